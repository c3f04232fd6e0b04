#include "support/files.h"

#include <fstream>
#include <sstream>

#include "genkan/base/check.h"

namespace genkan::support {

std::string RepositoryFile(const std::string& path) {
  std::ifstream file(std::string(GENKAN_SOURCE_DIR) + "/" + path, std::ios::binary);
  GENKAN_CHECK(file.is_open());
  std::ostringstream contents;
  contents << file.rdbuf();
  return contents.str();
}

}  // namespace genkan::support
