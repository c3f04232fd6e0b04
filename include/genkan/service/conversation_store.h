// What a customer is shown of a ticket's conversations.
#pragma once

#include <string>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/visibility.h"

namespace genkan::service {

// One with messages that its reader is shown.
struct ShownConversation {
  domain::ConversationId id;
  std::string channel;
  Millis begun_at_millis = 0;  // When the first of them was sent.
  Millis news_at_millis = 0;   // The last one of others that did not come with an import; 0: none.
  friend bool operator==(const ShownConversation&, const ShownConversation&) = default;
};

class ConversationStore {
 public:
  virtual ~ConversationStore() = default;

  // Those of the ticket by when they began, equal ones by id; none where it is one alone.
  virtual Result<std::vector<ShownConversation>> ShownConversations(
      const domain::Viewer& viewer, domain::TicketId ticket) const = 0;
};

}  // namespace genkan::service
