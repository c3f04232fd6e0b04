// The built folder that ships beside the program, read into memory once: files/ for the backend,
// assets.json from logical names to hashed paths.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "genkan/service/ports.h"

namespace genkan::server {

class AssetsDir final : public service::Assets {
 public:
  // `files_dir` holds pages/, strings/ and so on; `manifest` is the assets.json, or empty for none.
  static Result<AssetsDir> Load(const std::filesystem::path& files_dir,
                                const std::filesystem::path& manifest);

  const std::string* Find(std::string_view path) const noexcept override;
  std::string PublicPath(std::string_view logical_name) const noexcept override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
  std::map<std::string, std::string, std::less<>> public_paths_;
};

}  // namespace genkan::server
