// What the store keeps of a sign-in address that does not count yet.
#pragma once

#include "genkan/domain/address_change.h"
#include "genkan/service/mail_records.h"

namespace genkan::service {

// The newest of a contact.
struct AddressChange {
  domain::ContactId contact;
  domain::AddressWish wish;
  MailId mail;  // In the outbox until it was handed over; none: there was nobody to send it to.
  Millis asked_at_millis = 0;
  Millis expires_at_millis = 0;
  friend bool operator==(const AddressChange&, const AddressChange&) = default;
};

// What the backend needs kept of them. A part of every store (store.h), by its rules.
class AddressStore {
 public:
  virtual ~AddressStore() = default;

  // The newest change of each contact's sign-in address that does not count yet. Put stores or
  // replaces it; to remove what is not there is no error.
  virtual Status PutAddressChange(domain::PortalId portal, const AddressChange& change) = 0;
  virtual Result<AddressChange> AddressChangeOf(domain::PortalId portal,
                                                domain::ContactId contact) const = 0;
  virtual Status RemoveAddressChange(domain::PortalId portal, domain::ContactId contact) = 0;

  // Many contacts that are invited one after the other. Put stores or replaces by id, and a target
  // by its run and contact; kNotFound where there is no such run or contact. Runs come newest
  // first, targets by contact. Failed are those that were refused and those whose mail was given
  // up; sent are those whose mail is no longer in the outbox.
  virtual Status PutInvitationRun(domain::PortalId portal, const InvitationRun& run) = 0;
  virtual Result<std::vector<InvitationRun>> InvitationRuns(domain::PortalId portal) const = 0;
  virtual Status PutInvitationTarget(domain::PortalId portal, const InvitationTarget& target) = 0;
  virtual Result<std::vector<InvitationTarget>> InvitationsWaiting(domain::PortalId portal,
                                                                   domain::InvitationRunId run,
                                                                   std::size_t limit) const = 0;
  virtual Result<std::vector<InvitationTarget>> InvitationsFailed(domain::PortalId portal,
                                                                  domain::InvitationRunId run,
                                                                  std::size_t limit) const = 0;
  virtual Result<domain::InvitationCounts> CountInvitations(domain::PortalId portal,
                                                            domain::InvitationRunId run) const = 0;

  // One-time secrets. Put stores or replaces by id; two with one token digest are kConflict. None
  // is found by an empty digest.
  virtual Status PutOneTimeSecret(const OneTimeSecret& secret) = 0;
  virtual Result<OneTimeSecret> OneTimeSecretByToken(domain::PortalId portal,
                                                     std::string_view token_digest) const = 0;
  // The newest that this browser asked for.
  virtual Result<OneTimeSecret> OneTimeSecretByBrowser(domain::PortalId portal,
                                                       std::string_view browser_digest) const = 0;
  // Counts a wrong code.
  virtual Status CountAttempt(domain::PortalId portal, OneTimeSecretId id) = 0;
  // kConflict where it was used before.
  virtual Status UseOneTimeSecret(domain::PortalId portal, OneTimeSecretId id) = 0;
  // Forgets those of one person and purpose.
  virtual Status VoidOneTimeSecrets(domain::PortalId portal, SecretPurpose purpose,
                                    domain::ContactId contact, domain::StaffId staff) = 0;
  virtual Status ForgetOneTimeSecretsBefore(Millis expired) = 0;
};

}  // namespace genkan::service
