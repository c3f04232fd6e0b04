// Who was put on a ticket is told so, once.
#pragma once

#include "service/post.h"

namespace genkan::service {

// The ticket as it was, and as it is stored.
struct PeopleChange {
  const domain::Ticket& before;
  const domain::Ticket& after;
};

// Mails each participant who is on the ticket since, whom mail reaches and who may read it: that
// they see all of it. `added_by` is whose doing it is; empty: support's. REQUIRES: within the
// transaction of the change.
Status TellAdded(const PostRoom& room, const domain::Portal& portal, const PeopleChange& change,
                 const std::string& added_by);

}  // namespace genkan::service
