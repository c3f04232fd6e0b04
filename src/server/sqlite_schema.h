// The database's schema as numbered steps, forward only. A step that was ever released is never
// edited: its checksum is kept in every database it made.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/sqlite_database.h"

namespace genkan::server {

// "GNKN", in the file's header, so that nobody takes another program's file for ours.
inline constexpr std::int64_t kSqliteApplicationId = 0x474e4b4e;

struct Migration {
  int number = 0;  // From 1, without gaps.
  std::string_view name;
  std::string_view sql;
};

// All steps that this program knows.
std::span<const Migration> Migrations();

std::string ChecksumOf(const Migration& migration);

// Applies, in one transaction, what the database has not yet. Refuses, changing nothing:
// a file that is no Genkan database ("error.database_foreign"), one that a newer program has
// changed ("error.database_newer"), and one whose steps differ from ours
// ("error.database_altered"). `log` hears of the steps that a database with data in it gets, before
// and after: over a large one they take long, and the start waits for them.
Status Migrate(SqliteDatabase& database, std::span<const Migration> migrations,
               const SqliteDatabase::Log& log);

}  // namespace genkan::server
