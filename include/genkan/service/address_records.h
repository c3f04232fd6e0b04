// What the store keeps of a sign-in address that does not count yet.
#pragma once

#include "genkan/base/result.h"
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
};

}  // namespace genkan::service
