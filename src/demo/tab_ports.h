// The ports of a backend that runs in a tab: it has no key of its own to protect, no passwords and
// no other servers.
#pragma once

#include <map>
#include <string>

#include "genkan/service/ports.h"

namespace genkan::demo {

// Digests are real, so that all that rests on them behaves as on a server. Whatever is sealed lies
// in the memory of the one person who could read it, so that it is signed and not encrypted.
class TabSecrets final : public service::Secrets {
 public:
  Result<std::string> HashPassword(const Secret&) override { return ErrorCode::kUnavailable; }
  bool VerifyPassword(const Secret&, std::string_view) override { return false; }
  bool IsOutdated(std::string_view) const override { return false; }
  std::string Digest(std::string_view bytes) const override;
  std::string Mac(std::string_view key_name, std::string_view bytes) const override;
  std::string Seal(std::string_view key_name, const Secret& secret) const override;
  Result<Secret> Unseal(std::string_view key_name, std::string_view sealed) const override;
};

// The files that came with the page.
class TabAssets final : public service::Assets {
 public:
  explicit TabAssets(std::map<std::string, std::string, std::less<>> files)
      : files_(std::move(files)) {}
  const std::string* Find(std::string_view path) const override;
  std::string PublicPath(std::string_view) const override { return {}; }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

// No request leaves the tab.
class NoServers final : public service::HttpClient {
 public:
  Result<service::IncomingAnswer> Ask(const service::OutgoingRequest&) override {
    return ErrorCode::kUnavailable;
  }
};

// Nobody signs anything here.
class NoSignatures final : public service::Signatures {
 public:
  bool IsSigned(const service::PublicKey&, std::string_view, std::string_view) const override {
    return false;
  }
};

}  // namespace genkan::demo
