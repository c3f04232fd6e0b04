// A backup becomes a data folder again.
#pragma once

#include <filesystem>

#include "server/backup_manifest.h"

namespace genkan::server {

struct RestorePlan {
  std::filesystem::path backup;
  std::filesystem::path data;
  // Whether a folder that is not empty is taken. What lies in it is moved aside and kept.
  bool replace = false;
  // Leaves config.json out: a copy to be looked at sends no mail and has no public address.
  bool without_config = false;
  Millis now = 0;
  // A log of erasures (erasure_log.h) from elsewhere; empty: none but the folder's and the
  // backup's.
  std::filesystem::path erasures;
};

struct Restored {
  BackupManifest manifest;
  std::int64_t erased_again = 0;  // People who were erased after the backup was made.
};

// Gives what was restored. Whoever was erased since is erased in it again. The backup is checked as
// a whole before anything is touched; the folder gets the newest schema, and until all of it is in
// its place no server takes it.
Result<Restored> Restore(const RestorePlan& plan, const SqliteDatabase::Log& log);

}  // namespace genkan::server
