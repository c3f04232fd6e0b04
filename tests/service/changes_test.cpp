// GET /v1/changes: who is told what, and what it costs a session.
#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

// Somebody's open stream: asks as a server does, from the last event on.
struct Listener {
  Listener(FrontDoor& door, const domain::Contact& contact) : visitor(door, contact) { Next(); }

  // What has come since; empty: nothing, "401" and such: it is over.
  std::string Next() {
    wire::Request request{.method = wire::Method::kGet, .target = "/v1/changes"};
    if (!last.empty()) request.headers.push_back({"last-event-id", last});
    const wire::Response response = visitor.Send(std::move(request));
    const auto* stream = std::get_if<wire::EventStream>(&response.body);
    if (stream == nullptr) return std::to_string(response.status);
    last = stream->last_event_id;
    return stream->text;
  }

  Visitor visitor;
  std::string last;
};

bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("A stream begins with where it begins, and tells what comes after",
          "[service][changes]") {
  FrontDoor door;
  Listener hana(door, door.house.hana);
  CHECK(hana.Next().empty());
  const domain::Ticket ticket = door.house.AddTicket("t", door.house.hana.id);
  const std::string told = hana.Next();
  CHECK(told == "id: " + hana.last + "\ndata: {\"tickets\":[" +
                    std::to_string(static_cast<std::int64_t>(ticket.number)) +
                    "],\"session\":false,\"more\":false}\n\n");
  CHECK(hana.Next().empty());
  // A line that was lost takes up where it was.
  Listener again = hana;
  door.house.AddTicket("u", door.house.hana.id);
  CHECK(hana.Next() == again.Next());
}

TEST_CASE("Whoever may not see a ticket never hears of it", "[service][changes]") {
  FrontDoor door;
  Listener noor(door, door.house.noor);
  const domain::Ticket ticket = door.house.AddTicket("canary", door.house.hana.id);
  CHECK(noor.Next().empty());
  Visitor hana(door, door.house.hana);
  REQUIRE(hana.Post("/v1/tickets/1/replies", "{\"text\":\"canary\"}",
                    {{"idempotency-key", "press-0001"}})
              .status == 201);
  CHECK(noor.Next().empty());
}

TEST_CASE("A stream ends with the session, the rights and the consent of its reader",
          "[service][changes]") {
  FrontDoor door;
  SECTION("signed out") {
    Listener hana(door, door.house.hana);
    REQUIRE(hana.visitor.Delete("/v1/session").status == 204);
    CHECK(hana.Next() == "401");
  }
  SECTION("deactivated") {
    Listener hana(door, door.house.hana);
    domain::Contact contact = door.house.hana;
    contact.sign_in = domain::SignInState::kNone;
    REQUIRE(door.store->PutContact(door.house.portal.id, contact).ok());
    CHECK(hana.Next() == "401");
  }
  SECTION("asked for consent") {
    Listener hana(door, door.house.hana);
    domain::PortalSettings& settings = door.house.portal.settings.Edit();
    settings.consent.on = true;
    settings.consent.text = {{"en", "We keep what you write."}};
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    CHECK(hana.Next() == "403");
  }
}

TEST_CASE("An open stream keeps no session alive, nor does what nobody caused",
          "[service][changes][session]") {
  FrontDoor door;
  Listener hana(door, door.house.hana);
  const Millis idle = door.house.portal.settings->access.session_idle_millis;
  for (const Millis end = door.clock.NowMillis() + idle; door.clock.NowMillis() < end;) {
    CHECK(hana.Next().empty());
    const auto quiet = hana.visitor.Send({.method = wire::Method::kGet,
                                          .target = "/v1/tickets",
                                          .headers = {{"genkan-unattended", "1"}}});
    CHECK(quiet.status == 200);
    door.clock.Advance(idle / 4);
  }
  door.clock.Advance(1);
  CHECK(hana.Next() == "401");
}

TEST_CASE("A moment that is none is refused", "[service][changes]") {
  FrontDoor door;
  Listener hana(door, door.house.hana);
  for (const char* wrong : {"x", "-1", "1x", "99999999999999999999"}) {
    hana.last = wrong;
    CHECK(hana.Next() == "400");
  }
  hana.last = "9999";
  CHECK(Has(hana.Next(), "\"more\":true"));
}

}  // namespace
}  // namespace genkan::support
