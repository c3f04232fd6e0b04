// A sign-in with OpenID Connect on its way: begun in this browser, gone to the provider, not back
// yet. All there is of it is a cookie; what is told to the provider are message codes over that, so
// that nothing is kept before somebody is in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "service/backend.h"

namespace genkan::service {

inline constexpr std::string_view kOpenIdPath = "/sign-in/openid";

struct OpenIdAttempt {
  std::string cookie;  // "<random>.<millis>.<language and where it leads>"
  Millis begun_at_millis = 0;
  std::string language;
  std::string next;
};

const domain::OpenIdRules& OpenIdRulesOf(const Call& call);

OpenIdAttempt NewAttempt(const Backend& backend, const Call& call);

// The one that the request is the answer to: its state belongs to its cookie, whole, and its time
// is not over.
std::optional<OpenIdAttempt> AttemptOf(const Backend& backend, const Call& call);

// 64 hex digits that belong to this attempt, portal and provider, and say nothing of the cookie:
// "state", "nonce" or "verifier".
std::string DerivedFrom(const Backend& backend, const Call& call, const OpenIdAttempt& attempt,
                        std::string_view what);

// The value of the Set-Cookie header; an empty value makes the browser forget it.
std::string AttemptCookie(const Backend& backend, const Call& call, std::string_view value,
                          Millis age_millis);

// The call as the one that began: in its language, and on its way to the same place.
Call AsBegun(const Call& call, const OpenIdAttempt& attempt);

}  // namespace genkan::service
