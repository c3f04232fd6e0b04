#include "server/erasure_log.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "genkan/wire/privacy_codec.h"
#include "server/files.h"

namespace genkan::server {
namespace {

namespace fs = std::filesystem;

std::string DigestOfText(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

Error Damaged(const fs::path& file) {
  return {.code = ErrorCode::kUnavailable,
          .message_key = "erasures.damaged",
          .params = {{"file", file.string()}}};
}

Error Unwritten(const fs::path& file) {
  return {.code = ErrorCode::kUnavailable,
          .params = {{"path", file.string()}, {"reason", std::strerror(errno)}}};
}

Status WriteAll(int descriptor, std::string_view text, const fs::path& file) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Unwritten(file);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(descriptor) == 0 ? Status(Done{}) : Unwritten(file);
}

}  // namespace

Result<std::vector<domain::Erasure>> ReadErasureLog(const fs::path& file) {
  std::vector<domain::Erasure> erasures;
  std::error_code failed;
  if (!fs::exists(file, failed)) return erasures;
  GENKAN_TRY(const std::string text, ReadFile(file));
  std::string_view rest = text;
  for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (line.empty()) return Damaged(file);
    const std::size_t space = std::min(line.find(' '), line.size() - 1);
    const std::string_view record = line.substr(space + 1);
    auto erasure = wire::DecodeErasure(record);
    if (!erasure.ok() || DigestOfText(record) != line.substr(0, space)) return Damaged(file);
    erasures.push_back(std::move(erasure).value());
  }
  return erasures;
}

Status AppendErasure(const fs::path& file, const domain::Erasure& erasure) {
  GENKAN_TRY(const auto known, ReadErasureLog(file));
  if (std::find(known.begin(), known.end(), erasure) != known.end()) return Done{};
  const std::string record = wire::EncodeErasure(erasure);
  const std::string line = DigestOfText(record) + " " + record + "\n";
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0) return Unwritten(file);
  // A line that was begun and not ended goes.
  const off_t end = lseek(descriptor, 0, SEEK_END);
  char last = '\n';
  Status done = Done{};
  if (end > 0 && pread(descriptor, &last, 1, end - 1) == 1 && last != '\n') {
    const auto text = ReadFile(file);
    const std::size_t whole = text.ok() ? text->rfind('\n') + 1 : 0;
    if (!text.ok() || ftruncate(descriptor, static_cast<off_t>(whole)) != 0) done = Unwritten(file);
  }
  if (done.ok()) done = WriteAll(descriptor, line, file);
  close(descriptor);
  GENKAN_TRY_OK(done);
  return SyncFolder(file.parent_path());
}

}  // namespace genkan::server
