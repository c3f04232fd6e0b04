// What a requester keeps from colleagues, and what colleagues may do with what they see.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/request_form_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/forms.h"
#include "support/help_desk.h"

namespace genkan::support {
namespace {

constexpr const char* kRestricted =
    R"({"subject":"canary: salaries","text":"canary: text","restricted":true})";

struct Company {
  explicit Company(bool restricts = true) {
    settings().powers.requester_restricts = restricts;
    Keep();
  }
  domain::PortalSettings& settings() { return door.house.portal.settings.Edit(); }
  void Keep() { REQUIRE(door.store->PutPortal(door.house.portal).ok()); }
  wire::Response File(Visitor& visitor, const char* body) {
    return visitor.Post("/v1/tickets", body,
                        {{"idempotency-key", "press-" + std::to_string(1000 + ++presses)}});
  }
  domain::Thread Thread(Visitor& visitor) {
    return wire::DecodeThread(BodyOf(visitor.Get("/v1/tickets/1"))).value();
  }
  wire::Response Decide(Visitor& visitor, std::string_view audience) {
    const auto edit = Thread(hana).edit;
    return visitor.Put(
        "/v1/tickets/1/fields",
        wire::EncodeChangedFields({edit.has_value() ? edit->tag : "",
                                   {{std::string(domain::kAskAudience), std::string(audience)}}}));
  }
  wire::Response Name(Visitor& visitor, const std::string& addresses) {
    const auto edit = Thread(hana).edit;
    return visitor.Put(
        "/v1/tickets/1/fields",
        wire::EncodeChangedFields({edit.has_value() ? edit->tag : "",
                                   {{std::string(domain::kAskParticipants), addresses}}}));
  }
  // Whatever of tickets reaches somebody.
  std::string AllThatReaches(Visitor& visitor) {
    std::string all;
    for (const char* path :
         {"/v1/tickets", "/v1/tickets?scope=company", "/v1/tickets/1", "/v1/session"}) {
      all += BodyOf(visitor.Get(path));
    }
    return all + BodyOf(visitor.Visit("/tickets")) + BodyOf(visitor.Visit("/tickets/1"));
  }
  // What a stream that began at the very first moment hears.
  std::string Told(Visitor& visitor) {
    wire::Request request{.method = wire::Method::kGet, .target = "/v1/changes"};
    request.headers.push_back({"last-event-id", "0"});
    const wire::Response response = visitor.Send(std::move(request));
    const auto* stream = std::get_if<wire::EventStream>(&response.body);
    return stream == nullptr ? std::string() : stream->text;
  }

  HelpDesk desk;
  FrontDoor& door = desk.door;
  Visitor hana{door, door.house.hana};
  Visitor ken{door, door.house.ken};
  int presses = 0;
};

std::string MessageKeyOf(const wire::Response& response) {
  return JsonOf(response).Find("message_key")->text;
}

TEST_CASE("A ticket only for its requester and support is nowhere for a colleague",
          "[service][audience]") {
  Company company;
  REQUIRE(company.File(company.hana, kRestricted).status == 201);
  CHECK(company.AllThatReaches(company.ken).find("canary") == std::string::npos);
  CHECK(company.ken.Get("/v1/tickets/1").status == 404);
  const auto page = wire::DecodeTicketPage(BodyOf(company.ken.Get("/v1/tickets"))).value();
  CHECK(page.total == 0);
  CHECK(company.Told(company.ken).find("\"tickets\":[]") != std::string::npos);
  CHECK(company.Told(company.hana).find("\"tickets\":[1]") != std::string::npos);
  CHECK(company.File(company.ken, R"({"text":"x"})").status != 201);
  CHECK(company.ken
            .Post("/v1/tickets/1/replies", R"({"text":"x"})", {{"idempotency-key", "press-0009"}})
            .status == 404);
  CHECK(company.AllThatReaches(company.hana).find("canary") != std::string::npos);
  CHECK(company.Thread(company.hana).audience == "Only you and support");
}

TEST_CASE("Its requester opens a ticket to the company, and keeps it again",
          "[service][audience]") {
  Company company;
  REQUIRE(company.File(company.hana, kRestricted).status == 201);
  REQUIRE(company.Decide(company.hana, domain::kAudienceCompany).status == 200);
  CHECK(company.Thread(company.ken).audience ==
        "hana, support, and colleagues with access at Sakura Trading 株式会社");
  CHECK(company.Thread(company.hana).audience ==
        "You, support, and colleagues with access at Sakura Trading 株式会社");
  CHECK(company.Told(company.ken).find("\"tickets\":[1]") != std::string::npos);
  // A colleague decides nothing about it.
  CHECK(company.Decide(company.ken, domain::kAudienceRequester).status == 403);
  CHECK_FALSE(company.Thread(company.ken).edit.has_value());
  REQUIRE(company.Decide(company.hana, domain::kAudienceRequester).status == 200);
  CHECK(company.ken.Get("/v1/tickets/1").status == 404);
  const auto log = company.door.store->AuditEntries(company.door.house.portal.id, {}).value();
  REQUIRE(log.size() == 2);
  CHECK(log[0].before == R"({"who-sees":"company"})");
  CHECK(log[0].after == R"({"who-sees":"requester"})");
}

TEST_CASE("Keeping a ticket takes the others off it, and calls back mail to them",
          "[service][audience][mail]") {
  Company company;
  domain::Ticket ticket = company.door.house.MakeTicket("T", company.door.house.hana.id);
  ticket.companies = {company.door.house.sakura.id};
  ticket.contacts.push_back({company.door.house.ken.id, domain::Involvement::kParticipant});
  ticket.contacts.push_back({company.door.house.noor.id, domain::Involvement::kShared});
  ticket = company.door.house.Put(ticket);
  const auto question = company.Thread(company.hana).edit->form.questions.back();
  CHECK(question.options[0].label ==
        "You, ken, noor, support, and colleagues with access at Sakura Trading 株式会社");
  CHECK(question.options[1].label == "Only you and support");
  CHECK(question.help.find("taken off") != std::string::npos);
  company.desk.Answer(ticket, "canary: answer");
  REQUIRE(company.Decide(company.hana, domain::kAudienceRequester).status == 200);
  CHECK(company.desk.Now(ticket).contacts ==
        std::vector<domain::TicketContact>{{company.door.house.hana.id}});
  company.door.clock.Advance(domain::kUndoMillis + kMillisPerSecond);
  const auto mails = company.desk.MailByNow();
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].to.address == company.door.house.hana.member_email);
}

