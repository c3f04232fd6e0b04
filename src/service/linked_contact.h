// Which contact somebody is of whom others vouch: a provider of OpenID Connect, or the server of a
// page that shows the portal.
#pragma once

#include <string>
#include <string_view>

#include "service/backend.h"
#include "service/id_token.h"

namespace genkan::service {

struct Voucher {
  std::string issuer;
  // With the subject behind it the external id of a contact who is known by that alone.
  std::string_view given_prefix;
};

// kWrongCredentials, to be read: that nobody here is this subject.
Error SubjectUnknown();

// The contact who is known by issuer and subject. The first time it is the one whose external id
// says so, or who signs in under the verified address, or, where the portal has it so, a new one;
// the link is kept and noted from then on. REQUIRES: within a transaction; the claims were checked.
Result<domain::ContactId> LinkedContact(const Backend& backend, const Call& call,
                                        const Voucher& voucher, const IdClaims& claims);

}  // namespace genkan::service
