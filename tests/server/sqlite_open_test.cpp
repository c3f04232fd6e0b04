// Opening a data folder: made, reopened, brought up to date, or refused with nothing changed.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "server/sqlite_file.h"
#include "server/sqlite_schema.h"
#include "server/sqlite_store.h"
#include "support/house.h"
#include "support/temp_folder.h"

namespace genkan::server {
namespace {

namespace fs = std::filesystem;
using support::House;
using support::TempFolder;

void Drop(std::string_view) {}

Result<std::unique_ptr<SqliteStore>> OpenStore(const fs::path& folder) {
  return SqliteStore::Open(folder, Drop);
}

std::string BytesOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void Write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

// A folder with one ticket in it.
void Fill(const fs::path& folder) {
  auto store = OpenStore(folder);
  REQUIRE(store.ok());
  House house(**store);
  house.AddTicket("kept", house.hana.id);
}

Error RefusalOf(const fs::path& folder) {
  const auto refused = OpenStore(folder);
  REQUIRE_FALSE(refused.ok());
  return refused.error();
}

std::unique_ptr<SqliteDatabase> OpenFile(const fs::path& file) {
  auto database = SqliteDatabase::Open(file, SqliteAccess::kReadWrite, Drop);
  REQUIRE(database.ok());
  return std::move(database).value();
}

}  // namespace

TEST_CASE("A new data folder is its owner's alone", "[server][sqlite]") {
  const TempFolder temp;
  const fs::path folder = temp.path() / "a" / "b";
  REQUIRE(OpenStore(folder).ok());
  struct stat status {};
  REQUIRE(stat(folder.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0700);
  REQUIRE(stat((folder / kSqliteFileName).c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("A second opening of the same folder is refused", "[server][sqlite]") {
  const TempFolder temp;
  const auto first = OpenStore(temp.path());
  REQUIRE(first.ok());
  const auto refused_here = RefusalOf(temp.path());
  CHECK(refused_here.message_key == "error.data_folder_in_use");
  CHECK(refused_here.params == std::vector<ErrorParam>{{"folder", temp.path().string()}});
  const pid_t child = fork();
  if (child == 0) _exit(OpenStore(temp.path()).ok() ? 1 : 0);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(status == 0);
}

TEST_CASE("A folder that cannot be made is refused by name", "[server][sqlite]") {
  const TempFolder temp;
  Write(temp.path() / "file", "not a folder");
  const Error refused = RefusalOf(temp.path() / "file" / "data");
  CHECK(refused.message_key == "error.data_folder_unusable");
  CHECK(RefusalOf(temp.path() / "file").message_key == "error.data_folder_unusable");
}

TEST_CASE("A database that is damaged or foreign is refused and left alone", "[server][sqlite]") {
  const TempFolder temp;
  Fill(temp.path());
  const fs::path file = temp.path() / kSqliteFileName;
  const std::string whole = BytesOf(file);
  const auto refused = [&](const std::string& bytes, const char* message_key) {
    Write(file, bytes);
    const Error error = RefusalOf(temp.path());
    CHECK(error.message_key == message_key);
    CHECK(error.params == std::vector<ErrorParam>{{"file", file.string()}});
    CHECK(BytesOf(file) == bytes);
  };
  refused("", "error.database_damaged");
  refused("SQLite format 3", "error.database_damaged");
  refused(std::string(5000, 'x'), "error.database_damaged");
  refused(whole.substr(0, 4096), "error.database_damaged");
  refused(whole.substr(0, whole.size() / 2), "error.database_damaged");
  refused(whole.substr(0, whole.size() - 1), "error.database_damaged");
  std::string scribbled = whole;
  scribbled.replace(100, 8, "garbage!");
  refused(scribbled, "error.database_damaged");
  std::string foreign = whole;
  foreign.replace(68, 4, "abcd");
  refused(foreign, "error.database_foreign");
  Write(file, whole);
  CHECK(OpenStore(temp.path()).ok());
  fs::remove(file);
  Write(temp.path() / "genkan.db-wal", "what was not yet moved");
  CHECK(RefusalOf(temp.path()).message_key == "error.database_damaged");
}

TEST_CASE("What was stored is there after reopening", "[server][sqlite]") {
  const TempFolder temp;
  Fill(temp.path());
  const auto store = OpenStore(temp.path());
  REQUIRE(store.ok());
  const auto portal = (*store)->PortalAt("", "test");
  REQUIRE(portal.ok());
  const auto hana = (*store)->ContactByMemberEmail(portal->id, "hana@example.org");
  REQUIRE(hana.ok());
  const auto rows = (*store)->ListTickets(domain::ViewerFor(*hana, *portal), {});
  REQUIRE(rows.ok());
  CHECK(rows->tickets.at(0).subject == "kept");
}

TEST_CASE("A half-made database of a crash is made anew", "[server][sqlite]") {
  const TempFolder temp;
  Write(temp.path() / "genkan.db.new", "half");
  CHECK(OpenStore(temp.path()).ok());
  CHECK_FALSE(fs::exists(temp.path() / "genkan.db.new"));
}

TEST_CASE("Migrations are applied once, in order", "[server][sqlite]") {
  const TempFolder temp;
  const auto database = OpenFile(temp.path() / "m.db");
  const Migration first{1, "first", "CREATE TABLE a (x INTEGER) STRICT"};
  const Migration second{2, "second", "INSERT INTO a VALUES (1)"};
  REQUIRE(Migrate(*database, std::vector{first}, Drop).ok());
  REQUIRE(Migrate(*database, std::vector{first}, Drop).ok());
  REQUIRE(Migrate(*database, std::vector{first, second}, Drop).ok());
  REQUIRE(Migrate(*database, std::vector{first, second}, Drop).ok());
  const auto rows = FirstRow(database->Select("SELECT count(*) FROM a"),
                             [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); });
  CHECK(rows.value() == 1);
}

TEST_CASE("The log says when a migration of a database begins and when it is done",
          "[server][sqlite]") {
  const TempFolder temp;
  const auto database = OpenFile(temp.path() / "m.db");
  const Migration first{1, "first", "CREATE TABLE a (x INTEGER) STRICT"};
  const Migration second{2, "counts", "CREATE TABLE b (x INTEGER) STRICT"};
  const Migration broken{3, "broken", "SELECT nonsense"};
  std::vector<std::string> said;
  const auto log = [&](std::string_view text) {
    if (text.starts_with("The database")) said.emplace_back(text);
  };
  REQUIRE(Migrate(*database, std::vector{first}, log).ok());
  CHECK(said.empty());
  REQUIRE(Migrate(*database, std::vector{first, second}, log).ok());
  REQUIRE(said.size() == 2);
  CHECK(said[0].find("step 2 (counts)") != std::string::npos);
  CHECK(said[1] == "The database is up to date.");
  REQUIRE(Migrate(*database, std::vector{first, second}, log).ok());
  CHECK(said.size() == 2);
  REQUIRE_FALSE(Migrate(*database, std::vector{first, second, broken}, log).ok());
  CHECK(said.size() == 3);
}

TEST_CASE("A migration that fails leaves the database as it was", "[server][sqlite]") {
  const TempFolder temp;
  const auto database = OpenFile(temp.path() / "m.db");
  const Migration first{1, "first", "CREATE TABLE a (x INTEGER) STRICT"};
  const Migration broken{2, "broken", "CREATE TABLE b (x INTEGER) STRICT; SELECT nonsense;"};
  REQUIRE(Migrate(*database, std::vector{first}, Drop).ok());
  CHECK_FALSE(Migrate(*database, std::vector{first, broken}, Drop).ok());
  CHECK_FALSE(database->InTransaction());
  CHECK_FALSE(database->Execute("SELECT * FROM b").ok());
  CHECK(Migrate(*database, std::vector{first}, Drop).ok());
}

TEST_CASE("An edited migration and a newer schema are refused", "[server][sqlite]") {
  const TempFolder temp;
  const auto database = OpenFile(temp.path() / "m.db");
  const Migration first{1, "first", "CREATE TABLE a (x INTEGER) STRICT"};
  const Migration second{2, "second", "CREATE TABLE b (x INTEGER) STRICT"};
  REQUIRE(Migrate(*database, std::vector{first, second}, Drop).ok());
  const Migration edited{1, "first", "CREATE TABLE a (x INTEGER, y INTEGER) STRICT"};
  CHECK(Migrate(*database, std::vector{edited, second}, Drop).error().message_key ==
        "error.database_altered");
  CHECK(Migrate(*database, std::vector{first}, Drop).error().message_key == "error.database_newer");
}

TEST_CASE("The released migrations are as they were released", "[server][sqlite]") {
  CHECK(ChecksumOf(Migrations()[0]) ==
        "f1da74e294fd3579eb23f5e1af6d3b0838a284d87ec3c90e5dd7af73e7549076");
}

// Run by hand when a version is finished: GENKAN_FIXTURE=tests/fixtures/data/vN, this test by name.
TEST_CASE("A data folder is written as a fixture", "[.fixture]") {
  const char* const folder = std::getenv("GENKAN_FIXTURE");
  REQUIRE(folder != nullptr);
  const auto store = OpenStore(folder);
  REQUIRE(store.ok());
  House house(**store);
  const auto ticket = house.AddTicket("kept since version 1", house.hana.id);
  house.AddMessage(house.AddConversation({ticket.id}).id, "玄関へようこそ");
}

TEST_CASE("A data folder of each finished version opens and holds its ticket", "[server][sqlite]") {
  const std::string version = GENERATE("v1", "v3");
  INFO(version);
  const TempFolder temp;
  const fs::path fixture = fs::path(GENKAN_SOURCE_DIR) / "tests/fixtures/data" / version;
  fs::copy(fixture / kSqliteFileName, temp.path() / kSqliteFileName);
  fs::permissions(temp.path() / kSqliteFileName, fs::perms::owner_read | fs::perms::owner_write);
  const auto store = OpenStore(temp.path());
  REQUIRE(store.ok());
  const auto portal = (*store)->PortalAt("", "test");
  REQUIRE(portal.ok());
  const auto hana = (*store)->ContactByMemberEmail(portal->id, "hana@example.org");
  REQUIRE(hana.ok());
  // Whom no search knew is found.
  CHECK((*store)->FindContacts(portal->id, {.text = "HANA"})->contacts == std::vector{*hana});
  const domain::Viewer viewer = domain::ViewerFor(*hana, *portal);
  const auto rows = (*store)->ListTickets(viewer, {});
  REQUIRE(rows.ok());
  REQUIRE(rows->tickets.size() == 1);
  CHECK(rows->tickets[0].subject == "kept since version 1");
  const auto messages = (*store)->MessagesOf(viewer, rows->tickets[0].id, {});
  REQUIRE(messages.ok());
  REQUIRE(messages->messages.size() == 1);
  CHECK(messages->messages[0].message.text == "玄関へようこそ");
  // Stages that had no name of their own are called what customers read.
  const auto pipelines = (*store)->Pipelines(portal->id);
  REQUIRE(pipelines.ok());
  CHECK(pipelines->front().stages.front().name == "Waiting for us");
}

TEST_CASE("A database of version 1 gets the counts of pairs that one made anew would have",
          "[server][sqlite][migration]") {
  const support::TempFolder temp;
  {
    const auto store = OpenStore(temp.path());
    REQUIRE(store.ok());
    support::House house(**store);
    for (int i = 0; i < 24; ++i) {
      domain::Ticket ticket = house.MakeTicket(std::to_string(i), house.hana.id);
      ticket.stage = i % 3 == 0 ? house.closed : house.waiting_for_us;
      ticket.hidden = i % 8 == 0;
      if (i % 2 == 0) ticket.companies.push_back(house.sakura.id);
      if (i % 4 == 1) ticket.companies = {house.atlas.id, house.sakura.id};
      if (i % 5 == 0) ticket.contacts.push_back({house.ken.id, domain::Involvement::kShared});
      // Twice on one ticket counts once.
      if (i % 6 == 0) ticket.contacts.push_back({house.hana.id, domain::Involvement::kParticipant});
      house.Put(ticket);
    }
  }
  const auto database =
      SqliteDatabase::Open(temp.path() / kSqliteFileName, SqliteAccess::kReadWrite, nullptr);
  REQUIRE(database.ok());
  const auto pairs = [&] {
    std::vector<std::string> rows;
    REQUIRE(AppendRows((*database)->Select("SELECT hex(first) || hex(second) || shelf || ' ' ||"
                                           " tickets FROM ticket_pair_count WHERE tickets > 0"
                                           " ORDER BY 1"),
                       &rows, [](SqliteQuery& row) { return row.Text(); })
                .ok());
    return rows;
  };
  const std::vector<std::string> kept = pairs();
  CHECK(kept.size() >= 6);
  REQUIRE((*database)->RunScript("DROP TABLE ticket_pair_count").ok());
  REQUIRE((*database)->RunScript(std::string(Migrations()[1].sql)).ok());
  // Counted by shelf since the list has more than two.
  const std::string_view list = Migrations()[22].sql;
  const std::size_t begin = list.find("ALTER TABLE ticket_pair_count");
  REQUIRE(begin != std::string_view::npos);
  const std::size_t end = list.find(';', list.find("GROUP BY pair.portal", begin));
  REQUIRE((*database)->RunScript(std::string(list.substr(begin, end + 1 - begin))).ok());
  CHECK(pairs() == kept);
}

}  // namespace genkan::server
