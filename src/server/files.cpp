#include "server/files.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "genkan/base/calendar.h"
#include "server/descriptor.h"

namespace genkan::server {
namespace {

Error FileError(ErrorCode code, const std::filesystem::path& path, const std::error_code& reason) {
  return {.code = code, .params = {{"path", path.string()}, {"reason", reason.message()}}};
}

std::error_code LastError() { return {errno, std::generic_category()}; }

// Gives what the file holds to `take`, piece by piece, until that answers an error.
template <typename Take>
Status ReadInParts(const std::filesystem::path& path, const Take& take) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return FileError(ErrorCode::kNotFound, path, LastError());
  std::array<char, 65536> part;
  for (;;) {
    const ssize_t count = ::read(file.number(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return FileError(ErrorCode::kNotFound, path, LastError());
    if (count == 0) return Done{};
    GENKAN_TRY_OK(take(std::string_view(part.data(), static_cast<std::size_t>(count))));
  }
}

class Digester {
 public:
  Digester() { crypto_hash_sha256_init(&state_); }
  void Add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
    bytes_ += static_cast<std::int64_t>(bytes.size());
  }
  FileDigest Finish() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state_, hash.data());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return {.bytes = bytes_, .sha256 = hex.data()};
  }

 private:
  crypto_hash_sha256_state state_;
  std::int64_t bytes_ = 0;
};

// Fills and closes a new file by `write`, so that it is on the disk. kConflict where it exists.
template <typename Write>
Status MakePrivateFile(const std::filesystem::path& path, const Write& write) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.number() < 0) {
    return FileError(errno == EEXIST ? ErrorCode::kConflict : ErrorCode::kUnavailable, path,
                     LastError());
  }
  const auto append = [&](std::string_view bytes) -> Status {
    if (WriteAll(file.number(), bytes)) return Done{};
    return FileError(ErrorCode::kUnavailable, path, LastError());
  };
  GENKAN_TRY_OK(write(append));
  if (::fsync(file.number()) != 0) return FileError(ErrorCode::kUnavailable, path, LastError());
  return SyncFolder(path.parent_path());
}

}  // namespace

Result<std::string> ReadFile(const std::filesystem::path& path) {
  std::string contents;
  GENKAN_TRY_OK(ReadInParts(path, [&](std::string_view part) -> Status {
    contents += part;
    return Done{};
  }));
  return contents;
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
  return MakePrivateFile(path, [&](const auto& append) { return append(contents); });
}

Result<FileDigest> DigestOf(const std::filesystem::path& path) {
  Digester digester;
  GENKAN_TRY_OK(ReadInParts(path, [&](std::string_view part) -> Status {
    digester.Add(part);
    return Done{};
  }));
  return digester.Finish();
}

Result<FileDigest> CopyPrivately(const std::filesystem::path& from,
                                 const std::filesystem::path& to) {
  Digester digester;
  GENKAN_TRY_OK(MakePrivateFile(to, [&](const auto& append) {
    return ReadInParts(from, [&](std::string_view part) {
      digester.Add(part);
      return append(part);
    });
  }));
  return digester.Finish();
}

Status SyncFolder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number() < 0 || ::fsync(opened.number()) != 0) {
    return FileError(ErrorCode::kUnavailable, folder, LastError());
  }
  return Done{};
}

std::string FileTimeText(Millis instant) {
  const CivilTime civil = CivilTimeAt(instant, 0);
  char text[40];
  std::snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02dZ", civil.year, civil.month, civil.day,
                civil.hour, civil.minute, civil.second);
  return text;
}

std::string FileErrorText(const Error& error) {
  std::string text;
  for (const ErrorParam& param : error.params) text += (text.empty() ? "" : ": ") + param.value;
  return text;
}

}  // namespace genkan::server
