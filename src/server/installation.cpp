#include "server/installation.h"

#include <sys/stat.h>

namespace genkan::server {
namespace {

namespace fs = std::filesystem;

fs::path ProgramFolder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

// The first of `candidates` that holds `file`.
std::string FirstThatHolds(const char* file, std::initializer_list<fs::path> candidates) {
  for (const fs::path& candidate : candidates) {
    std::error_code error;
    if (fs::exists(candidate / file, error)) return fs::weakly_canonical(candidate, error).string();
  }
  return {};
}

}  // namespace

std::string FindStaticDir(const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  const fs::path program = ProgramFolder();
  return FirstThatHolds("assets.json", {program / "static", program / "../web-release/static"});
}

std::string FindAssetsDir(const std::string& wanted, const std::string& static_dir) {
  if (!wanted.empty()) return wanted;
  // build/native-release/genkan lies two folders below the source tree.
  return FirstThatHolds("strings/en.json",
                        {fs::path(static_dir) / "files", ProgramFolder() / "../../assets"});
}

Result<std::unique_ptr<Installation>> Installation::Open(const fs::path& data, AssetsDir assets,
                                                         SqliteStore::Log log) {
  GENKAN_TRY(auto store, SqliteStore::Open(data, std::move(log)));
  const fs::path keys = data / "keys";
  // Where this fails, writing the key says why.
  ::mkdir(keys.c_str(), 0700);
  SystemRandom random;
  GENKAN_TRY(auto secrets, SodiumSecrets::Open(keys, random));
  return std::unique_ptr<Installation>(
      new Installation(data, std::move(assets), std::move(store), std::move(secrets)));
}

Installation::Installation(fs::path data, AssetsDir assets, std::unique_ptr<SqliteStore> store,
                           std::unique_ptr<SodiumSecrets> secrets)
    : data_(std::move(data)),
      assets_(std::move(assets)),
      store_(std::move(store)),
      secrets_(std::move(secrets)),
      blobs_(data_),
      ports_{.clock = clock_,
             .random = random_,
             .secrets = *secrets_,
             .locale = locale_,
             .assets = assets_,
             .http = http_,
             .signatures = signatures_,
             .blobs = blobs_} {}

}  // namespace genkan::server
