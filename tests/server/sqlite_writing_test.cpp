// The SQLite store's own promises: plans that stay index-driven, batches, threads, and kill -9.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <thread>

#include "server/sqlite_file.h"
#include "server/sqlite_sight.h"
#include "server/sqlite_store.h"
#include "support/house.h"
#include "support/temp_folder.h"

namespace genkan::server {
namespace {

using support::House;
using support::kNoon;
using support::TempFolder;

void Drop(std::string_view) {}

std::unique_ptr<SqliteStore> OpenStore(const std::filesystem::path& folder) {
  auto store = SqliteStore::Open(folder, Drop);
  REQUIRE(store.ok());
  return std::move(store).value();
}

std::string PlanOf(const std::filesystem::path& folder, std::string_view sql) {
  auto database = SqliteDatabase::Open(folder / kSqliteFileName, SqliteAccess::kReadOnly, Drop);
  REQUIRE(database.ok());
  std::string plan;
  SqliteQuery row = (*database)->Select(std::string("EXPLAIN QUERY PLAN ").append(sql));
  while (row.Next()) {
    row.Int();
    row.Int();
    row.Int();
    plan += row.Text() + "\n";
  }
  REQUIRE(row.status().ok());
  return plan;
}

}  // namespace

TEST_CASE("The list reads its rows from the index, in order", "[server][sqlite]") {
  const TempFolder temp;
  const auto store = OpenStore(temp.path());
  for (const std::string_view sql : {kTicketSightRows, kTicketSightRowsAfter}) {
    const std::string plan = PlanOf(temp.path(), sql);
    INFO(plan);
    CHECK(plan.find("SEARCH ticket_sight USING PRIMARY KEY (portal=? AND principal=? AND"
                    " shelf=?") != std::string::npos);
    CHECK(plan.find("SCAN") == std::string::npos);
    CHECK(plan.find("TEMP B-TREE") == std::string::npos);
  }
  const std::string after = PlanOf(temp.path(), kTicketSightRowsAfter);
  CHECK(after.find("(last_activity_at_millis,ticket)") != std::string::npos);
}

TEST_CASE("A batch is one commit, and a work that fails leaves the others", "[server][sqlite]") {
  const TempFolder temp;
  const auto store = OpenStore(temp.path());
  House house(*store);
  std::vector<std::function<Status()>> works;
  for (int i = 0; i < 10; ++i) {
    works.push_back([&house, i]() -> Status {
      house.AddTicket(std::to_string(i), house.hana.id);
      // Its own reads see it before the commit.
      CHECK(house.store().ListTickets(house.ViewerOf(house.hana), {})->tickets[0].subject ==
            std::to_string(i));
      if (i == 4) return ErrorCode::kForbidden;
      return Done{};
    });
  }
  REQUIRE(store->RunBatch(works).ok());
  const auto rows = store->ListTickets(house.ViewerOf(house.hana), {});
  REQUIRE(rows.ok());
  CHECK(rows->total == 9);
  CHECK(rows->tickets[0].number == domain::TicketNumber{9});
}

TEST_CASE("Readers see a batch only when it is whole", "[server][sqlite]") {
  const TempFolder temp;
  const auto store = OpenStore(temp.path());
  House house(*store);
  std::int64_t seen_during = -1;
  const std::vector<std::function<Status()>> works = {[&]() -> Status {
    house.AddTicket("one", house.hana.id);
    std::thread([&] {
      seen_during = store->ListTickets(house.ViewerOf(house.hana), {})->total;
    }).join();
    return Done{};
  }};
  REQUIRE(store->RunBatch(works).ok());
  CHECK(seen_during == 0);
  CHECK(store->ListTickets(house.ViewerOf(house.hana), {})->total == 1);
}

TEST_CASE("The same reply sent by many threads at once is stored once", "[server][sqlite]") {
  const TempFolder temp;
  const auto store = OpenStore(temp.path());
  House house(*store);
  const auto ticket = house.AddTicket("t", house.hana.id);
  const auto write = house.MakeReply(ticket.id, house.AddConversation({ticket.id}).id, "once");
  std::vector<service::ReplyWrite> writes(8, write);
  for (auto& each : writes) each.message.id = house.Next<domain::MessageId>();
  std::vector<domain::MessageId> stored(writes.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < writes.size(); ++i) {
    threads.emplace_back([&, i] {
      const auto message = store->StoreReply(house.portal.id, writes[i]);
      if (message.ok()) stored[i] = message->id;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const domain::MessageId id : stored) {
    CHECK(id);
    CHECK(id == stored[0]);
  }
  CHECK(store->MessagesOf(house.ViewerOf(house.hana), ticket.id, {})->total == 1);
}

TEST_CASE("Threads that read while others write lose nothing", "[server][sqlite]") {
  const TempFolder temp;
  const auto store = OpenStore(temp.path());
  House house(*store);
  constexpr int kTickets = 40;
  std::vector<domain::Ticket> tickets;
  for (int i = 0; i < kTickets; ++i) tickets.push_back(house.MakeTicket("t", house.hana.id));
  std::atomic<bool> written{false};
  std::atomic<int> wrong{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!written) {
        const auto rows = store->ListTickets(house.ViewerOf(house.hana), {.limit = 1000});
        // Rows and count come from one snapshot.
        if (!rows.ok() || rows->total != static_cast<std::int64_t>(rows->tickets.size())) ++wrong;
      }
    });
  }
  std::vector<std::thread> writers;
  for (int i = 0; i < 2; ++i) {
    writers.emplace_back([&, i] {
      for (std::size_t j = static_cast<std::size_t>(i); j < tickets.size(); j += 2) {
        if (!store->PutTicket(house.portal.id, tickets[j]).ok()) ++wrong;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  written = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
  CHECK(store->ListTickets(house.ViewerOf(house.hana), {})->total == kTickets);
}

// The child answers for each reply with one byte, after it was stored.
[[noreturn]] void WriteRepliesUntilKilled(const std::filesystem::path& folder, int acknowledge) {
  auto opened = SqliteStore::Open(folder, Drop);
  if (!opened.ok()) _exit(1);
  const auto portal = (*opened)->PortalAt("", "test");
  const auto hana = (*opened)->ContactByMemberEmail(portal->id, "hana@example.org");
  const domain::Viewer viewer = domain::ViewerFor(*hana, *portal);
  const auto ticket = (*opened)->ListTickets(viewer, {})->tickets.at(0);
  const auto conversation = (*opened)->ReplyConversation(viewer, ticket.id);
  std::int64_t count = (*opened)->MessagesOf(viewer, ticket.id, {.limit = 1})->total;
  for (;; ++count) {
    service::ReplyWrite write{.ticket = ticket.id};
    write.message.id = {1, static_cast<std::uint64_t>(count) + 1};
    write.message.conversation = conversation->id;
    write.message.audience = domain::Audience::kCustomer;
    write.message.sent_at_millis = kNoon + count;
    write.stage_after = ticket.stage;
    write.sender = hana->id;
    write.client_key = "reply-" + std::to_string(count);
    if (!(*opened)->StoreReply(portal->id, write).ok()) _exit(2);
    if (::write(acknowledge, "+", 1) != 1) _exit(3);
  }
}

TEST_CASE("Twenty kill -9 lose no acknowledged reply", "[server][sqlite][kill]") {
  const TempFolder temp;
  {
    const auto store = OpenStore(temp.path());
    House house(*store);
    const auto ticket = house.AddTicket("t", house.hana.id);
    house.AddConversation({ticket.id});
  }
  std::int64_t acknowledged = 0;
  for (int round = 0; round < 20; ++round) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      WriteRepliesUntilKilled(temp.path(), ends[1]);
    }
    close(ends[1]);
    // Killed after another number of replies each time, so at another point of its work.
    char byte = 0;
    for (int i = 0; i < 3 + 7 * (round % 5) && read(ends[0], &byte, 1) == 1; ++i) ++acknowledged;
    kill(child, SIGKILL);
    while (read(ends[0], &byte, 1) == 1) ++acknowledged;
    close(ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));

    const auto store = OpenStore(temp.path());
    const auto portal = store->PortalAt("", "test");
    const auto hana = store->ContactByMemberEmail(portal->id, "hana@example.org");
    const domain::Viewer viewer = domain::ViewerFor(*hana, *portal);
    const auto ticket = store->ListTickets(viewer, {})->tickets.at(0);
    const std::int64_t stored = store->MessagesOf(viewer, ticket.id, {.limit = 1})->total;
    CHECK(stored >= acknowledged);
    CHECK(stored <= acknowledged + 1);  // Stored, and killed before it could say so.
    acknowledged = stored;
  }
  CHECK(acknowledged >= 20 * 3);
  auto database =
      SqliteDatabase::Open(temp.path() / kSqliteFileName, SqliteAccess::kReadWrite, Drop);
  REQUIRE(database.ok());
  const auto integrity =
      FirstRow((*database)->Select("PRAGMA integrity_check"),
               [](SqliteQuery& row) -> Result<std::string> { return row.Text(); });
  CHECK(integrity.value() == "ok");
  CHECK_FALSE((*database)->Select("PRAGMA foreign_key_check").Next());
}

}  // namespace genkan::server
