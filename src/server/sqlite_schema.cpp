#include "server/sqlite_schema.h"

#include <sodium.h>

#include <array>
#include <vector>

namespace genkan::server {
namespace {

Error Refusal(const char* message_key) {
  return Error{ErrorCode::kUnavailable, message_key, {}, ""};
}

Result<std::int64_t> Number(SqliteDatabase& database, std::string_view sql) {
  return FirstRow(database.Select(sql),
                  [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); });
}

struct Applied {
  int number = 0;
  std::string checksum;
};

// How many of `migrations` the database has; refuses one that has others.
Result<std::size_t> CountApplied(SqliteDatabase& database, std::span<const Migration> migrations) {
  std::vector<Applied> applied;
  GENKAN_TRY_OK(
      AppendRows(database.Select("SELECT number, checksum FROM schema_migration ORDER BY number"),
                 &applied, [](SqliteQuery& row) {
                   return Applied{static_cast<int>(row.Int()), row.Text()};
                 }));
  if (applied.size() > migrations.size()) return Refusal("error.database_newer");
  for (std::size_t i = 0; i < applied.size(); ++i) {
    if (applied[i].number != migrations[i].number ||
        applied[i].checksum != ChecksumOf(migrations[i])) {
      return Refusal("error.database_altered");
    }
  }
  return applied.size();
}

// How many steps a database with data in it got.
Result<std::size_t> ApplyMissing(SqliteDatabase& database, std::span<const Migration> migrations,
                                 const SqliteDatabase::Log& log) {
  GENKAN_TRY(const std::int64_t application_id, Number(database, "PRAGMA application_id"));
  GENKAN_TRY(const std::int64_t tables, Number(database, "SELECT count(*) FROM sqlite_schema"));
  if (tables == 0) {
    GENKAN_TRY_OK(
        database.RunScript("PRAGMA application_id=" + std::to_string(kSqliteApplicationId)));
    GENKAN_TRY_OK(database.RunScript(
        "CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
        " checksum TEXT NOT NULL) STRICT"));
  } else if (application_id != kSqliteApplicationId) {
    return Refusal("error.database_foreign");
  }
  GENKAN_TRY(const std::size_t count, CountApplied(database, migrations));
  for (const Migration& migration : migrations.subspan(count)) {
    const std::string step =
        "step " + std::to_string(migration.number) + " (" + std::string(migration.name) + ")";
    if (count > 0) {
      log("The database is brought up to date, " + step +
          ". With many tickets this takes minutes; if it is stopped, the next start begins again.");
    }
    GENKAN_TRY_OK(database.RunScript(std::string(migration.sql)));
    GENKAN_TRY_OK(database.Execute("INSERT INTO schema_migration VALUES (?, ?, ?)",
                                   migration.number, migration.name, ChecksumOf(migration)));
  }
  return migrations.size() - (count > 0 ? count : migrations.size());
}

}  // namespace

std::string ChecksumOf(const Migration& migration) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(migration.sql.data()),
                     migration.sql.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

Status Migrate(SqliteDatabase& database, std::span<const Migration> migrations,
               const SqliteDatabase::Log& log) {
  GENKAN_TRY_OK(database.RunScript("BEGIN IMMEDIATE"));
  const Result<std::size_t> applied = ApplyMissing(database, migrations, log);
  if (applied.ok()) {
    GENKAN_TRY_OK(database.RunScript("COMMIT"));
    if (*applied > 0) log("The database is up to date.");
    return Done{};
  }
  if (database.InTransaction()) GENKAN_TRY_OK(database.RunScript("ROLLBACK"));
  return applied.error();
}

}  // namespace genkan::server
