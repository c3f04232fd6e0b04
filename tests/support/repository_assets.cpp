#include <filesystem>

#include "support/files.h"
#include "support/ports.h"

namespace genkan::support {

RepositoryAssets::RepositoryAssets() {
  const std::filesystem::path root = std::filesystem::path(GENKAN_SOURCE_DIR) / "assets";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = entry.path().lexically_relative(root).generic_string();
    files_[path] = RepositoryFile("assets/" + path);
  }
}

const std::string* RepositoryAssets::Find(std::string_view path) const {
  const auto found = files_.find(path);
  return found != files_.end() ? &found->second : nullptr;
}

std::string RepositoryAssets::PublicPath(std::string_view logical_name) const {
  return "/assets/" + std::string(logical_name);
}

}  // namespace genkan::support
