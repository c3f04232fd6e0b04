// What has changed, for whoever has the portal open.
#pragma once

#include <cstdint>
#include <vector>

#include "genkan/domain/ticket.h"

namespace genkan::domain {

// What has changed since some moment, as far as one viewer may see it. A moment is a count of the
// portal's changes, which only rises.
struct Changes {
  std::int64_t upto = 0;              // The moment of this answer.
  std::vector<TicketNumber> tickets;  // New or changed; in no order.
  // What a session's answer says may have changed: the portal's settings, or the viewer's own
  // rights.
  bool session = false;
  // More has changed than is listed: whatever is shown may be of before.
  bool more = false;
  friend bool operator==(const Changes&, const Changes&) = default;
};

inline bool IsNothing(const Changes& changes) {
  return changes.tickets.empty() && !changes.session && !changes.more;
}

}  // namespace genkan::domain
