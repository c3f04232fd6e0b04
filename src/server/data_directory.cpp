#include "server/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace genkan::server {
namespace {

Error Refusal(ErrorCode code, const char* message_key, const std::filesystem::path& folder) {
  return Error{code, message_key, {{"folder", folder.string()}}, ""};
}

}  // namespace

Result<DataDirectory> DataDirectory::Take(const std::filesystem::path& path) {
  std::error_code failed;
  const std::filesystem::path parent = std::filesystem::absolute(path, failed).parent_path();
  std::filesystem::create_directories(parent, failed);
  if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
    return Refusal(ErrorCode::kUnavailable, "error.data_folder_unusable", path);
  }
  const int descriptor = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return Refusal(ErrorCode::kUnavailable, "error.data_folder_unusable", path);
  DataDirectory directory(path, descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return Refusal(ErrorCode::kConflict, "error.data_folder_in_use", path);
  }
  if (faccessat(descriptor, ".", W_OK | X_OK, AT_EACCESS) != 0) {
    return Refusal(ErrorCode::kUnavailable, "error.data_folder_unusable", path);
  }
  return directory;
}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

DataDirectory::~DataDirectory() {
  if (descriptor_ >= 0) close(descriptor_);
}

Status DataDirectory::Sync() const {
  if (fsync(descriptor_) != 0) {
    return Refusal(ErrorCode::kUnavailable, "error.data_folder_unusable", path_);
  }
  return Done{};
}

}  // namespace genkan::server
