#include <catch2/catch_test_macros.hpp>
#include <map>

#include "genkan/base/calendar.h"
#include "genkan/wire/listing_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

domain::TicketPage PageOf(const wire::Response& response) {
  REQUIRE(response.status == 200);
  const auto page = wire::DecodeTicketPage(BodyOf(response));
  REQUIRE(page.ok());
  return *page;
}

std::string Subjects(const domain::TicketPage& page) {
  std::string subjects;
  for (const domain::TicketSummary& ticket : page.tickets) subjects += ticket.subject + " ";
  return subjects;
}

// Tickets T1, T2, ... of one contact, each a minute after the one before.
void AddTickets(FrontDoor& door, domain::ContactId requester, int count) {
  for (int i = 1; i <= count; ++i) {
    domain::Ticket ticket = door.house.MakeTicket("T" + std::to_string(i), requester);
    ticket.last_activity_at_millis += i * kMillisPerMinute;
    door.house.Put(ticket);
  }
}

TEST_CASE("A customer who signed in sees the tickets they may see", "[service][list]") {
  FrontDoor door;
  door.house.AddTicket("発送が遅れています", door.house.hana.id);
  door.house.AddTicket("Pallets missing", door.house.noor.id);
  Visitor hana(door, door.house.hana);
  const domain::TicketPage page = PageOf(hana.Get("/v1/tickets"));
  REQUIRE(page.tickets.size() == 1);
  CHECK(page.total == 1);
  CHECK(page.tickets[0].subject == "発送が遅れています");
  CHECK(page.tickets[0].sight == domain::Sight::kOwn);
  CHECK(page.tickets[0].stage.name == "Waiting for us");
  CHECK(page.tickets[0].requester_shown_name == "hana");
}

TEST_CASE("Page by page, each ticket comes once and in order", "[service][list]") {
  FrontDoor door;
  AddTickets(door, door.house.noor.id, 7);
  Visitor noor(door, door.house.noor);
  std::string target = "/v1/tickets?limit=3";
  std::string subjects;
  for (int pages = 0; pages < 3; ++pages) {
    const domain::TicketPage page = PageOf(noor.Get(target));
    CHECK(page.total == 7);
    CHECK(page.first_at == (pages == 0 ? 0 : -1));
    CHECK(page.next_cursor.empty() == (pages == 2));
    subjects += Subjects(page);
    target = "/v1/tickets?limit=3&after=" + page.next_cursor;
  }
  CHECK(subjects == "T7 T6 T5 T4 T3 T2 T1 ");
}

TEST_CASE("A page stays where it was when newer tickets come in", "[service][list]") {
  FrontDoor door;
  AddTickets(door, door.house.noor.id, 4);
  Visitor noor(door, door.house.noor);
  const domain::TicketPage first = PageOf(noor.Get("/v1/tickets?limit=2"));
  domain::Ticket newest = door.house.MakeTicket("newest", door.house.noor.id);
  newest.last_activity_at_millis += kMillisPerHour;
  door.house.Put(newest);
  CHECK(Subjects(PageOf(noor.Get("/v1/tickets?limit=2&after=" + first.next_cursor))) == "T2 T1 ");
}

TEST_CASE("One jumps into the middle with one request and goes on from there", "[service][list]") {
  FrontDoor door;
  AddTickets(door, door.house.noor.id, 7);
  Visitor noor(door, door.house.noor);
  const domain::TicketPage middle = PageOf(noor.Get("/v1/tickets?at=3&limit=2"));
  CHECK(middle.first_at == 3);
  CHECK(Subjects(middle) == "T4 T3 ");
  CHECK(Subjects(PageOf(noor.Get("/v1/tickets?limit=2&after=" + middle.next_cursor))) == "T2 T1 ");
  CHECK(PageOf(noor.Get("/v1/tickets?at=700")).tickets.empty());
}

