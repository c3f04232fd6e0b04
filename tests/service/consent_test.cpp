// The consent text: who is asked, what is reachable before, what is kept, and the way back.
#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

struct ConsentDoor : FrontDoor {
  ConsentDoor() {
    Set([](domain::Consent& consent) {
      consent = {.on = true,
                 .text = {{"en", "We keep <your> data."}, {"ja", "情報を保存します。"}},
                 .version = 1};
    });
  }
  template <typename Change>
  void Set(const Change& change) {
    change(house.portal.settings.Edit().consent);
    REQUIRE(store->PutPortal(house.portal).ok());
  }
  std::vector<service::ConsentRecord> Said(const domain::Contact& contact) {
    return store->ConsentsOf(house.portal.id, contact.id).value();
  }
  wire::Response Accept(Visitor& visitor, int version) {
    return visitor.PostForm("/consent?next=%2Ftickets%2F7",
                            "agree=1&version=" + std::to_string(version));
  }
};

TEST_CASE("Before the text is accepted nothing but its page is reachable", "[service][consent]") {
  ConsentDoor door;
  door.house.AddTicket("T", door.house.ken.id);
  Visitor ken(door);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  for (const char* path : {"/v1/session", "/v1/tickets", "/v1/tickets/1"}) {
    const wire::Response refused = ken.Get(path);
    CHECK(refused.status == 403);
    CHECK(CodeOf(refused) == "consent_needed");
  }
  CHECK(CodeOf(ken.Post("/v1/tickets", R"({"subject":"x","text":"x"})",
                        {{"idempotency-key", "press-0001"}})) == "consent_needed");
  const wire::Response led = ken.Visit("/tickets/7");
  CHECK(led.status == 303);
  CHECK(HeaderOf(led, "location") == "/consent?next=%2Ftickets%2F7");
  const wire::Response page = ken.Visit("/consent?next=%2Ftickets%2F7");
  CHECK(page.status == 200);
  CHECK(Has(page, "We keep &lt;your&gt; data."));
  CHECK(Has(page, "type=\"checkbox\""));
  CHECK_FALSE(Has(page, "checked"));
  CHECK_FALSE(Has(page, "/consent/withdraw"));
  const wire::Response in = door.Accept(ken, 1);
  CHECK(HeaderOf(in, "location") == "/tickets/7");
  CHECK(ken.Visit("/tickets").status == 200);
  CHECK(ken.Get("/v1/tickets").status == 200);
}

TEST_CASE("What was said is kept with its time and version, and asked once in all browsers",
          "[service][consent]") {
  ConsentDoor door;
  const domain::Contact& ken = door.house.ken;
  Visitor visitor(door), phone(door);
  REQUIRE(visitor.SignIn(ken.member_email).status == 200);
  door.clock.Advance(kMillisPerMinute);
  const Millis at = door.clock.NowMillis();
  door.Accept(visitor, 1);
  CHECK(door.Said(ken) == std::vector<service::ConsentRecord>{
                              {.contact = ken.id, .version = 1, .at_millis = at, .given = true}});
  REQUIRE(phone.SignIn(ken.member_email).status == 200);
  CHECK(phone.Get("/v1/session").status == 200);
  CHECK(door.Said(door.house.hana).empty());
}

TEST_CASE("Nobody accepts without a tick, nor what they did not see", "[service][consent]") {
  ConsentDoor door;
  Visitor ken(door);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  const wire::Response unticked = ken.PostForm("/consent", "version=1");
  CHECK(unticked.status == 422);
  CHECK(Has(unticked, "role=\"alert\""));
  CHECK_FALSE(Has(unticked, "checked"));
  const wire::Response old = door.Accept(ken, 0);
  CHECK(old.status == 409);
  CHECK(Has(old, "name=\"version\" value=\"1\""));
  CHECK(ken.Get("/v1/session").status == 403);
  CHECK(door.Said(door.house.ken).empty());
}

TEST_CASE("A new version asks again, also in a session that goes on", "[service][consent]") {
  ConsentDoor door;
  Visitor ken(door);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  door.Accept(ken, 1);
  CHECK(ken.Get("/v1/session").status == 200);
  door.Set([](domain::Consent& consent) {
    consent.text = {{"en", "We keep more."}};
    consent.version = 2;
  });
  CHECK(CodeOf(ken.Get("/v1/session")) == "consent_needed");
  door.Accept(ken, 2);
  CHECK(ken.Get("/v1/session").status == 200);
  CHECK(door.Said(door.house.ken).size() == 2);
}

TEST_CASE("To withdraw takes one press, signs out everywhere and is kept too",
          "[service][consent]") {
  ConsentDoor door;
  Visitor ken(door), phone(door);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  door.Accept(ken, 1);
  REQUIRE(phone.SignIn("ken@example.org").status == 200);
  const wire::JsonValue session = JsonOf(ken.Get("/v1/session"));
  REQUIRE(session.Find("links")->items.size() == 3);
  CHECK(session.Find("links")->items.front().Find("url")->text == "/consent");
  const wire::Response page = ken.Visit("/consent");
  CHECK(Has(page, "/consent/withdraw"));
  CHECK(Has(page, "November 23, 2026"));
  const wire::Response out = ken.PostForm("/consent/withdraw", "");
  CHECK(out.status == 303);
  CHECK(Has(ken.Visit(HeaderOf(out, "location")), "role=\"status\""));
  for (Visitor* each : {&ken, &phone}) CHECK(each->Get("/v1/session").status == 401);
  CHECK_FALSE(door.Said(door.house.ken).back().given);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  CHECK(CodeOf(ken.Get("/v1/session")) == "consent_needed");
}

TEST_CASE("Staff are not asked, nobody is where it is off, and signing out is always possible",
          "[service][consent]") {
  ConsentDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door), ken(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  CHECK(owner.Get("/v1/settings/consent").status == 200);
  CHECK(owner.Visit("/consent").status == 404);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  CHECK(ken.PostForm("/sign-out", "").status == 303);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  door.Set([](domain::Consent& consent) { consent.on = false; });
  CHECK(ken.Get("/v1/session").status == 200);
  CHECK(ken.Visit("/consent").status == 404);
  CHECK(door.Accept(ken, 1).status == 404);
  CHECK(ken.PostForm("/consent/withdraw", "").status == 404);
}

}  // namespace
}  // namespace genkan::support
