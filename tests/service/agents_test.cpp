// What agents do, what customers see of it, and what they never see.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "service/handlers.h"
#include "service/routes.h"
#include "support/help_desk.h"

namespace genkan::support {
namespace {

constexpr std::string_view kCanary = "canary";
// Mail goes out a little after an answer can be taken back no more.
constexpr Millis kUntilMailed = domain::kUndoMillis + kMillisPerSecond;

bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string Quoted(const std::string& name, const std::string& value) {
  return "{\"" + name + "\":\"" + value + "\"}";
}

// All that a customer can read of the tickets, as one text.
std::string AllThatIsRead(FrontDoor& door, const domain::Contact& contact) {
  Visitor visitor(door, contact);
  std::string all;
  for (const char* path : {"/v1/tickets", "/v1/tickets?state=closed", "/v1/session", "/tickets"}) {
    all += BodyOf(visitor.Get(path));
  }
  for (int number = 1; number < 6; ++number) {
    all += BodyOf(visitor.Get("/v1/tickets/" + std::to_string(number)));
    all += BodyOf(visitor.Visit("/tickets/" + std::to_string(number)));
  }
  return all;
}

TEST_CASE("For everybody but agents there are no agents' paths", "[service][agents]") {
  HelpDesk desk;
  desk.door.AddManager("owner@example.org");
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  Visitor hana(desk.door, desk.door.house.hana), owner(desk.door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  int paths = 0;
  for (const service::Route& route : service::Routes()) {
    if (route.caller != service::Caller::kAgent) continue;
    const bool page = route.handler == service::ShowDesk;
    CHECK(route.path.starts_with(page ? "/desk" : "/v1/agent/"));
    wire::Request request{.method = route.method, .target = std::string(route.path)};
    const std::size_t brace = request.target.find('{');
    if (brace != std::string::npos) {
      request.target.replace(brace, request.target.find('}') - brace + 1, "1");
    }
    request.headers = {{"genkan-api", "1"}, {"content-type", "application/json"}};
    INFO(request.target);
    CHECK(hana.Send(request).status == 404);
    CHECK(owner.Send(request).status == 404);
    ++paths;
  }
  CHECK(paths == 25);
  // Nor for somebody who was one.
  domain::Staff sam = desk.sam;
  sam.permissions.clear();
  REQUIRE(desk.door.store->PutStaff(desk.door.house.portal.id, sam).ok());
  CHECK(desk.agent.Get(HelpDesk::Path(ticket)).status == 404);
}

TEST_CASE("An answer is read by the customer at once and mailed after ten seconds",
          "[service][agents][mail]") {
  HelpDesk desk;
  domain::Ticket ticket = desk.door.house.MakeTicket("No light", desk.door.house.hana.id);
  ticket.contacts.push_back({desk.door.house.noor.id, domain::Involvement::kParticipant});
  ticket.contacts.push_back({desk.door.house.ken.id, domain::Involvement::kShared});
  ticket = desk.door.house.Put(ticket);
  const wire::JsonValue said = desk.Answer(ticket, "Please press the switch.");
  CHECK(said.Find("audience")->text == "customer");
  CHECK(said.Find("undo_until_millis")->integer ==
        desk.door.clock.NowMillis() + domain::kUndoMillis);
  CHECK(Has(AllThatIsRead(desk.door, desk.door.house.hana), "Please press the switch."));
  CHECK(desk.Now(ticket).stage == desk.door.house.waiting_for_you);
  desk.door.clock.Advance(domain::kUndoMillis);
  CHECK(desk.MailByNow().empty());
  desk.door.clock.Advance(kMillisPerSecond);
  const auto mails = desk.MailByNow();
  REQUIRE(mails.size() == 2);
  CHECK(mails[0].to.address == desk.door.house.hana.member_email);
  CHECK(mails[1].to.address == desk.door.house.noor.member_email);
  CHECK(mails[0].subject == "Re: [#1] No light");
  CHECK(Has(mails[0].text, "Please press the switch."));
  const std::string link = "/tickets/1?message=" + said.Find("id")->text;
  CHECK(Has(mails[0].text, std::string(kPublicOrigin) + link + "\n"));
  CHECK(mails[0].references.starts_with("t."));
  CHECK(mails[0].references == mails[1].references);
  CHECK(wire::EncodeMail(mails[0]).ok());
  // Whoever is not signed in comes back to it.
  Visitor nobody(desk.door);
  CHECK(Has(HeaderOf(nobody.Visit(link), "location"),
            wire::PercentEncoded(link.substr(0, link.find('?')))));
}

TEST_CASE("An answer is in its ticket's language where nothing else is said, a note in the agent's",
          "[service][agents]") {
  HelpDesk desk;
  domain::Ticket ticket = desk.door.house.MakeTicket("照明", desk.door.house.hana.id);
  ticket.subject_language = "ja";
  ticket = desk.door.house.Put(ticket);
  CHECK(desk.Answer(ticket, "確認いたしました。").Find("language")->text == "ja");
  CHECK(desk.Note(ticket, "checked").Find("language")->text == "en");
}

TEST_CASE("An answer that is sent twice is stored and mailed once", "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  const auto press = [&](const std::string& text) {
    return desk.agent.Post(HelpDesk::Path(ticket, "/messages"),
                           R"({"text":")" + text + R"(","audience":"customer"})",
                           {{"idempotency-key", "press-0001"}});
  };
  const wire::Response first = press("once"), second = press("once");
  CHECK(first.status == 201);
  CHECK(JsonOf(first).Find("id")->text == JsonOf(second).Find("id")->text);
  CHECK(press("another").status == 409);
  CHECK(JsonOf(desk.agent.Get(HelpDesk::Path(ticket))).Find("messages_total")->integer == 2);
  desk.door.clock.Advance(kUntilMailed);
  CHECK(desk.MailByNow().size() == 1);
}

TEST_CASE("An internal note is marked as one and leaves to no customer", "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  const Millis before = desk.Now(ticket).last_activity_at_millis;
  CHECK(desk.Note(ticket, "canary: do not tell").Find("audience")->text == "internal");
  const wire::JsonValue thread = JsonOf(desk.agent.Get(HelpDesk::Path(ticket)));
  const auto& messages = thread.Find("messages")->items;
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].Find("audience")->text == "customer");
  CHECK(messages[1].Find("audience")->text == "internal");
  CHECK(messages[1].Find("author_shown_name")->text == "Sam");
  for (const domain::Contact& contact : {desk.door.house.hana, desk.door.house.ken}) {
    CHECK_FALSE(Has(AllThatIsRead(desk.door, contact), kCanary));
  }
  // It moves nothing that a customer could see moving.
  CHECK(desk.Now(ticket).last_activity_at_millis == before);
  CHECK(desk.Now(ticket).stage == ticket.stage);
  desk.door.clock.Advance(kMillisPerDay);
  CHECK(desk.MailByNow().empty());
}