TEST_CASE("The list can be narrowed to open or closed, to own or the company's",
          "[service][list]") {
  FrontDoor door;
  House& house = door.house;
  house.AddTicket("own", house.hana.id);
  domain::Ticket closed = house.MakeTicket("closed", house.hana.id);
  closed.stage = house.closed;
  house.Put(closed);
  domain::Ticket colleague = house.MakeTicket("colleague", house.ken.id);
  colleague.companies = {house.sakura.id};
  house.Put(colleague);
  Visitor hana(door, house.hana);
  const auto count = [&](const std::string& target) { return PageOf(hana.Get(target)).total; };
  CHECK(count("/v1/tickets") == 3);
  CHECK(count("/v1/tickets?scope=all") == 3);
  CHECK(count("/v1/tickets?state=closed") == 1);
  CHECK(count("/v1/tickets?state=open") == 2);
  CHECK(count("/v1/tickets?scope=own") == 2);
  CHECK(count("/v1/tickets?scope=company") == 1);
  CHECK(count("/v1/tickets?scope=own&state=open") == 1);
}

// Three of Hana's: one waits for her, one is urgent and came by e-mail, one is closed.
void AddVaried(FrontDoor& door) {
  House& house = door.house;
  house.pipeline.stages[1].turn = domain::Turn::kCustomer;
  REQUIRE(door.store->PutPipeline(house.portal.id, house.pipeline).ok());
  domain::PortalSettings& settings = house.portal.settings.Edit();
  settings.fields.categories = {{"returns", {{"en", "Returns"}, {"ja", "返品"}}}};
  for (const char* column : {"number", "subject", "status", "priority", "category", "requester",
                             "channel", "created", "activity"}) {
    settings.presentation.columns.push_back({column, {}});
  }
  REQUIRE(door.store->PutPortal(house.portal).ok());
  domain::Ticket waits = house.MakeTicket("waits", house.hana.id);
  waits.stage = house.waiting_for_you;
  waits.category = "returns";
  waits.created_at_millis = kNoon - 3 * kMillisPerDay;
  house.Put(waits);
  domain::Ticket urgent = house.MakeTicket("Urgent", house.hana.id);
  urgent.priority = domain::Priority::kUrgent;
  urgent.channel = "email";
  urgent.last_activity_at_millis += kMillisPerHour;
  house.Put(urgent);
  domain::Ticket closed = house.MakeTicket("closed", house.hana.id);
  closed.stage = house.closed;
  closed.last_activity_at_millis += 2 * kMillisPerHour;
  house.Put(closed);
}

TEST_CASE("What waits for the reader comes first, unless another order is asked for",
          "[service][list]") {
  FrontDoor door;
  AddVaried(door);
  Visitor hana(door, door.house.hana);
  const auto listed = [&](const std::string& query) {
    return Subjects(PageOf(hana.Get("/v1/tickets" + query)));
  };
  CHECK(listed("") == "waits closed Urgent ");
  CHECK(listed("?sort=-activity") == "closed Urgent waits ");
  CHECK(listed("?sort=activity") == "waits Urgent closed ");
  CHECK(listed("?sort=subject") == "closed Urgent waits ");
  CHECK(listed("?sort=-priority") == "Urgent closed waits ");
  CHECK(listed("?sort=status") == "Urgent waits closed ");
  CHECK(listed("?sort=created") == "waits closed Urgent ");
  CHECK(listed("?sort=number") == "waits Urgent closed ");
}

TEST_CASE("The list can be filtered by all that it shows", "[service][list]") {
  FrontDoor door;
  AddVaried(door);
  Visitor hana(door, door.house.hana);
  const auto listed = [&](const std::string& query) {
    return Subjects(PageOf(hana.Get("/v1/tickets?" + query)));
  };
  CHECK(listed("state=waiting") == "waits ");
  CHECK(listed("priority=urgent") == "Urgent ");
  CHECK(listed("category=returns") == "waits ");
  CHECK(listed("channel=email") == "Urgent ");
  CHECK(listed("stage=" + domain::IdText(door.house.closed)) == "closed ");
  CHECK(listed("requester=" + domain::IdText(door.house.ken.id)).empty());
  CHECK(listed("requester=" + domain::IdText(door.house.hana.id) + "&state=open&sort=subject") ==
        "Urgent waits ");
  const domain::TicketPage page = PageOf(hana.Get("/v1/tickets?state=open&limit=1&sort=subject"));
  CHECK(page.total == 2);
  CHECK(listed("state=open&limit=1&sort=subject&after=" + page.next_cursor) == "waits ");
  CHECK(hana.Get("/v1/tickets?state=open&limit=1&after=" + page.next_cursor).status == 400);
}

