// The same random changes to both stores: whatever the memory store lists, SQLite lists.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "contract/stores.h"
#include "genkan/service/bench_data.h"

namespace genkan::service {
namespace {

using support::House;
using support::kNoon;

// One house in each store; ids count alike, so that they are twins.
struct Twins {
  support::Memory memory;
  support::Sqlite sqlite;
  House first{memory.store()};
  House second{sqlite.store()};
};

class Dice {
 public:
  std::size_t Below(std::size_t count) { return engine_() % count; }
  bool Coin() { return Below(2) == 0; }

 private:
  std::mt19937 engine_{20261122};
};

// Another version of `ticket`, or a new one's first.
domain::Ticket Changed(const House& house, domain::Ticket ticket, Dice& dice) {
  const domain::ContactId contacts[] = {house.hana.id, house.ken.id, house.noor.id};
  const domain::StageId stages[] = {house.waiting_for_us, house.waiting_for_you, house.closed};
  ticket.stage = stages[dice.Below(3)];
  ticket.last_activity_at_millis = kNoon + static_cast<Millis>(dice.Below(6));
  ticket.priority = static_cast<domain::Priority>(dice.Below(5));
  ticket.category = dice.Coin() ? "returns" : "";
  ticket.channel = dice.Coin() ? "email" : "form";
  ticket.owner_shown_name = dice.Coin() ? "Suzuki" : "aoki";
  ticket.created_at_millis = kNoon - static_cast<Millis>(dice.Below(4));
  ticket.fields.clear();
  if (dice.Coin()) ticket.fields.push_back({"amount", std::to_string(dice.Below(30)) + ".5"});
  if (dice.Coin()) ticket.fields.push_back({"colour", dice.Coin() ? "red" : "Blue"});
  ticket.hidden = dice.Below(8) == 0;
  ticket.contacts.clear();
  for (std::size_t i = dice.Below(4); i > 0; --i) {
    ticket.contacts.push_back(
        {contacts[dice.Below(3)], static_cast<domain::Involvement>(dice.Below(3))});
  }
  ticket.companies.clear();
  if (dice.Coin()) ticket.companies.push_back(house.sakura.id);
  if (dice.Coin()) ticket.companies.push_back(house.atlas.id);
  return ticket;
}

// One under each filter, and one in each order either way.
std::vector<TicketQuery> NarrowedQueries(const House& house) {
  std::vector<TicketQuery> queries = {
      {.waiting = true, .limit = 3},
      {.kind = domain::StageKind::kClosed, .waiting = true},
      {.scope = TicketScope::kCompany, .company = house.atlas.id, .limit = 4},
      {.stages = {house.waiting_for_us, house.closed}, .limit = 3},
      {.priority = domain::Priority::kHigh, .limit = 2},
      {.category = "returns", .limit = 3},
      {.requester = house.hana.id, .limit = 2},
      {.channel = "email", .at = 1, .limit = 2},
      {.created = {kNoon - 2, kNoon}, .limit = 2},
      {.updated = {kNoon + 1, kNoon + 3}, .limit = 2},
  };
  const std::vector<std::string> stages = {domain::IdText(house.closed),
                                           domain::IdText(house.waiting_for_us)};
  std::vector<TicketOrder> orders;
  for (int by = 0; by <= static_cast<int>(OrderBy::kRequester); ++by) {
    orders.push_back({.by = static_cast<OrderBy>(by)});
  }
  orders[static_cast<std::size_t>(OrderBy::kStage)].ranking = stages;
  orders[static_cast<std::size_t>(OrderBy::kCategory)].ranking = {"returns"};
  orders.push_back({.by = OrderBy::kField, .field = "amount", .number = true});
  orders.push_back({.by = OrderBy::kField, .field = "colour"});
  orders.push_back({.by = OrderBy::kField, .field = "colour", .ranking = {"red", "Blue"}});
  for (TicketOrder& order : orders) {
    for (const bool descending : {false, true}) {
      order.descending = descending;
      queries.push_back({.order = order, .limit = 4});
      queries.push_back({.kind = domain::StageKind::kOpen, .order = order, .at = 2, .limit = 3});
    }
  }
  return queries;
}

std::vector<TicketQuery> Queries(const House& house) {
  std::vector<TicketQuery> queries = NarrowedQueries(house);
  for (const TicketScope scope : {TicketScope::kAll, TicketScope::kOwn, TicketScope::kCompany}) {
    queries.push_back({.scope = scope, .limit = 7});
    queries.push_back({.scope = scope, .kind = domain::StageKind::kOpen, .at = 3, .limit = 5});
    queries.push_back({.scope = scope, .kind = domain::StageKind::kClosed, .limit = 100});
  }
  return queries;
}

void CheckAlike(Twins& twins, const domain::Contact& contact) {
  const domain::Viewer viewer = twins.first.ViewerOf(contact);
  for (TicketQuery query : Queries(twins.first)) {
    for (bool more = true; more;) {
      const auto first = twins.memory.store().ListTickets(viewer, query);
      const auto second = twins.sqlite.store().ListTickets(viewer, query);
      REQUIRE(first.ok());
      REQUIRE(second.ok());
      REQUIRE(first->tickets == second->tickets);
      REQUIRE(first->total == second->total);
      REQUIRE(first->more == second->more);
      more = first->more;
      if (!more) break;
      REQUIRE(first->last.position == second->last.position);
      query.at = 0;
      query.after = second->last;
    }
  }
}

}  // namespace

TEST_CASE("After any changes both stores list the same", "[store][list]") {
  Twins twins;
  Dice dice;
  for (House* house : {&twins.first, &twins.second}) {
    house->pipeline.stages[1].turn = domain::Turn::kCustomer;
    REQUIRE(house->store().PutPipeline(house->portal.id, house->pipeline).ok());
  }
  domain::Contact everywhere = twins.first.ken;
  everywhere.companies.push_back(
      {.company = twins.first.atlas.id, .primary = false, .view_granted = true});
  std::vector<domain::Ticket> tickets;
  for (int step = 0; step < 240; ++step) {
    if (tickets.size() < 40 && dice.Coin()) {
      tickets.push_back(twins.first.MakeTicket(std::to_string(step), {}));
    }
    if (tickets.empty()) continue;
    domain::Ticket& ticket = tickets[dice.Below(tickets.size())];
    ticket = Changed(twins.first, ticket, dice);
    const auto first = twins.memory.store().PutTicket(twins.first.portal.id, ticket);
    const auto second = twins.sqlite.store().PutTicket(twins.first.portal.id, ticket);
    REQUIRE(first.value() == second.value());
    ticket = *first;
    if (step % 12 != 0) continue;
    for (const auto& contact : {twins.first.hana, twins.first.ken, twins.first.noor, everywhere}) {
      CheckAlike(twins, contact);
    }
  }
}

TEST_CASE("Bench data is the same for the same seed", "[server][bench]") {
  const service::BenchDataPlan plan{
      .tickets = 50, .contacts = 10, .companies = 2, .seed = 7, .now = kNoon};
  support::Memory first, second;
  std::int64_t told = 0;
  REQUIRE(
      service::FillBenchData(first.store(), plan, [&](std::int64_t done) { told = done; }).ok());
  REQUIRE(service::FillBenchData(second.store(), plan, nullptr).ok());
  CHECK(told == 50);
  const auto portal = first.store().PortalAt("", "bench");
  REQUIRE(portal.ok());
  const auto contact = first.store().ContactByMemberEmail(portal->id, "contact3@bench.example");
  REQUIRE(contact.ok());
  const domain::Viewer viewer = domain::ViewerFor(*contact, *portal);
  const auto rows = first.store().ListTickets(viewer, {});
  CHECK(rows->total > 10);
  CHECK(rows->tickets == second.store().ListTickets(viewer, {})->tickets);
  CHECK(first.store().MessagesOf(viewer, rows->tickets[0].id, {})->total == 4);
  CHECK(service::FillBenchData(first.store(), plan, nullptr).error().code == ErrorCode::kConflict);
}

}  // namespace genkan::service
