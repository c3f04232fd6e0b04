// Small real ports for tests: secrets that cost nothing, the repository's own assets, zones with
// one offset.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "genkan/service/ports.h"
#include "support/fakes.h"

namespace genkan::support {

// Tells texts apart as a hash does, in no time. Protects nothing.
class QuickSecrets : public service::Secrets {
 public:
  Result<std::string> HashPassword(const Secret& password) override;
  bool VerifyPassword(const Secret& password, std::string_view hash) override;
  bool IsOutdated(std::string_view hash) const override;
  std::string Digest(std::string_view bytes) const override;
  std::string Mac(std::string_view key_name, std::string_view bytes) const override;
  std::string Seal(std::string_view key_name, const Secret& secret) const override;
  Result<Secret> Unseal(std::string_view key_name, std::string_view sealed) const override;

  // How often a password was verified: equal work can be counted instead of timed.
  int verifications() const { return verifications_; }

  // What hashes cost from now on.
  int cost = 1;
  // Runs once, in the middle of the next verification.
  std::function<void()> meanwhile;

 private:
  int verifications_ = 0;
};

// assets/ as it lies in the repository; client parts have the path "/assets/<name>".
class RepositoryAssets : public service::Assets {
 public:
  RepositoryAssets();
  const std::string* Find(std::string_view path) const override;
  std::string PublicPath(std::string_view logical_name) const override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

// Other servers, played by a function; by default none is there.
class Outside : public service::HttpClient {
 public:
  using Answer = Result<service::IncomingAnswer>;
  Answer Ask(const service::OutgoingRequest& request) override;

  std::function<Answer(const service::OutgoingRequest&)> answer;
};

// Believes a signature that is the word "signed", or what another port believes.
class QuickSignatures : public service::Signatures {
 public:
  bool IsSigned(const service::PublicKey& key, std::string_view bytes,
                std::string_view signature) const override;

  const service::Signatures* other = nullptr;
};

class FixedLocale : public service::Locale {
 public:
  const TimeZone& ZoneNamed(std::string_view name) const override {
    return name == "Asia/Tokyo" ? tokyo_ : utc_;
  }
  std::vector<std::string> ZoneNames() const override { return {"Asia/Tokyo", "UTC"}; }

 private:
  FixedZone tokyo_{9 * 60};
  FixedZone utc_{0};
};

}  // namespace genkan::support
