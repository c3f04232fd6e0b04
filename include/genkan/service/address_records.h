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

}  // namespace genkan::service