TEST_CASE("An answer is taken back as though it had never been sent, for ten seconds",
          "[service][agents]") {
  HelpDesk desk;
  desk.door.AddAgent("max@example.org");
  Visitor max(desk.door);
  REQUIRE(max.SignIn("max@example.org").status == 200);
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  const domain::Ticket before = desk.Now(ticket);
  const std::string path =
      "/v1/agent/messages/" + desk.Answer(ticket, "canary: wrong person").Find("id")->text;
  CHECK(max.Delete(path).status == 404);
  desk.door.clock.Advance(domain::kUndoMillis - 1);
  CHECK(desk.agent.Delete(path).status == 204);
  CHECK(desk.Now(ticket) == before);
  CHECK_FALSE(Has(AllThatIsRead(desk.door, desk.door.house.hana), kCanary));
  desk.door.clock.Advance(kMillisPerDay);
  CHECK(desk.MailByNow().empty());
  REQUIRE(desk.agent.SignIn("sam@example.org").status == 200);
  CHECK(desk.agent.Delete(path).status == 404);

  const std::string late = "/v1/agent/messages/" + desk.Answer(ticket, "it stays").Find("id")->text;
  desk.door.clock.Advance(domain::kUndoMillis);
  CHECK(desk.agent.Delete(late).status == 409);
  desk.MailByNow();
  const std::string note = desk.Note(ticket, "note").Find("id")->text;
  CHECK(desk.agent.Delete("/v1/agent/messages/" + note).status == 404);
}

