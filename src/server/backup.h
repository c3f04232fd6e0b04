// A copy of a data folder as it is at one moment, made while a server works on it.
#pragma once

#include <filesystem>
#include <functional>

#include "server/backup_manifest.h"

namespace genkan::server {

struct BackupPlan {
  std::filesystem::path data;
  // The folder to make. It is `target` with ".part" at its end until it is whole.
  std::filesystem::path target;
  Millis now = 0;
  // Asked again and again; false: the backup is given up and taken away.
  std::function<bool()> go_on;
};

// Refuses a target that is there already or inside the data folder. REQUIRES: this process has the
// data folder.
Result<BackupManifest> WriteBackup(const BackupPlan& plan, const SqliteDatabase::Log& log);

}  // namespace genkan::server
