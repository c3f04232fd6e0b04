#include "server/backup.h"

#include <algorithm>

#include "server/data_directory.h"
#include "server/disk_blobs.h"
#include "server/sqlite_file.h"

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

// The database is copied by SQLite; what is left of an earlier state is none of this one's, and
// what has come of a file that is not whole is no use later.
bool IsCopiedAsFile(const fs::path& path) {
  const std::string first = path.begin()->string();
  const bool part = path.parent_path() == fs::path(kFilesFolder) / kPartsFolder;
  return !part && !first.starts_with(kSqliteFileName) && first != kRestoringFolder &&
         !first.starts_with(kSetAsidePrefix);
}

// Whatever else lies in the folder, files that are linked into it among them.
Result<std::vector<fs::path>> OtherFiles(const fs::path& data) {
  GENKAN_TRY(std::vector<fs::path> files, FilesBelow(data));
  std::erase_if(files, [](const fs::path& path) { return !IsCopiedAsFile(path); });
  std::error_code failed;
  for (const char* linked : {"config.json", "keys/root.key"}) {
    if (!fs::is_symlink(data / linked, failed)) continue;
    if (fs::is_regular_file(data / linked, failed)) files.emplace_back(linked);
  }
  std::sort(files.begin(), files.end());
  return files;
}

Status MakePrivateFolders(const fs::path& below, const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return FolderError(folder, failed);
  for (fs::path each = folder;; each = each.parent_path()) {
    fs::permissions(each, fs::perms::owner_all, failed);
    if (each == below || each == each.parent_path()) break;
  }
  return failed ? Status(FolderError(folder, failed)) : Status(Done{});
}

Status CopyDatabase(const BackupPlan& plan, const fs::path& part, const SqliteDatabase::Log& log) {
  GENKAN_TRY(const auto database,
             SqliteDatabase::Open(plan.data / kSqliteFileName, SqliteAccess::kReadOnly, log));
  const fs::path copy = part / kSqliteFileName;
  // Made first, so that it is never anybody else's to read.
  GENKAN_TRY_OK(CreatePrivateFile(copy, ""));
  return database->CopyTo(copy, plan.go_on);
}

Result<BackupManifest> Fill(const BackupPlan& plan, const fs::path& part,
                            const SqliteDatabase::Log& log) {
  BackupManifest manifest{.made_at_millis = plan.now, .database = {}, .files = {}};
  // First: what a record names was there before the record, so that no file it names is missed.
  GENKAN_TRY_OK(CopyDatabase(plan, part, log));
  GENKAN_TRY(manifest.database, FactsOf(part / kSqliteFileName, log));
  GENKAN_TRY(const FileDigest database, DigestOf(part / kSqliteFileName));
  manifest.files.push_back({.path = kSqliteFileName, .digest = database});
  GENKAN_TRY(const std::vector<fs::path> files, OtherFiles(plan.data));
  for (const fs::path& file : files) {
    if (!plan.go_on()) return Refusal("backup.stopped", "path", part);
    GENKAN_TRY_OK(MakePrivateFolders(part, (part / file).parent_path()));
    const auto copied = CopyPrivately(plan.data / file, part / file);
    std::error_code failed;
    if (!copied.ok() && !fs::exists(plan.data / file, failed)) {
      // It went while this was at work, such as a mail that somebody deleted.
      fs::remove(part / file, failed);
      continue;
    }
    GENKAN_TRY_OK(copied);
    manifest.files.push_back({.path = file.string(), .digest = *copied});
  }
  GENKAN_TRY_OK(CreatePrivateFile(part / kManifestName, EncodeManifest(manifest)));
  return manifest;
}

Status CheckPlace(const BackupPlan& plan) {
  std::error_code failed;
  if (fs::exists(plan.target, failed)) return Refusal("backup.exists", "path", plan.target);
  const fs::path data = fs::weakly_canonical(plan.data, failed);
  const fs::path target = fs::weakly_canonical(plan.target, failed);
  const auto [in_data, in_target] =
      std::mismatch(data.begin(), data.end(), target.begin(), target.end());
  if (in_data == data.end()) return Refusal("backup.in_data", "folder", plan.data);
  return Done{};
}

}  // namespace

Result<BackupManifest> WriteBackup(const BackupPlan& plan, const SqliteDatabase::Log& log) {
  GENKAN_TRY_OK(CheckPlace(plan));
  const fs::path part = plan.target.string() + ".part";
  std::error_code failed;
  // Of a run that was killed.
  fs::remove_all(part, failed);
  GENKAN_TRY_OK(MakePrivateFolders(part, part));
  Result<BackupManifest> manifest = Fill(plan, part, log);
  if (!manifest.ok()) {
    fs::remove_all(part, failed);
    return manifest;
  }
  fs::rename(part, plan.target, failed);
  if (failed) return FolderError(plan.target, failed);
  GENKAN_TRY_OK(SyncFolder(fs::absolute(plan.target, failed).parent_path()));
  return manifest;
}

}  // namespace genkan::server
