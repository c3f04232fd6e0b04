// Signing out at the OpenID Connect provider as well (RP-Initiated Logout 1.0): else whoever sits
// at the browser next is let in again by one press. What is needed is in cookies of this browser,
// so that signing out asks no other server.
#pragma once

#include <string>
#include <string_view>

#include "service/backend.h"

namespace genkan::service {

// The Set-Cookie header by which the session that `session_cookie` begins knows where to sign out
// at the provider; empty where the provider names no such place.
std::string ProviderExitCookie(const Backend& backend, const Call& call,
                               std::string_view end_session, std::string_view session_cookie);

// After a session was ended: where it was begun at a provider that can be signed out at, the next
// visit of the sign-in page leads there.
void LeaveByProvider(const Backend& backend, const Call& call, wire::Response* response);

// Where such a visit leads; empty: nowhere.
std::string ProviderExit(const Backend& backend, const Call& call);

// The Set-Cookie header that makes the browser forget that.
std::string ForgetProviderExit(const Backend& backend, const Call& call);

}  // namespace genkan::service
