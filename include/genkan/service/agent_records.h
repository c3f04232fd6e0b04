// What the store keeps and gives for those who answer tickets. These shapes hold what no customer
// may see, and nothing that a customer is shown is made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "genkan/domain/agent.h"
#include "genkan/domain/conversation.h"
#include "genkan/domain/ticket.h"

namespace genkan::service {

// A row's place in the list. Rows come in descending order: newest activity first, equal ones by
// id, the younger first.
struct TicketPosition {
  Millis last_activity_at_millis = 0;
  domain::TicketId ticket;
  friend auto operator<=>(const TicketPosition&, const TicketPosition&) = default;
};

// Which tickets an agent looks at: those for which all that is given is so.
struct AgentTicketQuery {
  std::optional<domain::InboxId> inbox;  // Has a conversation in it.
  std::optional<domain::PipelineId> pipeline;
  std::optional<domain::StageId> stage;  // Quick with its pipeline beside it.
  std::optional<domain::StaffId> owner;  // No id: nobody's.
  std::optional<domain::StageKind> kind;
  std::optional<TicketPosition> after;  // Rows after this place; else from the start.
  std::size_t limit = 50;
};

// A message as agents see it, whoever it is for.
struct AgentMessage {
  domain::Message message;
  std::string channel;
};

struct AgentMessages {
  std::vector<AgentMessage> messages;  // Oldest first.
  std::int64_t total = 0;
  bool more = false;
};

// An answer that can still be taken back, with what the ticket was before.
struct PendingAnswer {
  domain::MessageId message;
  domain::TicketId ticket;
  domain::StaffId staff;
  domain::StageId stage_before;
  Millis last_activity_before_millis = 0;
  Millis until_millis = 0;
  friend bool operator==(const PendingAnswer&, const PendingAnswer&) = default;
};

}  // namespace genkan::service
