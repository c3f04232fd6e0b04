// Signing in by e-mail and password. The answer never says whether an account exists: unknown and
// wrong cost the same work and read the same.
#pragma once

#include <string>

#include "genkan/wire/session_codec.h"
#include "service/sessions.h"

namespace genkan::service {

struct SignedIn {
  std::string set_cookie;
  Person person;
};

// kWrongCredentials or kTooManyRequests, else a new session. Slow: it hashes.
Result<SignedIn> SignIn(const Backend& backend, const Call& call,
                        const wire::Credentials& credentials);

}  // namespace genkan::service
