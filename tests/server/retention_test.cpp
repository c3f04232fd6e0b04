// Closed tickets go when their pipeline keeps them no longer: really, with their files, and no
// others.
#include <boost/asio/io_context.hpp>
#include <catch2/catch_test_macros.hpp>
#include <future>

#include "genkan/domain/agent.h"
#include "genkan/service/privacy.h"
#include "server/desk.h"
#include "server/files.h"
#include "server/housekeeping.h"
#include "support/fakes.h"
#include "support/house.h"

namespace genkan {
namespace {

using support::House;
using support::kNoon;

constexpr Millis kMonth = 31 * kMillisPerDay;

// A portal on a real disk that keeps closed tickets for a year.
struct Archive {
  Archive() {
    portal().settings.Edit().privacy.retention = {{house.pipeline.id, 12}};
    REQUIRE(store().PutPortal(portal()).ok());
  }
  server::SqliteStore& store() { return installation->store(); }
  domain::Portal& portal() { return house.portal; }

  // Closed at kNoon, with one file that says `text`.
  domain::Ticket Closed(const std::string& subject, const domain::Contact& contact,
                        const std::string& text) {
    domain::Ticket ticket = house.MakeTicket(subject, contact.id);
    ticket.stage = house.closed;
    ticket = house.Put(ticket);
    AddFile(house.AddConversation({ticket.id}).id, text);
    return ticket;
  }
  void AddFile(domain::ConversationId conversation, const std::string& text) {
    const auto id = house.Next<domain::AttachmentId>();
    const std::string part = domain::IdText(id);
    server::DiskBlobs& blobs = installation->blobs();
    REQUIRE(blobs.Append(part, 0, text).ok());
    const std::string digest = blobs.Seal(part)->digest;
    REQUIRE(blobs.Keep(part, digest).ok());
    domain::Message message = house.MakeMessage(conversation, "See the file.");
    message.attachments = {{.id = id,
                            .file_name = "a.txt",
                            .media_type = "text/plain",
                            .bytes = static_cast<std::int64_t>(text.size()),
                            .blob_key = digest}};
    REQUIRE(store().PutMessage(portal().id, message).ok());
  }

  std::size_t Files() const { return server::FilesBelow(data / server::kFilesFolder)->size(); }
  bool IsThere(const domain::Ticket& ticket) {
    return store().TicketById(domain::AgentViewer::Operator(portal().id), ticket.id).ok();
  }
  domain::RetentionPreview Preview() { return service::PreviewRetention(Room())->pipelines.at(0); }
  service::PrivacyRoom Room() {
    return {.store = store(),
            .clock = clock,
            .random = random,
            .portal = portal(),
            .staff = {},
            .contact = {},
            .shown_name = {}};
  }

  // One round, with what it leaves to others.
  void KeepHouse() {
    boost::asio::io_context loop;
    server::Log log(server::LogLevel::kError, clock, [](std::string_view) {});
    server::LaneOptions options;
    options.run_together = [&](auto works) { return store().RunBatch(works); };
    server::Lanes lanes(std::move(options));
    server::Housekeeping housekeeping(
        {loop, lanes, store(), installation->blobs(), clock, random, log}, std::chrono::hours(1));
    housekeeping.Start();
    // Behind the round: what that leaves to other lanes is queued by then.
    std::promise<void> behind;
    REQUIRE(lanes.Run(service::Lane::kWrite, {.work = [] { return Status(Done{}); },
                                              .done = [&](const Status&) { behind.set_value(); }}));
    behind.get_future().wait();
    lanes.Stop();
    housekeeping.Stop();
    loop.run();
  }

