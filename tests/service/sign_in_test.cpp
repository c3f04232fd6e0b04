#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/problem.h"
#include "genkan/wire/session_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

domain::SessionView SessionOf(const wire::Response& response) {
  REQUIRE(response.status == 200);
  const auto session = wire::DecodeSession(BodyOf(response));
  REQUIRE(session.ok());
  return *session;
}

// All that somebody outside can tell of an answer, but for the request's own id.
std::string Told(wire::Response response) {
  std::string told = std::to_string(response.status) + "\n";
  const std::string id = HeaderOf(response, "x-request-id");
  for (const wire::Header& header : response.headers) {
    if (header.value != id) told += header.name + ": " + header.value + "\n";
  }
  std::string body = BodyOf(response);
  if (const std::size_t place = body.find(id); place != std::string::npos) {
    body.erase(place, id.size());
  }
  return told + body;
}

TEST_CASE("The right password opens a session that tells who is signed in", "[service][sign_in]") {
  FrontDoor door;
  Visitor hana(door);
  const domain::SessionView session = SessionOf(hana.SignIn("hana@example.org"));
  CHECK(session == SessionOf(hana.Get("/v1/session")));
  CHECK(session.portal_name == "Genkan Support");
  CHECK(session.shown_name == "hana");
  CHECK(session.email == "hana@example.org");
  CHECK(session.company_name == "Sakura Trading 株式会社");
  CHECK(session.company_view);
  CHECK_FALSE(session.staff);
  CHECK(session.language == "ja");
  CHECK(session.time_zone == "Asia/Tokyo");
  CHECK(session.now_millis == door.clock.NowMillis());
}

TEST_CASE("The sign-in name may be typed in any case and in full-width letters",
          "[service][sign_in]") {
  FrontDoor door;
  for (const char* name : {"HANA@Example.ORG", " hana@example.org ", "ｈａｎａ＠example.org"}) {
    Visitor hana(door);
    CHECK(hana.SignIn(name).status == 200);
  }
}

TEST_CASE("Unknown, wrong, suspended, uninvited and imported get one answer for one amount of work",
          "[service][sign_in]") {
  FrontDoor door;
  const auto add = [&](const std::string& name, domain::SignInState state) {
    domain::Contact contact = door.house.MakeContact(name);
    contact.sign_in = state;
    REQUIRE(door.store->PutContact(door.house.portal.id, contact).ok());
    const auto hash = door.secrets.HashPassword(Secret(std::string(kPassword)));
    REQUIRE(door.store->SetPasswordHash(door.house.portal.id, contact.member_email, *hash).ok());
  };
  add("suspended", domain::SignInState::kSuspended);
  add("uninvited", domain::SignInState::kNone);
  domain::Staff imported{.id = door.house.Next<domain::StaffId>(), .email = "agent@example.org"};
  REQUIRE(door.store->PutStaff(door.house.portal.id, imported).ok());

  Visitor visitor(door);
  const std::string wrong = Told(visitor.SignIn("hana@example.org", "not the password"));
  CHECK(wrong.find("wrong_credentials") != std::string::npos);
  CHECK(door.secrets.verifications() == 1);
  int verifications = 1;
  for (const char* email : {"nobody@example.org", "suspended@example.org", "uninvited@example.org",
                            "agent@example.org", "no address", ""}) {
    INFO(email);
    CHECK(Told(visitor.SignIn(email)) == wrong);
    CHECK(door.secrets.verifications() == ++verifications);
  }
  CHECK(visitor.cookie.empty());
}

TEST_CASE("An account without a password cannot be entered with an empty one",
          "[service][sign_in]") {
  FrontDoor door;
  door.house.AddContact("fresh");
  Visitor visitor(door);
  CHECK(visitor.SignIn("fresh@example.org", "").status == 401);
}

TEST_CASE("Signing in brings a password's hash up to today's cost", "[service][sign_in]") {
  FrontDoor door;
  const domain::PortalId portal = door.house.portal.id;
  Visitor hana(door);
  REQUIRE(hana.SignIn("hana@example.org").status == 200);
  const std::string before = *door.store->PasswordHash(portal, "hana@example.org");
  CHECK_FALSE(door.secrets.IsOutdated(before));

  door.secrets.cost = 2;
  CHECK(hana.SignIn("hana@example.org", "not the password").status == 401);
  CHECK(*door.store->PasswordHash(portal, "hana@example.org") == before);
  REQUIRE(hana.SignIn("HANA@example.org").status == 200);
  CHECK_FALSE(door.secrets.IsOutdated(*door.store->PasswordHash(portal, "hana@example.org")));
  CHECK(hana.SignIn("hana@example.org").status == 200);
}

