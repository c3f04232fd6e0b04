// What every store promises of the ticket list: scope, order, pages.
#include <catch2/catch_template_test_macros.hpp>
#include <set>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using domain::Involvement;
using domain::Ticket;
using support::House;
using support::kNoon;

std::vector<std::string> Subjects(const std::vector<Ticket>& tickets) {
  std::vector<std::string> subjects;
  for (const Ticket& ticket : tickets) subjects.push_back(ticket.subject);
  return subjects;
}

using Expected = std::vector<std::string>;

TicketRows List(House& house, const domain::Contact& viewer, const TicketQuery& query) {
  const auto rows = house.store().ListTickets(house.ViewerOf(viewer), query);
  REQUIRE(rows.ok());
  return *rows;
}

Expected Listed(House& house, const domain::Contact& viewer, TicketQuery query = {}) {
  const auto rows = List(house, viewer, query);
  CHECK(rows.total == static_cast<std::int64_t>(rows.tickets.size()));
  CHECK_FALSE(rows.more);
  return Subjects(rows.tickets);
}

// Every page by keyset, `limit` rows each.
Expected AllByPages(House& house, const domain::Contact& viewer, TicketQuery query) {
  Expected subjects;
  for (int pages = 0; pages < 100; ++pages) {
    const auto rows = List(house, viewer, query);
    for (const std::string& subject : Subjects(rows.tickets)) subjects.push_back(subject);
    if (!rows.more) return subjects;
    query.after = rows.last;
  }
  FAIL("the pages never end");
  return subjects;
}

}  // namespace

GENKAN_STORE_CONTRACT("A person's list holds what they may see and nothing else", "[store][list]") {
  TestType kept;
  House house(kept.store());
  const auto own = house.AddTicket("own", house.hana.id);
  const auto noors = house.AddTicket("noor's", house.noor.id);
  Ticket participant = house.MakeTicket("participant", house.noor.id);
  participant.contacts.push_back({house.hana.id, Involvement::kParticipant});
  house.Put(participant);
  Ticket shared = house.MakeTicket("shared", house.noor.id);
  shared.contacts.push_back({house.hana.id, Involvement::kShared});
  house.Put(shared);
  Ticket company = house.MakeTicket("company", house.noor.id);
  company.companies = {house.sakura.id};
  house.Put(company);
  Ticket hidden = house.MakeTicket("hidden", house.hana.id);
  hidden.companies = {house.sakura.id};
  hidden.hidden = true;
  house.Put(hidden);

  CHECK(Listed(house, house.hana) == Expected{"company", "shared", "participant", "own"});
  CHECK(Listed(house, house.ken) == Expected{"company"});
  CHECK(Listed(house, house.noor) == Expected{"company", "shared", "participant", "noor's"});
  CHECK(Listed(house, house.AddContact("stranger")).empty());
}

GENKAN_STORE_CONTRACT("A list brings along the fields that are asked for, and no others",
                      "[store][list]") {
  TestType kept;
  House house(kept.store());
  for (const char* subject : {"first", "second", "third"}) {
    Ticket ticket = house.MakeTicket(subject, house.hana.id);
    if (ticket.subject != "second") {
      ticket.fields = {{"order_no", ticket.subject}, {"secret", "canary"}, {"reason", "x"}};
    }
    house.Put(ticket);
  }
  const auto values = [&](std::vector<std::string> fields) {
    std::vector<std::string> all;
    for (const Ticket& ticket : List(house, house.hana, {.fields = std::move(fields)}).tickets) {
      std::string row = ticket.subject;
      for (const domain::FieldValue& value : ticket.fields) {
        row += " " + value.field + "=" + value.value;
      }
      all.push_back(row);
    }
    return all;
  };
  CHECK(values({}) == Expected{"third", "second", "first"});
  // As the ticket holds them, however they are asked for.
  CHECK(values({"reason", "unheard_of", "order_no"}) ==
        Expected{"third order_no=third reason=x", "second", "first order_no=first reason=x"});
}

GENKAN_STORE_CONTRACT("A company's tickets follow the ticket's company, not its requester's",
                      "[store][list]") {
  TestType kept;
  House house(kept.store());
  house.AddTicket("hana's, of no company", house.hana.id);
  CHECK(Listed(house, house.ken).empty());
}

