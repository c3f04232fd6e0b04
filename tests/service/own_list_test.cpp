// What somebody keeps of their list: what is unread, saved views, and the list as a file.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/listing_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/help_desk.h"

namespace genkan::support {
namespace {

std::string Unread(Visitor& visitor) {
  const auto page = wire::DecodeTicketPage(BodyOf(visitor.Get("/v1/tickets")));
  REQUIRE(page.ok());
  std::string unread;
  for (const domain::TicketSummary& ticket : page->tickets) {
    if (ticket.unread) unread += ticket.subject + " ";
  }
  return unread;
}

domain::SavedViews ViewsOf(const wire::Response& response) {
  REQUIRE(response.status == 200);
  return wire::DecodeSavedViews(BodyOf(response)).value();
}

std::string ReadPath(const domain::Ticket& ticket) {
  return "/v1/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number)) + "/read";
}

TEST_CASE("A message of somebody else marks a ticket unread until it is read, for each reader",
          "[service][list][unread]") {
  HelpDesk desk;
  House& house = desk.door.house;
  const domain::Ticket ticket = desk.AddTicket("first", house.hana);
  domain::Ticket shared = ticket;
  shared.contacts.push_back({house.noor.id, domain::Involvement::kParticipant});
  house.Put(shared);
  Visitor hana(desk.door, house.hana);
  Visitor noor(desk.door, house.noor);
  hana.Put(ReadPath(ticket), R"({"upto_millis":9000000000000000})");
  noor.Put(ReadPath(ticket), R"({"upto_millis":9000000000000000})");
  CHECK(Unread(hana).empty());
  desk.door.clock.Advance(kMillisPerMinute);
  desk.Note(ticket, "Not for customers.");
  CHECK(Unread(hana).empty());
  desk.Answer(ticket, "We look into it.");
  CHECK(Unread(hana) == "first ");
  CHECK(Unread(noor) == "first ");
  // What is said to be read before it came does not count.
  CHECK(hana.Put(ReadPath(ticket), R"({"upto_millis":1})").status == 204);
  CHECK(Unread(hana) == "first ");
  const Millis now = desk.door.clock.NowMillis();
  CHECK(hana.Put(ReadPath(ticket), wire::EncodeReadMark(now)).status == 204);
  CHECK(Unread(hana).empty());
  CHECK(Unread(noor) == "first ");
  // One's own reply is nothing new to oneself.
  desk.door.clock.Advance(kMillisPerMinute);
  const std::string path = ReadPath(ticket).substr(0, ReadPath(ticket).rfind('/')) + "/replies";
  REQUIRE(hana.Post(path, R"({"text":"Thank you."})", {{"idempotency-key", "press-0009"}}).status ==
          201);
  CHECK(Unread(hana).empty());
}

TEST_CASE("Nobody reads what they do not see", "[service][list][unread]") {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("first", desk.door.house.hana);
  Visitor noor(desk.door, desk.door.house.noor);
  CHECK(noor.Put(ReadPath(ticket), R"({"upto_millis":1})").status == 404);
}

TEST_CASE("A view is saved under a name, replaced, renamed and deleted, each person's alone",
          "[service][list][views]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  Visitor ken(door, door.house.ken);
  auto views =
      ViewsOf(hana.Put("/v1/views", R"({"name":" Mine ","query":"sort=-number&state=open"})"));
  REQUIRE(views.views.size() == 1);
  CHECK(views.views[0].name == "Mine");
  CHECK(views.views[0].query == "state=open&sort=-number");
  views = ViewsOf(hana.Put("/v1/views", R"({"name":"Mine","query":""})"));
  REQUIRE(views.views.size() == 1);
  CHECK(views.views[0].query.empty());
  const std::string path = "/v1/views/" + domain::IdText(views.views[0].id);
  CHECK(ViewsOf(ken.Get("/v1/views")).views.empty());
  CHECK(ken.Put(path, R"({"name":"Taken over"})").status == 404);
  CHECK(ken.Delete(path).status == 404);
  door.clock.Advance(1);
  ViewsOf(hana.Put("/v1/views", R"({"name":"Other","query":""})"));
  CHECK(hana.Put(path, R"({"name":"Other"})").status == 422);
  CHECK(ViewsOf(hana.Put(path, R"({"name":"Ours"})")).views[0].name == "Ours");
  views = ViewsOf(hana.Delete(path));
  REQUIRE(views.views.size() == 1);
  CHECK(views.views[0].name == "Other");
}

TEST_CASE("What a list cannot show is not saved as a view", "[service][list][views]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (const char* body : {R"({"name":"","query":""})", R"({"name":"A","query":"state=half"})",
                           R"({"name":"A","query":"at=3"})", R"({"name":"A","query":"%zz"})"}) {
    INFO(body);
    CHECK(hana.Put("/v1/views", body).status == 422);
  }
  for (int i = 0; i < 30; ++i) {
    ViewsOf(hana.Put("/v1/views", R"({"name":"V)" + std::to_string(i) + R"(","query":""})"));
  }
  CHECK(hana.Put("/v1/views", R"({"name":"One more","query":""})").status == 422);
  CHECK(ViewsOf(hana.Put("/v1/views", R"({"name":"V7","query":"state=open"})")).views.size() == 30);
}

TEST_CASE("The list as a file holds what it shows, in its order, and no formula",
          "[service][list][export]") {
  FrontDoor door;
  House& house = door.house;
  house.AddTicket("=SUM(A1)", house.hana.id);
  domain::Ticket closed = house.MakeTicket("a \"quoted\"; text", house.hana.id);
  closed.stage = house.closed;
  house.Put(closed);
  house.AddTicket("somebody else's", house.noor.id);
  Visitor hana(door, house.hana);
  const auto file = [&](const std::string& query) {
    return BodyOf(hana.Get("/v1/tickets/export.csv" + query));
  };
  const std::string all = file("?separator=semicolon&sort=number");
  CHECK(all.starts_with("\xEF\xBB\xBF\""));
  CHECK(all.find("\"'=SUM(A1)\"") != std::string::npos);
  CHECK(all.find("\"a \"\"quoted\"\"; text\"") != std::string::npos);
  CHECK(all.find("somebody") == std::string::npos);
  CHECK(all.find("\";\"") != std::string::npos);
  CHECK(all.find("SUM") < all.find("quoted"));
  CHECK(file("?separator=comma").find("\",\"") != std::string::npos);
  CHECK(file("?state=closed").find("SUM") == std::string::npos);
  CHECK(hana.Get("/v1/tickets/export.csv?separator=tab").status == 422);
  CHECK(hana.Get("/v1/tickets/export.csv?at=1").status == 422);
}

TEST_CASE("Fields stand apart as spreadsheets of the browser's language expect",
          "[service][list][export]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  const auto head = [&](const std::string& languages) {
    const std::string body =
        BodyOf(hana.Send({.method = wire::Method::kGet,
                          .target = "/v1/tickets/export.csv",
                          .headers = {{"genkan-api", "1"}, {"accept-language", languages}}}));
    return body.substr(0, body.find('\r'));
  };
  CHECK(head("de-DE,de;q=0.9").find("\";\"") != std::string::npos);
  CHECK(head("ja,en;q=0.5").find("\",\"") != std::string::npos);
  CHECK(head("en-US").find("\",\"") != std::string::npos);
}

}  // namespace
}  // namespace genkan::support
