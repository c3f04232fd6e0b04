// Bytes as text that fits into a cookie or a URL (RFC 4648 §5, without padding).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace genkan::service {

std::string Base64UrlText(std::span<const std::uint8_t> bytes);
std::string Base64UrlText(std::string_view bytes);

// The plain form (RFC 4648 §4), padded: what the Basic scheme of HTTP wants.
std::string Base64Text(std::string_view bytes);

// None where `text` is not what Base64UrlText writes.
std::optional<std::string> BytesFromBase64Url(std::string_view text);

// The bytes behind hex digits, such as those of Secrets::Digest. REQUIRES: `hex` is such.
std::string BytesFromHex(std::string_view hex);

}  // namespace genkan::service
