// What the store keeps of how contacts get in.
#pragma once

#include <string>

#include "genkan/domain/ids.h"

namespace genkan::service {

// Who a contact is at an OpenID Connect provider. An issuer never gives a subject to somebody else
// (OpenID Connect Core 1.0 §2); it does so with mail addresses.
struct OpenIdLink {
  std::string issuer;
  std::string subject;
  domain::ContactId contact;
  Millis linked_at_millis = 0;
  friend bool operator==(const OpenIdLink&, const OpenIdLink&) = default;
};

using PasskeyId = domain::Id<struct PasskeyTag>;

// The public half of a key with which somebody signs in. Its other half never leaves the person's
// authenticator.
struct Passkey {
  PasskeyId id;
  domain::ContactId contact;  // One of the two.
  domain::StaffId staff;
  std::string credential_id;  // In Base64url, as browsers name it.
  std::string public_key;     // A COSE key in Base64url.
  // Of signatures; an authenticator that counts none leaves 0.
  std::int64_t sign_count = 0;
  std::string name;  // What its owner calls it.
  Millis made_at_millis = 0;
  Millis last_used_at_millis = 0;  // 0: never.
  friend bool operator==(const Passkey&, const Passkey&) = default;
};

// What a contact said to a version of the portal's consent text.
struct ConsentRecord {
  domain::ContactId contact;
  int version = 0;
  Millis at_millis = 0;
  bool given = false;  // Else it was withdrawn.
  friend bool operator==(const ConsentRecord&, const ConsentRecord&) = default;
};

}  // namespace genkan::service
