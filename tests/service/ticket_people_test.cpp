// Who is put on a ticket is told once; who sees it no more is told that something is gone.
#include <catch2/catch_test_macros.hpp>

#include "support/help_desk.h"

namespace genkan::support {
namespace {

std::string Ids(const std::vector<domain::ContactId>& contacts) {
  std::string text;
  for (const domain::ContactId id : contacts) {
    text += (text.empty() ? "\"" : ",\"") + domain::IdText(id) + "\"";
  }
  return R"({"participants":[)" + text + "]}";
}

struct PeopleDesk : HelpDesk {
  PeopleDesk() {
    ticket.companies = {door.house.sakura.id};
    ticket = door.house.Put(ticket);
  }
  int Put(const std::vector<domain::ContactId>& contacts) {
    return agent.Put(Path(ticket, "/participants"), Ids(contacts)).status;
  }
  int Restrict(bool restricted) {
    return agent
        .Put(Path(ticket, "/audience"),
             restricted ? R"({"restricted":true})" : R"({"restricted":false})")
        .status;
  }
  domain::Ticket ticket = AddTicket("It is silent", door.house.hana);
};

TEST_CASE("Whoever is put on a ticket gets one mail in their language, and may read all of it",
          "[service][participants]") {
  PeopleDesk desk;
  House& house = desk.door.house;
  house.noor.language = "pl";
  house.portal.languages = {"en", "ja", "pl"};
  REQUIRE(house.store().PutPortal(house.portal).ok());
  REQUIRE(house.store().PutContact(house.portal.id, house.noor).ok());
  CHECK(desk.Put({house.noor.id}) == 200);
  const auto mails = desk.MailByNow();
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].to.address == "noor@example.org");
  CHECK(mails[0].subject == "Dodano Państwa: [#1] It is silent");
  CHECK(mails[0].text.find("/tickets/1") != std::string::npos);
  // What was said before is not in the mail, it is in the portal.
  CHECK(mails[0].text.find("about It is silent") == std::string::npos);
  Visitor noor(desk.door, house.noor);
  CHECK(BodyOf(noor.Get("/v1/tickets/1")).find("about It is silent") != std::string::npos);
  CHECK(desk.Put({house.noor.id, house.ken.id}) == 200);
  const auto more = desk.MailByNow();
  REQUIRE(more.size() == 1);
  CHECK(more[0].to.address == "ken@example.org");
  CHECK(desk.Put({house.noor.id, house.ken.id}) == 200);
  CHECK(desk.MailByNow().empty());
  CHECK(desk.Put({house.Next<domain::ContactId>()}) == 422);
}

TEST_CASE("Mail to somebody who is taken off again before it goes does not go",
          "[service][participants]") {
  PeopleDesk desk;
  House& house = desk.door.house;
  Visitor noor(desk.door, house.noor);
  CHECK(desk.Put({house.noor.id}) == 200);
  CHECK(desk.Put({}) == 200);
  CHECK(desk.MailByNow().empty());
  CHECK(noor.Get("/v1/tickets/1").status == 404);
  domain::Contact gone = house.noor;
  gone.sign_in = domain::SignInState::kSuspended;
  REQUIRE(house.store().PutContact(house.portal.id, gone).ok());
  CHECK(desk.Put({house.noor.id}) == 200);
  CHECK(desk.MailByNow().empty());
}

TEST_CASE("A ticket that an agent keeps to its requester is nobody else's, until it is opened",
          "[service][participants]") {
  PeopleDesk desk;
  House& house = desk.door.house;
  Visitor hana(desk.door, house.hana), ken(desk.door, house.ken), noor(desk.door, house.noor);
  CHECK(desk.Put({house.noor.id}) == 200);
  CHECK(desk.Restrict(true) == 200);
  CHECK(hana.Get("/v1/tickets/1").status == 200);
  CHECK(ken.Get("/v1/tickets/1").status == 404);
  CHECK(noor.Get("/v1/tickets/1").status == 404);
  CHECK(desk.Restrict(false) == 200);
  CHECK(ken.Get("/v1/tickets/1").status == 200);
  CHECK(noor.Get("/v1/tickets/1").status == 404);
}

TEST_CASE("An open page of somebody who loses sight of a ticket hears at once that it has to look",
          "[service][participants][changes]") {
  PeopleDesk desk;
  House& house = desk.door.house;
  Visitor ken(desk.door, house.ken), noor(desk.door, house.noor);
  std::string last;
  const auto told = [&](Visitor& visitor, const std::string& since) {
    wire::Request request{.method = wire::Method::kGet, .target = "/v1/changes"};
    if (!since.empty()) request.headers.push_back({"last-event-id", since});
    const wire::Response response = visitor.Send(std::move(request));
    const auto* stream = std::get_if<wire::EventStream>(&response.body);
    REQUIRE(stream != nullptr);
    last = stream->last_event_id;
    return stream->text;
  };
  told(ken, "");
  const std::string before = last;
  CHECK(desk.Restrict(true) == 200);
  CHECK(told(noor, before).empty());
  const std::string heard = told(ken, before);
  CHECK(heard.find("\"tickets\":[]") != std::string::npos);
  CHECK(heard.find("\"more\":true") != std::string::npos);
  CHECK(told(ken, last).empty());
}

}  // namespace
}  // namespace genkan::support
