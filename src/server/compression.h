// Answers as small as the reader can take them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "genkan/wire/message.h"

namespace genkan::server {

// `response` with its body in Brotli where it is a text of some length and `request` allows it.
// Safe beside secrets: sessions travel in headers alone, and no body holds both a secret and text
// that somebody else chose, which is what guessing by length (BREACH) needs.
// What is in Brotli already stays as it is.
wire::Response Compressed(const wire::Request& request, wire::Response response);

// Whether the answer is a text that is worth making smaller.
bool IsWorthCompressing(const wire::Response& response);
// Says that the answer's body is in Brotli.
void MarkCompressed(wire::Response* response);

// `text` in Brotli; none where that cannot be.
std::optional<std::string> ToBrotli(std::string_view text);
// The other way; none where it is not of ToBrotli or was not `bytes` long.
std::optional<std::string> FromBrotli(std::string_view small, std::size_t bytes);

}  // namespace genkan::server
