// Files of the repository, such as fixtures. Stops the test where one is missing.
#pragma once

#include <string>

namespace genkan::support {

// `path` is relative to the repository, such as "tests/fixtures/wire/session.json".
std::string RepositoryFile(const std::string& path);

}  // namespace genkan::support
