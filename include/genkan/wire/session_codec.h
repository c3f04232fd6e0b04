// Signing in, and who is signed in.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/base/secret.h"
#include "genkan/domain/views.h"

namespace genkan::wire {

// The body of POST /v1/session.
struct Credentials {
  std::string email;
  Secret password;
};
std::string EncodeCredentials(const Credentials& credentials);
Result<Credentials> DecodeCredentials(std::string_view body);

// The body of PUT /v1/openid/client-secret.
Result<Secret> DecodeClientSecret(std::string_view body);

// The answer of GET and POST /v1/session.
std::string EncodeSession(const domain::SessionView& session);
Result<domain::SessionView> DecodeSession(std::string_view body);

}  // namespace genkan::wire