TEST_CASE(
    "Only where the rules have it is a ticket kept from colleagues, and never by mistake open",
    "[service][audience]") {
  Company company(false);
  const wire::Response refused = company.File(company.hana, kRestricted);
  CHECK(refused.status == 403);
  CHECK(MessageKeyOf(refused) == "error.audience_not_yours");
  REQUIRE(company.File(company.hana, R"({"subject":"S","text":"T"})").status == 201);
  CHECK_FALSE(company.Thread(company.hana).powers.may_restrict);
  const wire::Response late = company.Decide(company.hana, domain::kAudienceRequester);
  CHECK(late.status == 403);
  CHECK(MessageKeyOf(late) == "error.audience_not_yours");
  // What was kept before the rule was taken away stays so, and can be opened.
  company.settings().powers.requester_restricts = true;
  company.Keep();
  REQUIRE(company.Decide(company.hana, domain::kAudienceRequester).status == 200);
  company.settings().powers.requester_restricts = false;
  company.Keep();
  CHECK(company.ken.Get("/v1/tickets/1").status == 404);
  REQUIRE(company.Decide(company.hana, domain::kAudienceCompany).status == 200);
  CHECK(company.ken.Get("/v1/tickets/1").status == 200);
}

TEST_CASE("Every form asks who sees the ticket, in the reader's language, with the company preset",
          "[service][audience]") {
  Company company;
  const auto forms = [&](Visitor& visitor) {
    return wire::DecodeRequestForms(BodyOf(visitor.Get("/v1/request-forms"))).value();
  };
  REQUIRE(forms(company.hana).size() == 1);
  CHECK_FALSE(forms(company.hana)[0].id);
  CHECK(forms(company.hana)[0].questions.back().preset == domain::kAudienceCompany);
  CHECK(forms(company.hana)[0].questions.back().label == "Who can see this ticket");
  company.settings().fields = SomeForms();
  company.Keep();
  for (const domain::FormView& form : forms(company.hana)) {
    CHECK(form.questions.back().field == domain::kAskAudience);
  }
  company.door.house.hana.language = "ja";
  REQUIRE(
      company.door.store->PutContact(company.door.house.portal.id, company.door.house.hana).ok());
  Visitor hana(company.door, company.door.house.hana);
  CHECK(forms(hana)[0].questions.back().options[1].label == "あなたとサポート担当者のみ");
  company.settings().powers.requester_restricts = false;
  company.Keep();
  CHECK(forms(hana)[0].questions.back().field != domain::kAskAudience);
}

