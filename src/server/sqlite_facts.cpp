#include "server/sqlite_facts.h"

namespace genkan::server {
namespace {

Status CheckWhole(SqliteDatabase& database, const std::filesystem::path& file) {
  GENKAN_TRY(const std::string verdict,
             FirstRow(database.Select("PRAGMA quick_check(1)"),
                      [](SqliteQuery& row) -> Result<std::string> { return row.Text(); }));
  if (verdict == "ok") return Done{};
  return Error{.code = ErrorCode::kUnavailable,
               .message_key = "error.database_damaged",
               .params = {{"file", file.string()}}};
}

}  // namespace

Result<DatabaseFacts> FactsOf(const std::filesystem::path& file, const SqliteDatabase::Log& log) {
  GENKAN_TRY(const auto database, SqliteDatabase::Open(file, SqliteAccess::kReadOnly, log));
  GENKAN_TRY_OK(CheckWhole(*database, file));
  const auto number = [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); };
  DatabaseFacts facts;
  GENKAN_TRY(const std::int64_t schema,
             FirstRow(database->Select("SELECT max(number) FROM schema_migration"), number));
  facts.schema = static_cast<int>(schema);
  GENKAN_TRY_OK(AppendRows(
      database->Select("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
                       " AND name NOT LIKE "
                       "'sqlite~_%' ESCAPE '~' ORDER BY name"),
      &facts.tables, [](SqliteQuery& row) { return TableRows{.table = row.Text()}; }));
  for (TableRows& each : facts.tables) {
    GENKAN_TRY(each.rows,
               FirstRow(database->Select("SELECT count(*) FROM \"" + each.table + "\""), number));
  }
  return facts;
}

}  // namespace genkan::server