TEST_CASE("Days are the reader's own, the first and the last among them", "[service][list]") {
  FrontDoor door;
  AddVaried(door);
  Visitor hana(door, door.house.hana);
  const auto count = [&](const std::string& query) {
    return PageOf(hana.Get("/v1/tickets?" + query)).total;
  };
  const CivilTime day = CivilTimeAt(kNoon - 3 * kMillisPerDay, 0);
  const std::string text = std::to_string(day.year) + (day.month < 10 ? "-0" : "-") +
                           std::to_string(day.month) + (day.day < 10 ? "-0" : "-") +
                           std::to_string(day.day);
  CHECK(count("created_from=" + text + "&created_to=" + text) == 1);
  CHECK(count("created_to=" + text) == 1);
  CHECK(count("created_from=" + text) == 3);
  CHECK(count("updated_to=" + text) == 0);
}

TEST_CASE("What a filter or an order does not know is refused under its name", "[service][list]") {
  FrontDoor door;
  AddVaried(door);
  Visitor hana(door, door.house.hana);
  for (const auto& [name, value] : {std::pair{"state", "half"},
                                    {"scope", "all-of-them"},
                                    {"stage", "x"},
                                    {"priority", "dire"},
                                    {"category", "unknown"},
                                    {"requester", "hana"},
                                    {"channel", "pigeon"},
                                    {"created_from", "yesterday"},
                                    {"updated_to", "2026-02-30"},
                                    {"sort", "colour"},
                                    {"sort", "--created"},
                                    {"sort", "owner"}}) {
    INFO(name << "=" << value);
    const wire::Response response =
        hana.Get("/v1/tickets?" + std::string(name) + "=" + std::string(value));
    CHECK(response.status == 422);
    CHECK(JsonOf(response).Find("field")->text == name);
  }
}

TEST_CASE("Nobody filters or orders by what they are not shown", "[service][list]") {
  FrontDoor door;
  AddVaried(door);
  domain::PortalSettings& settings = door.house.portal.settings.Edit();
  settings.presentation.columns = {{"subject", {}}};
  settings.presentation.details = {{"created", {}}};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor hana(door, door.house.hana);
  for (const char* query : {"priority=high", "category=returns", "channel=email", "state=waiting",
                            "sort=priority", "sort=status", "updated_to=2026-01-01"}) {
    INFO(query);
    CHECK(hana.Get("/v1/tickets?" + std::string(query)).status == 422);
  }
  CHECK(hana.Get("/v1/tickets?created_to=2026-01-01&sort=-subject").status == 200);
  // Nor does the usual order tell whom a ticket waits for.
  CHECK(Subjects(PageOf(hana.Get("/v1/tickets"))) == "closed Urgent waits ");
  const auto filters = wire::DecodeListFilters(BodyOf(hana.Get("/v1/tickets/filters"))).value();
  std::vector<std::string> names;
  for (const domain::ListFilter& filter : filters.filters) names.push_back(filter.name);
  CHECK(names == std::vector<std::string>{"scope", "created_from", "created_to"});
}

TEST_CASE("The filters come with their choices in the reader's language", "[service][list]") {
  FrontDoor door;
  AddVaried(door);
  domain::Ticket kens = door.house.MakeTicket("ken's", door.house.ken.id);
  kens.companies = {door.house.sakura.id};
  door.house.Put(kens);
  Visitor hana(door, door.house.hana);
  const auto filters = wire::DecodeListFilters(BodyOf(hana.Get("/v1/tickets/filters"))).value();
  std::map<std::string, std::string> labels;
  for (const domain::ListFilter& filter : filters.filters) {
    std::string text = filter.label + ":";
    for (const domain::ListChoice& choice : filter.choices) text += " " + choice.label;
    labels[filter.name] = text;
  }
  CHECK(labels["category"] == "カテゴリ: 返品");
  CHECK(labels["requester"].ends_with(": hana ken"));
  CHECK(labels["scope"].ends_with(": 自分のチケット Sakura Trading 株式会社"));
  CHECK(labels["created_from"] == "作成日（開始）:");
  Visitor noor(door, door.house.noor);
  const auto alone = wire::DecodeListFilters(BodyOf(noor.Get("/v1/tickets/filters"))).value();
  for (const domain::ListFilter& filter : alone.filters) CHECK(filter.name != "requester");
}

