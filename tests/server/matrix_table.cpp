#include "server/matrix_table.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iomanip>
#include <sstream>

#include "support/files.h"

namespace genkan::support {

std::vector<MatrixRow> ReadMatrix() {
  std::vector<MatrixRow> rows;
  std::istringstream file(RepositoryFile("tests/server/matrix.txt"));
  bool headed = false;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    INFO(line);
    std::istringstream words(line);
    MatrixRow row;
    std::string method, path, more;
    words >> method >> path >> row.object;
    row.operation = method + " " + path;
    for (std::string& answer : row.answers) words >> answer;
    REQUIRE(words);
    REQUIRE_FALSE(words >> more);
    if (!headed) {
      // The columns are in the order of the roles.
      REQUIRE(std::equal(row.answers.begin(), row.answers.end(), kRoleNames.begin()));
      headed = true;
      continue;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string MatrixLine(const MatrixRow& row) {
  const std::size_t space = row.operation.find(' ');
  std::ostringstream line;
  line << std::left << std::setw(7) << row.operation.substr(0, space) << std::setw(42)
       << row.operation.substr(space + 1) << std::setw(11) << row.object;
  for (std::size_t i = 0; i < row.answers.size(); ++i) {
    const bool last = i + 1 == row.answers.size();
    line << std::setw(last ? 0 : static_cast<int>(kRoleNames[i].size()) + 1) << row.answers[i];
  }
  return line.str();
}

}  // namespace genkan::support
