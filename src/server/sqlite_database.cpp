#include "server/sqlite_database.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>

namespace genkan::server {
namespace {

using IdBytes = std::array<unsigned char, 16>;

// Most significant byte first, so that blobs sort as ids do.
IdBytes BytesOf(domain::RawId id) {
  IdBytes bytes;
  for (int i = 0; i < 8; ++i) {
    const int shift = 56 - 8 * i;
    bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(id.high >> shift);
    bytes[static_cast<std::size_t>(8 + i)] = static_cast<unsigned char>(id.low >> shift);
  }
  return bytes;
}

// Why the last write to the file behind `pointer` failed; 0 where none did.
int WriteErrno(sqlite3* handle, int pointer) {
  sqlite3_file* file = nullptr;
  int reason = 0;
  if (sqlite3_file_control(handle, "main", pointer, &file) == SQLITE_OK && file != nullptr &&
      file->pMethods != nullptr) {
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &reason);
  }
  return reason;
}

// SQLite knows ENOSPC; a quota and a limit on a file's size are as good as a full disk.
bool LacksRoom(sqlite3* handle) {
  for (const int pointer : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
    const int reason = WriteErrno(handle, pointer);
    if (reason == EDQUOT || reason == EFBIG) return true;
  }
  return false;
}

Error TroubleFrom(int code, sqlite3* handle) {
  const Error disk_full{.code = ErrorCode::kUnavailable, .message_key = "error.disk_full"};
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Error{.code = ErrorCode::kUnavailable, .message_key = "error.database_damaged"};
    case SQLITE_FULL:
      return disk_full;
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_WRITE && LacksRoom(handle)) return disk_full;
      return Error{.code = ErrorCode::kUnavailable};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
      return Error{.code = ErrorCode::kUnavailable};
    case SQLITE_TOOBIG:
      return Error{.code = ErrorCode::kTooLarge};
    default:
      return Error{.code = ErrorCode::kInternal};
  }
}

int RememberLogPages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

}  // namespace

SqliteQuery::SqliteQuery(SqliteDatabase& database, sqlite3_stmt* statement,
                         std::vector<sqlite3_stmt*>* home)
    : database_(&database), statement_(statement), home_(home) {
  if (statement == nullptr) error_ = database.ErrorFrom(sqlite3_errcode(database.handle_));
}

SqliteQuery::SqliteQuery(SqliteQuery&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      home_(other.home_),
      bound_(other.bound_),
      column_(other.column_),
      error_(std::move(other.error_)) {}

SqliteQuery::~SqliteQuery() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  if (home_ == nullptr) {
    sqlite3_finalize(statement_);
  } else {
    home_->push_back(statement_);
  }
}

void SqliteQuery::Check(int code) {
  if (code != SQLITE_OK && !error_) error_ = database_->ErrorFrom(code);
}

void SqliteQuery::Bind(std::int64_t value) {
  if (!error_) Check(sqlite3_bind_int64(statement_, ++bound_, value));
}

