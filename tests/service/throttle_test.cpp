#include "service/throttle.h"

#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

void Fail(Visitor& visitor, const std::string& email, int times) {
  for (int i = 0; i < times; ++i) REQUIRE(visitor.SignIn(email, "wrong").status == 401);
}

TEST_CASE("After five failures an account waits one second, then twice as long each time",
          "[service][throttle]") {
  FrontDoor door;
  Visitor visitor(door);
  Fail(visitor, "hana@example.org", 5);
  for (const int seconds : {1, 2, 4, 8}) {
    const wire::Response refused = visitor.SignIn("hana@example.org");
    CHECK(refused.status == 429);
    CHECK(HeaderOf(refused, "retry-after") == std::to_string(seconds));
    door.clock.Advance(seconds * kMillisPerSecond);
    Fail(visitor, "hana@example.org", 1);
  }
}

TEST_CASE("The wait never grows beyond 15 minutes", "[service][throttle]") {
  FrontDoor door;
  Visitor visitor(door);
  for (int i = 0; i < 60; ++i) {
    Fail(visitor, "hana@example.org", 1);
    door.clock.Advance(service::kAccountDelayMaxMillis);
  }
  CHECK(visitor.SignIn("hana@example.org").status == 200);
}

TEST_CASE("After a hundred failures in a row an account is closed, however long one waits",
          "[service][throttle]") {
  FrontDoor door;
  Visitor visitor(door);
  for (int i = 0; i < service::kAccountFailuresMax; ++i) {
    Fail(visitor, "hana@example.org", 1);
    door.clock.Advance(service::kAccountDelayMaxMillis);
  }
  const int verifications = door.secrets.verifications();
  door.clock.Advance(365 * kMillisPerDay);
  const wire::Response refused = visitor.SignIn("hana@example.org");
  CHECK(refused.status == 429);
  CHECK(JsonOf(refused).Find("message_key")->text == "error.account_stopped");
  CHECK(door.secrets.verifications() == verifications);
  // On the page it is told in words, and nobody else is held up.
  const wire::Response page =
      visitor.PostForm("/sign-in", "email=hana%40example.org&password=genkan-demo");
  CHECK(page.status == 429);
  CHECK(BodyOf(page).find("管理者に新しいパスワードをご依頼ください") != std::string::npos);
  CHECK(visitor.SignIn("ken@example.org").status == 200);

  const std::string key =
      service::AccountFailures(door.secrets, door.house.portal.id, "hana@example.org");
  REQUIRE(door.store->ClearFailures(key).ok());
  CHECK(visitor.SignIn("hana@example.org").status == 200);
}

TEST_CASE("A refused attempt is not hashed and not counted", "[service][throttle]") {
  FrontDoor door;
  Visitor visitor(door);
  Fail(visitor, "hana@example.org", 5);
  const int verifications = door.secrets.verifications();
  for (int i = 0; i < 100; ++i) REQUIRE(visitor.SignIn("hana@example.org").status == 429);
  CHECK(door.secrets.verifications() == verifications);
  door.clock.Advance(kMillisPerSecond);
  CHECK(visitor.SignIn("hana@example.org").status == 200);
}

TEST_CASE("An account that does not exist waits as one that does", "[service][throttle]") {
  FrontDoor door;
  Visitor visitor(door);
  Fail(visitor, "nobody@example.org", 5);
  CHECK(visitor.SignIn("nobody@example.org").status == 429);
  CHECK(visitor.SignIn("hana@example.org").status == 200);
}

TEST_CASE("Signing in forgives the account's failures", "[service][throttle]") {
  FrontDoor door;
  Visitor visitor(door);
  Fail(visitor, "hana@example.org", 4);
  REQUIRE(visitor.SignIn("hana@example.org").status == 200);
  Fail(visitor, "hana@example.org", 5);
  CHECK(visitor.SignIn("hana@example.org").status == 429);
}

TEST_CASE("An address may fail twenty times a minute, over all accounts", "[service][throttle]") {
  FrontDoor door;
  Visitor visitor(door);
  for (int i = 0; i < 20; ++i) Fail(visitor, "guess" + std::to_string(i) + "@example.org", 1);
  const wire::Response refused = visitor.SignIn("hana@example.org");
  CHECK(refused.status == 429);
  CHECK(HeaderOf(refused, "retry-after") == "60");

  Visitor elsewhere(door);
  elsewhere.address = "192.0.2.2";
  CHECK(elsewhere.SignIn("hana@example.org").status == 200);

  door.clock.Advance(kMillisPerMinute);
  CHECK(visitor.SignIn("ken@example.org").status == 200);
  Fail(visitor, "guess0@example.org", 1);
}

TEST_CASE("Who is signed in is never held up by others at the same address",
          "[service][throttle]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  Visitor guesser(door);
  for (int i = 0; i < 20; ++i) Fail(guesser, "guess" + std::to_string(i) + "@example.org", 1);
  for (int i = 0; i < 100; ++i) REQUIRE(hana.Get("/v1/tickets").status == 200);
}

TEST_CASE("A household's IPv6 addresses count as one", "[service][throttle]") {
  using service::AddressGroup;
  CHECK(AddressGroup("192.0.2.1") == "192.0.2.1");
  CHECK(AddressGroup("::ffff:192.0.2.1") == "192.0.2.1");
  CHECK(AddressGroup("2001:db8:1:2:3:4:5:6") == AddressGroup("2001:db8:1:2:ffff::1"));
  CHECK(AddressGroup("2001:db8:1:2:3:4:5:6") != AddressGroup("2001:db8:1:3:3:4:5:6"));
  CHECK(AddressGroup("2001:db8::1") == AddressGroup("2001:db8:0:0:a::"));
  CHECK(AddressGroup("local") == "local");
}

}  // namespace
}  // namespace genkan::support
