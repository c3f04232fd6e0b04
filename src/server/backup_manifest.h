// What a backup has to hold. Written last, so that a folder with a manifest is whole.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "server/files.h"
#include "server/sqlite_facts.h"

namespace genkan::server {

inline constexpr const char* kManifestName = "manifest.json";
inline constexpr int kBackupFormat = 1;

struct BackupFile {
  std::string path;  // Below the backup and below the data folder.
  FileDigest digest;
  friend bool operator==(const BackupFile&, const BackupFile&) = default;
};

struct BackupManifest {
  int format = kBackupFormat;
  Millis made_at_millis = 0;
  DatabaseFacts database;
  std::vector<BackupFile> files;
  friend bool operator==(const BackupManifest&, const BackupManifest&) = default;
};

std::string EncodeManifest(const BackupManifest& manifest);
// Refuses what is no manifest, and paths that lead out of the folder, with kMalformed.
Result<BackupManifest> DecodeManifest(std::string_view text);

// The rows of that table; 0 where there is none.
std::int64_t RowsIn(const BackupManifest& manifest, std::string_view table);

}  // namespace genkan::server
