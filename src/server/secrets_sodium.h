// Passwords, digests and message codes by libsodium, with keys that lie in a folder of their own.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "genkan/base/random.h"
#include "genkan/service/ports.h"

namespace genkan::server {

// What one password hash costs. Tests use less, since nothing there depends on its strength.
struct HashCost {
  unsigned long long passes = 2;
  std::size_t memory_bytes = 64 * 1024 * 1024;
};

// May be used by several threads at once.
class SodiumSecrets final : public service::Secrets {
 public:
  // Reads `keys_dir`/root.key or, where there is none, makes it (0600). Every named key is derived
  // from it; replacing the file voids all that was ever signed and nothing else.
  static Result<std::unique_ptr<SodiumSecrets>> Open(const std::filesystem::path& keys_dir,
                                                     Random& random, const HashCost& cost = {});
  ~SodiumSecrets() override;

  Result<std::string> HashPassword(const Secret& password) noexcept override;
  bool VerifyPassword(const Secret& password, std::string_view hash) noexcept override;
  bool IsOutdated(std::string_view hash) const noexcept override;
  std::string Digest(std::string_view bytes) const noexcept override;
  std::string Mac(std::string_view key_name, std::string_view bytes) const noexcept override;
  std::string Seal(std::string_view key_name, const Secret& secret) const override;
  Result<Secret> Unseal(std::string_view key_name, std::string_view sealed) const override;

 private:
  using Key = std::array<std::uint8_t, 32>;
  SodiumSecrets(const Key& root, const HashCost& cost) : root_(root), cost_(cost) {}

  Key root_;
  const HashCost cost_;
  // What an unknown name's password is compared with.
  std::string nobodys_hash_;
};

}  // namespace genkan::server
