// Registering oneself: who gets a mail, what it leads to, and what nobody learns.
#include <catch2/catch_test_macros.hpp>

#include "support/mailbag.h"

namespace genkan::support {
namespace {

constexpr const char* kNew = "name=New+Person&email=new%40sakura.example";
constexpr const char* kPasswordForm = "email=&password=quiet+green+lamp";

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

struct RegisterDoor : FrontDoor {
  RegisterDoor() {
    Set([](domain::PortalSettings& settings) { settings.access.self_registration = true; });
  }
  template <typename Change>
  void Set(const Change& change) {
    change(house.portal.settings.Edit());
    REQUIRE(store->PutPortal(house.portal).ok());
  }
  domain::Contact Put(domain::Contact contact) {
    REQUIRE(store->PutContact(house.portal.id, contact).ok());
    return contact;
  }
  wire::Response Ask(Visitor& visitor, const std::string& form = kNew) {
    return visitor.PostForm("/register?lang=en", form);
  }
  Result<domain::Contact> ContactOf(const std::string& email) {
    return store->ContactByMemberEmail(house.portal.id, email);
  }
};

std::string AskFor(const std::string& email) { return "name=Somebody&email=" + email; }

TEST_CASE("Who registers is a contact once the mailed link was used, and not before",
          "[service][register]") {
  RegisterDoor door;
  Visitor visitor(door), phone(door);
  CHECK(Has(visitor.Visit("/sign-in?lang=en"), "/register?lang=en"));
  CHECK(Has(visitor.Visit("/register?lang=en"), "name=\"name\""));
  const wire::Response asked = door.Ask(
      visitor, "name=+New+Person+&email=%EF%BC%AE%EF%BC%A5%EF%BC%B7%EF%BC%A0sakura.example");
  CHECK(asked.status == 303);
  CHECK(HeaderOf(asked, "location").starts_with("/register/code?"));
  CHECK_FALSE(door.ContactOf("new@sakura.example").ok());
  const std::string link = LinkIn(TakeMail(door));
  // Another device will do, and opening the page changes nothing.
  CHECK(Has(phone.Visit(link), "NEW@sakura.example"));
  CHECK_FALSE(door.ContactOf("new@sakura.example").ok());
  CHECK(phone.PostForm(link, "password=short").status == 422);
  CHECK(phone.PostForm(link, kPasswordForm).status == 303);
  CHECK(phone.Get("/v1/session").status == 200);
  const auto contact = door.ContactOf("new@sakura.example");
  REQUIRE(contact.ok());
  CHECK(contact->name.display == "New Person");
  CHECK(contact->sign_in == domain::SignInState::kActive);
  // Colleagues of that domain are another matter.
  CHECK(contact->companies.empty());
  CHECK_FALSE(contact->company_view);
  CHECK(phone.PostForm(link, kPasswordForm).status == 404);
  CHECK(visitor.SignIn("new@sakura.example", "quiet green lamp").status == 200);
}

TEST_CASE("The mailed code leads on where one registered, and nowhere else",
          "[service][register]") {
  RegisterDoor door;
  Visitor visitor(door), thief(door);
  door.Ask(visitor);
  const std::string code = "code=" + CodeIn(TakeMail(door));
  CHECK(thief.PostForm("/register/code", code).status == 401);
  CHECK(visitor.PostForm("/register/code", "code=12345").status == 401);
  const wire::Response leads_on = visitor.PostForm("/register/code?lang=en", code);
  CHECK(leads_on.status == 303);
  CHECK(visitor.PostForm("/register/code", code).status == 401);
  const std::string link = HeaderOf(leads_on, "location");
  CHECK(Has(visitor.Visit(link), "Your address is verified"));
  CHECK(visitor.PostForm(link, kPasswordForm).status == 303);
  CHECK(visitor.Get("/v1/session").status == 200);
}

TEST_CASE("After five wrong codes of a registration the right one is void", "[service][register]") {
  RegisterDoor door;
  Visitor visitor(door);
  door.Ask(visitor);
  const std::string code = CodeIn(TakeMail(door));
  for (int i = 0; i < 5; ++i) visitor.PostForm("/register/code", "code=00000x");
  CHECK(visitor.PostForm("/register/code", "code=" + code).status == 401);
}

TEST_CASE("An address that nobody verified gets one mail a day", "[service][register]") {
  RegisterDoor door;
  Visitor visitor(door), other(door);
  door.Ask(visitor);
  const wire::MailMessage mail = TakeMail(door);
  // The browser that asked keeps what it has; another learns no more than before.
  for (Visitor* each : {&visitor, &other}) {
    CHECK(door.Ask(*each).status == 303);
    CHECK(MailIn(door).empty());
  }
  CHECK(other.PostForm("/register/code", "code=" + CodeIn(mail)).status == 401);
  CHECK(visitor.PostForm("/register/code", "code=" + CodeIn(mail)).status == 303);
  door.clock.Advance(kMillisPerDay);
  CHECK(visitor.Visit(LinkIn(mail)).status == 404);
  CHECK(door.Ask(visitor).status == 303);
  CHECK(MailIn(door).size() == 1);
}

TEST_CASE("Whether an address has an account, or is kept out, nobody learns from a page",
          "[service][register]") {
  RegisterDoor door;
  door.AddManager("owner@example.org");
  domain::Contact noor = door.house.noor;
  noor.sign_in = domain::SignInState::kSuspended;
  door.Put(noor);
  Visitor fresh(door);
  const wire::Response first = door.Ask(fresh);
  const std::string code = CodeIn(TakeMail(door));
  const auto shape = [](const wire::Response& response) {
    return std::tuple(response.status, HeaderOf(response, "location"),
                      HeaderOf(response, "set-cookie").size());
  };
  for (const auto& [email, mails] :
       {std::pair("hana%40example.org", 1), std::pair("owner%40example.org", 0),
        std::pair("noor%40example.org", 0)}) {
    INFO(email);
    Visitor visitor(door);
    CHECK(shape(door.Ask(visitor, AskFor(email))) == shape(first));
    CHECK(MailIn(door).size() == static_cast<std::size_t>(mails));
    if (mails == 1) {
      const wire::MailMessage mail = TakeMail(door);
      CHECK(mail.text.find("have an account there already") != std::string::npos);
      CHECK(mail.text.find("/sign-in?lang=en") != std::string::npos);
    }
    const wire::Response wrong = visitor.PostForm("/register/code?lang=en", "code=" + code);
    CHECK(wrong.status == 401);
    CHECK(Has(wrong, "This is not the code"));
  }
}

TEST_CASE("Whoever is known but was never invited gets what is theirs, once the address is shown",
          "[service][register]") {
  RegisterDoor door;
  domain::Contact imported = door.house.MakeContact("imported", door.house.sakura.id);
  imported.member_email.clear();
  imported.sign_in = domain::SignInState::kNone;
  door.Put(imported);
  domain::Contact invited = door.house.MakeContact("invited");
  invited.sign_in = domain::SignInState::kInvited;
  door.Put(invited);
  for (const domain::Contact& contact : {imported, invited}) {
    Visitor visitor(door);
    door.Ask(visitor, AskFor(contact.name.given + "%40example.org"));
    CHECK_FALSE(door.store->ContactById(door.house.portal.id, contact.id)->sign_in ==
                domain::SignInState::kActive);
    CHECK(visitor.PostForm(LinkIn(TakeMail(door)), kPasswordForm).status == 303);
    const auto now = door.store->ContactById(door.house.portal.id, contact.id);
    CHECK(now->sign_in == domain::SignInState::kActive);
    CHECK(now->name == contact.name);
    CHECK(now->companies == contact.companies);
  }
}

TEST_CASE("Whoever was suspended after the mail went out stays out", "[service][register]") {
  RegisterDoor door;
  domain::Contact imported = door.house.MakeContact("imported");
  imported.sign_in = domain::SignInState::kNone;
  door.Put(imported);
  Visitor visitor(door);
  door.Ask(visitor, AskFor("imported%40example.org"));
  imported.sign_in = domain::SignInState::kSuspended;
  door.Put(imported);
  CHECK(visitor.PostForm(LinkIn(TakeMail(door)), kPasswordForm).status == 403);
  CHECK(visitor.Get("/v1/session").status == 401);
}

TEST_CASE("Only chosen domains register, and the groups that are let in still decide",
          "[service][register]") {
  RegisterDoor door;
  door.Set([](domain::PortalSettings& settings) {
    settings.access.registration_domains = {"sakura.example"};
    settings.access.groups_only = true;
  });
  Visitor visitor(door);
  const wire::Response elsewhere = door.Ask(visitor, AskFor("x%40evil-sakura.example"));
  CHECK(elsewhere.status == 422);
  CHECK(Has(elsewhere, "certain companies"));
  CHECK(Has(elsewhere, "x@evil-sakura.example"));
  door.Ask(visitor);
  const std::string link = LinkIn(TakeMail(door));
  CHECK(visitor.PostForm(link, kPasswordForm).status == 403);
  CHECK_FALSE(door.ContactOf("new@sakura.example").ok());
  door.Set([&](domain::PortalSettings& settings) {
    const domain::AccessGroupId id{7, 7};
    settings.groups = {{.id = id,
                        .name = "Sakura",
                        .kind = domain::GroupKind::kDynamic,
                        .filter = {.groups = {{.rules = {{.property = "email_domain",
                                                          .test = domain::FilterTest::kIs,
                                                          .value = "sakura.example"}}}}}}};
    settings.access.groups = {id};
  });
  CHECK(visitor.PostForm(link, kPasswordForm).status == 303);
  CHECK(door.ContactOf("new@sakura.example").ok());
}

TEST_CASE("Where customers have no password none is asked for", "[service][register]") {
  RegisterDoor door;
  door.Set([](domain::PortalSettings& settings) {
    settings.access.password = false;
    settings.access.mailed_link = true;
  });
  Visitor visitor(door);
  door.Ask(visitor);
  const std::string link = LinkIn(TakeMail(door));
  CHECK_FALSE(Has(visitor.Visit(link), "type=\"password\""));
  CHECK(visitor.PostForm(link, "email=").status == 303);
  CHECK(visitor.Get("/v1/session").status == 200);
}

TEST_CASE("A portal where nobody registers has no such pages", "[service][register]") {
  RegisterDoor door;
  Visitor visitor(door);
  door.Ask(visitor);
  const std::string link = LinkIn(TakeMail(door));
  door.Set([](domain::PortalSettings& settings) { settings.access.self_registration = false; });
  CHECK_FALSE(Has(visitor.Visit("/sign-in"), "/register"));
  for (const char* path : {"/register", "/register/code"}) {
    CHECK(visitor.Visit(path).status == 404);
  }
  CHECK(door.Ask(visitor).status == 404);
  CHECK(visitor.PostForm("/register/code", "code=123456").status == 404);
  CHECK(visitor.Visit(link).status == 404);
  CHECK(visitor.PostForm(link, kPasswordForm).status == 404);
}

TEST_CASE("A name and an address are needed, and the form says which is missing",
          "[service][register]") {
  RegisterDoor door;
  Visitor visitor(door);
  CHECK(Has(door.Ask(visitor, "name=&email=new%40sakura.example"), "Enter your name"));
  const wire::Response page = door.Ask(visitor, "name=%3CNew%3E&email=nothing");
  CHECK(page.status == 422);
  CHECK(Has(page, "value=\"&lt;New&gt;\""));
  CHECK(door.Ask(visitor, "name=New").status == 422);
  CHECK(MailIn(door).empty());
}

}  // namespace
}  // namespace genkan::support
