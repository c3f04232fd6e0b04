// What the store keeps of mail and of the secrets that go out with it.
#pragma once

#include <string>

#include "genkan/domain/ids.h"
#include "genkan/wire/mail_message.h"

namespace genkan::service {

using MailId = domain::Id<struct MailTag>;
using OneTimeSecretId = domain::Id<struct OneTimeSecretTag>;

// A mail on its way. It is put into the outbox in the transaction that causes it and leaves it when
// it has been handed over.
struct OutgoingMail {
  MailId id;
  domain::PortalId portal;
  wire::MailMessage message;
  Millis next_try_at_millis = 0;
  // No try is made after this: what it says is over then.
  Millis give_up_at_millis = 0;
  int tries = 0;
  // Given up. It stays for whoever looks after the portal, without its text, which may hold
  // secrets.
  bool failed = false;
  std::string reason;  // Of the last failure.
  // What it is about and whose words it repeats, so that it can be called back; either may be none.
  domain::TicketId ticket;
  domain::MessageId about;
  friend bool operator==(const OutgoingMail&, const OutgoingMail&) = default;
};

enum class SecretPurpose : std::uint8_t {
  kInvitation,
  kPasswordReset,
  kSignIn,
  // The answer of an OpenID Connect provider: kept only once it was used, so that it is used once.
  kOpenIdAnswer,
  kRegistration,
  // The answer of a passkey, in the same way.
  kPasskeyAnswer,
  kAddressChange,  // Of somebody's new address, which it makes the one that signs in.
  kAddressUndo,    // Of the one before, which it puts back.
  // What the server of a page said of who somebody is, in the same way as a provider's answer.
  kWidgetIdentity,
};

// A link, and perhaps a code, that works once. Only digests of both are kept.
struct OneTimeSecret {
  OneTimeSecretId id;
  domain::PortalId portal;
  SecretPurpose purpose = SecretPurpose::kInvitation;
  // At most one of the two, or the address of somebody who registers. Of nobody where somebody
  // asked in the name of an unknown address, so that all that follows looks alike.
  domain::ContactId contact;
  domain::StaffId staff;
  std::string address;  // Of a contact: the one that the link was mailed to and is about.
  std::string name;     // Of somebody who registers.
  std::string token_digest;
  std::string code_digest;  // Empty: there is no code.
  // Of what the browser that asked holds; empty where none asked.
  std::string browser_digest;
  Millis created_at_millis = 0;
  Millis expires_at_millis = 0;
  int attempts = 0;  // Wrong codes.
  bool used = false;
  friend bool operator==(const OneTimeSecret&, const OneTimeSecret&) = default;
};

}  // namespace genkan::service
