// What every store promises of a search in tickets: what is found, by whom, and in which order.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using domain::Involvement;
using domain::Ticket;
using support::House;
using support::kNoon;

using Expected = std::vector<std::string>;

SearchHits Search(House& house, const domain::Contact& viewer, std::string_view typed,
                  TicketSearchQuery query = {}) {
  query.search = domain::ParseTicketSearch(typed);
  const auto hits = house.store().SearchTickets(house.ViewerOf(viewer), query);
  REQUIRE(hits.ok());
  return *hits;
}

// The subjects of what is found, a message's text behind its ticket's.
Expected Found(House& house, const domain::Contact& viewer, std::string_view typed,
               TicketSearchQuery query = {}) {
  INFO(typed);
  const SearchHits hits = Search(house, viewer, typed, std::move(query));
  CHECK(hits.total == static_cast<std::int64_t>(hits.hits.size()));
  CHECK(hits.all);
  Expected found;
  for (const SearchHit& hit : hits.hits) {
    found.push_back(hit.ticket.subject);
    if (hit.message.has_value()) found.back() += ": " + hit.message->text;
  }
  return found;
}

// A ticket of Hana's with one message.
Ticket AddTicketWith(House& house, const std::string& subject, const std::string& text) {
  const Ticket ticket = house.AddTicket(subject, house.hana.id);
  house.AddMessage(house.AddConversation({ticket.id}).id, text);
  return ticket;
}

}  // namespace

GENKAN_STORE_CONTRACT("Tickets are found by subject, number, fields and messages",
                      "[store][search]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("返品について", house.hana.id);
  ticket.external_number = "ZD-4711";
  ticket.fields = {{"order_no", "ORD-2024-77"}, {"secret", "canary"}};
  ticket = house.Put(ticket);
  house.AddMessage(house.AddConversation({ticket.id}).id, "サーバーが停止しました");
  AddTicketWith(house, "another", "nothing of that");

  const Expected itself = {"返品について"};
  const Expected message = {"返品について: サーバーが停止しました"};
  CHECK(Found(house, house.hana, "返") == itself);
  CHECK(Found(house, house.hana, "返品") == itself);
  CHECK(Found(house, house.hana, "返品について") == itself);
  CHECK(Found(house, house.hana, "zd-4711") == itself);
  CHECK(Found(house, house.hana, "4711") == itself);
  CHECK(Found(house, house.hana, "ord-2024", {.fields = {"order_no"}}) == itself);
  CHECK(Found(house, house.hana, "ord-2024").empty());
  CHECK(Found(house, house.hana, "canary", {.fields = {"order_no"}}).empty());
  CHECK(Found(house, house.hana, "ｻｰﾊﾞ") == message);
  CHECK(Found(house, house.hana, "停") == message);
  CHECK(Found(house, house.hana, "返品 停止") == message);
  CHECK(Found(house, house.hana, "停止 nothing").empty());
  CHECK(Found(house, house.hana, "、").empty());
}

GENKAN_STORE_CONTRACT("Tickets are found by the words for what they were given by choice",
                      "[store][search]") {
  TestType kept;
  House house(kept.store());
  Ticket ticket = house.MakeTicket("Beeps", house.hana.id);
  ticket.category = "devices";
  ticket.fields = {{"model", "m1"}};
  ticket = house.Put(ticket);
  Ticket other = house.MakeTicket("Beeps, too", house.hana.id);
  other.category = "billing";
  other.fields = {{"model", "m2"}};
  house.Put(other);
  Ticket foreign = house.MakeTicket("Beeps elsewhere", house.noor.id);
  foreign.category = "devices";
  foreign.fields = {{"model", "m1"}};
  house.Put(foreign);
  const TicketSearchQuery query{
      .search = {}, .choices = {{"category", "devices", "機器"}, {"model", "m1", "Label printer"}}};
  CHECK(Found(house, house.hana, "機器", query) == Expected{"Beeps"});
  CHECK(Found(house, house.hana, "printer", query) == Expected{"Beeps"});
  CHECK(Found(house, house.hana, "beeps ｐｒｉｎｔｅｒ 機器", query) == Expected{"Beeps"});
  CHECK(Found(house, house.hana, "printer nothing", query).empty());
  CHECK(Found(house, house.hana, "beeps", query).size() == 2);
}

