// The folder that holds an installation, taken by one process at a time.
#pragma once

#include <filesystem>

#include "genkan/base/result.h"

namespace genkan::server {

// Where a restore puts everything before it takes its place. While there is one, the folder is not
// whole.
inline constexpr const char* kRestoringFolder = ".restoring";
// What lay in the folder before a restore replaced it is kept in one whose name begins so.
inline constexpr const char* kSetAsidePrefix = "before-restore-";

class DataDirectory {
 public:
  // Makes the folder (0700) where it is missing and takes it. Where another process holds it:
  // kConflict "error.data_folder_in_use"; where it cannot be made or written:
  // kUnavailable "error.data_folder_unusable". Both carry the path as "folder".
  static Result<DataDirectory> Take(const std::filesystem::path& path);
  ~DataDirectory();
  DataDirectory(DataDirectory&& other) noexcept;
  DataDirectory(const DataDirectory&) = delete;
  DataDirectory& operator=(const DataDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Makes a renaming or a new file in it last.
  Status Sync() const;

 private:
  DataDirectory(std::filesystem::path path, int descriptor)
      : path_(std::move(path)), descriptor_(descriptor) {}

  std::filesystem::path path_;
  int descriptor_;  // Holds the lock for as long as it is open.
};

}  // namespace genkan::server