TEST_CASE("An answer on a ticket that was hidden in haste is still taken back",
          "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  const std::string id = desk.Answer(ticket, "canary: wrong person").Find("id")->text;
  REQUIRE(desk.agent.Put(HelpDesk::Path(ticket, "/hidden"), R"({"hidden":true})").status == 200);
  CHECK(desk.agent.Delete("/v1/agent/messages/" + id).status == 204);
  REQUIRE(desk.agent.Put(HelpDesk::Path(ticket, "/hidden"), R"({"hidden":false})").status == 200);
  CHECK_FALSE(Has(AllThatIsRead(desk.door, desk.door.house.hana), kCanary));
}

TEST_CASE("What is redacted is gone everywhere, and a dated mark stays", "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  const std::string id = desk.Answer(ticket, "canary: the password").Find("id")->text;
  const wire::Response redacted = desk.agent.Post("/v1/agent/messages/" + id + "/redaction", "");
  REQUIRE(redacted.status == 200);
  CHECK(JsonOf(redacted).Find("redacted_at_millis")->integer == desk.door.clock.NowMillis());
  const std::string read = AllThatIsRead(desk.door, desk.door.house.hana);
  CHECK_FALSE(Has(read, kCanary));
  CHECK(Has(read, "What this message said was removed on "));
  CHECK_FALSE(Has(BodyOf(desk.agent.Get(HelpDesk::Path(ticket))), kCanary));
  desk.door.clock.Advance(kMillisPerDay);
  CHECK(desk.MailByNow().empty());
}

TEST_CASE("The receipt of a ticket that is still waiting forgets what is redacted",
          "[service][agents][mail]") {
  HelpDesk desk;
  Visitor ken(desk.door, desk.door.house.ken);
  REQUIRE(ken.Post("/v1/tickets", R"({"subject":"S","text":"canary: my password"})",
                   {{"idempotency-key", "press-0001"}})
              .status == 201);
  const wire::JsonValue thread = JsonOf(desk.agent.Get("/v1/agent/tickets/1"));
  const std::string id = thread.Find("messages")->items.front().Find("id")->text;
  REQUIRE(desk.agent.Post("/v1/agent/messages/" + id + "/redaction", "").status == 200);
  CHECK(desk.MailByNow().empty());
}

TEST_CASE("A hidden ticket is nowhere for customers, nor is mail about it", "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("canary: subject", desk.door.house.hana);
  desk.Answer(ticket, "canary: answer");
  REQUIRE(desk.agent.Put(HelpDesk::Path(ticket, "/hidden"), R"({"hidden":true})").status == 200);
  for (const domain::Contact& contact : {desk.door.house.hana, desk.door.house.ken}) {
    CHECK_FALSE(Has(AllThatIsRead(desk.door, contact), kCanary));
  }
  desk.Answer(ticket, "canary: another");
  desk.door.clock.Advance(kMillisPerDay);
  CHECK(desk.MailByNow().empty());
  REQUIRE(desk.agent.SignIn("sam@example.org").status == 200);
  REQUIRE(desk.agent.Put(HelpDesk::Path(ticket, "/hidden"), R"({"hidden":false})").status == 200);
  CHECK(Has(AllThatIsRead(desk.door, desk.door.house.hana), "canary: another"));
}

TEST_CASE("Whoever is on a ticket hears that it was closed, unless it is opened at once",
          "[service][agents][mail]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  const auto move = [&](domain::StageId stage) {
    return desk.agent.Put(HelpDesk::Path(ticket, "/stage"), Quoted("stage", domain::IdText(stage)));
  };
  REQUIRE(move(desk.door.house.closed).status == 200);
  REQUIRE(move(desk.door.house.waiting_for_us).status == 200);
  desk.door.clock.Advance(kUntilMailed);
  CHECK(desk.MailByNow().empty());
  REQUIRE(move(desk.door.house.closed).status == 200);
  REQUIRE(move(desk.door.house.closed).status == 200);
  desk.door.clock.Advance(kUntilMailed);
  const auto mails = desk.MailByNow();
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().subject == "Closed: [#1] T");
  CHECK(Has(mails.front().text, std::string(kPublicOrigin) + "/tickets/1\n"));
  CHECK(move(desk.door.house.Next<domain::StageId>()).status == 422);
}

