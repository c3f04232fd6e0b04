// What a database file holds, to know it again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/sqlite_database.h"

namespace genkan::server {

struct TableRows {
  std::string table;
  std::int64_t rows = 0;
  friend bool operator==(const TableRows&, const TableRows&) = default;
};

struct DatabaseFacts {
  int schema = 0;                 // The number of its last migration.
  std::vector<TableRows> tables;  // All of them, by name.
  friend bool operator==(const DatabaseFacts&, const DatabaseFacts&) = default;
};

// Reads the whole file once. kUnavailable "error.database_damaged" with the path as "file" where
// SQLite finds it damaged.
Result<DatabaseFacts> FactsOf(const std::filesystem::path& file, const SqliteDatabase::Log& log);

}  // namespace genkan::server
