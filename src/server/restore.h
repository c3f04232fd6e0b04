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
};

// Gives the manifest of what was restored. The backup is checked as a whole before anything is
// touched; the folder gets the newest schema, and until all of it is in its place no server takes
// it.
Result<BackupManifest> Restore(const RestorePlan& plan, const SqliteDatabase::Log& log);

}  // namespace genkan::server