GENKAN_STORE_CONTRACT("A search finds what the viewer sees and nothing else", "[store][search]") {
  TestType kept;
  House house(kept.store());
  AddTicketWith(house, "own needle", "text");
  Ticket company = house.MakeTicket("company needle", house.noor.id);
  company.companies = {house.sakura.id};
  company = house.Put(company);
  Ticket hidden = house.MakeTicket("hidden needle", house.hana.id);
  hidden.hidden = true;
  hidden = house.Put(hidden);
  const domain::Conversation conversation = house.AddConversation({hidden.id});
  house.AddMessage(conversation.id, "hidden message needle");
  house.AddTicket("noor's needle", house.noor.id);

  const auto count = [&](const domain::Contact& viewer) {
    return Search(house, viewer, "needle").total;
  };
  CHECK(Found(house, house.hana, "needle") == Expected{"company needle", "own needle"});
  CHECK(Found(house, house.ken, "needle") == Expected{"company needle"});
  CHECK(count(house.noor) == 2);
  CHECK(count(house.AddContact("stranger")) == 0);

  // Sight follows every change.
  hidden.hidden = false;
  house.Put(hidden);
  CHECK(count(house.hana) == 3);
  CHECK(Found(house, house.hana, "hidden message") ==
        Expected{"hidden needle: hidden message needle"});
  company.restricted = true;
  house.Put(company);
  CHECK(count(house.ken) == 0);
  REQUIRE(house.store()
              .PutTicketPeople(house.portal.id, hidden.id,
                               {.contacts = {{house.ken.id, Involvement::kRequester}}})
              .ok());
  CHECK(Found(house, house.hana, "needle") == Expected{"own needle"});
  CHECK(Found(house, house.ken, "message") == Expected{"hidden needle: hidden message needle"});
  domain::Viewer elsewhere = house.ViewerOf(house.hana);
  domain::Portal other{.id = house.Next<domain::PortalId>(), .slug = "other"};
  REQUIRE(house.store().PutPortal(other).ok());
  elsewhere.portal = other.id;
  CHECK(house.store()
            .SearchTickets(elsewhere, {.search = domain::ParseTicketSearch("needle"), .fields = {}})
            ->total == 0);
}

GENKAN_STORE_CONTRACT("No internal note is found, and nothing that was redacted or removed",
                      "[store][search]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("ticket", house.hana.id);
  const domain::Conversation conversation = house.AddConversation({ticket.id});
  domain::Message note = house.MakeMessage(conversation.id, "internal canary");
  note.audience = domain::Audience::kInternal;
  REQUIRE(house.store().PutMessage(house.portal.id, note).ok());
  domain::Message said = house.AddMessage(conversation.id, "public canary");
  CHECK(Found(house, house.hana, "canary") == Expected{"ticket: public canary"});
  CHECK(Found(house, house.hana, "internal").empty());
  said.redacted_at_millis = kNoon;
  said.text.clear();
  REQUIRE(house.store().PutMessage(house.portal.id, said).ok());
  CHECK(Found(house, house.hana, "canary").empty());
  const domain::Message taken_back = house.AddMessage(conversation.id, "taken back canary");
  CHECK(Found(house, house.hana, "canary").size() == 1);
  REQUIRE(house.store().RemoveMessage(house.portal.id, taken_back.id).ok());
  CHECK(Found(house, house.hana, "canary").empty());
  house.AddMessage(conversation.id, "last canary");
  REQUIRE(house.store().RemoveTicket(house.portal.id, ticket.id).ok());
  CHECK(Found(house, house.hana, "canary").empty());
}

