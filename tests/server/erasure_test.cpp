// Whoever was erased stays so, also when a backup of before is restored.
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "genkan/service/privacy.h"
#include "server/backup.h"
#include "server/erasure_log.h"
#include "server/restore.h"
#include "server/sqlite_store.h"
#include "support/fakes.h"
#include "support/house.h"
#include "support/temp_folder.h"

namespace genkan::server {
namespace {

using support::House;

void Drop(std::string_view) {}

service::PrivacyRoom RoomOf(service::Store& store, const domain::Portal& portal,
                            support::ManualClock& clock, support::CountingRandom& random) {
  return {.store = store,
          .clock = clock,
          .random = random,
          .portal = portal,
          .staff = {},
          .contact = {},
          .shown_name = "owner"};
}

TEST_CASE("Whoever was erased after a backup is erased in what is restored of it",
          "[server][erasure]") {
  support::TempFolder temp;
  const auto data = temp.path() / "data";
  support::ManualClock clock{support::kNoon};
  support::CountingRandom random;
  domain::Contact hana, ken;
  domain::Ticket shared;
  domain::Portal portal;
  const BackupPlan plan{
      .data = data, .target = temp.path() / "backup", .now = support::kNoon, .go_on = [] {
        return true;
      }};
  {
    const auto store = SqliteStore::Open(data, Drop);
    REQUIRE(store.ok());
    House house(**store);
    portal = house.portal;
    hana = house.hana;
    ken = house.ken;
    house.AddTicket("Hers alone", hana.id);
    shared = house.MakeTicket("Of both", hana.id);
    shared.contacts.push_back({ken.id, domain::Involvement::kParticipant});
    shared = house.Put(shared);
    domain::Message message = house.MakeMessage(house.AddConversation({shared.id}).id, "Where?");
    message.author = {
        .kind = domain::AuthorKind::kContact, .contact = hana.id, .shown_name = "hana"};
    REQUIRE((*store)->PutMessage(portal.id, message).ok());
    REQUIRE(WriteBackup(plan, Drop).ok());

    const auto room = RoomOf(**store, portal, clock, random);
    const auto request = service::AskForPrivacy(room, domain::PrivacyKind::kErase, hana.id);
    REQUIRE(request.ok());
    REQUIRE(service::CheckIdentity(room, request->id, "by phone").ok());
    const auto preview = service::PreviewErasure(room, hana.id);
    REQUIRE(service::CarryOutPrivacy(room, request->id, preview->tag).ok());
    CHECK_FALSE((*store)->ContactById(portal.id, hana.id).ok());
  }
  const auto noted = ReadErasureLog(data / kErasureLogName);
  REQUIRE(noted.ok());
  REQUIRE(noted->size() == 1);
  CHECK(noted->at(0).contact == hana.id);

  // Into a new folder first, with the log brought along; then into the folder that has it.
  for (const bool elsewhere : {true, false}) {
    const auto target = elsewhere ? temp.path() / "new" : data;
    const auto restored =
        Restore({.backup = plan.target,
                 .data = target,
                 .replace = true,
                 .without_config = false,
                 .now = support::kNoon,
                 .erasures = elsewhere ? data / kErasureLogName : std::filesystem::path()},
                Drop);
    REQUIRE(restored.ok());
    CHECK(restored->erased_again == 1);
    const auto store = SqliteStore::Open(target, Drop);
    REQUIRE(store.ok());
    CHECK_FALSE((*store)->ContactById(portal.id, hana.id).ok());
    const auto viewer = domain::ViewerFor(ken, portal);
    const auto thread = (*store)->MessagesOf(viewer, shared.id, {});
    REQUIRE(thread.ok());
    REQUIRE(thread->messages.size() == 1);
    CHECK(thread->messages[0].message.author.shown_name == "former:1");
    CHECK((*store)->ListTickets(viewer, {}).value().total == 1);
    CHECK_FALSE((*store)->IsNumberTaken(portal.id, domain::TicketNumber{1}).value());
    CHECK((*store)->NextFormerNumber(portal.id).value() == 2);
  }
}

TEST_CASE("A log of erasures that was altered is refused, and a line that was cut off is not read",
          "[server][erasure]") {
  support::TempFolder temp;
  const auto file = temp.path() / kErasureLogName;
  const domain::Erasure first{.portal = {1, 1}, .contact = {2, 2}, .number = 1, .at_millis = 9};
  domain::Erasure second = first;
  second.number = 2;
  REQUIRE(AppendErasure(file, first).ok());
  REQUIRE(AppendErasure(file, first).ok());
  { std::ofstream(file, std::ios::app) << "0123 {\"portal"; }
  CHECK(ReadErasureLog(file).value() == std::vector{first});
  REQUIRE(AppendErasure(file, second).ok());
  CHECK(ReadErasureLog(file).value() == std::vector{first, second});
  { std::ofstream(file, std::ios::app) << "0123 {}\n"; }
  const auto refused = ReadErasureLog(file);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message_key == "erasures.damaged");
}

}  // namespace
}  // namespace genkan::server
