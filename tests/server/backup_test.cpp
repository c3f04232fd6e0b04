// A backup and what becomes of it: whole or refused, and never half in its place.
#include "server/backup.h"

#include <sys/stat.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "server/restore.h"
#include "server/sqlite_schema.h"
#include "server/sqlite_store.h"
#include "support/fakes.h"
#include "support/house.h"
#include "support/temp_folder.h"

namespace genkan::server {
namespace {

namespace fs = std::filesystem;
using support::House;
using support::TempFolder;

void Drop(std::string_view) {}

// A data folder with a portal, a key, settings, mail and a file of an attachment.
struct Folders {
  Folders() {
    {
      const auto store = SqliteStore::Open(data(), Drop);
      REQUIRE(store.ok());
      House house(**store);
      house.AddTicket("kept", house.hana.id);
    }
    temp.Write("data/keys/root.key", "the key");
    temp.Write("data/config.json", R"({"port": "8080"})");
    temp.Write("data/mail/1.eml", "a mail");
    temp.Write("data/files/ab/cdef", std::string(200'000, 'x'));
    temp.Write("data/before-restore-1/genkan.db", "an old one");
  }

  fs::path data() const { return temp.path() / "data"; }
  fs::path backup() const { return temp.path() / "backup"; }
  fs::path restored() const { return temp.path() / "restored"; }

  Result<BackupManifest> Write() const {
    return WriteBackup(
        {.data = data(), .target = backup(), .now = support::kSunday, .go_on = [] { return true; }},
        Drop);
  }
  Result<BackupManifest> Read(bool replace = false, bool without_config = false) const {
    GENKAN_TRY(const Restored done, Restore({.backup = backup(),
                                             .data = restored(),
                                             .replace = replace,
                                             .without_config = without_config,
                                             .now = support::kSunday,
                                             .erasures = {}},
                                            Drop));
    return done.manifest;
  }
  // Why the backup is not taken; then nothing is there that was not there before.
  std::string Refused() const {
    const auto refused = Read();
    REQUIRE_FALSE(refused.ok());
    CHECK_FALSE(fs::exists(restored() / "genkan.db"));
    CHECK_FALSE(fs::exists(restored() / kRestoringFolder));
    return refused.error().message_key;
  }
  void Change(const std::string& from, const std::string& to) const {
    std::string text = ReadFile(backup() / kManifestName).value();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    temp.Write("backup/manifest.json", text);
  }

  TempFolder temp;
};

TEST_CASE("A restored backup has every row and every file, and is its owner's alone",
          "[server][backup]") {
  const Folders folders;
  const auto made = folders.Write();
  REQUIRE(made.ok());
  CHECK(RowsIn(*made, "ticket") == 1);
  CHECK(RowsIn(*made, "contact") == 3);
  CHECK(made->files.size() == 5);
  CHECK(made->database.schema == Migrations().back().number);
  const auto restored = folders.Read();
  REQUIRE(restored.ok());
  CHECK(*restored == *made);
  CHECK(FactsOf(folders.restored() / "genkan.db", Drop).value() == made->database);
  for (const BackupFile& file : made->files) {
    INFO(file.path);
    for (const fs::path& folder : {folders.backup(), folders.restored()}) {
      struct stat status {};
      REQUIRE(stat((folder / file.path).c_str(), &status) == 0);
      CHECK((status.st_mode & 0777) == 0600);
      REQUIRE(stat((folder / file.path).parent_path().c_str(), &status) == 0);
      CHECK((status.st_mode & 0777) == 0700);
    }
    CHECK(DigestOf(folders.backup() / file.path).value() == file.digest);
    if (file.path == "genkan.db") continue;
    CHECK(DigestOf(folders.restored() / file.path).value() == file.digest);
    CHECK(DigestOf(folders.data() / file.path).value() == file.digest);
  }
  CHECK(SqliteStore::Open(folders.restored(), Drop).ok());
}

TEST_CASE("A backup that is made while others write is of one moment", "[server][backup]") {
  const TempFolder temp;
  const auto store = SqliteStore::Open(temp.path() / "data", Drop);
  REQUIRE(store.ok());
  House house(**store);
  const domain::Conversation conversation =
      house.AddConversation({house.AddTicket("busy", house.hana.id).id});
  std::atomic<bool> done = false;
  std::atomic<int> pairs = 0;
  std::thread writer([&] {
    while (!done) {
      // Two messages or none.
      const Status written = (*store)->Atomically([&]() -> Status {
        for (int i = 0; i < 2; ++i) {
          const domain::Message message = house.MakeMessage(conversation.id, "one of two");
          GENKAN_TRY_OK((*store)->PutMessage(house.portal.id, message));
        }
        return Done{};
      });
      if (written.ok()) ++pairs;
    }
  });
  while (pairs < 20) std::this_thread::yield();
  for (int round = 0; round < 5; ++round) {
    const int before = pairs;
    const fs::path target = temp.path() / ("backup" + std::to_string(round));
    const auto made = WriteBackup(
        {.data = temp.path() / "data", .target = target, .go_on = [] { return true; }}, Drop);
    REQUIRE(made.ok());
    CHECK(RowsIn(*made, "message") % 2 == 0);
    CHECK(RowsIn(*made, "message") >= 2 * before);
  }
  done = true;
  writer.join();
}

TEST_CASE("A backup that was stopped leaves nothing, and one that was killed is taken by nobody",
          "[server][backup]") {
  const Folders folders;
  const auto stopped = WriteBackup(
      {.data = folders.data(), .target = folders.backup(), .go_on = [] { return false; }}, Drop);
  REQUIRE_FALSE(stopped.ok());
  CHECK(stopped.error().message_key == "backup.stopped");
  CHECK_FALSE(fs::exists(folders.backup()));
  CHECK_FALSE(fs::exists(folders.backup().string() + ".part"));
  // As a kill leaves it: no manifest, another name. The next one under that name is whole.
  folders.temp.Write("backup.part/genkan.db", "half");
  REQUIRE(folders.Write().ok());
  CHECK_FALSE(fs::exists(folders.backup().string() + ".part"));
  fs::remove(folders.backup() / kManifestName);
  CHECK(folders.Refused() == "backup.missing");
}

TEST_CASE("A backup never lands on something else or in the data folder", "[server][backup]") {
  const Folders folders;
  REQUIRE(folders.Write().ok());
  CHECK(folders.Write().error().message_key == "backup.exists");
  const auto inside = WriteBackup({.data = folders.data(),
                                   .target = folders.data() / "keys" / ".." / "backup",
                                   .go_on = [] { return true; }},
                                  Drop);
  CHECK(inside.error().message_key == "backup.in_data");
}

TEST_CASE("A backup that is not what its manifest says is refused before anything is touched",
          "[server][backup]") {
  const Folders folders;
  REQUIRE(folders.Write().ok());
  SECTION("a byte of a file") { folders.temp.Write("backup/keys/root.key", "the kex"); }
  SECTION("a file that is missing") { fs::remove(folders.backup() / "files/ab/cdef"); }
  SECTION("half a database") { fs::resize_file(folders.backup() / "genkan.db", 4096); }
  SECTION("rows that are not there") { folders.Change(R"("ticket": 1)", R"("ticket": 2)"); }
  SECTION("a path that leads out") { folders.Change("keys/root.key", "../data/keys/root.key"); }
  SECTION("a path from the root") { folders.Change("keys/root.key", "/etc/hostname"); }
  SECTION("half a manifest") { folders.temp.Write("backup/manifest.json", R"({"format": 1,)"); }
  CHECK(folders.Refused() == "backup.damaged");
}

TEST_CASE("A backup of a newer program is refused in words", "[server][backup]") {
  const Folders folders;
  REQUIRE(folders.Write().ok());
  const std::string schema = std::to_string(Migrations().back().number);
  SECTION("by its schema") { folders.Change("\"schema\": " + schema, "\"schema\": 999"); }
  SECTION("by its format") { folders.Change("\"format\": 1", "\"format\": 2"); }
  CHECK(folders.Refused() == "backup.newer");
}

TEST_CASE("A backup of an older program is brought up to date", "[server][backup]") {
  const Folders folders;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    fs::remove(folders.data() / (std::string("genkan.db") + suffix));
  }
  fs::copy(fs::path(GENKAN_SOURCE_DIR) / "tests/fixtures/data/v1/genkan.db",
           folders.data() / "genkan.db");
  const auto made = folders.Write();
  REQUIRE(made.ok());
  CHECK(made->database.schema < Migrations().back().number);
  REQUIRE(folders.Read().ok());
  CHECK(FactsOf(folders.restored() / "genkan.db", Drop)->schema == Migrations().back().number);
  CHECK(SqliteStore::Open(folders.restored(), Drop).ok());
}

TEST_CASE("A folder with something in it is restored into only when asked, and that is kept",
          "[server][backup]") {
  const Folders folders;
  REQUIRE(folders.Write().ok());
  folders.temp.Write("restored/genkan.db", "somebody's");
  CHECK(folders.Read().error().message_key == "restore.folder_not_empty");
  CHECK(ReadFile(folders.restored() / "genkan.db").value() == "somebody's");
  REQUIRE(folders.Read(/*replace=*/true).ok());
  CHECK(SqliteStore::Open(folders.restored(), Drop).ok());
  const fs::path aside = folders.restored() / ("before-restore-" + FileTimeText(support::kSunday));
  CHECK(ReadFile(aside / "genkan.db").value() == "somebody's");
}

TEST_CASE("A folder that a server has is not restored into", "[server][backup]") {
  const Folders folders;
  REQUIRE(folders.Write().ok());
  const auto store = SqliteStore::Open(folders.restored(), Drop);
  REQUIRE(store.ok());
  CHECK(folders.Read(/*replace=*/true).error().message_key == "error.data_folder_in_use");
}

TEST_CASE("No server takes a folder in which a restore was interrupted", "[server][backup]") {
  const Folders folders;
  REQUIRE(folders.Write().ok());
  folders.temp.Write("restored/.restoring/genkan.db", "half");
  CHECK(SqliteStore::Open(folders.restored(), Drop).error().message_key == "restore.unfinished");
  REQUIRE(folders.Read().ok());
  CHECK(SqliteStore::Open(folders.restored(), Drop).ok());
}

TEST_CASE("A copy that is only looked at has no mail server and no public address",
          "[server][backup]") {
  const Folders folders;
  REQUIRE(folders.Write().ok());
  REQUIRE(folders.Read(/*replace=*/false, /*without_config=*/true).ok());
  CHECK_FALSE(fs::exists(folders.restored() / "config.json"));
  CHECK(fs::exists(folders.restored() / "keys/root.key"));
}

}  // namespace
}  // namespace genkan::server
