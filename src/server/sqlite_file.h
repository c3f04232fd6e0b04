// The database's file: made whole, and looked at before SQLite touches it.
#pragma once

#include <filesystem>
#include <memory>

#include "server/data_directory.h"
#include "server/sqlite_database.h"

namespace genkan::server {

inline constexpr const char* kSqliteFileName = "genkan.db";

// The connection that writes, to a database of the newest schema; makes the file where there is
// none. A truncated file or one of something else is kUnavailable with the path as "file", and is
// left as it was.
Result<std::unique_ptr<SqliteDatabase>> OpenDatabaseFile(const DataDirectory& directory,
                                                         const SqliteDatabase::Log& log);

// The connection that writes, to an existing file, which gets the newest schema.
Result<std::unique_ptr<SqliteDatabase>> OpenAndMigrate(const std::filesystem::path& file,
                                                       const SqliteDatabase::Log& log);

}  // namespace genkan::server