GENKAN_STORE_CONTRACT("A search knows every way in which something is written", "[store][search]") {
  TestType kept;
  House house(kept.store());
  const auto filed = house.store().StoreTicket(
      house.portal.id, house.MakeTicketWrite("filed subject", "filed text"));
  REQUIRE(filed.ok());
  CHECK(Found(house, house.hana, "filed text") == Expected{"filed subject: filed text"});
  const auto first = house.store().ReplyConversation(house.ViewerOf(house.hana), filed->id);
  REQUIRE(first.ok());
  auto reply = house.MakeReply(filed->id, first->id, "answered text");
  REQUIRE(house.store().StoreReply(house.portal.id, reply).ok());
  REQUIRE(house.store().StoreReply(house.portal.id, reply).ok());
  CHECK(Found(house, house.hana, "answered") == Expected{"filed subject: answered text"});

  // A conversation that goes to another ticket takes its messages along.
  const Ticket other = house.AddTicket("other subject", house.ken.id);
  domain::Conversation moved = *first;
  moved.tickets = {other.id};
  REQUIRE(house.store().PutConversation(house.portal.id, moved).ok());
  CHECK(Found(house, house.hana, "answered").empty());
  CHECK(Found(house, house.ken, "answered") == Expected{"other subject: answered text"});

  REQUIRE(house.store().PutTicketFields(house.portal.id, other.id, {{"order_no", "ORD-9"}}).ok());
  CHECK(Found(house, house.ken, "ord-9", {.fields = {"order_no"}}).size() == 1);
  Ticket renamed = *house.store().TicketByNumber(house.ViewerOf(house.ken), other.number);
  renamed.subject = "renamed";
  house.Put(renamed);
  CHECK(Found(house, house.ken, "other").empty());
  CHECK(Found(house, house.ken, "renamed answered") == Expected{"renamed: answered text"});
  // What was undone is not found.
  CHECK_FALSE(house.store()
                  .Atomically([&]() -> Status {
                    house.AddTicket("undone needle", house.ken.id);
                    CHECK(Search(house, house.ken, "undone").total == 1);
                    return ErrorCode::kConflict;
                  })
                  .ok());
  CHECK(Found(house, house.ken, "undone").empty());
}

GENKAN_STORE_CONTRACT("Exact matches come first, then tickets themselves, then what is newest",
                      "[store][search]") {
  TestType kept;
  House house(kept.store());
  Millis at = kNoon;
  const auto add = [&](const std::string& subject, const std::string& text) {
    Ticket ticket = house.MakeTicket(subject, house.hana.id);
    ticket.last_activity_at_millis = ++at;
    ticket = house.Put(ticket);
    house.AddMessage(house.AddConversation({ticket.id}).id, text);
  };
  add("1", "髙橋商店です");
  add("髙橋商店", "2");
  add("高橋商店", "3");
  add("4", "高橋商店です");
  CHECK(Found(house, house.hana, "髙橋商店") ==
        Expected{"髙橋商店", "1: 髙橋商店です", "高橋商店", "4: 高橋商店です"});
  CHECK(Found(house, house.hana, "高橋商店") ==
        Expected{"高橋商店", "4: 高橋商店です", "髙橋商店", "1: 髙橋商店です"});
  // One and two characters: by time alone.
  CHECK(Found(house, house.hana, "髙橋") ==
        Expected{"4: 高橋商店です", "高橋商店", "髙橋商店", "1: 髙橋商店です"});
}

GENKAN_STORE_CONTRACT("A ticket is found once, by the text that matches best", "[store][search]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("subject", house.hana.id);
  const domain::Conversation conversation = house.AddConversation({ticket.id});
  for (const char* text : {"ＮＥＥＤＬＥ", "the needle", "Needle"}) {
    house.AddMessage(conversation.id, text);
  }
  CHECK(Found(house, house.hana, "needle") == Expected{"subject: the needle"});
}

GENKAN_STORE_CONTRACT("Pages of a search lose nothing and double nothing", "[store][search]") {
  TestType kept;
  House house(kept.store());
  Expected all;
  for (int i = 0; i < 11; ++i) {
    Ticket ticket = house.MakeTicket("needle " + std::to_string(i), house.hana.id);
    ticket.last_activity_at_millis = kNoon + i / 3;
    house.Put(ticket);
    all.insert(all.begin(), ticket.subject);
  }
  for (const std::size_t limit : {1u, 3u, 10u, 11u, 12u}) {
    Expected found;
    TicketSearchQuery query{.limit = limit};
    for (int pages = 0; pages < 20; ++pages) {
      const SearchHits hits = Search(house, house.hana, "needle", query);
      CHECK(hits.total == 11);
      for (const SearchHit& hit : hits.hits) found.push_back(hit.ticket.subject);
      if (!hits.more) break;
      query.after = hits.hits.back().place;
    }
    CHECK(found == all);
  }
}

}  // namespace genkan::service
