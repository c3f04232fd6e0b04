// A forgotten password, from asking for the mail to signing in with a new one.
#include <catch2/catch_test_macros.hpp>

#include "service/throttle.h"
#include "support/mailbag.h"

namespace genkan::support {
namespace {

constexpr const char* kChosen = "password=quiet+green+lamp";
constexpr const char* kChosenText = "quiet green lamp";

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

// All that somebody outside can tell of an answer, but for the request's own id.
std::string Told(const wire::Response& response) {
  std::string told = std::to_string(response.status) + "\n";
  for (const wire::Header& header : response.headers) {
    if (header.name != "x-request-id") told += header.name + ": " + header.value + "\n";
  }
  return told + BodyOf(response);
}

std::string AskedLink(FrontDoor& door, Visitor& visitor, const std::string& name) {
  REQUIRE(visitor.PostForm("/reset", "email=" + name + "%40example.org").status == 200);
  return LinkIn(TakeMail(door));
}

TEST_CASE("The sign-in page leads to a mail, the mail to a new password, and that signs in",
          "[service][reset]") {
  FrontDoor door;
  Visitor hana(door), signed_in(door, door.house.hana), ken(door, door.house.ken);
  CHECK(Has(hana.Visit("/sign-in"), "href=\"/reset?lang=ja"));
  CHECK(Has(hana.Visit("/reset"), "autocomplete=\"username\""));
  const std::string link = AskedLink(door, hana, "hana");
  CHECK(link.starts_with("/reset/new?token="));
  const wire::Response page = hana.Visit(link);
  CHECK(page.status == 200);
  CHECK(Has(page, "autocomplete=\"new-password\""));
  CHECK(Has(page, "value=\"hana@example.org\""));
  // So far nothing has changed.
  CHECK(signed_in.Get("/v1/session").status == 200);
  const wire::Response changed = hana.PostForm(link, kChosen);
  CHECK(changed.status == 303);
  CHECK(HeaderOf(changed, "location").starts_with("/sign-in?"));
  CHECK(HeaderOf(changed, "set-cookie").empty());
  CHECK(Has(hana.Visit(HeaderOf(changed, "location")), "パスワードを変更しました"));
  // Its owner hears of it, whoever did it.
  const wire::MailMessage told = TakeMail(door);
  CHECK(told.to.address == "hana@example.org");
  CHECK(told.subject == "Genkan Supportのパスワードが変更されました");
  CHECK(LinkIn(told) == "/reset?lang=ja");
  // Whoever had the old one is out; nobody else is.
  CHECK(signed_in.Get("/v1/session").status == 401);
  CHECK(ken.Get("/v1/session").status == 200);
  CHECK(hana.SignIn("hana@example.org").status == 401);
  CHECK(hana.SignIn("hana@example.org", kChosenText).status == 200);
}

TEST_CASE("Known and unknown, customer and suspended are answered alike", "[service][reset]") {
  FrontDoor door;
  domain::Contact suspended = door.house.MakeContact("suspended");
  suspended.sign_in = domain::SignInState::kSuspended;
  REQUIRE(door.store->PutContact(door.house.portal.id, suspended).ok());
  Visitor visitor(door);
  const std::string known = Told(visitor.PostForm("/reset", "email=hana%40example.org"));
  CHECK(known.find("noreply@127.0.0.1") != std::string::npos);
  TakeMail(door);
  for (const char* name : {"nobody", "suspended"}) {
    CHECK(Told(visitor.PostForm("/reset", std::string("email=") + name + "%40example.org")) ==
          known);
    CHECK(MailIn(door).empty());
  }
}

TEST_CASE("A link is good for 15 minutes, once, and only the newest of a person",
          "[service][reset]") {
  FrontDoor door;
  Visitor hana(door);
  const std::string first = AskedLink(door, hana, "hana"), second = AskedLink(door, hana, "hana");
  CHECK(hana.PostForm(first, kChosen).status == 404);
  REQUIRE(hana.PostForm(second, kChosen).status == 303);
  TakeMail(door);
  CHECK(hana.PostForm(second, "password=another+green+lamp").status == 404);
  CHECK(hana.SignIn("hana@example.org", kChosenText).status == 200);
  const std::string late = AskedLink(door, hana, "hana");
  door.clock.Advance(15 * kMillisPerMinute);
  CHECK(hana.Visit(late).status == 404);
  CHECK(hana.PostForm(late, kChosen).status == 404);
  CHECK(hana.Visit("/reset/new?token=forged").status == 404);
  CHECK(hana.Visit("/reset/new").status == 404);
}

TEST_CASE("A link for one purpose is none for another", "[service][reset][invitation]") {
  FrontDoor door;
  Visitor hana(door);
  const std::string link = AskedLink(door, hana, "hana");
  const std::string token = link.substr(link.find('?'));
  CHECK(hana.Visit("/welcome" + token).status == 404);
  CHECK(hana.PostForm("/welcome" + token, kChosen).status == 404);
  CHECK(hana.Visit("/sign-in/link" + token).status == 404);
}

TEST_CASE("Mail cannot be asked for without end, for one account or from one address",
          "[service][reset][throttle]") {
  for (const char* name : {"hana", "nobody"}) {
    FrontDoor door;
    Visitor visitor(door);
    const std::string form = std::string("email=") + name + "%40example.org";
    for (int i = 0; i < service::kMailsInARow; ++i) {
      CHECK(visitor.PostForm("/reset", form).status == 200);
    }
    const std::size_t mails = MailIn(door).size();
    const wire::Response refused = visitor.PostForm("/reset", form);
    CHECK(refused.status == 429);
    CHECK(HeaderOf(refused, "retry-after") == "900");
    CHECK(MailIn(door).size() == mails);
    door.clock.Advance(service::kMailPauseMillis);
    CHECK(visitor.PostForm("/reset", form).status == 200);
  }
  FrontDoor door;
  Visitor visitor(door);
  for (int i = 0; i < service::kAddressFailuresPerMinute; ++i) {
    CHECK(visitor.PostForm("/reset", "email=n" + std::to_string(i) + "%40example.org").status ==
          200);
  }
  CHECK(visitor.PostForm("/reset", "email=ken%40example.org").status == 429);
  CHECK(MailIn(door).empty());
}

TEST_CASE("What is no address is said at the field", "[service][reset]") {
  FrontDoor door;
  Visitor visitor(door);
  const wire::Response page = visitor.PostForm("/reset", "email=nobody");
  CHECK(page.status == 422);
  CHECK(Has(page, "value=\"nobody\""));
  CHECK(Has(page, "aria-invalid=\"true\""));
  // Full-width letters are as good.
  CHECK(visitor.PostForm("/reset", "email=%EF%BD%8Ben%EF%BC%A0example.org").status == 200);
  CHECK(TakeMail(door).to.address == "ken@example.org");
}

TEST_CASE("Password managers find the way to change a password", "[service][reset]") {
  FrontDoor door;
  Visitor visitor(door), hana(door, door.house.hana);
  const wire::Response way = visitor.Visit("/.well-known/change-password");
  CHECK(way.status == 303);
  CHECK(HeaderOf(way, "location") == "/reset");
  CHECK(Has(hana.Visit("/reset"), "value=\"hana@example.org\""));
}

TEST_CASE("Staff get a new password as customers do", "[service][reset]") {
  FrontDoor door;
  door.AddManager("owner@example.org");
  // Customers of this portal have none.
  door.house.portal.settings.Edit().access.password = false;
  door.house.portal.settings.Edit().access.mailed_link = true;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor owner(door);
  REQUIRE(owner.PostForm("/reset", "email=hana%40example.org").status == 200);
  CHECK(MailIn(door).empty());
  const std::string link = AskedLink(door, owner, "owner");
  REQUIRE(owner.PostForm(link, kChosen).status == 303);
  CHECK(owner.SignIn("owner@example.org", kChosenText).status == 200);
}

TEST_CASE("A new password forgives the failures that made it necessary", "[service][reset]") {
  FrontDoor door;
  Visitor hana(door);
  for (int i = 0; i < 8; ++i) hana.SignIn("hana@example.org", "wrong");
  CHECK(hana.SignIn("hana@example.org").status == 429);
  const std::string link = AskedLink(door, hana, "hana");
  REQUIRE(hana.PostForm(link, kChosen).status == 303);
  CHECK(hana.SignIn("hana@example.org", kChosenText).status == 200);
}

}  // namespace
}  // namespace genkan::support
