// What the store keeps of how contacts rate the tickets that were closed for them.
#pragma once

#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/ticket_rating.h"

namespace genkan::service {

class RatingStore {
 public:
  virtual ~RatingStore() = default;

  // Those of one ticket, the oldest first, equal ones by contact.
  virtual Result<std::vector<domain::TicketRating>> RatingsOf(domain::PortalId portal,
                                                              domain::TicketId ticket) const = 0;
  // Those of one contact, the same by ticket.
  virtual Result<std::vector<domain::TicketRating>> RatingsBy(domain::PortalId portal,
                                                              domain::ContactId contact) const = 0;
  // An empty one where there is none.
  virtual Result<domain::Rating> RatingBy(domain::PortalId portal, domain::TicketId ticket,
                                          domain::ContactId contact) const = 0;
  // Takes the place of the contact's one before. kNotFound where there is no such contact or
  // ticket. It is a change for agents and for the contact's own pages, and for nobody else.
  virtual Status PutRating(domain::PortalId portal, const domain::TicketRating& rating) = 0;
};

}  // namespace genkan::service
