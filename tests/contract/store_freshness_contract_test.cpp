// What every store promises of what may be kept of reading it: a write that changes a list makes
// what was kept of it an old thing, and others' lists stay as fresh as they were.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using support::House;
using support::kNoon;

// Whether what `viewer` was shown before `write` may not stand for what they are shown after it.
template <typename Write>
bool Renews(House& house, const domain::Contact& contact, const Write& write) {
  const domain::Viewer viewer = house.ViewerOf(contact);
  const auto before = house.store().FreshnessOf(viewer);
  REQUIRE(write().ok());
  return !before.has_value() || before != house.store().FreshnessOf(viewer);
}

}  // namespace

GENKAN_STORE_CONTRACT("Whatever changes a list makes what was kept of it old", "[store][fresh]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  domain::Ticket ticket = house.MakeTicket("Still silent", house.hana.id);
  ticket.companies = {house.sakura.id};
  CHECK(Renews(house, house.hana, [&] { return store.PutTicket(portal, ticket); }));
  const auto talk = house.AddConversation({ticket.id});
  // Both of the company see it in their lists.
  for (const domain::Contact& reader : {house.hana, house.ken}) {
    int replies = 0;
    CHECK(Renews(house, reader, [&] {
      return store.StoreReply(
          portal, house.MakeReply(ticket.id, talk.id, "Hello " + std::to_string(++replies)));
    }));
    CHECK(Renews(house, reader,
                 [&] { return store.MoveTicket(portal, ticket.id, house.closed, kNoon); }));
    CHECK(
        Renews(house, reader, [&] { return store.NoteRead(portal, reader.id, ticket.id, kNoon); }));
    CHECK(Renews(house, reader, [&] {
      return store.PutTicketPeople(portal, ticket.id,
                                   {.contacts = ticket.contacts, .restricted = false});
    }));
  }
  CHECK(Renews(house, house.hana, [&] {
    return store.StoreTicket(portal, house.MakeTicketWrite("Another", "And this"));
  }));
  CHECK(Renews(house, house.hana, [&] { return store.PutContact(portal, house.ken); }));
  CHECK(Renews(house, house.hana, [&] { return store.PutPortal(house.portal); }));
  CHECK(Renews(house, house.hana, [&] { return store.PutPipeline(portal, house.pipeline); }));
  CHECK(Renews(house, house.hana,
               [&] { return store.PutMessage(portal, house.MakeMessage(talk.id, "By mail")); }));
}

GENKAN_STORE_CONTRACT("A message in two tickets makes the lists of both old", "[store][fresh]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::Ticket hanas = house.AddTicket("Hers", house.hana.id);
  const domain::Ticket noors = house.AddTicket("Another's", house.noor.id);
  const auto talk = house.AddConversation({hanas.id, noors.id});
  CHECK(Renews(house, house.noor, [&] {
    return store.StoreReply(house.portal.id, house.MakeReply(hanas.id, talk.id, "To both"));
  }));
}

TEST_CASE("A reply leaves the lists of those who do not see it as they were", "[store][fresh]") {
  support::Sqlite kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::Ticket ticket = house.AddTicket("Still silent", house.hana.id);
  const auto talk = house.AddConversation({ticket.id});
  REQUIRE(store.FreshnessOf(house.ViewerOf(house.noor)).has_value());
  CHECK_FALSE(Renews(house, house.noor, [&] {
    return store.StoreReply(house.portal.id, house.MakeReply(ticket.id, talk.id, "Hello"));
  }));
  CHECK_FALSE(Renews(house, house.noor, [&] {
    return store.NoteRead(house.portal.id, house.hana.id, ticket.id, kNoon);
  }));
}

TEST_CASE("Nothing is kept of what a transaction sees that may yet be undone", "[store][fresh]") {
  support::Sqlite kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::Viewer viewer = house.ViewerOf(house.hana);
  const auto before = store.FreshnessOf(viewer);
  domain::Contact renamed = house.hana;
  renamed.name.given = "Nobody";
  const Status undone = store.Atomically([&]() -> Status {
    REQUIRE(store.PutContact(house.portal.id, renamed).ok());
    CHECK(store.ContactById(house.portal.id, renamed.id)->name.given == "Nobody");
    CHECK_FALSE(store.FreshnessOf(viewer).has_value());
    return ErrorCode::kForbidden;
  });
  CHECK_FALSE(undone.ok());
  CHECK(store.ContactById(house.portal.id, renamed.id)->name.given == house.hana.name.given);
  CHECK(store.FreshnessOf(viewer) == before);
}

}  // namespace genkan::service
