#include "server/file_source.h"

#include <cerrno>
#include <system_error>

namespace genkan::server {
namespace {

Error Unreadable(const std::filesystem::path& path, int reason) {
  return Error{
      .code = ErrorCode::kUnavailable,
      .message_key = "import.unreadable",
      .params = {{"path", path.string()}, {"reason", std::generic_category().message(reason)}}};
}

}  // namespace

Result<std::unique_ptr<FileSource>> FileSource::Open(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return Unreadable(path, EISDIR);
  File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return Unreadable(path, errno);
  const std::uintmax_t bytes = std::filesystem::file_size(path, error);
  return std::unique_ptr<FileSource>(
      new FileSource(path, std::move(file), error ? 0 : static_cast<std::int64_t>(bytes)));
}

Result<std::string_view> FileSource::Read() {
  errno = 0;
  const std::size_t read = std::fread(piece_.data(), 1, piece_.size(), file_.get());
  if (read == 0 && std::ferror(file_.get()) != 0) return Unreadable(path_, errno);
  return std::string_view(piece_).substr(0, read);
}

}  // namespace genkan::server
