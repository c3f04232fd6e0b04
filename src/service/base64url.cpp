#include "genkan/service/base64url.h"

#include <charconv>

namespace genkan::service {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string Base64UrlText(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t bits = 0;
  int bits_held = 0;
  for (const std::uint8_t byte : bytes) {
    bits = bits << 8 | byte;
    for (bits_held += 8; bits_held >= 6; bits_held -= 6) {
      text += kDigits[bits >> (bits_held - 6) & 0x3F];
    }
  }
  if (bits_held > 0) text += kDigits[bits << (6 - bits_held) & 0x3F];
  return text;
}

std::string Base64UrlText(std::string_view bytes) {
  return Base64UrlText(
      std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

std::string Base64Text(std::string_view bytes) {
  std::string text = Base64UrlText(bytes);
  for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
  return text + std::string((4 - text.size() % 4) % 4, '=');
}

std::optional<std::string> BytesFromBase64Url(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int bits_held = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    bits_held += 6;
    if (bits_held >= 8) {
      bits_held -= 8;
      bytes += static_cast<char>(bits >> bits_held & 0xFF);
    }
  }
  // One spelling per value: nothing may be hidden in the bits that are left over.
  if (Base64UrlText(bytes) != text) return std::nullopt;
  return bytes;
}

std::string BytesFromHex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

}  // namespace genkan::service