void SqliteQuery::Bind(std::string_view value) {
  // A null pointer would bind NULL.
  const char* const bytes = value.data() == nullptr ? "" : value.data();
  if (!error_) {
    Check(sqlite3_bind_text64(statement_, ++bound_, bytes, value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
  }
}

void SqliteQuery::Bind(domain::RawId value) {
  if (error_) return;
  if (value.high == 0 && value.low == 0) {
    Check(sqlite3_bind_null(statement_, ++bound_));
    return;
  }
  const IdBytes bytes = BytesOf(value);
  Check(sqlite3_bind_blob64(statement_, ++bound_, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

bool SqliteQuery::Next() {
  if (error_) return false;
  column_ = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) Check(code);
  return false;
}

Status SqliteQuery::status() const {
  if (error_) return *error_;
  return Done{};
}

std::int64_t SqliteQuery::Int() { return sqlite3_column_int64(statement_, column_++); }

std::string SqliteQuery::Text() {
  const int column = column_++;
  const unsigned char* const bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return std::string(reinterpret_cast<const char*>(bytes), size);
}

domain::RawId SqliteQuery::RawId() {
  const int column = column_++;
  const auto* const bytes =
      static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
  domain::RawId id;
  if (bytes == nullptr || sqlite3_column_bytes(statement_, column) != 16) return id;
  for (int i = 0; i < 8; ++i) {
    id.high = id.high << 8 | bytes[i];
    id.low = id.low << 8 | bytes[8 + i];
  }
  return id;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::Open(const std::filesystem::path& file,
                                                             SqliteAccess access, Log log) {
  sqlite3* handle = nullptr;
  const int flags = (access == SqliteAccess::kReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                        : SQLITE_OPEN_READONLY) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(handle, std::move(log)));
  if (code != SQLITE_OK) return database->ErrorFrom(code);
  GENKAN_TRY_OK(database->Configure(access));
  return database;
}

SqliteDatabase::~SqliteDatabase() {
  for (const auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  sqlite3_close(handle_);
}

Status SqliteDatabase::Configure(SqliteAccess access) {
  const bool reads_only = access == SqliteAccess::kReadOnly;
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  CheckpointOnClose(!reads_only);
  sqlite3_wal_hook(handle_, RememberLogPages, &log_pages_);
  GENKAN_TRY_OK(
      RunScript("PRAGMA busy_timeout=5000; PRAGMA mmap_size=0; PRAGMA cell_size_check=ON;"
                "PRAGMA temp_store=MEMORY;"));
  if (reads_only) return RunScript("PRAGMA query_only=ON; PRAGMA cache_size=-16384;");
  // The log is moved by Checkpoint alone, on this same connection: two that write or checkpoint at
  // once could meet the WAL-reset bug of SQLite before 3.51.3. The wal hook above has replaced the
  // automatic checkpoint.
  return RunScript(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
      "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536;"
      "PRAGMA recursive_triggers=OFF;");
}

Status SqliteDatabase::RunScript(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return ErrorFrom(code);
  return Done{};
}

SqliteQuery SqliteDatabase::Prepare(std::string_view sql) {
  auto found = idle_.find(sql);
  if (found == idle_.end()) found = idle_.try_emplace(std::string(sql)).first;
  sqlite3_stmt* statement = nullptr;
  if (found->second.empty()) {
    sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                       &statement, nullptr);
  } else {
    statement = found->second.back();
    found->second.pop_back();
  }
  return SqliteQuery(*this, statement, &found->second);
}

SqliteQuery SqliteDatabase::SelectOnce(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  return SqliteQuery(*this, statement, nullptr);
}

std::int64_t SqliteDatabase::Changes() const { return sqlite3_changes64(handle_); }

bool SqliteDatabase::InTransaction() const { return sqlite3_get_autocommit(handle_) == 0; }

Status SqliteDatabase::Checkpoint(bool truncate) {
  const int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  const int code = sqlite3_wal_checkpoint_v2(handle_, nullptr, mode, nullptr, nullptr);
  // A reader that holds it up is no failure: the next one gets on.
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) return ErrorFrom(code);
  log_pages_ = 0;
  return Done{};
}

Status SqliteDatabase::CopyTo(const std::filesystem::path& to, const std::function<bool()>& go_on) {
  constexpr int kPagesAtOnce = 1024;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                    SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW;
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(to.c_str(), &handle, flags, nullptr);
  SqliteDatabase target(handle, log_);
  if (opened != SQLITE_OK) return target.ErrorFrom(opened);
  // One snapshot to the end: else the copying would begin anew with every commit of somebody else.
  GENKAN_TRY_OK(RunScript("BEGIN; SELECT count(*) FROM sqlite_schema;"));
  sqlite3_backup* const copying = sqlite3_backup_init(handle, "main", handle_, "main");
  int code = copying != nullptr ? SQLITE_OK : sqlite3_extended_errcode(handle);
  while (code == SQLITE_OK && go_on()) code = sqlite3_backup_step(copying, kPagesAtOnce);
  const bool stopped = code == SQLITE_OK && copying != nullptr;
  if (copying != nullptr) sqlite3_backup_finish(copying);
  const Status ended = RunScript("COMMIT;");
  if (stopped) return Error{.code = ErrorCode::kUnavailable, .message_key = "backup.stopped"};
  if (code != SQLITE_DONE) return target.ErrorFrom(code);
  // A copy of its own, which can be read without a log beside it.
  GENKAN_TRY_OK(target.RunScript("PRAGMA journal_mode=DELETE;"));
  return ended;
}

void SqliteDatabase::CheckpointOnClose(bool wanted) {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, wanted ? 0 : 1, nullptr);
}

Error SqliteDatabase::ErrorFrom(int code) {
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) {
    return Error{.code = ErrorCode::kConflict};
  }
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY) return Error{.code = ErrorCode::kNotFound};
  if (log_) {
    log_(std::string("sqlite: ") + (handle_ != nullptr ? sqlite3_errmsg(handle_) : "no memory"));
  }
  last_trouble_ = TroubleFrom(code, handle_);
  return last_trouble_;
}

}  // namespace genkan::server