TEST_CASE("Colleagues are put on a ticket by address, see it in their list, and are taken off",
          "[service][participants]") {
  Company company;
  company.settings().powers.people.requester = true;
  // Through the company nobody sees it: only whoever takes part.
  company.settings().tickets.company_tickets = domain::CompanyTickets::kNone;
  company.settings().tickets.further_companies = false;
  company.Keep();
  REQUIRE(company.File(company.hana, R"({"subject":"S","text":"canary: text"})").status == 201);
  CHECK(company.AllThatReaches(company.ken).find("canary") == std::string::npos);
  REQUIRE(company.Name(company.hana, "ＫＥＮ@example.org、hana@example.org").status == 200);
  CHECK(company.Thread(company.ken).ticket.sight == domain::Sight::kParticipant);
  CHECK(wire::DecodeTicketPage(BodyOf(company.ken.Get("/v1/tickets")))->total == 1);
  CHECK(company.Thread(company.hana).audience == "Only you, ken and support");
  const auto edit = company.Thread(company.hana).edit.value();
  CHECK(domain::AnswerTo(edit.answers, domain::kAskParticipants) == "ken@example.org");
  CHECK(edit.form.questions.back().help.find("all earlier messages") != std::string::npos);
  // A participant does not, where only requesters may.
  CHECK(company.Name(company.ken, "").status == 403);
  REQUIRE(company.Name(company.hana, "").status == 200);
  CHECK(company.ken.Get("/v1/tickets/1").status == 404);
}

TEST_CASE("Whoever opens a ticket to colleagues can put one of them on it at once",
          "[service][audience][participants]") {
  Company company;
  company.settings().powers.people.requester = true;
  company.Keep();
  REQUIRE(company.File(company.hana, kRestricted).status == 201);
  const auto edit = company.Thread(company.hana).edit.value();
  CHECK_FALSE(company.Thread(company.hana).powers.may_change_people);
  // Without opening it, nobody is put on it.
  REQUIRE(company.Name(company.hana, "ken@example.org").status == 200);
  CHECK(company.ken.Get("/v1/tickets/1").status == 404);
  REQUIRE(company.hana
              .Put("/v1/tickets/1/fields",
                   wire::EncodeChangedFields(
                       {edit.tag,
                        {{std::string(domain::kAskAudience), std::string(domain::kAudienceCompany)},
                         {std::string(domain::kAskParticipants), "ken@example.org"}}}))
              .status == 200);
  CHECK(company.Thread(company.ken).ticket.sight == domain::Sight::kParticipant);
}

TEST_CASE("Whether somebody has an address is not told, and nobody of another company is added",
          "[service][participants]") {
  Company company;
  company.settings().powers.people.requester = true;
  company.Keep();
  REQUIRE(company.File(company.hana, R"({"subject":"S","text":"T"})").status == 201);
  const std::string of_noor = BodyOf(company.Name(company.hana, "noor@example.org"));
  const std::string of_nobody = BodyOf(company.Name(company.hana, "nobody@example.org"));
  CHECK(of_noor == of_nobody);
  CHECK(company.Thread(company.hana).audience.find("noor") == std::string::npos);
  Visitor noor(company.door, company.door.house.noor);
  CHECK(noor.Get("/v1/tickets/1").status == 404);
  const wire::Response wrong = company.Name(company.hana, "no address");
  CHECK(wrong.status == 422);
  CHECK(JsonOf(wrong).Find("field")->text == domain::kAskParticipants);
}

TEST_CASE("Participants can be named while filing, but not of a ticket that is kept from them",
          "[service][participants]") {
  Company company;
  company.settings().powers.people.requester = true;
  company.Keep();
  REQUIRE(
      company.File(company.hana, R"({"subject":"S","text":"T","participants":"ken@example.org"})")
          .status == 201);
  CHECK(company.Thread(company.ken).ticket.sight == domain::Sight::kParticipant);
  CHECK(company
            .File(company.hana, R"({"subject":"S","text":"T","restricted":true,)"
                                R"("participants":"ken@example.org"})")
            .status == 403);
  company.settings().powers.people.requester = false;
  company.Keep();
  CHECK(company.File(company.hana, R"({"subject":"S","text":"T","participants":"ken@example.org"})")
            .status == 403);
}

TEST_CASE("A participant from elsewhere stays on the ticket, and their address is not told",
          "[service][participants]") {
  Company company;
  company.settings().powers.people.requester = true;
  company.Keep();
  domain::Ticket ticket = company.door.house.MakeTicket("T", company.door.house.hana.id);
  ticket.companies = {company.door.house.sakura.id};
  ticket.contacts.push_back({company.door.house.noor.id, domain::Involvement::kParticipant});
  ticket = company.door.house.Put(ticket);
  CHECK(BodyOf(company.hana.Get("/v1/tickets/1")).find("noor@") == std::string::npos);
  REQUIRE(company.Name(company.hana, "ken@example.org").status == 200);
  CHECK(company.desk.Now(ticket).contacts.size() == 3);
  REQUIRE(company.Name(company.hana, "").status == 200);
  CHECK(company.desk.Now(ticket).contacts == ticket.contacts);
}