TEST_CASE("A password that is replaced while it is verified lets nobody in", "[service][sign_in]") {
  FrontDoor door;
  const domain::PortalId portal = door.house.portal.id;
  Visitor hana(door);
  REQUIRE(hana.SignIn("hana@example.org").status == 200);
  const std::string replaced = *door.secrets.HashPassword(Secret("the new password"));
  for (const int cost : {1, 2}) {
    INFO("cost " << cost);
    REQUIRE(door.store
                ->SetPasswordHash(portal, "hana@example.org",
                                  *door.secrets.HashPassword(Secret(std::string(kPassword))))
                .ok());
    door.secrets.cost = cost;
    door.secrets.meanwhile = [&] {
      REQUIRE(door.store->SetPasswordHash(portal, "hana@example.org", replaced).ok());
    };
    Visitor visitor(door);
    CHECK(visitor.SignIn("hana@example.org").status == 401);
    CHECK(visitor.cookie.empty());
    CHECK(*door.store->PasswordHash(portal, "hana@example.org") == replaced);
  }
}

TEST_CASE("An invited contact who signs in has accepted the invitation", "[service][sign_in]") {
  FrontDoor door;
  domain::Contact& ken = door.house.ken;
  ken.sign_in = domain::SignInState::kInvited;
  REQUIRE(door.store->PutContact(door.house.portal.id, ken).ok());
  Visitor visitor(door, ken);
  CHECK(door.store->ContactById(door.house.portal.id, ken.id)->sign_in ==
        domain::SignInState::kActive);
}

TEST_CASE("Staff who sign in here see an honest empty portal", "[service][sign_in]") {
  FrontDoor door;
  door.house.AddTicket("Secret", door.house.hana.id);
  door.AddManager("owner@example.org");
  Visitor owner(door);
  const domain::SessionView session = SessionOf(owner.SignIn("owner@example.org"));
  CHECK(session.staff);
  CHECK(session.shown_name == "Owner");
  CHECK(JsonOf(owner.Get("/v1/tickets")).Find("total")->integer == 0);
  CHECK(owner.Get("/v1/tickets/1").status == 404);
  CHECK(owner.Post("/v1/tickets/1/replies", R"({"text":"x"})", {{"idempotency-key", "12345678"}})
            .status == 404);
  CHECK(
      owner.Post("/v1/tickets", R"({"subject":"x","text":"x"})", {{"idempotency-key", "12345678"}})
          .status == 403);
}

TEST_CASE("The cookie over https is bound to the host and kept from scripts",
          "[service][sign_in]") {
  FrontDoor door("https://support.example");
  Visitor hana(door);
  const std::string cookie = HeaderOf(hana.SignIn("hana@example.org"), "set-cookie");
  const std::size_t end = cookie.find(';');
  CHECK(cookie.starts_with("__Host-sid="));
  CHECK(end - std::string("__Host-sid=").size() == 43);  // 32 bytes as base64url
  CHECK(cookie.substr(end) == "; Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax");
}

TEST_CASE("The cookie over http on loopback does without Secure", "[service][sign_in]") {
  FrontDoor door;
  Visitor hana(door);
  const std::string cookie = HeaderOf(hana.SignIn("hana@example.org"), "set-cookie");
  CHECK(cookie.starts_with("sid="));
  CHECK(cookie.ends_with("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"));
}

TEST_CASE("The store never sees the token itself", "[service][sign_in]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  const std::string token = hana.cookie.substr(4);
  CHECK_FALSE(door.store->SessionByDigest(token).ok());
  CHECK_FALSE(door.store->SessionByDigest(door.secrets.Digest(token)).ok());
}

TEST_CASE("Each sign-in makes a new session and ends the one before it", "[service][sign_in]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  Visitor before = hana;
  REQUIRE(hana.SignIn("hana@example.org").status == 200);
  CHECK(hana.cookie != before.cookie);
  CHECK(hana.Get("/v1/session").status == 200);
  CHECK(before.Get("/v1/session").status == 401);
}

}  // namespace
}  // namespace genkan::support
