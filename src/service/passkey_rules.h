// Which answers of browsers and authenticators are believed (Web Authentication Level 2 §7). Knows
// neither network nor OpenSSL.
#pragma once

#include <string>
#include <string_view>

#include "genkan/service/ports.h"
#include "genkan/wire/passkey_codec.h"

namespace genkan::service {

// kWrongCredentials with words to read, and a reason for whoever has to look into it.
Error WrongPasskey(std::string_view reason);

struct PasskeyRules {
  std::string_view type;  // What was asked for: "webauthn.create" or "webauthn.get".
  std::string_view origin;
  std::string_view rp_id;
  // Whether the person has to have shown themselves to the authenticator, by a finger or a PIN, and
  // not merely to have been there.
  bool verification_required = false;
};

// An answer of a passkey, each part as bytes.
struct PasskeyAnswer {
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};

// What the browser says, where it was asked for that, by our own page.
Result<wire::PasskeyClientData> CheckClientData(std::string_view client_data,
                                                const PasskeyRules& rules);

// Whether the authenticator means us, and somebody was there.
Status CheckAuthenticator(const Secrets& secrets, const wire::AuthenticatorData& data,
                          const PasskeyRules& rules);

// Whether whoever has the other half of `public_key` (a COSE key) gave the answer.
Status CheckPasskeySignature(const Ports& ports, std::string_view public_key,
                             const PasskeyAnswer& answer);

// A copy of a passkey goes on from the number it was copied at: so a count that does not rise tells
// that there are two. An authenticator that does not count says 0 always.
bool SignCountRises(std::int64_t kept, std::uint32_t told);

}  // namespace genkan::service
