// A file's bytes, piece by piece.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "genkan/service/import.h"

namespace genkan::server {

class FileSource final : public service::ByteSource {
 public:
  // kUnavailable "import.unreadable" with the path and the reason.
  static Result<std::unique_ptr<FileSource>> Open(const std::filesystem::path& path);

  Result<std::string_view> Read() override;
  std::int64_t bytes() const { return bytes_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Closer>;

  FileSource(std::filesystem::path path, File file, std::int64_t bytes)
      : path_(std::move(path)), file_(std::move(file)), bytes_(bytes) {}

  std::filesystem::path path_;
  File file_;
  std::int64_t bytes_;
  std::string piece_ = std::string(64 * 1024, '\0');
};

}  // namespace genkan::server
