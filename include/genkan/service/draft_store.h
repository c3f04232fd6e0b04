// What the store keeps of answers that contacts have begun to write.
#pragma once

#include "genkan/base/result.h"
#include "genkan/domain/ids.h"
#include "genkan/domain/reply_draft.h"

namespace genkan::service {

// Whose draft, of an answer to which ticket.
struct DraftPlace {
  domain::ContactId contact;
  domain::TicketId ticket;
  friend auto operator<=>(const DraftPlace&, const DraftPlace&) = default;
};

class DraftStore {
 public:
  virtual ~DraftStore() = default;

  // An empty one where there is none.
  virtual Result<domain::ReplyDraft> DraftOf(domain::PortalId portal,
                                             const DraftPlace& place) const = 0;
  // Takes the place of the one before; an empty one removes it. kNotFound where there is no such
  // contact or ticket.
  virtual Status PutDraft(domain::PortalId portal, const DraftPlace& place,
                          const domain::ReplyDraft& draft) = 0;
};

}  // namespace genkan::service
