#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

wire::Request GetTickets(const Visitor& visitor) {
  return {.target = "/v1/tickets", .headers = {{"cookie", visitor.cookie}}};
}

TEST_CASE("Without a session the API says so", "[service][session]") {
  FrontDoor door;
  Visitor nobody(door);
  const wire::Response response = nobody.Get("/v1/tickets");
  CHECK(response.status == 401);
  CHECK(CodeOf(response) == "unauthenticated");
}

TEST_CASE("A forged or broken cookie is as good as none", "[service][session]") {
  FrontDoor door;
  for (const std::string& token : {std::string("x"), std::string(43, 'A'), std::string(4000, 'A'),
                                   std::string("\xFF\xFE"), std::string(43, '='), std::string()}) {
    Visitor forger(door);
    forger.cookie = "sid=" + token;
    CHECK(forger.Get("/v1/tickets").status == 401);
    CHECK(forger.Visit("/tickets").status == 303);
  }
}

TEST_CASE("A session ends two weeks after its last use", "[service][session]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  door.clock.Advance(13 * kMillisPerDay);
  CHECK(hana.Get("/v1/session").status == 200);
  door.clock.Advance(14 * kMillisPerDay);
  CHECK(hana.Get("/v1/session").status == 200);
  door.clock.Advance(14 * kMillisPerDay + 1);
  CHECK(hana.Get("/v1/session").status == 401);
}

TEST_CASE("A session ends a month after sign-in, however much it is used", "[service][session]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (int day = 1; day < 30; ++day) {
    door.clock.Advance(kMillisPerDay);
    REQUIRE(hana.Get("/v1/session").status == 200);
  }
  door.clock.Advance(kMillisPerDay);
  CHECK(hana.Get("/v1/session").status == 401);
}

TEST_CASE("A read whose session's use is to be noted down goes to the writer",
          "[service][session]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  CHECK(door.router.Admit(GetTickets(hana)).lane == service::Lane::kRead);
  door.clock.Advance(kMillisPerMinute + 1);
  CHECK(door.router.Admit(GetTickets(hana)).lane == service::Lane::kWrite);
  REQUIRE(hana.Get("/v1/tickets").status == 200);
  CHECK(door.router.Admit(GetTickets(hana)).lane == service::Lane::kRead);
}

TEST_CASE("Signing out ends the session and takes the cookie back", "[service][session]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  Visitor copy = hana;
  const wire::Response out = hana.Delete("/v1/session");
  CHECK(out.status == 204);
  CHECK(HeaderOf(out, "set-cookie") == "sid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  CHECK(copy.Get("/v1/session").status == 401);
  CHECK(copy.Delete("/v1/session").status == 204);
}

TEST_CASE("Signing out from a page leads to the sign-in page", "[service][session]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  Visitor copy = hana;
  const wire::Response out = hana.PostForm("/sign-out", "");
  CHECK(out.status == 303);
  CHECK(HeaderOf(out, "location") == "/sign-in");
  CHECK(copy.Get("/v1/session").status == 401);
}

TEST_CASE("Somebody who is suspended is out at once", "[service][session]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  door.house.hana.sign_in = domain::SignInState::kSuspended;
  REQUIRE(door.store->PutContact(door.house.portal.id, door.house.hana).ok());
  CHECK(hana.Get("/v1/tickets").status == 401);
}

TEST_CASE("A session of one portal opens no other", "[service][session]") {
  FrontDoor door;
  domain::Portal other = door.house.portal;
  other.id = door.house.Next<domain::PortalId>();
  other.slug = "other";
  REQUIRE(door.store->PutPortal(other).ok());
  Visitor hana(door, door.house.hana);
  CHECK(hana.Get("/v1/session").status == 200);
  CHECK(hana.Get("/other/v1/session").status == 401);
}

TEST_CASE("A session of staff ends after an hour without use, and after twelve hours",
          "[service][session]") {
  FrontDoor door;
  door.AddManager("owner@example.org");
  Visitor idle(door), busy(door);
  REQUIRE(idle.SignIn("owner@example.org").status == 200);
  REQUIRE(busy.SignIn("owner@example.org").status == 200);
  CHECK(JsonOf(busy.Get("/v1/session")).Find("idle_millis")->integer == kMillisPerHour);
  door.clock.Advance(kMillisPerHour + kMillisPerMinute);
  CHECK(idle.Get("/v1/session").status == 401);
  REQUIRE(busy.SignIn("owner@example.org").status == 200);
  for (int i = 0; i < 13; ++i) {
    CHECK(busy.Get("/v1/session").status == 200);
    door.clock.Advance(55 * kMillisPerMinute);
  }
  door.clock.Advance(10 * kMillisPerMinute);
  CHECK(busy.Get("/v1/session").status == 401);
}

TEST_CASE("A portal with a slug answers under its own prefix", "[service][session]") {
  FrontDoor door;
  door.house.portal.slug = "support";
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  CHECK(door.router.Handle({.target = "/v1/session"}).status == 404);
  Visitor hana(door);
  CHECK(hana.Post("/support/v1/session", R"({"email":"hana@example.org","password":"genkan-demo"})")
            .status == 200);
  CHECK(hana.Get("/support/v1/tickets").status == 200);
  CHECK(HeaderOf(hana.Visit("/support"), "location") == "/support/tickets");
  Visitor nobody(door);
  CHECK(HeaderOf(nobody.Visit("/support/tickets/7"), "location") ==
        "/support/sign-in?next=%2Ftickets%2F7");
}

}  // namespace
}  // namespace genkan::support
