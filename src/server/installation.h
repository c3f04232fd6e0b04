// An open data folder with the ports of this machine around it. One process at a time has it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "genkan/service/ports.h"
#include "server/assets_dir.h"
#include "server/curl_http_client.h"
#include "server/disk_blobs.h"
#include "server/locale_icu.h"
#include "server/secrets_sodium.h"
#include "server/signatures_openssl.h"
#include "server/sqlite_store.h"
#include "server/system.h"

namespace genkan::server {

// How the portals are reached, and who their mail is from where they do not say.
struct PublicFace {
  std::string origin;  // Such as "https://support.example"; empty: not known.
  std::string mail_from;
};

class Installation {
 public:
  // Takes the folder `data` and makes what is missing in it, but no portal. `log` gets what is
  // worth knowing about the store. kConflict where another process has the folder.
  static Result<std::unique_ptr<Installation>> Open(const std::filesystem::path& data,
                                                    AssetsDir assets, SqliteStore::Log log);

  SqliteStore& store() { return *store_; }
  const service::Ports& ports() const { return ports_; }
  const std::filesystem::path& data() const { return data_; }
  // For what runs outside of the router. Set it before any other thread asks.
  void SetFace(PublicFace face) { face_ = std::move(face); }
  const PublicFace& face() const { return face_; }
  SystemRandom& random() { return random_; }
  CurlHttpClient& http() { return http_; }
  DiskBlobs& blobs() { return blobs_; }
  const SystemClock& clock() const { return clock_; }

 private:
  Installation(std::filesystem::path data, AssetsDir assets, std::unique_ptr<SqliteStore> store,
               std::unique_ptr<SodiumSecrets> secrets);

  const std::filesystem::path data_;
  const AssetsDir assets_;
  const SystemClock clock_;
  SystemRandom random_;
  const IcuLocale locale_;
  std::unique_ptr<SqliteStore> store_;
  std::unique_ptr<SodiumSecrets> secrets_;
  CurlHttpClient http_;
  const OpensslSignatures signatures_;
  DiskBlobs blobs_;
  service::Ports ports_;
  PublicFace face_;
};

// Where the built client lies: `wanted`, else beside the program. Empty where there is none.
std::string FindStaticDir(const std::string& wanted);
// Where page templates and strings lie: `wanted`, else in `static_dir`, else in the source tree
// the program was built from. Empty where there are none.
std::string FindAssetsDir(const std::string& wanted, const std::string& static_dir);

}  // namespace genkan::server