  support::TempFolder folder;
  std::filesystem::path data = folder.path() / "data";
  std::unique_ptr<server::Installation> installation = support::OpenInstallation(data);
  support::ManualClock clock{kNoon};
  support::CountingRandom random;
  House house{installation->store()};
};

TEST_CASE("A ticket closed for longer than its pipeline keeps it goes with its files, as foretold",
          "[server][retention]") {
  Archive archive;
  const domain::Ticket first = archive.Closed("First", archive.house.hana, "one");
  const domain::Ticket second = archive.Closed("Second", archive.house.ken, "two");
  const domain::Ticket open = archive.house.AddTicket("Open", archive.house.hana.id);
  archive.AddFile(archive.house.AddConversation({open.id}).id, "three");
  archive.clock.Advance(11 * kMonth);
  archive.KeepHouse();
  CHECK(archive.Preview().tickets == 0);
  CHECK(archive.IsThere(first));
  CHECK(archive.Files() == 3);

  archive.clock.Advance(2 * kMonth);
  const domain::RetentionPreview foretold = archive.Preview();
  CHECK(foretold.tickets == 2);
  archive.KeepHouse();
  CHECK_FALSE(archive.IsThere(first));
  CHECK_FALSE(archive.IsThere(second));
  CHECK(archive.IsThere(open));
  CHECK(archive.Files() == 1);
  CHECK(archive.Preview().tickets == 0);
  const auto log = archive.store().AuditEntries(archive.portal().id, {});
  REQUIRE(log->size() == 1);
  CHECK(log->at(0).action == "retention.carried_out");
  CHECK(log->at(0).subject == "2");
  std::string numbers;
  for (const std::int64_t number : foretold.numbers) {
    numbers += (numbers.empty() ? "" : ",") + std::to_string(number);
  }
  CHECK(log->at(0).after == "{\"tickets\":[" + numbers + "]}");
}

TEST_CASE("What a hold on a ticket or on somebody on it keeps stays, and its file with it",
          "[server][retention]") {
  Archive archive;
  const domain::Ticket held = archive.Closed("Held", archive.house.hana, "one");
  const domain::Ticket of_held = archive.Closed("Of a held person", archive.house.ken, "two");
  const domain::Ticket target = archive.Closed("Merged into", archive.house.noor, "three");
  domain::Ticket merged = archive.Closed("Merged", archive.house.noor, "four");
  merged.merged_into = target.id;
  archive.house.Put(merged);
  const domain::Ticket free = archive.Closed("Free", archive.house.noor, "one");
  const service::PrivacyRoom room = archive.Room();
  REQUIRE(service::HoldTicket(room, held.number, "Case 1").ok());
  REQUIRE(service::HoldContact(room, archive.house.ken.id, "Case 2").ok());
  REQUIRE(service::HoldTicket(room, merged.number, "Case 3").ok());
  archive.clock.Advance(13 * kMonth);
  CHECK(archive.Preview().tickets == 1);
  CHECK(archive.Preview().held == 3);
  archive.KeepHouse();
  for (const domain::Ticket& ticket : {held, of_held, target, merged}) {
    CHECK(archive.IsThere(ticket));
  }
  CHECK_FALSE(archive.IsThere(free));
  // Its file said the same as one that stays.
  CHECK(archive.Files() == 4);

  REQUIRE(service::ReleaseTicket(room, held.number).ok());
  REQUIRE(service::ReleaseContact(room, archive.house.ken.id).ok());
  REQUIRE(service::ReleaseTicket(room, merged.number).ok());
  CHECK(archive.Preview().tickets == 3);
  archive.KeepHouse();
  CHECK(archive.Files() == 0);
  CHECK_FALSE(archive.IsThere(merged));
}

TEST_CASE("What goes with time goes a part at a time, the longest closed first",
          "[server][retention]") {
  Archive archive;
  std::vector<domain::Ticket> tickets;
  for (Millis i = 0; i < 5; ++i) {
    domain::Ticket ticket = archive.house.MakeTicket("Old", archive.house.hana.id);
    ticket.stage = archive.house.closed;
    ticket.last_activity_at_millis = kNoon - i;
    tickets.push_back(archive.house.Put(ticket));
  }
  REQUIRE(service::HoldTicket(archive.Room(), tickets[4].number, "Case 1").ok());
  archive.clock.Advance(13 * kMonth);
  const auto gone = service::CarryOutRetention(archive.Room(), 2);
  REQUIRE(gone.ok());
  CHECK(gone->numbers == std::vector{static_cast<std::int64_t>(tickets[3].number),
                                     static_cast<std::int64_t>(tickets[2].number)});
  CHECK(archive.Preview().tickets == 2);
}

}  // namespace
}  // namespace genkan
