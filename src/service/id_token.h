// The ID token of OpenID Connect: a signed claim of a provider about who just signed in there.
// Everything about it is checked here, but for who the subject is to us.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/service/signatures.h"
#include "genkan/wire/json.h"

namespace genkan::service {

// Our clock and the provider's may differ by so much.
inline constexpr Millis kTokenLeewayMillis = kMillisPerMinute;

// Why an answer is not believed: kWrongCredentials with the parameter "reason", one plain word for
// whoever looks after the portal.
Error WrongAnswer(std::string_view reason);

// A key of a provider (RFC 7517), with the id by which tokens name it.
struct ProviderKey {
  std::string id;
  PublicKey key;
};

// Those keys of a key set that may sign and that we know how to use; others are left out.
std::vector<ProviderKey> ReadKeySet(const wire::JsonValue& json);

// A token in compact form (RFC 7515 §3.1), taken apart; nothing of it is believed yet.
struct IdToken {
  SignatureKind kind = SignatureKind::kRs256;
  std::string key_id;  // Empty: none is named.
  wire::JsonValue claims;
  std::string signed_part;
  std::string signature;
};

// WrongAnswer("token") where it is none; WrongAnswer("algorithm") where it is signed by another
// algorithm than RS256 and ES256: by none, or with a secret that others know as well.
Result<IdToken> ParseIdToken(std::string_view compact);

// The key that the token names or, where it names none, the only one of its kind; null: there is
// none.
const ProviderKey* KeyFor(const IdToken& token, const std::vector<ProviderKey>& keys);

struct TokenRules {
  std::string issuer;
  std::string client_id;
  std::string nonce;
  Millis now_millis = 0;
};

// Whom a provider vouches for.
struct IdClaims {
  std::string subject;
  std::string verified_email;  // Empty where the provider does not say that it is verified.
  std::string name;
};

// The claims of a token whose signature was found right (OpenID Connect Core 1.0 §3.1.3.7): from
// this issuer, for this client alone, in time, and with the nonce that this sign-in began with.
Result<IdClaims> CheckClaims(const wire::JsonValue& claims, const TokenRules& rules);

// What the answer of the userinfo endpoint adds about the same subject.
Result<IdClaims> CheckUserInfo(const wire::JsonValue& json, const IdClaims& known);

}  // namespace genkan::service
