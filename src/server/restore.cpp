#include "server/restore.h"

#include <algorithm>

#include "genkan/service/privacy.h"
#include "server/data_directory.h"
#include "server/erasure_log.h"
#include "server/sqlite_file.h"
#include "server/sqlite_schema.h"
#include "server/sqlite_store.h"
#include "server/system.h"

namespace genkan::server {
namespace {

namespace fs = std::filesystem;

Error Refusal(const char* message_key, const char* name, const fs::path& path) {
  return {.code = ErrorCode::kUnavailable,
          .message_key = message_key,
          .params = {{name, path.string()}}};
}

Error FolderError(const fs::path& path, const std::error_code& reason) {
  return {.code = ErrorCode::kUnavailable,
          .params = {{"path", path.string()}, {"reason", reason.message()}}};
}

Result<BackupManifest> ReadManifest(const fs::path& backup) {
  const fs::path file = backup / kManifestName;
  const auto text = ReadFile(file);
  if (!text.ok()) return Refusal("backup.missing", "path", backup);
  auto manifest = DecodeManifest(*text);
  if (!manifest.ok()) return Refusal("backup.damaged", "file", file);
  const int schema = Migrations().back().number;
  if (manifest->format > kBackupFormat || manifest->database.schema > schema) {
    return Refusal("backup.newer", "path", backup);
  }
  return manifest;
}

Status CheckFiles(const BackupManifest& manifest, const fs::path& folder) {
  bool database = false;
  for (const BackupFile& file : manifest.files) {
    const auto found = DigestOf(folder / file.path);
    if (!found.ok() || *found != file.digest) {
      return Refusal("backup.damaged", "file", folder / file.path);
    }
    database = database || file.path == kSqliteFileName;
  }
  if (!database) return Refusal("backup.missing", "path", folder);
  return Done{};
}

// The names in a folder but for what may lie in an empty one.
Result<std::vector<fs::path>> NamesIn(const fs::path& folder) {
  std::vector<fs::path> names;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed); !failed && entry != fs::directory_iterator();
       entry.increment(failed)) {
    const fs::path name = entry->path().filename();
    const bool kept = name.string().starts_with(kSetAsidePrefix);
    if (name != kRestoringFolder && name != "lost+found" && !kept) names.push_back(name);
  }
  if (failed) return FolderError(folder, failed);
  std::sort(names.begin(), names.end());
  return names;
}

Status MakeFolder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
  return failed ? Status(FolderError(folder, failed)) : Status(Done{});
}

Status CopyFiles(const RestorePlan& plan, const BackupManifest& manifest, const fs::path& to) {
  for (const BackupFile& file : manifest.files) {
    if (plan.without_config && file.path == "config.json") continue;
    GENKAN_TRY_OK(MakeFolder((to / file.path).parent_path()));
    GENKAN_TRY(const FileDigest copied, CopyPrivately(plan.backup / file.path, to / file.path));
    if (copied != file.digest) {
      return Refusal("backup.damaged", "file", plan.backup / file.path);
    }
  }
  return Done{};
}

// Holds the rows against the manifest, and then brings the schema up to date.
Status CheckDatabase(const BackupManifest& manifest, const fs::path& file,
                     const SqliteDatabase::Log& log) {
  GENKAN_TRY(const DatabaseFacts facts, FactsOf(file, log));
  if (facts != manifest.database) return Refusal("backup.damaged", "file", file);
  GENKAN_TRY(const auto database, OpenAndMigrate(file, log));
  return database->Checkpoint(/*truncate=*/true);
}

// Whoever was erased since the backup was made is erased in it, too, by what the folder, the backup
// and the person at the shell know of erasures.
Result<std::int64_t> RepeatErasures(const RestorePlan& plan, const fs::path& restoring,
                                    const SqliteDatabase::Log& log) {
  const fs::path kept = restoring / kErasureLogName;
  for (const fs::path& file : {plan.data / kErasureLogName, plan.erasures}) {
    GENKAN_TRY(const auto known, ReadErasureLog(file));
    for (const domain::Erasure& each : known) GENKAN_TRY_OK(AppendErasure(kept, each));
  }
  GENKAN_TRY(const auto erasures, ReadErasureLog(kept));
  if (erasures.empty()) return 0;
  const SystemClock clock;
  SystemRandom random;
  GENKAN_TRY(const auto store, SqliteStore::Open(restoring, log));
  std::int64_t repeated = 0;
  for (const domain::Erasure& each : erasures) {
    const auto portal = store->PortalById(each.portal);
    if (!portal.ok() && portal.error().code == ErrorCode::kNotFound) continue;
    GENKAN_TRY_OK(portal);
    GENKAN_TRY(const bool erased, service::RepeatErasure({.store = *store,
                                                          .clock = clock,
                                                          .random = random,
                                                          .portal = *portal,
                                                          .staff = {},
                                                          .contact = {},
                                                          .shown_name = {}},
                                                         each));
    if (erased) ++repeated;
  }
  GENKAN_TRY_OK(store->Checkpoint());
  return repeated;
}

Status MoveAll(const std::vector<fs::path>& names, const fs::path& from, const fs::path& to) {
  for (const fs::path& name : names) {
    std::error_code failed;
    fs::rename(from / name, to / name, failed);
    if (failed) return FolderError(from / name, failed);
  }
  GENKAN_TRY_OK(SyncFolder(from));
  return SyncFolder(to);
}

}  // namespace

Result<Restored> Restore(const RestorePlan& plan, const SqliteDatabase::Log& log) {
  GENKAN_TRY(const BackupManifest manifest, ReadManifest(plan.backup));
  GENKAN_TRY_OK(CheckFiles(manifest, plan.backup));
  GENKAN_TRY(const DataDirectory taken, DataDirectory::Take(plan.data));
  GENKAN_TRY(const std::vector<fs::path> before, NamesIn(plan.data));
  if (!before.empty() && !plan.replace) {
    return Refusal("restore.folder_not_empty", "folder", plan.data);
  }
  const fs::path restoring = plan.data / kRestoringFolder;
  std::error_code failed;
  fs::remove_all(restoring, failed);
  GENKAN_TRY_OK(MakeFolder(restoring));
  Status ready = CopyFiles(plan, manifest, restoring);
  if (ready.ok()) ready = CheckDatabase(manifest, restoring / kSqliteFileName, log);
  Restored done{.manifest = manifest, .erased_again = 0};
  if (ready.ok()) {
    const auto repeated = RepeatErasures(plan, restoring, log);
    if (repeated.ok()) done.erased_again = *repeated;
    if (!repeated.ok()) ready = repeated.error();
  }
  if (!ready.ok()) {
    fs::remove_all(restoring, failed);
    return ready.error();
  }
  if (!before.empty()) {
    const fs::path aside = plan.data / (kSetAsidePrefix + FileTimeText(plan.now));
    GENKAN_TRY_OK(MakeFolder(aside));
    GENKAN_TRY_OK(MoveAll(before, plan.data, aside));
  }
  GENKAN_TRY(const std::vector<fs::path> restored, NamesIn(restoring));
  GENKAN_TRY_OK(MoveAll(restored, restoring, plan.data));
  fs::remove_all(restoring, failed);
  GENKAN_TRY_OK(taken.Sync());
  return done;
}

}  // namespace genkan::server
