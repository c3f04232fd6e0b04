#include "server/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace genkan::server {
namespace {

Error FileError(ErrorCode code, const std::filesystem::path& path, const std::error_code& reason) {
  return {.code = code, .params = {{"path", path.string()}, {"reason", reason.message()}}};
}

std::error_code LastError() { return {errno, std::generic_category()}; }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  const int number_;
};

bool WriteAll(int descriptor, std::string_view contents) {
  while (!contents.empty()) {
    const ssize_t written = ::write(descriptor, contents.data(), contents.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    contents.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::string> ReadFile(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return FileError(ErrorCode::kNotFound, path, LastError());
  std::string contents;
  std::array<char, 65536> part;
  for (;;) {
    const ssize_t count = ::read(file.number(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return FileError(ErrorCode::kNotFound, path, LastError());
    if (count == 0) return contents;
    contents.append(part.data(), static_cast<std::size_t>(count));
  }
}

Result<std::vector<std::filesystem::path>> FilesBelow(const std::filesystem::path& dir) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  std::filesystem::recursive_directory_iterator entry(dir, error);
  for (; !error && entry != std::filesystem::end(entry); entry.increment(error)) {
    if (entry->symlink_status(error).type() == std::filesystem::file_type::regular) {
      files.push_back(entry->path().lexically_relative(dir));
    }
    if (error) break;
  }
  if (error) return FileError(ErrorCode::kNotFound, dir, error);
  std::sort(files.begin(), files.end());
  return files;
}

Status CreatePrivateFile(const std::filesystem::path& path, std::string_view contents) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.number() < 0) {
    return FileError(errno == EEXIST ? ErrorCode::kConflict : ErrorCode::kUnavailable, path,
                     LastError());
  }
  if (!WriteAll(file.number(), contents) || ::fsync(file.number()) != 0) {
    return FileError(ErrorCode::kUnavailable, path, LastError());
  }
  const Descriptor folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() < 0 || ::fsync(folder.number()) != 0) {
    return FileError(ErrorCode::kUnavailable, path.parent_path(), LastError());
  }
  return Done{};
}

std::string FileErrorText(const Error& error) {
  std::string text;
  for (const ErrorParam& param : error.params) text += (text.empty() ? "" : ": ") + param.value;
  return text;
}

}  // namespace genkan::server
