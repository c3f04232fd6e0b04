// What the backend needs to know before it mails somebody about a ticket. A part of every store
// (store.h), by its rules.
#pragma once

#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/ticket.h"
#include "genkan/domain/visibility.h"

namespace genkan::service {

class NoticeStore {
 public:
  virtual ~NoticeStore() = default;

  // The contacts of these companies who chose mail about all tickets they see, by id. Whether they
  // see one is for the caller to ask.
  virtual Result<std::vector<domain::ContactId>> ContactsWithAllMail(
      domain::PortalId portal, const std::vector<domain::CompanyId>& companies) const = 0;
  // The ticket of that id, or the one it went into; kNotFound where the viewer does not see it.
  virtual Result<domain::Ticket> TicketSeen(const domain::Viewer& viewer,
                                            domain::TicketId id) const = 0;
};

}  // namespace genkan::service
