// What the server of a page that shows the portal says of who is signed in there: a JSON Web Token
// (RFC 7519) by HMAC with SHA-256 and nothing else, good once and for minutes. Knows neither store
// nor network.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/secret.h"
#include "genkan/service/ports.h"
#include "service/id_token.h"

namespace genkan::service {

// From its making to its end at most.
inline constexpr Millis kWidgetTokenMillis = 5 * kMillisPerMinute;
// Our clock and that of the page's server may differ by so much.
inline constexpr Millis kWidgetTokenLeewayMillis = 30 * kMillisPerSecond;

// Why a token is not believed: kWrongCredentials with the parameter "reason", one plain word for
// whoever looks after the page's server.
Error WrongWidgetToken(std::string_view reason);

// A token taken apart; nothing of it is believed yet.
struct WidgetToken {
  std::string key_id;
  wire::JsonValue claims;
  std::string signed_part;
  std::string signature;
};

// Refuses, as "token", what is none and, as "algorithm", one that names another than HS256.
Result<WidgetToken> ParseWidgetToken(std::string_view compact);

// HMAC-SHA-256 (RFC 2104) in bytes.
std::string WidgetTokenCode(const Secrets& secrets, const Secret& key, std::string_view bytes);

// Whether whoever has the secret signed it. Takes as long whatever differs.
bool IsSignedBy(const Secrets& secrets, const Secret& key, const WidgetToken& token);

struct WidgetTokenRules {
  std::string audience;
  Millis now_millis = 0;
};

// Whom a token vouches for, and by what it is known.
struct WidgetClaims {
  IdClaims person;
  std::string issuer;  // May be empty: the page's server is one of one.
  std::string id;
  Millis over_at_millis = 0;
};

// The claims of a token whose signature was found right: for this portal alone, in time, with an
// id.
Result<WidgetClaims> CheckWidgetClaims(const wire::JsonValue& claims,
                                       const WidgetTokenRules& rules);

}  // namespace genkan::service