TEST_CASE("A ticket is given to those who answer tickets, and to no others", "[service][agents]") {
  HelpDesk desk;
  const domain::Staff owner = desk.door.AddManager("owner@example.org");
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  const auto assign = [&](const std::string& id) {
    return desk.agent.Put(HelpDesk::Path(ticket, "/owner"), Quoted("owner", id));
  };
  REQUIRE(assign(domain::IdText(desk.sam.id)).status == 200);
  CHECK(desk.Now(ticket).owner_shown_name == "Sam");
  const auto listed = [&](const std::string& query) {
    return JsonOf(desk.agent.Get("/v1/agent/tickets?" + query)).Find("total")->integer;
  };
  CHECK(listed("owner=me") == 1);
  CHECK(listed("owner=nobody") == 0);
  CHECK(assign(domain::IdText(owner.id)).status == 422);
  REQUIRE(assign("").status == 200);
  CHECK(desk.Now(ticket).owner_shown_name.empty());
  CHECK(listed("owner=nobody&state=open") == 1);
  CHECK(listed("stage=" + domain::IdText(desk.door.house.closed)) == 0);
  CHECK(listed("inbox=" + domain::IdText(desk.door.house.inbox.id)) == 1);
  CHECK(listed("pipeline=" + domain::IdText(desk.door.house.pipeline.id)) == 1);
}

TEST_CASE("The agents' list goes on where its page ended", "[service][agents]") {
  HelpDesk desk;
  for (int i = 0; i < 5; ++i) desk.AddTicket(std::to_string(i), desk.door.house.hana);
  std::vector<std::string> subjects;
  std::string after;
  do {
    const wire::JsonValue page = JsonOf(
        desk.agent.Get("/v1/agent/tickets?limit=2" + (after.empty() ? "" : "&after=" + after)));
    for (const wire::JsonValue& ticket : page.Find("tickets")->items) {
      subjects.push_back(ticket.Find("subject")->text);
    }
    after = page.Find("next_cursor")->text;
  } while (!after.empty());
  CHECK(subjects == std::vector<std::string>{"4", "3", "2", "1", "0"});
}

TEST_CASE("With another requester the ticket is theirs, and no mail tells the one of before",
          "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("canary", desk.door.house.hana);
  desk.Answer(ticket, "for hana");
  const std::string path = HelpDesk::Path(ticket, "/requester");
  REQUIRE(desk.agent.Put(path, Quoted("contact", domain::IdText(desk.door.house.noor.id))).status ==
          200);
  CHECK_FALSE(Has(AllThatIsRead(desk.door, desk.door.house.hana), kCanary));
  CHECK(Has(AllThatIsRead(desk.door, desk.door.house.noor), kCanary));
  desk.door.clock.Advance(kUntilMailed);
  CHECK(desk.MailByNow().empty());
  REQUIRE(desk.agent
              .Put(path, R"({"keep_previous":true,"contact":")" +
                             domain::IdText(desk.door.house.hana.id) + R"("})")
              .status == 200);
  CHECK(Has(AllThatIsRead(desk.door, desk.door.house.noor), kCanary));
  CHECK(desk.agent.Put(path, Quoted("contact", domain::IdText(ticket.id))).status == 422);
}

TEST_CASE("The companies of a ticket decide which colleagues see it", "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("canary", desk.door.house.hana);
  const auto put = [&](const std::string& ids) {
    return desk.agent.Put(HelpDesk::Path(ticket, "/companies"), R"({"companies":[)" + ids + "]}");
  };
  CHECK_FALSE(Has(AllThatIsRead(desk.door, desk.door.house.ken), kCanary));
  const std::string sakura = "\"" + domain::IdText(desk.door.house.sakura.id) + "\"";
  REQUIRE(put(sakura + "," + sakura).status == 200);
  CHECK(desk.Now(ticket).companies.size() == 1);
  CHECK(Has(AllThatIsRead(desk.door, desk.door.house.ken), kCanary));
  REQUIRE(put("").status == 200);
  CHECK_FALSE(Has(AllThatIsRead(desk.door, desk.door.house.ken), kCanary));
  CHECK(put("\"" + domain::IdText(ticket.id) + "\"").status == 422);
}

