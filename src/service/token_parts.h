// What tokens in compact form (RFC 7515 §3.1) have in common, whoever signed them. Nothing here
// checks anything but form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/wire/json.h"
#include "service/id_token.h"

namespace genkan::service {

inline constexpr std::size_t kSubjectBytesMax = 255;  // OpenID Connect Core 1.0 §2

// A member that is a text; empty where it is none.
std::string TextOf(const wire::JsonValue& object, std::string_view name);

// A member that is a count of seconds since 1970 (NumericDate, RFC 7519 §2).
std::optional<Millis> InstantOf(const wire::JsonValue& object, std::string_view name);

// The JSON object that is written in Base64url.
std::optional<wire::JsonValue> ObjectIn(std::string_view base64url);

// The name, and the address where it is said to be verified, into `claims`.
void ReadPerson(const wire::JsonValue& json, IdClaims* claims);

}  // namespace genkan::service
