// What every store promises of telling what has changed.
#include <catch2/catch_template_test_macros.hpp>
#include <functional>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using domain::Changes;
using domain::Ticket;
using domain::TicketNumber;
using support::House;
using support::kNoon;

Changes After(House& house, const domain::Contact& contact, std::int64_t moment) {
  const auto changes = house.store().ChangesAfter(house.ViewerOf(contact), moment);
  REQUIRE(changes.ok());
  return *changes;
}

std::int64_t Moment(House& house) { return After(house, house.hana, 0).upto; }

}  // namespace

GENKAN_STORE_CONTRACT("Each write to a ticket tells those who see it, and nobody else",
                      "[store][changes]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const auto conversation = house.AddConversation({ticket.id});
  auto told = [&, moment = Moment(house)]() mutable {
    const std::vector<TicketNumber> own = After(house, house.hana, moment).tickets;
    CHECK(After(house, house.noor, moment).tickets.empty());
    moment = Moment(house);
    CHECK(domain::IsNothing(After(house, house.hana, moment)));
    return own;
  };
  CHECK(told().empty());
  const auto reply = house.MakeReply(ticket.id, conversation.id, "still silent");
  REQUIRE(house.store().StoreReply(house.portal.id, reply).ok());
  CHECK(told() == std::vector{ticket.number});
  REQUIRE(house.store().MoveTicket(house.portal.id, ticket.id, house.closed, kNoon).ok());
  CHECK(told() == std::vector{ticket.number});
  house.Put(ticket);
  CHECK(told() == std::vector{ticket.number});
  const auto filed = house.store().StoreTicket(house.portal.id, house.MakeTicketWrite("new", "x"));
  REQUIRE(filed.ok());
  CHECK(told() == std::vector{filed->number});
}

GENKAN_STORE_CONTRACT("An internal note is told to no customer, what becomes of an answer is",
                      "[store][changes]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("t", house.hana.id);
  const auto conversation = house.AddConversation({ticket.id});
  std::int64_t moment = Moment(house);
  auto note = house.MakeReply(ticket.id, conversation.id, "do not tell them");
  note.message.audience = domain::Audience::kInternal;
  REQUIRE(house.store().StoreReply(house.portal.id, note).ok());
  REQUIRE(house.store().PutMessage(house.portal.id, note.message).ok());
  CHECK(After(house, house.hana, moment).tickets.empty());
  domain::Message answer = house.AddMessage(conversation.id, "an answer");
  moment = Moment(house);
  answer.text.clear();
  REQUIRE(house.store().PutMessage(house.portal.id, answer).ok());
  CHECK(After(house, house.hana, moment).tickets == std::vector{ticket.number});
  moment = Moment(house);
  REQUIRE(house.store().PutTicketFields(house.portal.id, ticket.id, {}).ok());
  CHECK(After(house, house.hana, moment).tickets == std::vector{ticket.number});
}

GENKAN_STORE_CONTRACT("Agents are told of every ticket, of internal notes and of hidden ones too",
                      "[store][changes][agents]") {
  TestType kept;
  House house(kept.store());
  const auto agent = domain::AgentViewer::Operator(house.portal.id);
  Ticket ticket = house.AddTicket("t", house.hana.id);
  const Ticket other = house.AddTicket("u", house.noor.id);
  const auto conversation = house.AddConversation({ticket.id});
  auto told = [&, moment = Moment(house)]() mutable {
    const Changes changes = house.store().ChangesAfter(agent, moment).value();
    moment = changes.upto;
    CHECK_FALSE(changes.more);
    return changes.tickets;
  };
  CHECK(told().empty());
  auto note = house.MakeReply(ticket.id, conversation.id, "for us alone");
  note.message.audience = domain::Audience::kInternal;
  REQUIRE(house.store().StoreReply(house.portal.id, note).ok());
  CHECK(told() == std::vector{ticket.number});
  REQUIRE(house.store().PutMessage(house.portal.id, note.message).ok());
  CHECK(told() == std::vector{ticket.number});
  ticket.hidden = true;
  house.Put(ticket);
  house.Put(other);
  CHECK(told() == std::vector{ticket.number, other.number});
  CHECK(house.store().ChangesAfter(agent, Moment(house) + 1)->more);
  const std::int64_t moment = Moment(house);
  REQUIRE(house.store().PutPortal(house.portal).ok());
  CHECK(house.store().ChangesAfter(agent, moment)->session);
}