TEST_CASE("Before two tickets are merged it is said who would see more of what",
          "[service][agents]") {
  HelpDesk desk;
  House& house = desk.door.house;
  domain::Ticket first = desk.AddTicket("canary: noor's", house.noor);
  first.companies = {house.atlas.id};
  first = house.Put(first);
  const domain::Ticket second = desk.AddTicket("hana's", house.hana);
  const std::string path = HelpDesk::Path(first, "/merge");
  const wire::JsonValue preview = JsonOf(desk.agent.Post(path + "/preview", R"({"into":2})"));
  struct Gain {
    std::string name;
    bool of_ticket, of_target;
    bool operator==(const Gain&) const = default;
  };
  std::vector<Gain> gains;
  for (const wire::JsonValue& gain : preview.Find("gains")->items) {
    gains.push_back({gain.Find("name")->text, gain.Find("of_ticket")->boolean,
                     gain.Find("of_target")->boolean});
  }
  CHECK(
      (gains == std::vector<Gain>{
                    {"hana", true, false}, {"noor", false, true}, {"Atlas Freight", false, true}}));
  CHECK_FALSE(Has(AllThatIsRead(desk.door, house.hana), kCanary));

  const std::string body = R"({"into":2,"tag":")" + preview.Find("tag")->text + R"("})";
  CHECK(desk.agent.Post(path, R"({"into":2,"tag":""})").status == 409);
  // Somebody joins meanwhile: what was shown is not what would be.
  domain::Ticket joined = desk.Now(second);
  joined.contacts.push_back({house.ken.id, domain::Involvement::kParticipant});
  house.Put(joined);
  CHECK(desk.agent.Post(path, body).status == 409);
  house.Put(second);
  CHECK(desk.agent.Post(path, body).status == 200);
  CHECK(desk.agent.Post(HelpDesk::Path(second, "/merge"), R"({"into":2,"tag":""})").status == 422);
}

TEST_CASE("A merged ticket's number leads to the other, in the page and in the API",
          "[service][agents]") {
  HelpDesk desk;
  House& house = desk.door.house;
  const domain::Ticket first = desk.AddTicket("first", house.hana);
  const domain::Ticket second = desk.AddTicket("second", house.hana);
  desk.Note(first, "canary: note of the first");
  const std::string path = HelpDesk::Path(first, "/merge");
  const wire::JsonValue preview = JsonOf(desk.agent.Post(path + "/preview", R"({"into":2})"));
  CHECK(preview.Find("gains")->items.empty());
  REQUIRE(
      desk.agent.Post(path, R"({"into":2,"tag":")" + preview.Find("tag")->text + R"("})").status ==
      200);
  Visitor hana(desk.door, house.hana), noor(desk.door, house.noor);
  const wire::Response page = hana.Visit("/tickets/1?message=x");
  CHECK(page.status == 303);
  CHECK(HeaderOf(page, "location") == "/tickets/2?message=x");
  const wire::JsonValue thread = JsonOf(hana.Get("/v1/tickets/1"));
  CHECK(thread.Find("ticket")->Find("number")->integer == 2);
  CHECK(thread.Find("messages_total")->integer == 2);
  CHECK(JsonOf(hana.Get("/v1/tickets")).Find("total")->integer == 1);
  CHECK(noor.Get("/v1/tickets/1").status == 404);
  CHECK_FALSE(Has(AllThatIsRead(desk.door, house.hana), kCanary));
  // Who still had the old one open answers the one that is there.
  REQUIRE(hana.Post("/v1/tickets/1/replies", R"({"text":"still here"})",
                    {{"idempotency-key", "press-0001"}})
              .status == 201);
  const wire::JsonValue all = JsonOf(desk.agent.Get("/v1/agent/tickets/1"));
  CHECK(all.Find("ticket")->Find("number")->integer == 2);
  CHECK(all.Find("messages_total")->integer == 4);
  CHECK(JsonOf(desk.agent.Get("/v1/agent/tickets")).Find("total")->integer == 1);
}

