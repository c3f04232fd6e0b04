// The SQLite store: opening, transactions, and connections to read with.
#include "server/sqlite_store.h"

#include "server/sqlite_file.h"
#include "server/sqlite_reading.h"

namespace genkan::server {
namespace {

// About 4 MB of log before it is moved into the file.
constexpr int kLogPagesMax = 1000;

}  // namespace

Result<std::int64_t> SqliteConnection::PortalKey(domain::PortalId portal) {
  const auto known = portal_keys.find(portal);
  if (known != portal_keys.end()) return known->second;
  GENKAN_TRY(const std::int64_t key,
             FirstRow(database->Select("SELECT key FROM portal WHERE id = ?", portal),
                      [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); }));
  portal_keys.emplace(portal, key);
  return key;
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::Open(const std::filesystem::path& directory,
                                                       Log log) {
  GENKAN_TRY(DataDirectory taken, DataDirectory::Take(directory));
  std::error_code failed;
  if (std::filesystem::exists(directory / kRestoringFolder, failed)) {
    return Error{.code = ErrorCode::kUnavailable,
                 .message_key = "restore.unfinished",
                 .params = {{"folder", directory.string()}}};
  }
  std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(taken), std::move(log)));
  GENKAN_TRY(store->writer_.database, OpenDatabaseFile(store->directory_, store->log_));
  return store;
}

SqliteStore::SqliteStore(DataDirectory directory, Log log)
    : directory_(std::move(directory)), log_(std::move(log)) {}

SqliteStore::~SqliteStore() {
  // The writer closes last and moves the log into the file.
  idle_readers_.clear();
}

Status SqliteStore::Checkpoint() {
  const std::lock_guard lock(writing_);
  return writer_.database->Checkpoint(/*truncate=*/true);
}

Status SqliteStore::RunBatch(std::span<const std::function<Status()>> works) {
  GENKAN_CHECK(!IsWriter());
  return InTransaction([&]() -> Status {
    for (const std::function<Status()>& work : works) {
      // Its own error is for its own caller, and it has left nothing behind.
      if (!InSavepoint(work).ok() && !writer_.database->InTransaction()) return TransactionLost();
    }
    return Done{};
  });
}

Status SqliteStore::Atomically(const std::function<Status()>& work) {
  return IsWriter() ? InSavepoint(work) : InTransaction(work);
}

Status SqliteStore::Write(const std::function<Status(SqliteConnection&)>& work) {
  return WriteOfSome([&](SqliteConnection& writer) {
    stamps_.NoteEverything();
    return work(writer);
  });
}

Status SqliteStore::WriteOfSome(const std::function<Status(SqliteConnection&)>& work) {
  return WriteUnheard([&](SqliteConnection& writer) {
    heard_ = true;
    return work(writer);
  });
}

Status SqliteStore::WriteUnheard(const std::function<Status(SqliteConnection&)>& work) {
  return Atomically([&] { return work(writer_); });
}

Status SqliteStore::InTransaction(const std::function<Status()>& work) {
  const std::lock_guard lock(writing_);
  SqliteDatabase& database = *writer_.database;
  // Ends what was not committed, however `work` was left.
  struct Ending {
    SqliteStore& store;
    ~Ending() {
      if (store.writer_.database->InTransaction()) {
        store.writer_.portal_keys.clear();
        (void)store.writer_.database->Execute("ROLLBACK").ok();
      }
      store.stamps_.Forget();
      store.writer_thread_ = std::thread::id();
    }
  };
  GENKAN_TRY_OK(database.Execute("BEGIN IMMEDIATE"));
  writer_thread_ = std::this_thread::get_id();
  {
    const Ending ending{*this};
    GENKAN_TRY_OK(work());
    if (!database.InTransaction()) return TransactionLost();
    GENKAN_TRY_OK(database.Execute("COMMIT"));
    stamps_.Publish();
    if (std::exchange(heard_, false)) ++commits_heard_;
  }
  if (database.log_pages() > kLogPagesMax) {
    // The commit has happened; a checkpoint that fails is logged and tried again.
    (void)database.Checkpoint(/*truncate=*/false).ok();
  }
  return Done{};
}

Status SqliteStore::InSavepoint(const std::function<Status()>& work) {
  SqliteDatabase& database = *writer_.database;
  // Some errors, such as a full disk, end the whole transaction; nothing may be written after that.
  if (!database.InTransaction()) return TransactionLost();
  GENKAN_TRY_OK(database.Execute("SAVEPOINT step"));
  const Status done = work();
  if (!database.InTransaction()) return TransactionLost();
  if (!done.ok()) {
    writer_.portal_keys.clear();
    GENKAN_TRY_OK(database.Execute("ROLLBACK TO step"));
  }
  GENKAN_TRY_OK(database.Execute("RELEASE step"));
  return done;
}

Error SqliteStore::TransactionLost() const {
  Error error = writer_.database->last_trouble();
  // Whatever it was, nothing was written and another try may do.
  error.code = ErrorCode::kUnavailable;
  return error;
}

Result<SqliteConnection> SqliteStore::OpenReader() const {
  {
    const std::lock_guard lock(idle_lock_);
    if (!idle_readers_.empty()) {
      SqliteConnection reader = std::move(idle_readers_.back());
      idle_readers_.pop_back();
      return reader;
    }
  }
  SqliteConnection reader;
  GENKAN_TRY(reader.database, SqliteDatabase::Open(directory_.path() / kSqliteFileName,
                                                   SqliteAccess::kReadOnly, log_));
  return reader;
}

Result<SqliteStore::Reading> SqliteStore::Reading::Open(const SqliteStore& store) {
  Reading reading(store);
  if (store.IsWriter()) {
    reading.writer_ = const_cast<SqliteConnection*>(&store.writer_);
    return reading;
  }
  GENKAN_TRY(reading.reader_, store.OpenReader());
  GENKAN_TRY_OK(reading.database().Execute("BEGIN"));
  return reading;
}

SqliteStore::Reading::Reading(Reading&& other) noexcept
    : store_(other.store_), writer_(other.writer_), reader_(std::move(other.reader_)) {}

SqliteStore::Reading::~Reading() {
  if (reader_.database == nullptr) return;
  if (!reader_.database->InTransaction() || reader_.database->Execute("COMMIT").ok()) {
    const std::lock_guard lock(store_->idle_lock_);
    store_->idle_readers_.push_back(std::move(reader_));
  }
}

}  // namespace genkan::server
