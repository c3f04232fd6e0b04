// SQLite's C API with owners, bound parameters and Results. A connection is used by one thread at a
// time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/ids.h"

struct sqlite3;
struct sqlite3_stmt;

namespace genkan::server {

class SqliteDatabase;

// One run of a statement. Parameters are bound and columns are read in their order. Goes back to
// its connection when it ends.
class SqliteQuery {
 public:
  // `home` is where the statement goes back to; null: it is thrown away.
  SqliteQuery(SqliteDatabase& database, sqlite3_stmt* statement, std::vector<sqlite3_stmt*>* home);
  ~SqliteQuery();
  SqliteQuery(SqliteQuery&& other) noexcept;
  SqliteQuery(const SqliteQuery&) = delete;
  SqliteQuery& operator=(const SqliteQuery&) = delete;

  void Bind(std::int64_t value);
  void Bind(std::size_t value) { Bind(static_cast<std::int64_t>(value)); }
  void Bind(int value) { Bind(std::int64_t{value}); }
  void Bind(bool value) { Bind(std::int64_t{value}); }
  void Bind(std::string_view value);
  void Bind(const std::string& value) { Bind(std::string_view(value)); }
  void Bind(const char* value) { Bind(std::string_view(value)); }
  void Bind(domain::RawId value);  // No id is NULL.
  template <typename Tag>
  void Bind(domain::Id<Tag> value) {
    Bind(domain::RawId{value.high, value.low});
  }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void Bind(Enum value) { Bind(static_cast<std::int64_t>(value)); }

  // Moves to the next row; false at the end and after an error, which `status` tells.
  bool Next();
  Status status() const;

  std::int64_t Int();
  bool Flag() { return Int() != 0; }
  std::string Text();
  domain::RawId RawId();
  template <typename AnyId>
  AnyId Id() {
    const domain::RawId raw = RawId();
    return AnyId{raw.high, raw.low};
  }
  template <typename Enum>
  Enum As() {
    return static_cast<Enum>(Int());
  }

 private:
  void Check(int code);

  SqliteDatabase* database_;
  sqlite3_stmt* statement_;
  std::vector<sqlite3_stmt*>* home_;
  int bound_ = 0;
  int column_ = 0;
  std::optional<Error> error_;
};

enum class SqliteAccess : std::uint8_t { kReadOnly, kReadWrite };

class SqliteDatabase {
 public:
  using Log = std::function<void(std::string_view)>;

  // `log` gets SQLite's own words where an error is not the caller's.
  static Result<std::unique_ptr<SqliteDatabase>> Open(const std::filesystem::path& file,
                                                      SqliteAccess access, Log log);
  ~SqliteDatabase();
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  // A statement with its parameters, kept prepared for the next time. `sql` is one statement.
  template <typename... Args>
  SqliteQuery Select(std::string_view sql, const Args&... args) {
    SqliteQuery query = Prepare(sql);
    (query.Bind(args), ...);
    return query;
  }
  template <typename... Args>
  Status Execute(std::string_view sql, const Args&... args) {
    SqliteQuery query = Select(sql, args...);
    while (query.Next()) {
    }
    return query.status();
  }
  // The same for a statement that is put together anew each time, and so not kept; parameters are
  // bound by the caller.
  SqliteQuery SelectOnce(std::string_view sql);
  // Several statements without parameters, for schema and pragmas.
  Status RunScript(const std::string& sql);

  // How many rows the last statement changed.
  std::int64_t Changes() const;
  // Whether a transaction is open. Some errors end it on their own.
  bool InTransaction() const;
  // What the last error was about that no caller of a statement had caused.
  const Error& last_trouble() const { return last_trouble_; }
  // Pages in the write-ahead log after the last commit of this connection.
  int log_pages() const { return log_pages_; }
  // Writes what the database holds at this moment into the new file `to`, while others go on
  // writing. kUnavailable "backup.stopped" where `go_on` says so before the end.
  Status CopyTo(const std::filesystem::path& to, const std::function<bool()>& go_on);
  // Moves what it can of the log into the file; with `truncate` also empties the log.
  Status Checkpoint(bool truncate);
  // Whether the last connection to close moves the log into the file.
  void CheckpointOnClose(bool wanted);

 private:
  friend class SqliteQuery;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  SqliteDatabase(sqlite3* handle, Log log) : handle_(handle), log_(std::move(log)) {}
  SqliteQuery Prepare(std::string_view sql);
  Status Configure(SqliteAccess access);
  Error ErrorFrom(int code);

  sqlite3* handle_;
  Log log_;
  int log_pages_ = 0;
  Error last_trouble_{.code = ErrorCode::kUnavailable};
  // Idle statements by their text; one that runs is out.
  std::unordered_map<std::string, std::vector<sqlite3_stmt*>, TextHash, std::equal_to<>> idle_;
};

// What `read` makes of the first row; kNotFound where there is none. `read` takes the query and
// returns a Result.
template <typename Read>
auto FirstRow(SqliteQuery query, const Read& read) -> decltype(read(query)) {
  if (query.Next()) return read(query);
  GENKAN_TRY_OK(query.status());
  return ErrorCode::kNotFound;
}

// Appends what `read` makes of every row.
template <typename T, typename Read>
Status AppendRows(SqliteQuery query, std::vector<T>* rows, const Read& read) {
  while (query.Next()) rows->push_back(read(query));
  return query.status();
}

}  // namespace genkan::server
