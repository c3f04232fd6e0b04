#include "server/disk_blobs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "server/descriptor.h"
#include "server/files.h"

namespace genkan::server {
namespace {

namespace fs = std::filesystem;

// At the end of a part's name once nothing is added to it.
constexpr std::string_view kSealedMark = "-sealed";

// What a name is made of, so that none leads out of the folder.
bool IsPlainName(std::string_view name) {
  return name.size() > 2 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
         });
}

Error LastFault() {
  const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
  return {.code = ErrorCode::kUnavailable, .message_key = full ? "error.disk_full" : ""};
}

Status MakeFolder(const fs::path& folder) {
  for (const fs::path& each : {folder.parent_path(), folder}) {
    if (::mkdir(each.c_str(), 0700) != 0 && errno != EEXIST) return LastFault();
  }
  return SyncFolder(folder.parent_path());
}

Status RemoveFile(const fs::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return LastFault();
  return Done{};
}

Result<std::string> ReadAt(int file, std::int64_t offset, std::size_t length) {
  std::string bytes(length, '\0');
  std::size_t had = 0;
  while (had < length) {
    const ssize_t count =
        ::pread(file, bytes.data() + had, length - had, offset + static_cast<off_t>(had));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return LastFault();
    if (count == 0) break;
    had += static_cast<std::size_t>(count);
  }
  bytes.resize(had);
  return bytes;
}

}  // namespace

fs::path DiskBlobs::PartPath(const std::string& part) const {
  return folder_ / kPartsFolder / part;
}

fs::path DiskBlobs::SealedPath(const std::string& part) const {
  return PartPath(part + std::string(kSealedMark));
}

fs::path DiskBlobs::BlobPath(const std::string& blob_key) const {
  return folder_ / blob_key.substr(0, 2) / blob_key;
}

Result<std::int64_t> DiskBlobs::Append(const std::string& part, std::int64_t offset,
                                       std::string_view bytes) {
  if (!IsPlainName(part)) return ErrorCode::kNotFound;
  const fs::path path = PartPath(part);
  const std::lock_guard lock(writing_);
  if (offset == 0) {
    GENKAN_TRY_OK(MakeFolder(path.parent_path()));
  }
  const int create = offset == 0 ? O_CREAT : 0;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | create, 0600));
  if (file.number() < 0) return errno == ENOENT ? service::WrongOffset(0) : LastFault();
  const std::int64_t there = ::lseek(file.number(), 0, SEEK_END);
  if (there != offset) return service::WrongOffset(there);
  if (!WriteAll(file.number(), bytes)) {
    const Error fault = LastFault();
    // What is left of it would be no whole part, and room is short.
    if (::ftruncate(file.number(), offset) != 0) (void)RemoveFile(path).ok();
    return fault;
  }
  return offset + static_cast<std::int64_t>(bytes.size());
}

Result<service::PartFacts> DiskBlobs::Seal(const std::string& part) {
  if (!IsPlainName(part)) return ErrorCode::kNotFound;
  const fs::path sealed = SealedPath(part);
  {
    const std::lock_guard lock(writing_);
    if (::rename(PartPath(part).c_str(), sealed.c_str()) != 0) {
      return errno == ENOENT ? Error{.code = ErrorCode::kNotFound} : LastFault();
    }
  }
  GENKAN_TRY(const FileDigest digest, DigestOf(sealed));
  const Descriptor file(::open(sealed.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return ErrorCode::kNotFound;
  service::PartFacts facts{.bytes = digest.bytes, .digest = digest.sha256};
  GENKAN_TRY(facts.head, ReadAt(file.number(), 0, service::kHeadBytes));
  const auto tail = static_cast<std::int64_t>(service::kTailBytes);
  GENKAN_TRY(facts.tail, ReadAt(file.number(), std::max<std::int64_t>(0, digest.bytes - tail),
                                service::kTailBytes));
  return facts;
}

Status DiskBlobs::Keep(const std::string& part, const std::string& blob_key) {
  if (!IsPlainName(part) || !IsPlainName(blob_key)) return ErrorCode::kNotFound;
  const fs::path to = BlobPath(blob_key);
  GENKAN_TRY_OK(MakeFolder(to.parent_path()));
  {
    const Descriptor file(::open(SealedPath(part).c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return ErrorCode::kNotFound;
    if (::fsync(file.number()) != 0) return LastFault();
  }
  if (::rename(SealedPath(part).c_str(), to.c_str()) != 0) return LastFault();
  return SyncFolder(to.parent_path());
}

Status DiskBlobs::Drop(const std::string& part) {
  if (!IsPlainName(part)) return Done{};
  GENKAN_TRY_OK(RemoveFile(SealedPath(part)));
  return RemoveFile(PartPath(part));
}

Status DiskBlobs::Remove(const std::string& blob_key) {
  return IsPlainName(blob_key) ? RemoveFile(BlobPath(blob_key)) : Status(Done{});
}

Result<std::string> DiskBlobs::Read(const std::string& blob_key, std::int64_t offset,
                                    std::size_t length) const {
  if (!IsPlainName(blob_key)) return ErrorCode::kNotFound;
  const Descriptor file(::open(BlobPath(blob_key).c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return ErrorCode::kNotFound;
  return ReadAt(file.number(), offset, length);
}

Status DiskBlobs::ForEach(const Take& blob, const Take& part) const {
  std::error_code failed;
  if (!fs::exists(folder_, failed)) return Done{};
  GENKAN_TRY(const std::vector<fs::path> files, FilesBelow(folder_));
  for (const fs::path& file : files) {
    std::string name = file.filename().string();
    const bool is_part = *file.begin() == kPartsFolder;
    if (is_part && name.ends_with(kSealedMark)) name.resize(name.size() - kSealedMark.size());
    GENKAN_TRY_OK((is_part ? part : blob)(name));
  }
  return Done{};
}

}  // namespace genkan::server
