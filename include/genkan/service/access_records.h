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

// What a contact said to a version of the portal's consent text.
struct ConsentRecord {
  domain::ContactId contact;
  int version = 0;
  Millis at_millis = 0;
  bool given = false;  // Else it was withdrawn.
  friend bool operator==(const ConsentRecord&, const ConsentRecord&) = default;
};

}  // namespace genkan::service