GENKAN_STORE_CONTRACT("A ticket that is hidden is told of to nobody", "[store][changes]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.AddTicket("t", house.hana.id);
  const std::int64_t moment = Moment(house);
  ticket.hidden = true;
  house.Put(ticket);
  CHECK(After(house, house.hana, moment).tickets.empty());
}

GENKAN_STORE_CONTRACT("Settings are told to all, a contact's own rights to them alone",
                      "[store][changes]") {
  TestType kept;
  House house(kept.store());
  std::int64_t moment = Moment(house);
  REQUIRE(house.store().PutPortal(house.portal).ok());
  CHECK(After(house, house.hana, moment).session);
  CHECK(After(house, house.noor, moment).session);
  moment = Moment(house);
  REQUIRE(house.store().PutContact(house.portal.id, house.hana).ok());
  CHECK(After(house, house.hana, moment).session);
  CHECK_FALSE(After(house, house.noor, moment).session);
  moment = Moment(house);
  REQUIRE(house.store().PutPipeline(house.portal.id, house.pipeline).ok());
  CHECK(After(house, house.noor, moment).session);
}

GENKAN_STORE_CONTRACT("More changes than can be listed, or a moment that has not been, are more",
                      "[store][changes]") {
  TestType kept;
  House house(kept.store());
  const std::int64_t moment = Moment(house);
  for (std::size_t i = 0; i < kChangesListed; ++i) house.AddTicket("t", house.hana.id);
  CHECK(After(house, house.hana, moment).tickets.size() == kChangesListed);
  CHECK_FALSE(After(house, house.hana, moment).more);
  house.AddTicket("one more", house.hana.id);
  CHECK(After(house, house.hana, moment).more);
  CHECK(After(house, house.hana, Moment(house) + 1).more);
}

GENKAN_STORE_CONTRACT("What is undone was no change", "[store][changes]") {
  TestType kept;
  House house(kept.store());
  const std::int64_t moment = Moment(house);
  const Status undone = house.store().Atomically([&]() -> Status {
    house.AddTicket("t", house.hana.id);
    return ErrorCode::kInternal;
  });
  CHECK_FALSE(undone.ok());
  CHECK(After(house, house.hana, moment) == Changes{.upto = moment});
}

GENKAN_STORE_CONTRACT(
    "Whoever loses sight of a ticket is told that something is gone, and not what",
    "[store][changes]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("t", house.hana.id);
  ticket.companies = {house.sakura.id};
  ticket = house.Put(ticket);
  // What becomes of the ticket, and whether hana, its requester, and ken, her colleague, lose it.
  const auto lost = [&](const Ticket& after) {
    const std::int64_t moment = Moment(house);
    house.Put(after);
    const auto told = [&](const domain::Contact& contact) {
      const Changes changes = After(house, contact, moment);
      const bool sees = domain::SightOf(house.ViewerOf(contact), after) != domain::Sight::kNone;
      if (!sees) CHECK(changes.tickets.empty());
      return changes.more;
    };
    CHECK_FALSE(told(house.noor));
    const std::pair<bool, bool> lose = {told(house.hana), told(house.ken)};
    house.Put(ticket);
    return lose;
  };
  const auto changed = [&](const std::function<void(Ticket*)>& change) {
    Ticket after = ticket;
    change(&after);
    return lost(after);
  };
  // Hana is of the company, too, so that her page looks once more for nothing where it alone loses.
  const std::pair nobody(false, false), both(true, true);
  CHECK(changed([](Ticket* t) { t->subject = "other"; }) == nobody);
  CHECK(changed([](Ticket* t) { t->restricted = true; }) == both);
  CHECK(changed([](Ticket* t) { t->companies.clear(); }) == both);
  CHECK(changed([](Ticket* t) { t->hidden = true; }) == both);
  const Ticket into = house.AddTicket("into", house.noor.id);
  CHECK(changed([&](Ticket* t) { t->merged_into = into.id; }) == both);
  CHECK(changed([](Ticket* t) { t->contacts.clear(); }) == std::pair(true, false));
}

}  // namespace genkan::service
