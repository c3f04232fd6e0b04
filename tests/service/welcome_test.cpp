// An invitation, from the mail to the first sign-in.
#include <catch2/catch_test_macros.hpp>

#include "support/mailbag.h"

namespace genkan::support {
namespace {

constexpr const char* kChosen = "password=quiet+green+lamp";
constexpr const char* kChosenText = "quiet green lamp";

struct Guest {
  Guest() {
    contact.sign_in = domain::SignInState::kNone;
    contact.name = {.family = "山田", .given = "花子"};
    contact.language = "ja";
    REQUIRE(door.store->PutContact(door.house.portal.id, contact).ok());
  }

  std::string InvitedLink() {
    REQUIRE(Invite(door, contact).ok());
    return LinkIn(TakeMail(door));
  }

  domain::SignInState State() {
    return door.store->ContactById(door.house.portal.id, contact.id)->sign_in;
  }

  FrontDoor door;
  domain::Contact contact = door.house.MakeContact("guest", door.house.sakura.id);
};

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

TEST_CASE("An invited person chooses a password and is signed in, then signs in with it",
          "[service][invitation]") {
  Guest guest;
  const auto link = Invite(guest.door, guest.contact);
  REQUIRE(link.ok());
  CHECK(guest.State() == domain::SignInState::kInvited);
  const wire::MailMessage mail = TakeMail(guest.door);
  CHECK(mail.to == wire::MailAddress{"山田 花子", "guest@example.org"});
  CHECK(mail.from.address == "noreply@127.0.0.1");
  CHECK(mail.text.starts_with("Sakura Trading 株式会社\n山田 花子 様\n\nお世話になっております。"));
  CHECK(*link == std::string(kPublicOrigin) + LinkIn(mail));
  Visitor browser(guest.door);
  const wire::Response page = browser.Visit(LinkIn(mail));
  CHECK(page.status == 200);
  CHECK(Has(page, "ようこそ"));
  CHECK(Has(page, "autocomplete=\"username\""));
  CHECK(Has(page, "value=\"guest@example.org\""));
  CHECK(Has(page, "autocomplete=\"new-password\""));
  const wire::Response in = browser.PostForm(LinkIn(mail), kChosen);
  CHECK(in.status == 303);
  CHECK(HeaderOf(in, "location") == "/tickets");
  CHECK(browser.Get("/v1/session").status == 200);
  CHECK(guest.State() == domain::SignInState::kActive);
  Visitor later(guest.door);
  CHECK(later.SignIn("guest@example.org", kChosenText).status == 200);
}

TEST_CASE("Opening the link changes nothing, however often a mail scanner does",
          "[service][invitation]") {
  Guest guest;
  const std::string link = guest.InvitedLink();
  for (int i = 0; i < 3; ++i) {
    Visitor scanner(guest.door);
    CHECK(scanner.Visit(link).status == 200);
    CHECK(scanner.cookie.empty());
  }
  CHECK(guest.State() == domain::SignInState::kInvited);
  Visitor browser(guest.door);
  CHECK(browser.PostForm(link, kChosen).status == 303);
}

TEST_CASE("An invitation works once, for 7 days, in its own portal, and the newest alone",
          "[service][invitation]") {
  Guest guest;
  Visitor browser(guest.door), other(guest.door);
  const std::string first = guest.InvitedLink(), second = guest.InvitedLink();
  CHECK(browser.PostForm(first, kChosen).status == 404);
  guest.door.clock.Advance(7 * kMillisPerDay - 1);
  REQUIRE(browser.PostForm(second, kChosen).status == 303);
  CHECK(Has(other.Visit(second), "リンクは使用済みか"));
  CHECK(other.PostForm(second, kChosen).status == 404);
  CHECK(other.cookie.empty());
  const std::string late = guest.InvitedLink();
  guest.door.clock.Advance(7 * kMillisPerDay);
  CHECK(other.Visit(late).status == 404);
  CHECK(other.PostForm(late, kChosen).status == 404);
  const domain::Portal elsewhere{
      .id = guest.door.house.Next<domain::PortalId>(), .name = "Other", .slug = "other"};
  REQUIRE(guest.door.store->PutPortal(elsewhere).ok());
  const std::string fresh = guest.InvitedLink();
  CHECK(guest.door.router.Handle({.target = "/other" + fresh}).status == 404);
  CHECK(guest.door.router.Handle({.target = fresh}).status == 200);
}

TEST_CASE("A password that will not do is said at its field and spends no invitation",
          "[service][invitation]") {
  Guest guest;
  const std::string link = guest.InvitedLink();
  Visitor browser(guest.door);
  for (const char* refused : {"password=elevenchars", "password=1qaz2wsx3edc",
                              "password=PassWordPassWord", "password=guest%40example.org"}) {
    INFO(refused);
    const wire::Response page = browser.PostForm(link, refused);
    CHECK(page.status == 422);
    CHECK(Has(page, "aria-invalid=\"true\""));
    CHECK_FALSE(Has(page, "1qaz2wsx3edc"));
  }
  CHECK(browser.PostForm(link, std::string(kChosen) + "&email=guest%40example.org").status == 303);
}

TEST_CASE("A portal without passwords lets the invited in by the button alone",
          "[service][invitation]") {
  Guest guest;
  guest.door.house.portal.settings.Edit().access.password = false;
  REQUIRE(guest.door.store->PutPortal(guest.door.house.portal).ok());
  const std::string link = guest.InvitedLink();
  Visitor browser(guest.door);
  CHECK_FALSE(Has(browser.Visit(link), "type=\"password\""));
  CHECK(browser.PostForm(link, "email=guest%40example.org").status == 303);
  CHECK(browser.Get("/v1/session").status == 200);
}

TEST_CASE("Nobody is let in before the portal is open, and the invitation stays good",
          "[service][invitation]") {
  Guest guest;
  guest.door.house.portal.being_set_up = true;
  REQUIRE(guest.door.store->PutPortal(guest.door.house.portal).ok());
  const std::string link = guest.InvitedLink();
  Visitor browser(guest.door);
  CHECK(browser.PostForm(link, kChosen).status == 403);
  guest.door.house.portal.being_set_up = false;
  REQUIRE(guest.door.store->PutPortal(guest.door.house.portal).ok());
  CHECK(browser.PostForm(link, kChosen).status == 303);
}

TEST_CASE("Whoever is suspended is not invited, and an invitation of before is void",
          "[service][invitation]") {
  Guest guest;
  const std::string link = guest.InvitedLink();
  guest.contact.sign_in = domain::SignInState::kSuspended;
  REQUIRE(guest.door.store->PutContact(guest.door.house.portal.id, guest.contact).ok());
  CHECK(Invite(guest.door, guest.contact).error().code == ErrorCode::kForbidden);
  CHECK(MailIn(guest.door).empty());
  Visitor browser(guest.door);
  CHECK(browser.Visit(link).status == 404);
  CHECK(browser.PostForm(link, kChosen).status == 404);
}

TEST_CASE("The store and the log hold neither token nor password of an invitation",
          "[service][invitation]") {
  Guest guest;
  const std::string link = guest.InvitedLink();
  const std::size_t begin = link.find("token=") + 6;
  const std::string token = link.substr(begin, link.find('&') - begin);
  CHECK(token.size() == 43);
  const domain::PortalId portal = guest.door.house.portal.id;
  CHECK_FALSE(guest.door.store->OneTimeSecretByToken(portal, token).ok());
  CHECK(guest.door.store->OneTimeSecretByToken(portal, guest.door.secrets.Digest(token)).ok());
  const auto log = guest.door.store->AuditEntries(portal, {});
  REQUIRE(log->size() == 1);
  CHECK(log->front().action == "contact.invited");
  CHECK(log->front().subject == "guest@example.org");
}

}  // namespace
}  // namespace genkan::support
