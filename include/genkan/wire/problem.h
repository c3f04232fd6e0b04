// How an error crosses the line: application/problem+json (RFC 9457) with our code, parameters and
// field. One table joins each ErrorCode to its HTTP status and its name, and is read both ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/wire/message.h"

namespace genkan::wire {

inline constexpr std::string_view kProblemMediaType = "application/problem+json; charset=utf-8";
inline constexpr std::string_view kJsonMediaType = "application/json; charset=utf-8";

int HttpStatusFrom(ErrorCode code);
// The code of a wire name such as "not_found"; none for a name this version does not know.
std::optional<ErrorCode> ErrorCodeFrom(std::string_view name);

// The response for `error`: status, body and headers. A transport may say more by a `status` of its
// own, such as 431; 0 is the code's. Of kInternal nothing but the code goes out.
Response ErrorResponse(const Error& error, std::string_view request_id, int status = 0);

// Adds the headers that an error brings, whatever its body: Retry-After.
void AddErrorHeaders(const Error& error, Response* response);

// What a response of status 400 and above says went wrong. Where its body is no problem of ours
// (a proxy answered), the status alone decides.
Error ErrorFrom(const Response& response);

}  // namespace genkan::wire
