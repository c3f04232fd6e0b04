#include "server/trial_folder.h"

#include <cstdlib>
#include <filesystem>

namespace genkan::server {

TrialFolder::TrialFolder() {
  std::error_code error;
  std::string pattern = (std::filesystem::temp_directory_path(error) / "genkan-XXXXXX").string();
  if (!error && ::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

TrialFolder::~TrialFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace genkan::server