TEST_CASE("A colleague who may only read is told so, by the thread and by the API",
          "[service][powers]") {
  Company company;
  company.settings().powers.colleagues_reply = false;
  company.Keep();
  REQUIRE(company.File(company.hana, R"({"subject":"S","text":"T"})").status == 201);
  CHECK_FALSE(company.Thread(company.ken).powers.may_reply);
  const auto reply = [&](Visitor& visitor) {
    return visitor.Post("/v1/tickets/1/replies", R"({"text":"x"})",
                        {{"idempotency-key", "press-0001"}});
  };
  CHECK(reply(company.ken).status == 403);
  CHECK(MessageKeyOf(reply(company.ken)) == "error.ticket_read_only");
  CHECK(reply(company.hana).status == 201);
}

TEST_CASE("A mail says how to reply only to whoever may", "[service][powers][mail]") {
  Company company;
  company.settings().tickets.pipelines = {
      {.pipeline = company.door.house.pipeline.id, .may_answer_closed = false}};
  company.Keep();
  const domain::Ticket ticket = company.desk.AddTicket("T", company.door.house.hana);
  const std::string closed = R"({"stage":")" + domain::IdText(company.door.house.closed) + R"("})";
  REQUIRE(company.desk.agent.Put(HelpDesk::Path(ticket, "/stage"), closed).status == 200);
  company.door.clock.Advance(domain::kUndoMillis + kMillisPerSecond);
  const auto mails = company.desk.MailByNow();
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].text.find("can still be read here:") != std::string::npos);
  CHECK(mails[0].text.find("write") == std::string::npos);
}

TEST_CASE("Agents see that a ticket is kept from colleagues, and a merge opens nothing",
          "[service][audience][agents]") {
  Company company;
  REQUIRE(company.File(company.hana, kRestricted).status == 201);
  REQUIRE(company.File(company.ken, R"({"subject":"S","text":"T"})").status == 201);
  const auto seen = JsonOf(company.desk.agent.Get("/v1/agent/tickets/1"));
  CHECK(seen.Find("ticket")->Find("restricted")->boolean);
  const auto preview =
      JsonOf(company.desk.agent.Post("/v1/agent/tickets/1/merge/preview", R"({"into":2})"));
  const auto& gains = preview.Find("gains")->items;
  // Each of the two requesters would read the other's.
  REQUIRE(gains.size() == 1);
  CHECK(gains[0].Find("name")->text == "ken");
  REQUIRE(company.desk.agent
              .Post("/v1/agent/tickets/1/merge",
                    R"({"into":2,"tag":")" + preview.Find("tag")->text + R"("})")
              .status == 200);
  const domain::Contact mei = company.door.house.AddContact("mei", company.door.house.sakura.id);
  const auto viewer = company.door.house.ViewerOf(mei);
  CHECK_FALSE(company.door.store->TicketByNumber(viewer, domain::TicketNumber{2}).ok());
}

TEST_CASE("Before an agent gives a ticket away it is said who will see it, and who no more",
          "[service][audience][agents]") {
  Company company;
  domain::Ticket ticket = company.door.house.MakeTicket("T", company.door.house.hana.id);
  ticket.companies = {company.door.house.sakura.id};
  ticket = company.door.house.Put(ticket);
  const auto names = [](const wire::JsonValue& preview, const char* which) {
    std::vector<std::string> found;
    for (const auto& each : preview.Find(which)->items) found.push_back(each.Find("name")->text);
    return found;
  };
  using Names = std::vector<std::string>;
  const auto ask = [&](const std::string& below, const std::string& body) {
    const wire::Response answer =
        company.desk.agent.Post(HelpDesk::Path(ticket, below + "/preview"), body);
    REQUIRE(answer.status == 200);
    return JsonOf(answer);
  };
  const std::string noor = domain::IdText(company.door.house.noor.id);
  const auto given = ask("/requester", R"({"contact":")" + noor + R"("})");
  CHECK(names(given, "gains") == Names{"noor"});
  // Hana goes on seeing it through her company.
  CHECK(names(given, "losses").empty());
  const std::string atlas = domain::IdText(company.door.house.atlas.id);
  const auto moved = ask("/companies", R"({"companies":[")" + atlas + R"("]})");
  CHECK(names(moved, "gains") == Names{"Atlas Freight"});
  CHECK(names(moved, "losses") == Names{"Sakura Trading 株式会社"});
  CHECK(company.desk.Now(ticket) == ticket);
  // What is kept from colleagues no company gains.
  ticket.restricted = true;
  company.door.house.Put(ticket);
  const auto restricted = ask("/companies", R"({"companies":[")" + atlas + R"("]})");
  CHECK(names(restricted, "gains").empty());
  CHECK(names(ask("/requester", R"({"contact":""})"), "losses") == Names{"hana"});
}

}  // namespace
}  // namespace genkan::support
