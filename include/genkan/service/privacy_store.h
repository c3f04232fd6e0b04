// What the backend needs kept of requests about people's data, and what it needs to forget. A part
// of every store (store.h), by its rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/audit.h"
#include "genkan/domain/privacy.h"
#include "genkan/domain/ticket.h"

namespace genkan::service {

inline constexpr std::size_t kPrivacyRequestsListed = 500;

class PrivacyStore {
 public:
  virtual ~PrivacyStore() = default;

  // Who is this contact since a merge, by their old ids.
  virtual Result<std::vector<domain::ContactId>> MergedInto(domain::PortalId portal,
                                                            domain::ContactId contact) const = 0;

  // What people ask for of the data about themselves: what is open by its deadline, then what was
  // answered, the newest first; at most kPrivacyRequestsListed. Put stores or replaces by id.
  virtual Status PutPrivacyRequest(domain::PortalId portal,
                                   const domain::PrivacyRequest& request) = 0;
  virtual Result<std::vector<domain::PrivacyRequest>> PrivacyRequests(
      domain::PortalId portal) const = 0;
  virtual Result<domain::PrivacyRequest> PrivacyRequestById(domain::PortalId portal,
                                                            domain::PrivacyRequestId id) const = 0;
  // Legal holds, one for a contact at most. Put stores or replaces; to remove what is not there is
  // no error. They come by contact.
  virtual Status PutLegalHold(domain::PortalId portal, const domain::LegalHold& hold) = 0;
  virtual Status RemoveLegalHold(domain::PortalId portal, domain::ContactId contact) = 0;
  virtual Result<std::vector<domain::LegalHold>> LegalHolds(domain::PortalId portal) const = 0;
  // Those on tickets, by the same rules. They come by ticket.
  virtual Status PutTicketHold(domain::PortalId portal, const domain::TicketHold& hold) = 0;
  virtual Status RemoveTicketHold(domain::PortalId portal, domain::TicketId ticket) = 0;
  virtual Result<std::vector<domain::TicketHold>> TicketHolds(domain::PortalId portal) const = 0;
  // Those of tickets in closed stages of the pipeline that have rested since before `instant`, the
  // longest first; not merged ones.
  virtual Result<std::vector<domain::Ticket>> TicketsClosedBefore(domain::PortalId portal,
                                                                  domain::PipelineId pipeline,
                                                                  Millis instant,
                                                                  std::size_t limit) const = 0;
  // Takes a ticket away with all that is its alone: its conversations and messages, mail about it,
  // and the tickets that were merged into it. Its number is not given again. Gives the contents of
  // the files that went, to be released (attachments.h). kConflict where a hold stands against it.
  virtual Result<std::vector<std::string>> RemoveTicket(domain::PortalId portal,
                                                        domain::TicketId ticket) = 0;
  // Above those of all who were erased so far.
  virtual Result<std::int64_t> NextFormerNumber(domain::PortalId portal) const = 0;
  // The contact is no more: what they wrote is by FormerText, and so is what names them in the
  // audit log, where `words` are their name and addresses, and in their requests; all else that is
  // theirs goes. Where the store outlives its backups, the erasure is also kept outside of them.
  // kConflict where a ticket names the contact or a hold stands against it.
  virtual Status EraseContact(const domain::Erasure& erasure,
                              const std::vector<std::string>& words) = 0;
  // What the audit log says of the contact's account (domain::IsAboutAccount), the newest first.
  virtual Result<std::vector<domain::AuditEntry>> AuditAbout(domain::PortalId portal,
                                                             const domain::Contact& contact,
                                                             std::size_t limit) const = 0;
};

}  // namespace genkan::service