GENKAN_STORE_CONTRACT("A restricted ticket is listed and counted for those on it alone",
                      "[store][list]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("restricted", house.hana.id);
  ticket.contacts.push_back({house.noor.id, Involvement::kParticipant});
  ticket.companies = {house.sakura.id};
  ticket.restricted = true;
  ticket = house.Put(ticket);
  CHECK(Listed(house, house.hana) == Expected{"restricted"});
  CHECK(Listed(house, house.hana, {.scope = TicketScope::kCompany}).empty());
  CHECK(Listed(house, house.noor) == Expected{"restricted"});
  CHECK(Listed(house, house.ken).empty());
  CHECK(house.store().TicketByNumber(house.ViewerOf(house.hana), ticket.number).value() == ticket);
  CHECK_FALSE(house.store().TicketByNumber(house.ViewerOf(house.ken), ticket.number).ok());
  CHECK_FALSE(house.store().MessagesOf(house.ViewerOf(house.ken), ticket.id, {}).ok());
}

GENKAN_STORE_CONTRACT("A further company's tickets are listed once they are granted",
                      "[store][list]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("atlas", house.noor.id);
  ticket.companies = {house.atlas.id};
  house.Put(ticket);
  domain::Contact ken = house.ken;
  ken.companies.push_back({.company = house.atlas.id, .view_granted = false});
  CHECK(Listed(house, ken).empty());
  ken.companies.back().view_granted = true;
  CHECK(Listed(house, ken) == Expected{"atlas"});
}

GENKAN_STORE_CONTRACT("A ticket seen for several reasons is listed and counted once",
                      "[store][list]") {
  TestType kept;
  House house(kept.store());
  domain::Contact ken = house.ken;
  ken.companies.push_back({.company = house.atlas.id, .view_granted = true});
  for (int i = 0; i < 5; ++i) {
    Ticket ticket = house.MakeTicket(std::to_string(i), house.ken.id);
    ticket.contacts.push_back({house.ken.id, Involvement::kParticipant});
    ticket.contacts.push_back({house.hana.id, Involvement::kShared});
    ticket.companies = {house.sakura.id, house.atlas.id};
    if (i % 2 == 0) ticket.stage = house.closed;
    house.Put(ticket);
  }
  house.AddTicket("5", house.ken.id);
  CHECK(Listed(house, ken) == Expected{"5", "4", "3", "2", "1", "0"});
  CHECK(AllByPages(house, ken, {.limit = 2}) == Expected{"5", "4", "3", "2", "1", "0"});
  CHECK(Listed(house, ken, {.kind = domain::StageKind::kOpen}) == Expected{"5", "3", "1"});
  CHECK(List(house, ken, {.at = 4}).total == 6);
}

GENKAN_STORE_CONTRACT("The list is filtered by scope and by open and closed", "[store][list]") {
  TestType kept;
  House house(kept.store());
  Ticket both = house.MakeTicket("own and company", house.hana.id);
  both.companies = {house.sakura.id};
  house.Put(both);
  Ticket company = house.MakeTicket("company, closed", house.ken.id);
  company.companies = {house.sakura.id};
  company.stage = house.closed;
  house.Put(company);
  Ticket own = house.MakeTicket("own, closed", house.hana.id);
  own.stage = house.closed;
  house.Put(own);

  const auto listed = [&](TicketScope scope, std::optional<domain::StageKind> kind) {
    return Listed(house, house.hana, {.scope = scope, .kind = kind});
  };
  CHECK(listed(TicketScope::kOwn, {}) == Expected{"own, closed", "own and company"});
  CHECK(listed(TicketScope::kCompany, {}) == Expected{"company, closed", "own and company"});
  CHECK(listed(TicketScope::kOwn, domain::StageKind::kClosed) == Expected{"own, closed"});
  CHECK(listed(TicketScope::kCompany, domain::StageKind::kOpen) == Expected{"own and company"});
  CHECK(listed(TicketScope::kAll, domain::StageKind::kClosed) ==
        Expected{"own, closed", "company, closed"});
}

GENKAN_STORE_CONTRACT("The list comes newest activity first and moves with it", "[store][list]") {
  TestType kept;
  House house(kept.store());
  Ticket older = house.MakeTicket("older", house.hana.id);
  older.last_activity_at_millis = kNoon - 1;
  older = house.Put(older);
  Ticket newer = house.AddTicket("newer", house.hana.id);
  CHECK(Listed(house, house.hana) == Expected{"newer", "older"});
  older.last_activity_at_millis = kNoon + 1;
  house.Put(older);
  CHECK(Listed(house, house.hana) == Expected{"older", "newer"});
}

