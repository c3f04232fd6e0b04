// SHA-256 (FIPS 180-4) and HMAC over it (RFC 2104), where no library is at hand.
#pragma once

#include <string>
#include <string_view>

namespace genkan::demo {

// 32 bytes.
std::string Sha256(std::string_view bytes);
std::string HmacSha256(std::string_view key, std::string_view bytes);

}  // namespace genkan::demo
