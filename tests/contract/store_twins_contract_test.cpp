// The same random changes to both stores: whatever the memory store lists, SQLite lists.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "contract/stores.h"
#include "server/bench_data.h"

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

std::vector<TicketQuery> Queries() {
  std::vector<TicketQuery> queries;
  for (const TicketScope scope : {TicketScope::kAll, TicketScope::kOwn, TicketScope::kCompany}) {
    queries.push_back({.scope = scope, .limit = 7});
    queries.push_back({.scope = scope, .kind = domain::StageKind::kOpen, .at = 3, .limit = 5});
    queries.push_back({.scope = scope, .kind = domain::StageKind::kClosed, .limit = 100});
  }
  return queries;
}

void CheckAlike(Twins& twins, const domain::Contact& contact) {
  const domain::Viewer viewer = twins.first.ViewerOf(contact);
  for (TicketQuery query : Queries()) {
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
      const domain::Ticket& last = first->tickets.back();
      query.at = 0;
      query.after = TicketPosition{last.last_activity_at_millis, last.id};
    }
  }
}

}  // namespace

TEST_CASE("After any changes both stores list the same", "[store][list]") {
  Twins twins;
  Dice dice;
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
  const server::BenchDataPlan plan{
      .tickets = 50, .contacts = 10, .companies = 2, .seed = 7, .now = kNoon};
  support::Memory first, second;
  std::int64_t told = 0;
  REQUIRE(server::FillBenchData(first.store(), plan, [&](std::int64_t done) { told = done; }).ok());
  REQUIRE(server::FillBenchData(second.store(), plan, nullptr).ok());
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
  CHECK(server::FillBenchData(first.store(), plan, nullptr).error().code == ErrorCode::kConflict);
}

}  // namespace genkan::service