GENKAN_STORE_CONTRACT("Pages over equal times lose nothing and double nothing", "[store][list]") {
  TestType kept;
  House house(kept.store());
  Expected all;
  for (int i = 0; i < 23; ++i) {
    Ticket ticket = house.MakeTicket(std::to_string(i), house.hana.id);
    if (i % 3 == 0) ticket.companies = {house.sakura.id};
    ticket.last_activity_at_millis = kNoon + i / 7;  // Runs of equal times.
    if (i % 4 == 0) ticket.stage = house.closed;
    house.Put(ticket);
    all.insert(all.begin(), ticket.subject);
  }
  for (const std::size_t limit : {1u, 2u, 5u, 7u, 22u, 23u, 24u}) {
    CHECK(AllByPages(house, house.hana, {.limit = limit}) == all);
  }
  for (std::int64_t at = 0; at < 23; ++at) {
    const auto rows = List(house, house.hana, {.at = at, .limit = 4});
    CHECK(rows.total == 23);
    CHECK(rows.tickets.at(0).subject == all.at(static_cast<std::size_t>(at)));
    CHECK(rows.more == (at + 4 < 23));
  }
  CHECK(List(house, house.hana, {.at = 23}).tickets.empty());
  CHECK(List(house, house.hana, {.at = 1'000'000'000}).tickets.empty());
  CHECK(List(house, house.hana, {.at = -1}).tickets.size() == 23);
}

GENKAN_STORE_CONTRACT("A page does not shift when a row above it moves up", "[store][list]") {
  TestType kept;
  House house(kept.store());
  std::vector<Ticket> tickets;
  for (int i = 0; i < 6; ++i) {
    tickets.push_back(house.AddTicket(std::to_string(i), house.hana.id));
  }
  const auto first = List(house, house.hana, {.limit = 2});
  CHECK(Subjects(first.tickets) == Expected{"5", "4"});
  tickets[0].last_activity_at_millis = kNoon + 1;
  house.Put(tickets[0]);
  const auto second = List(house, house.hana, {.after = first.last, .limit = 3});
  CHECK(Subjects(second.tickets) == Expected{"3", "2", "1"});
  CHECK_FALSE(second.more);
}

GENKAN_STORE_CONTRACT("A list gives back every field of a ticket", "[store][list]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("件名 \xF0\x9F\x8C\xB8 with \"quotes\"; DROP TABLE ticket;--",
                                   house.hana.id);
  ticket.subject_language = "ja";
  ticket.priority = domain::Priority::kUrgent;
  ticket.category = "返品";
  ticket.owner_shown_name = "鈴木";
  ticket.contacts.push_back({house.noor.id, Involvement::kParticipant});
  ticket.contacts.push_back({house.ken.id, Involvement::kShared});
  ticket.companies = {house.atlas.id, house.sakura.id};
  ticket.channel = "line";
  ticket.external_number = "00471";
  ticket.external_id = "zendesk:ticket:471";
  ticket = house.Put(ticket);
  CHECK(ticket.number == domain::TicketNumber{1});
  CHECK(List(house, house.hana, {}).tickets == std::vector{ticket});
}

GENKAN_STORE_CONTRACT("A portal lists nothing of another portal", "[store][list]") {
  TestType kept;
  House house(kept.store());
  const auto ticket = house.AddTicket("here", house.hana.id);
  domain::Portal other{.id = house.Next<domain::PortalId>(), .slug = "other"};
  REQUIRE(house.store().PutPortal(other).ok());
  domain::Viewer elsewhere = house.ViewerOf(house.hana);
  elsewhere.portal = other.id;
  const auto rows = house.store().ListTickets(elsewhere, {});
  REQUIRE(rows.ok());
  CHECK(rows->tickets.empty());
  CHECK(rows->total == 0);
  CHECK(house.store().TicketByNumber(elsewhere, ticket.number).error().code ==
        ErrorCode::kNotFound);
  elsewhere.portal = house.Next<domain::PortalId>();
  CHECK(house.store().ListTickets(elsewhere, {}).error().code == ErrorCode::kNotFound);
}

}  // namespace genkan::service