TEST_CASE("A company's tickets are those of the one that is named, and of no other",
          "[service][list]") {
  FrontDoor door;
  domain::Ticket kens = door.house.MakeTicket("ken's", door.house.ken.id);
  kens.companies = {door.house.sakura.id};
  door.house.Put(kens);
  Visitor hana(door, door.house.hana);
  const auto scope = [](domain::CompanyId id) { return "/v1/tickets?scope=" + domain::IdText(id); };
  CHECK(PageOf(hana.Get(scope(door.house.sakura.id))).total == 1);
  CHECK(hana.Get(scope(door.house.atlas.id)).status == 422);
}

TEST_CASE("A stage is named in the reader's language", "[service][list]") {
  FrontDoor door;
  House& house = door.house;
  house.pipeline.stages[0].customer_names = {{"en", "Waiting for us"}, {"ja", "対応中"}};
  REQUIRE(door.store->PutPipeline(house.portal.id, house.pipeline).ok());
  house.AddTicket("a", house.hana.id);
  house.AddTicket("b", house.noor.id);
  Visitor hana(door, house.hana);
  Visitor noor(door, house.noor);
  CHECK(PageOf(hana.Get("/v1/tickets")).tickets[0].stage.name == "対応中");
  CHECK(PageOf(noor.Get("/v1/tickets")).tickets[0].stage.name == "Waiting for us");
}

TEST_CASE("A cursor is good for its maker and its filter only", "[service][list]") {
  FrontDoor door;
  AddTickets(door, door.house.noor.id, 3);
  AddTickets(door, door.house.hana.id, 3);
  Visitor noor(door, door.house.noor);
  Visitor hana(door, door.house.hana);
  const std::string cursor = PageOf(noor.Get("/v1/tickets?limit=1")).next_cursor;
  REQUIRE(noor.Get("/v1/tickets?after=" + cursor).status == 200);
  std::string changed = cursor;
  changed.back() = changed.back() == 'A' ? 'B' : 'A';
  for (const std::string& target :
       {"/v1/tickets?state=open&after=" + cursor, "/v1/tickets?scope=own&after=" + cursor,
        "/v1/tickets?after=" + changed, "/v1/tickets?after=" + cursor.substr(4),
        std::string("/v1/tickets?after="), std::string("/v1/tickets?after=!"),
        "/v1/tickets?after=" + std::string(5000, 'A')}) {
    INFO(target);
    const wire::Response refused = noor.Get(target);
    CHECK(refused.status == 400);
    CHECK(JsonOf(refused).Find("field")->text == "after");
  }
  CHECK(hana.Get("/v1/tickets?after=" + cursor).status == 400);
}

TEST_CASE("A parameter that breaks a rule is named", "[service][list]") {
  FrontDoor door;
  Visitor noor(door, door.house.noor);
  for (const auto& [query, field] :
       {std::pair("limit=0", "limit"), std::pair("limit=201", "limit"),
        std::pair("limit=x", "limit"), std::pair("limit=5x", "limit"), std::pair("limit=", "limit"),
        std::pair("limit=99999999999999999999", "limit"), std::pair("at=-1", "at"),
        std::pair("at=1.5", "at"), std::pair("state=none", "state"), std::pair("state=", "state"),
        std::pair("scope=everything", "scope"), std::pair("order=subject", "order"),
        std::pair("limit=5&limit=6", "limit")}) {
    INFO(query);
    const wire::Response refused = noor.Get(std::string("/v1/tickets?") + query);
    CHECK(refused.status == 422);
    CHECK(JsonOf(refused).Find("field")->text == field);
  }
  CHECK(noor.Get("/v1/tickets?limit=1&limit=").status == 422);
}

}  // namespace
}  // namespace genkan::support
