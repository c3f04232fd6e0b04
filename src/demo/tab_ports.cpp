#include "demo/tab_ports.h"

#include "demo/sha256.h"
#include "genkan/service/base64url.h"

namespace genkan::demo {
namespace {

std::string Hex(std::string_view bytes) {
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 0xF];
  }
  return hex;
}

}  // namespace

std::string TabSecrets::Digest(std::string_view bytes) const { return Hex(Sha256(bytes)); }

std::string TabSecrets::Mac(std::string_view key_name, std::string_view bytes) const {
  return Hex(HmacSha256(key_name, bytes));
}

std::string TabSecrets::Seal(std::string_view key_name, const Secret& secret) const {
  const std::string& text = secret.Reveal();
  return Mac(key_name, text) + service::Base64UrlText(text);
}

Result<Secret> TabSecrets::Unseal(std::string_view key_name, std::string_view sealed) const {
  constexpr std::size_t kMacDigits = 64;
  if (sealed.size() < kMacDigits) return ErrorCode::kMalformed;
  auto text = service::BytesFromBase64Url(sealed.substr(kMacDigits));
  if (!text || Mac(key_name, *text) != sealed.substr(0, kMacDigits)) return ErrorCode::kMalformed;
  return Secret(*std::move(text));
}

const std::string* TabAssets::Find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace genkan::demo
