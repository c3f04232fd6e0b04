// What the SQLite store asks of its file costs as much in a large portal as in a small one: no
// statement of daily work walks all messages, conversations or readers' marks of a portal.
#include <sqlite3.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <set>

#include "genkan/domain/ticket_search.h"
#include "server/sqlite_file.h"
#include "server/sqlite_store.h"
#include "support/house.h"
#include "support/temp_folder.h"

namespace genkan::server {
namespace {

using support::House;
using support::kNoon;
using support::TempFolder;

void Drop(std::string_view) {}

// Every statement that ran on any connection opened while one of these lives.
class Overhearing {
 public:
  Overhearing() { sqlite3_auto_extension(Entry()); }
  ~Overhearing() { sqlite3_cancel_auto_extension(Entry()); }
  Overhearing(const Overhearing&) = delete;
  Overhearing& operator=(const Overhearing&) = delete;

  static std::set<std::string> Heard() {
    const std::lock_guard lock(mutex_);
    return heard_;
  }

 private:
  static int Listen(sqlite3* connection, const char**, const void*) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, Hear, nullptr);
  }
  static int Hear(unsigned, void*, void* statement, void*) {
    const std::lock_guard lock(mutex_);
    heard_.insert(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
    return 0;
  }
  using EntryPoint = void (*)();
  static EntryPoint Entry() { return reinterpret_cast<EntryPoint>(Listen); }

  static inline std::mutex mutex_;
  static inline std::set<std::string> heard_;
};

// What grows with every answer. Walking all of a portal's rows of these is never right.
constexpr std::array kLarge = {"message",         "conversation",  "conversation_ticket",
                               "search_document", "search_ticket", "attachment",
                               "ticket_sight",    "read_mark"};

// "SCAN table…", or a search that knows nothing but the portal.
bool Walks(std::string_view step) {
  for (const std::string_view table : kLarge) {
    if (step == std::string("SCAN ").append(table)) return true;
    if (step.starts_with(std::string("SCAN ").append(table).append(" "))) return true;
    const bool searched = step.starts_with(std::string("SEARCH ").append(table).append(" "));
    if (searched && step.ends_with("(portal=?)")) return true;
  }
  return false;
}

std::vector<std::string> StepsOf(SqliteDatabase& database, const std::string& sql) {
  std::vector<std::string> steps;
  SqliteQuery row = database.SelectOnce("EXPLAIN QUERY PLAN " + sql);
  while (row.Next()) {
    row.Int();
    row.Int();
    row.Int();
    steps.push_back(row.Text());
  }
  return steps;
}

// A day in a portal: filing, answering, reading, searching, by customers and by agents.
void LiveADay(SqliteStore& store) {
  House house(store);
  const domain::Ticket ticket = house.AddTicket("Still silent", house.hana.id);
  const auto conversation = house.AddConversation({ticket.id});
  house.AddMessage(conversation.id, "Is somebody there?");
  const domain::Viewer viewer = house.ViewerOf(house.hana);
  const domain::PortalId portal = house.portal.id;
  REQUIRE(store.ListTickets(viewer, {}).ok());
  for (const auto by : {service::OrderBy::kCreated, service::OrderBy::kSubject}) {
    REQUIRE(store.ListTickets(viewer, {.order = {.by = by}}).ok());
  }
  REQUIRE(store.RequestersSeen(viewer, 10).ok());
  REQUIRE(store.UnreadAmong(viewer, {ticket.id}).ok());
  REQUIRE(store.NoteRead(portal, house.hana.id, ticket.id, kNoon).ok());
  const auto thread = store.MessagesOf(viewer, ticket.id, {});
  REQUIRE(thread.ok());
  REQUIRE(store.MessagesOf(viewer, ticket.id, {.before = thread->messages.back().message.id}).ok());
  REQUIRE(store.ReplyConversation(viewer, ticket.id).ok());
  REQUIRE(store.ChangesAfter(viewer, 0).ok());
  REQUIRE(store.SearchTickets(viewer, {.search = domain::ParseTicketSearch("silent")}).ok());
  const auto agent = domain::AgentViewer::Operator(portal);
  REQUIRE(store.ListTickets(agent, {}).ok());
  REQUIRE(store.ListTickets(agent, {.inbox = house.inbox.id}).ok());
  REQUIRE(store.MessagesOf(agent, ticket.id, {}).ok());
  REQUIRE(store.ConversationsOf(agent, ticket.id).ok());
  REQUIRE(store.ChangesAfter(agent, 0).ok());
  REQUIRE(store.MoveTicket(portal, ticket.id, ticket.stage, kNoon + 1).ok());
}

}  // namespace

TEST_CASE("Daily work walks no table that grows with every answer", "[server][sqlite]") {
  const TempFolder temp;
  // Migrations may walk: they run once.
  REQUIRE(SqliteStore::Open(temp.path(), Drop).ok());
  const Overhearing overhearing;
  {
    auto store = SqliteStore::Open(temp.path(), Drop);
    REQUIRE(store.ok());
    LiveADay(**store);
  }
  auto database =
      SqliteDatabase::Open(temp.path() / kSqliteFileName, SqliteAccess::kReadOnly, Drop);
  REQUIRE(database.ok());
  std::size_t searches = 0;
  for (const std::string& sql : Overhearing::Heard()) {
    for (const std::string& step : StepsOf(**database, sql)) {
      INFO(sql << "\n" << step);
      CHECK(!Walks(step));
      searches += step.starts_with("SEARCH ");
    }
  }
  // Else nothing was overheard.
  CHECK(searches > 40);
}

}  // namespace genkan::server
