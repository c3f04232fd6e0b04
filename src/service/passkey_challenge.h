// What a passkey is asked to sign. A challenge shows by itself whose it is and when it was made, so
// that nothing is kept before somebody is in; it is marked as used in the transaction of what it
// allows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "service/sessions.h"

namespace genkan::service {

inline constexpr Millis kPasskeyChallengeMillis = 10 * kMillisPerMinute;

// Where a portal's passkeys belong: browsers know them by `rp_id`, a host, and only pages of
// `origin` may ask for them.
struct PasskeyHome {
  std::string rp_id;
  std::string origin;
};

// None where the portal lets nobody in by passkey, or people reach it by an IP address, to which no
// passkey can belong. Made of what is set alone, never of what a request says.
std::optional<PasskeyHome> PasskeyHomeOf(const Backend& backend, const Call& call);

// What an authenticator knows somebody by: neither a name nor an address.
std::string PasskeyUserId(const Person& person);

enum class PasskeyUse : std::uint8_t {
  kSignIn,
  kMake,  // Also bound to the session. REQUIRES: somebody is signed in.
};

// In Base64url, as browsers are given it and repeat it.
std::string NewPasskeyChallenge(const Backend& backend, const Call& call, PasskeyUse use);

// Refuses with the reason "challenge" what we did not make for this use, and with "over" what was
// made too long ago.
Status CheckPasskeyChallenge(const Backend& backend, const Call& call, PasskeyUse use,
                             std::string_view challenge);

// Marks a challenge that was checked as used; refuses one that is already. REQUIRES: within the
// transaction of what it allows.
Status UsePasskeyChallenge(const Backend& backend, const Call& call, std::string_view challenge,
                           const Person& person);

}  // namespace genkan::service
