// Reading and writing whole files, with a sentence's worth of reason when it fails.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"

namespace genkan::server {

// kNotFound where it is missing or cannot be read; "path" and "reason" say which and why.
Result<std::string> ReadFile(const std::filesystem::path& path);

// Every regular file below `dir`, sorted, relative to it. Symbolic links are not followed.
Result<std::vector<std::filesystem::path>> FilesBelow(const std::filesystem::path& dir);

// Creates a file that only its owner can read, and makes sure that it is on the disk. kConflict
// where it exists.
Status CreatePrivateFile(const std::filesystem::path& path, std::string_view contents);

struct FileDigest {
  std::int64_t bytes = 0;
  std::string sha256;  // In hex.
  friend bool operator==(const FileDigest&, const FileDigest&) = default;
};

// kNotFound as ReadFile.
Result<FileDigest> DigestOf(const std::filesystem::path& path);

// Copies into a new file that only its owner can read, and makes sure that it is on the disk; gives
// what was copied.
Result<FileDigest> CopyPrivately(const std::filesystem::path& from,
                                 const std::filesystem::path& to);

// Makes the names in a folder last.
Status SyncFolder(const std::filesystem::path& folder);

// "20261128T003349Z", for names that sort by time.
std::string FileTimeText(Millis instant);

// "PATH: REASON" of such an error.
std::string FileErrorText(const Error& error);

}  // namespace genkan::server