TEST_CASE("What agents do is in the log, and nothing of what was said", "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  const std::string id = desk.Answer(ticket, "canary: said").Find("id")->text;
  desk.agent.Put(HelpDesk::Path(ticket, "/owner"), Quoted("owner", domain::IdText(desk.sam.id)));
  desk.agent.Put(HelpDesk::Path(ticket, "/hidden"), R"({"hidden":true})");
  desk.agent.Post("/v1/agent/messages/" + id + "/redaction", "");
  const auto entries = desk.door.store->AuditEntries(desk.door.house.portal.id, {});
  std::vector<std::string> actions;
  for (const domain::AuditEntry& entry : *entries) {
    actions.push_back(entry.action);
    CHECK(entry.subject == "#1");
    CHECK(entry.actor_shown_name == "Sam");
    CHECK_FALSE(Has(entry.before + entry.after, kCanary));
  }
  CHECK(actions ==
        std::vector<std::string>{"message.redacted", "ticket.hidden", "ticket.assigned"});
}

TEST_CASE("The desk names what there is to choose from", "[service][agents]") {
  HelpDesk desk;
  desk.door.AddManager("owner@example.org");
  const wire::JsonValue seen = JsonOf(desk.agent.Get("/v1/agent/desk"));
  CHECK(seen.Find("own")->text == domain::IdText(desk.sam.id));
  CHECK(seen.Find("agents")->items.size() == 1);
  CHECK(seen.Find("pipelines")->items.front().Find("stages")->items.size() == 3);
  CHECK(seen.Find("inboxes")->items.size() == 1);
}

TEST_CASE("Staff are led from customers' paths to their own", "[service][agents]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  CHECK(HeaderOf(desk.agent.Visit("/tickets"), "location") == "/desk");
  CHECK(HeaderOf(desk.agent.Visit("/tickets/1"), "location") == "/desk/tickets/1");
  CHECK(HeaderOf(desk.agent.Visit("/tickets/77"), "location") == "/desk");
  CHECK(desk.agent.Visit("/desk").status == 200);
  CHECK(desk.agent.Visit("/desk/tickets/1").status == 200);
  desk.door.AddManager("owner@example.org");
  Visitor owner(desk.door), hana(desk.door, desk.door.house.hana);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  CHECK(HeaderOf(owner.Visit("/tickets"), "location") == "/manage");
  CHECK(owner.Visit("/desk").status == 404);
  CHECK(hana.Visit("/desk").status == 404);
  static_cast<void>(ticket);
}

TEST_CASE("Agents find contacts by what is typed, with their companies", "[service][agents]") {
  HelpDesk desk;
  const wire::JsonValue found = JsonOf(desk.agent.Get("/v1/agent/contacts?q=noor"));
  REQUIRE(found.Find("contacts")->items.size() == 1);
  const wire::JsonValue& noor = found.Find("contacts")->items.front();
  CHECK(noor.Find("name")->text == "noor");
  CHECK(noor.Find("email")->text == "noor@example.org");
  CHECK(noor.Find("companies")->items.front().Find("name")->text == "Atlas Freight");
  CHECK(desk.agent.Get("/v1/agent/contacts?q=" + std::string(501, 'x')).status == 422);
}

TEST_CASE("An agent's stream tells of internal notes, a customer's does not",
          "[service][agents][changes]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("T", desk.door.house.hana);
  Visitor hana(desk.door, desk.door.house.hana);
  const auto next = [](Visitor& visitor, std::string* last) {
    wire::Request request{.method = wire::Method::kGet, .target = "/v1/changes"};
    if (!last->empty()) request.headers.push_back({"last-event-id", *last});
    const wire::Response response = visitor.Send(std::move(request));
    const auto& stream = std::get<wire::EventStream>(response.body);
    *last = stream.last_event_id;
    return stream.text;
  };
  std::string agent_at, hana_at;
  next(desk.agent, &agent_at);
  next(hana, &hana_at);
  desk.Note(ticket, "canary");
  CHECK(Has(next(desk.agent, &agent_at), "\"tickets\":[1]"));
  CHECK(next(hana, &hana_at).empty());
}

}  // namespace
}  // namespace genkan::support
