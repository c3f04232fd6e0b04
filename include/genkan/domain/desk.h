// Where new tickets can go: all inboxes, channel accounts and pipelines of a portal.
#pragma once

#include <vector>

#include "genkan/domain/conversation.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {

struct Desk {
  std::vector<Inbox> inboxes;
  std::vector<ChannelAccount> channel_accounts;
  std::vector<Pipeline> pipelines;
  friend bool operator==(const Desk&, const Desk&) = default;
};

}  // namespace genkan::domain
