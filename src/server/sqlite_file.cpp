#include "server/sqlite_file.h"

#include <array>
#include <fstream>
#include <system_error>

#include "server/sqlite_schema.h"
#include "server/sqlite_search.h"
#include "server/sqlite_ticket_index.h"

namespace genkan::server {
namespace {

namespace fs = std::filesystem;

Error AboutFile(Error error, const fs::path& file) {
  error.params = {{"file", file.string()}};
  return error;
}

Error Refusal(const char* message_key, const fs::path& file) {
  return AboutFile(Error{ErrorCode::kUnavailable, message_key, {}, ""}, file);
}

fs::path LogOf(const fs::path& file) { return file.string() + "-wal"; }

bool HasContent(const fs::path& file) {
  std::error_code failed;
  const auto bytes = fs::file_size(file, failed);
  return !failed && bytes > 0;
}

// The fields of a database's header (https://sqlite.org/fileformat.html §1.3) that a truncated or
// foreign file gets wrong.
struct Header {
  static constexpr std::size_t kBytes = 100;
  std::array<unsigned char, kBytes> bytes{};

  std::uint32_t At(std::size_t offset) const {
    return std::uint32_t{bytes[offset]} << 24 | std::uint32_t{bytes[offset + 1]} << 16 |
           std::uint32_t{bytes[offset + 2]} << 8 | std::uint32_t{bytes[offset + 3]};
  }
  bool IsSqlite() const {
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), 16) ==
           std::string_view("SQLite format 3\0", 16);
  }
  std::uint64_t PageBytes() const {
    const std::uint64_t bytes_or_one = std::uint64_t{bytes[16]} << 8 | bytes[17];
    return bytes_or_one == 1 ? 65536 : bytes_or_one;
  }
  std::uint64_t Pages() const { return At(28); }
  std::int64_t ApplicationId() const { return At(68); }
};

Status CheckFile(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  Header header;
  stream.read(reinterpret_cast<char*>(header.bytes.data()), Header::kBytes);
  if (stream.gcount() != Header::kBytes || !header.IsSqlite()) {
    return Refusal("error.database_damaged", file);
  }
  if (header.ApplicationId() != kSqliteApplicationId) {
    return Refusal("error.database_foreign", file);
  }
  // A log may hold the pages that the file lacks; then SQLite itself finds out.
  std::error_code failed;
  if (!HasContent(LogOf(file)) &&
      fs::file_size(file, failed) < header.Pages() * header.PageBytes()) {
    return Refusal("error.database_damaged", file);
  }
  return Done{};
}

// Under another name first, so that no crash leaves half a database under the right one.
Status MakeFile(const DataDirectory& directory, const fs::path& file,
                const SqliteDatabase::Log& log) {
  const fs::path draft = file.string() + ".new";
  std::error_code failed;
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(draft.string() + suffix, failed);
  {
    GENKAN_TRY(const auto database, OpenAndMigrate(draft, log));
    GENKAN_TRY_OK(database->Checkpoint(true));
  }
  fs::permissions(draft, fs::perms::owner_read | fs::perms::owner_write, failed);
  fs::rename(draft, file, failed);
  if (failed) return AboutFile(Error{.code = ErrorCode::kUnavailable}, file);
  return directory.Sync();
}

}  // namespace

Result<std::unique_ptr<SqliteDatabase>> OpenAndMigrate(const fs::path& file,
                                                       const SqliteDatabase::Log& log) {
  auto database = SqliteDatabase::Open(file, SqliteAccess::kReadWrite, log);
  if (!database.ok()) return AboutFile(database.error(), file);
  (*database)->CheckpointOnClose(false);
  const Status migrated = Migrate(**database, Migrations(), log);
  if (!migrated.ok()) return AboutFile(migrated.error(), file);
  const Status filled = FillSearch(**database);
  if (!filled.ok()) return AboutFile(filled.error(), file);
  const Status searchable = FillTicketIndex(**database, log);
  if (!searchable.ok()) return AboutFile(searchable.error(), file);
  (*database)->CheckpointOnClose(true);
  return database;
}

Result<std::unique_ptr<SqliteDatabase>> OpenDatabaseFile(const DataDirectory& directory,
                                                         const SqliteDatabase::Log& log) {
  const fs::path file = directory.path() / kSqliteFileName;
  std::error_code failed;
  if (fs::exists(file, failed)) {
    GENKAN_TRY_OK(CheckFile(file));
  } else if (HasContent(LogOf(file))) {
    return Refusal("error.database_damaged", file);
  } else {
    GENKAN_TRY_OK(MakeFile(directory, file, log));
  }
  return OpenAndMigrate(file, log);
}

}  // namespace genkan::server
