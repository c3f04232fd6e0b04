// Signing in by a link or a code that comes by mail.
#include <catch2/catch_test_macros.hpp>

#include "support/mailbag.h"

namespace genkan::support {
namespace {

constexpr const char* kHana = "email=hana%40example.org";

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

struct MailDoor : FrontDoor {
  MailDoor() {
    Set([](domain::AccessRules& access) { access.mailed_link = access.mailed_code = true; });
  }

  template <typename Change>
  void Set(const Change& change) {
    change(house.portal.settings.Edit().access);
    REQUIRE(store->PutPortal(house.portal).ok());
  }

  wire::MailMessage Ask(Visitor& visitor, const std::string& form = kHana) {
    REQUIRE(visitor.PostForm("/sign-in/mail?next=%2Ftickets%2F7", form).status == 303);
    return TakeMail(*this);
  }
};

std::string WrongCode(const std::string& right) { return right == "000000" ? "000001" : "000000"; }

TEST_CASE("The code from the mail signs in where one asked, whatever digits it is typed in",
          "[service][mailed]") {
  const auto full_width = [](const std::string& code) {
    std::string wide;
    for (const char c : code) wide += "%EF%BC%9" + std::string(1, c);
    return wide;
  };
  for (const int spelling : {0, 1, 2}) {
    MailDoor door;
    Visitor hana(door);
    // The form is the sign-in page's, with its password field.
    const wire::Response asked = hana.PostForm("/sign-in/mail?lang=ja&next=%2Ftickets%2F7",
                                               std::string(kHana) + "&password=");
    CHECK(asked.status == 303);
    const std::string target = HeaderOf(asked, "location");
    CHECK(target.starts_with("/sign-in/code?"));
    const wire::Response page = hana.Visit(target);
    CHECK(page.status == 200);
    CHECK(Has(page, "autocomplete=\"one-time-code\""));
    CHECK(Has(page, "noreply@127.0.0.1"));
    std::string code = CodeIn(TakeMail(door));
    if (spelling == 1) code = full_width(code);
    if (spelling == 2) code = "+" + code.substr(0, 3) + "+" + code.substr(3);
    const wire::Response in = hana.PostForm(target, "code=" + code);
    CHECK(in.status == 303);
    CHECK(HeaderOf(in, "location") == "/tickets/7");
    CHECK(hana.Get("/v1/session").status == 200);
  }
}

TEST_CASE("The link signs in by a click in any browser, once", "[service][mailed]") {
  MailDoor door;
  Visitor hana(door), phone(door), scanner(door);
  const wire::MailMessage mail = door.Ask(hana);
  const std::string link = LinkIn(mail);
  CHECK(scanner.Visit(link).status == 200);
  CHECK(scanner.cookie.empty());
  // Where one asked there is the button alone; elsewhere the page says that there is another way.
  const std::string hint = "確認コードをお申し込みの画面に";
  CHECK_FALSE(Has(hana.Visit(link), hint));
  const wire::Response page = phone.Visit(link);
  CHECK(Has(page, hint));
  CHECK(Has(page, "hana@example.org"));
  const wire::Response in = phone.PostForm(link, "");
  CHECK(in.status == 303);
  CHECK(HeaderOf(in, "location") == "/tickets/7");
  CHECK(phone.Get("/v1/session").status == 200);
  CHECK(hana.PostForm(link, "").status == 404);
  CHECK(hana.Visit(link).status == 404);
  CHECK(hana.PostForm("/sign-in/code", "code=" + CodeIn(mail)).status == 401);
}

TEST_CASE("A code is good in the browser that asked and in no other", "[service][mailed]") {
  MailDoor door;
  Visitor hana(door), thief(door);
  const std::string code = CodeIn(door.Ask(hana));
  CHECK(thief.PostForm("/sign-in/code", "code=" + code).status == 401);
  thief.cookie = "ask=forged";
  CHECK(thief.PostForm("/sign-in/code", "code=" + code).status == 401);
  CHECK(hana.PostForm("/sign-in/code", "code=" + code).status == 303);
}

TEST_CASE("After five wrong codes the right one and the link are void", "[service][mailed]") {
  MailDoor door;
  Visitor hana(door);
  const wire::MailMessage mail = door.Ask(hana);
  const std::string code = CodeIn(mail), wrong = "code=" + WrongCode(code);
  for (int i = 0; i < 4; ++i) {
    const wire::Response page = hana.PostForm("/sign-in/code?lang=en", wrong);
    CHECK(page.status == 401);
    CHECK(Has(page, "This is not the code"));
  }
  CHECK(Has(hana.PostForm("/sign-in/code?lang=en", wrong), "no longer good"));
  CHECK(hana.PostForm("/sign-in/code", "code=" + code).status == 401);
  CHECK(hana.PostForm(LinkIn(mail), "").status == 404);
  CHECK(hana.Get("/v1/session").status == 401);
  // Asking again helps.
  CHECK(hana.PostForm("/sign-in/code", "code=" + CodeIn(door.Ask(hana))).status == 303);
}

TEST_CASE("Link and code are good for 15 minutes", "[service][mailed]") {
  MailDoor door;
  Visitor hana(door);
  wire::MailMessage mail = door.Ask(hana);
  door.clock.Advance(15 * kMillisPerMinute);
  CHECK(hana.PostForm("/sign-in/code", "code=" + CodeIn(mail)).status == 401);
  CHECK(hana.PostForm(LinkIn(mail), "").status == 404);
  mail = door.Ask(hana);
  door.clock.Advance(15 * kMillisPerMinute - 1);
  CHECK(hana.PostForm(LinkIn(mail), "").status == 303);
}

TEST_CASE("Asking again voids the mail of before", "[service][mailed]") {
  MailDoor door;
  Visitor hana(door);
  const wire::MailMessage first = door.Ask(hana), second = door.Ask(hana);
  CHECK(hana.PostForm(LinkIn(first), "").status == 404);
  CHECK(hana.PostForm(LinkIn(second), "").status == 303);
}

TEST_CASE("Unknown addresses and staff are answered as customers are, and get no mail",
          "[service][mailed]") {
  MailDoor door;
  door.AddManager("owner@example.org");
  Visitor hana(door);
  const wire::MailMessage mail = door.Ask(hana);
  for (const char* form : {"email=nobody%40example.org", "email=owner%40example.org"}) {
    INFO(form);
    Visitor visitor(door);
    const wire::Response asked = visitor.PostForm("/sign-in/mail?next=%2Ftickets%2F7", form);
    CHECK(asked.status == 303);
    CHECK(HeaderOf(asked, "location") == "/sign-in/code?lang=ja&next=%2Ftickets%2F7");
    const std::string cookie = HeaderOf(asked, "set-cookie");
    CHECK(cookie.starts_with("ask="));
    CHECK(cookie.size() ==
          std::string("ask=; Path=/; Max-Age=900; HttpOnly; SameSite=Lax").size() + 43);
    CHECK(MailIn(door).empty());
    for (int i = 0; i < 4; ++i) {
      CHECK(Has(visitor.PostForm("/sign-in/code?lang=en", "code=" + CodeIn(mail)),
                "This is not the code"));
    }
    CHECK(Has(visitor.PostForm("/sign-in/code?lang=en", "code=123456"), "no longer good"));
  }
}

TEST_CASE("A portal that offers no mail answers as if there were no such way",
          "[service][mailed]") {
  MailDoor door;
  Visitor hana(door);
  const wire::MailMessage mail = door.Ask(hana);
  door.Set([](domain::AccessRules& access) { access.mailed_link = access.mailed_code = false; });
  CHECK_FALSE(Has(hana.Visit("/sign-in"), "/sign-in/mail"));
  CHECK(hana.PostForm("/sign-in/mail", kHana).status == 404);
  CHECK(hana.Visit("/sign-in/code").status == 404);
  // What was mailed before is void as well.
  CHECK(hana.PostForm("/sign-in/code", "code=" + CodeIn(mail)).status == 404);
  CHECK(hana.PostForm(LinkIn(mail), "").status == 404);
  door.Set([](domain::AccessRules& access) { access.mailed_code = true; });
  CHECK(Has(hana.Visit("/sign-in?lang=en"), "Send me a code by mail"));
  const wire::MailMessage code_alone = door.Ask(hana);
  CHECK(code_alone.text.find("https://") == std::string::npos);
  CHECK(hana.PostForm("/sign-in/code", "code=" + CodeIn(code_alone)).status == 303);
}

TEST_CASE("Where customers have no password it lets no customer in, and staff as ever",
          "[service][mailed]") {
  MailDoor door;
  door.AddManager("owner@example.org");
  door.Set([](domain::AccessRules& access) { access.password = false; });
  Visitor hana(door), owner(door);
  const wire::Response page = hana.Visit("/sign-in");
  CHECK_FALSE(Has(page, "type=\"password\""));
  CHECK(Has(page, "with=password"));
  CHECK(Has(hana.Visit("/sign-in?with=password"), "type=\"password\""));
  CHECK(hana.SignIn("hana@example.org").status == 403);
  CHECK(hana.SignIn("hana@example.org", "wrong").status == 401);
  CHECK(hana.cookie.empty());
  CHECK(owner.SignIn("owner@example.org").status == 200);
  CHECK(hana.PostForm(LinkIn(door.Ask(hana)), "").status == 303);
}

TEST_CASE("Somebody who may not enter any more is not let in by a mail of before",
          "[service][mailed]") {
  MailDoor door;
  Visitor hana(door);
  const wire::MailMessage mail = door.Ask(hana);
  door.house.hana.sign_in = domain::SignInState::kSuspended;
  REQUIRE(door.store->PutContact(door.house.portal.id, door.house.hana).ok());
  CHECK(hana.PostForm(LinkIn(mail), "").status == 404);
  CHECK(hana.PostForm("/sign-in/code", "code=" + CodeIn(mail)).status == 401);
  REQUIRE(hana.PostForm("/sign-in/mail", kHana).status == 303);
  CHECK(MailIn(door).empty());
}

TEST_CASE("The links in mail lead to the portal's own address, whatever Host a request names",
          "[service][mailed]") {
  MailDoor door;
  door.house.portal.host = "support.sakura.example";
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  wire::Request request{.method = wire::Method::kPost,
                        .target = "/sign-in/mail",
                        .headers = {{"content-type", "application/x-www-form-urlencoded"},
                                    {"host", "support.sakura.example:666"},
                                    {"sec-fetch-site", "same-origin"}},
                        .body = kHana};
  REQUIRE(door.Send(request).status == 303);
  const wire::MailMessage mail = TakeMail(door);
  CHECK(mail.text.find("\nhttp://support.sakura.example/sign-in/link?") != std::string::npos);
  CHECK(mail.text.find("666") == std::string::npos);
}

}  // namespace
}  // namespace genkan::support
