#include "support/ports.h"

#include <utility>

namespace genkan::support {
namespace {

// FNV-1a over four different beginnings: 64 hex digits, as a real digest has.
std::string HexOf(std::string_view bytes) {
  std::string hex;
  for (std::uint64_t lane = 1; lane <= 4; ++lane) {
    std::uint64_t hash = 14695981039346656037u * lane;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[hash >> shift & 0xF];
  }
  return hex;
}

}  // namespace

Result<std::string> QuickSecrets::HashPassword(const Secret& password) {
  return "quick:" + std::to_string(cost) + ":" + HexOf(password.Reveal());
}

bool QuickSecrets::VerifyPassword(const Secret& password, std::string_view hash) {
  ++verifications_;
  if (meanwhile) std::exchange(meanwhile, nullptr)();
  return hash.starts_with("quick:") && hash.ends_with(":" + HexOf(password.Reveal()));
}

bool QuickSecrets::IsOutdated(std::string_view hash) const {
  return !hash.starts_with("quick:" + std::to_string(cost) + ":");
}

std::string QuickSecrets::Digest(std::string_view bytes) const { return HexOf(bytes); }

std::string QuickSecrets::Mac(std::string_view key_name, std::string_view bytes) const {
  return HexOf(std::string(key_name) + "\n" + std::string(bytes));
}

std::string QuickSecrets::Seal(std::string_view key_name, const Secret& secret) const {
  return "sealed:" + std::string(key_name) + ":" + secret.Reveal();
}

Result<Secret> QuickSecrets::Unseal(std::string_view key_name, std::string_view sealed) const {
  const std::string seal = "sealed:" + std::string(key_name) + ":";
  if (!sealed.starts_with(seal)) return ErrorCode::kMalformed;
  return Secret(std::string(sealed.substr(seal.size())));
}

Outside::Answer Outside::Ask(const service::OutgoingRequest& request) {
  return answer ? answer(request) : Answer(ErrorCode::kUnavailable);
}

bool QuickSignatures::IsSigned(const service::PublicKey& key, std::string_view bytes,
                               std::string_view signature) const {
  return other != nullptr ? other->IsSigned(key, bytes, signature) : signature == "signed";
}

}  // namespace genkan::support
