// Signing in with OpenID Connect: who is let in, what the browser is told, and what is kept.
#include <catch2/catch_test_macros.hpp>

#include "support/mailbag.h"
#include "support/played_provider.h"

namespace genkan::support {
namespace {

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

struct ProviderDoor : FrontDoor {
  template <typename Change>
  void Set(const Change& change) {
    change(house.portal.settings.Edit());
    REQUIRE(store->PutPortal(house.portal).ok());
  }
  domain::Contact Put(domain::Contact contact) {
    REQUIRE(store->PutContact(house.portal.id, contact).ok());
    return contact;
  }
  // The address of whoever the visitor is now; empty for nobody.
  std::string SignedInAs(Visitor& visitor) {
    const wire::Response session = visitor.Get("/v1/session");
    return session.status == 200 ? JsonOf(session).Find("email")->text : "";
  }
  std::string SignInAs(const std::string& subject, const std::string& email) {
    Visitor visitor(*this);
    provider.claims = {{"sub", "\"" + subject + "\""}, {"email", "\"" + email + "\""}};
    const wire::Response in = provider.SignIn(visitor);
    visitor.cookie = HeaderOf(in, "set-cookie");
    clock.Advance(kMillisPerMinute);
    return SignedInAs(visitor);
  }

  PlayedProvider provider{*this};
};

TEST_CASE("The button leads to the provider with all that the answer is held to",
          "[service][openid]") {
  ProviderDoor door;
  Visitor hana(door);
  CHECK(Has(hana.Visit("/sign-in?lang=ja"), "会社のアカウントでログイン"));
  const wire::Response begun = hana.Visit("/sign-in/openid?lang=ja&next=%2Ftickets%2F7");
  const std::string location = HeaderOf(begun, "location");
  CHECK(location.starts_with("https://login.example/auth?response_type=code&client_id=genkan&"));
  const std::string back = door.provider.Authorize(location);
  CHECK(back.starts_with("/sign-in/openid/answer?"));
  CHECK(door.provider.asked_for["scope"] == "openid email profile");
  CHECK(door.provider.asked_for["code_challenge_method"] == "S256");
  CHECK(door.provider.asked_for["code_challenge"].size() == 43);
  CHECK(door.provider.asked_for["ui_locales"] == "ja");
  const std::string cookie = HeaderOf(begun, "set-cookie");
  CHECK(cookie.find("; Path=/sign-in/openid; Max-Age=900; HttpOnly; SameSite=Lax") !=
        std::string::npos);
  for (const char* secret : {"nonce", "state", "code_challenge"}) {
    CHECK(cookie.find(door.provider.asked_for[secret]) == std::string::npos);
  }
  const wire::Response in = hana.Visit(back);
  CHECK(HeaderOf(in, "location") == "/tickets/7");
  CHECK(door.provider.last_form.find("grant_type=authorization_code&code=c-1&") == 0);
  CHECK(door.provider.last_form.find("&code_verifier=") != std::string::npos);
  CHECK(door.provider.last_form.find("&client_id=genkan") != std::string::npos);
  CHECK(door.SignedInAs(hana) == "hana@example.org");
}

TEST_CASE("The first sign-in links by a verified address, later ones go by the subject alone",
          "[service][openid]") {
  ProviderDoor door;
  domain::Contact hana = door.house.hana;
  hana.sign_in = domain::SignInState::kInvited;
  door.Put(hana);
  CHECK(door.SignInAs("s-7", "HANA@example.org") == "hana@example.org");
  CHECK(door.store->ContactById(door.house.portal.id, hana.id)->sign_in ==
        domain::SignInState::kActive);
  // She married and has another address there now; ken has hers of before.
  CHECK(door.SignInAs("s-7", "ken@example.org") == "hana@example.org");
  CHECK(door.SignInAs("s-8", "hana@example.org").empty());
  CHECK(door.SignInAs("s-8", "ken@example.org") == "ken@example.org");
  CHECK(door.store->AuditEntries(door.house.portal.id, {})->front().action == "contact.linked");
}

TEST_CASE("An address that the provider does not vouch for links nobody", "[service][openid]") {
  ProviderDoor door;
  for (const char* verified : {"false", "", "\"false\"", "1", "null"}) {
    INFO(verified);
    Visitor visitor(door);
    door.provider.claims = {{"email_verified", verified}};
    const wire::Response page = door.provider.SignIn(visitor);
    CHECK(page.status == 401);
    CHECK(Has(page, "names nobody who has access"));
    door.clock.Advance(kMillisPerMinute);
  }
}

TEST_CASE("A subject that a contact was given links without any address", "[service][openid]") {
  ProviderDoor door;
  domain::Contact ken = door.house.ken;
  ken.external_id = "openid:s-9";
  door.Put(ken);
  door.provider.claims = {{"sub", "\"s-9\""}, {"email", ""}, {"email_verified", ""}};
  Visitor visitor(door);
  visitor.cookie = HeaderOf(door.provider.SignIn(visitor), "set-cookie");
  CHECK(door.SignedInAs(visitor) == "ken@example.org");
}

TEST_CASE("The address may come from the userinfo endpoint, if it is about the same subject",
          "[service][openid]") {
  ProviderDoor door;
  door.provider.claims = {{"email", ""}, {"email_verified", ""}};
  const std::string claims = R"("email":"ken@example.org","email_verified":true})";
  door.provider.user_info = R"({"sub":"another",)" + claims;
  Visitor visitor(door);
  CHECK(Has(door.provider.SignIn(visitor), "(subject)"));
  door.provider.user_info = R"({"sub":"s-7",)" + claims;
  visitor.cookie = HeaderOf(door.provider.SignIn(visitor), "set-cookie");
  CHECK(door.SignedInAs(visitor) == "ken@example.org");
}

TEST_CASE("An unknown subject is refused, or created where the manager chose so",
          "[service][openid]") {
  ProviderDoor door;
  CHECK(door.SignInAs("s-1", "new@sakura.example").empty());
  door.provider.SetRules(
      [](domain::OpenIdRules& rules) { rules.unknown_subject = domain::UnknownSubject::kCreated; });
  CHECK(door.SignInAs("s-1", "new@sakura.example") == "new@sakura.example");
  const auto created = door.store->ContactByMemberEmail(door.house.portal.id, "new@sakura.example");
  REQUIRE(created.ok());
  CHECK(created->companies.empty());
  CHECK_FALSE(created->company_view);
  CHECK(created->language == "en");
  CHECK(door.SignInAs("s-1", "other@sakura.example") == "new@sakura.example");
}

TEST_CASE("Whose address is staff's, suspended or of several is not created a second time",
          "[service][openid]") {
  ProviderDoor door;
  door.provider.SetRules(
      [](domain::OpenIdRules& rules) { rules.unknown_subject = domain::UnknownSubject::kCreated; });
  door.AddManager("owner@example.org");
  domain::Contact noor = door.house.noor;
  noor.sign_in = domain::SignInState::kSuspended;
  door.Put(noor);
  for (const char* name : {"a", "b"}) {
    domain::Contact one = door.house.MakeContact(name);
    one.member_email.clear();
    one.addresses = {"shared@example.org"};
    one.sign_in = domain::SignInState::kNone;
    door.Put(one);
  }
  for (const char* email : {"owner@example.org", "noor@example.org", "shared@example.org"}) {
    INFO(email);
    CHECK(door.SignInAs("s-" + std::string(email), email).empty());
  }
  // One who came in with an import and whom nobody invited yet gets what was theirs.
  domain::Contact imported = door.house.MakeContact("imported", door.house.sakura.id);
  imported.member_email.clear();
  imported.sign_in = domain::SignInState::kNone;
  door.Put(imported);
  CHECK(door.SignInAs("s-i", "imported@example.org") == "imported@example.org");
  CHECK(door.store->ContactById(door.house.portal.id, imported.id)->sign_in ==
        domain::SignInState::kActive);
}

TEST_CASE("Whoever no group lets in gets the page that says so, and is not created",
          "[service][openid]") {
  ProviderDoor door;
  door.provider.SetRules(
      [](domain::OpenIdRules& rules) { rules.unknown_subject = domain::UnknownSubject::kCreated; });
  door.Set([](domain::PortalSettings& settings) { settings.access.groups_only = true; });
  Visitor visitor(door);
  door.provider.claims = {{"email", "\"new@sakura.example\""}};
  CHECK(door.provider.SignIn(visitor).status == 403);
  CHECK_FALSE(door.store->ContactByMemberEmail(door.house.portal.id, "new@sakura.example").ok());
}

TEST_CASE("An answer is good once, in the browser that asked, and not for long",
          "[service][openid]") {
  ProviderDoor door;
  const auto begin = [&](Visitor& visitor) {
    return door.provider.Authorize(
        HeaderOf(visitor.Visit("/sign-in/openid?lang=en&next=%2Ftickets"), "location"));
  };
  Visitor hana(door), thief(door);
  const std::string back = begin(hana);
  const std::string cookie = hana.cookie;
  CHECK(Has(thief.Visit(back + "&lang=en"), "begin again"));
  const auto asked_for = door.provider.asked_for;
  begin(thief);
  CHECK(thief.Visit(back).status == 401);
  door.provider.asked_for = asked_for;
  CHECK(hana.Visit(back).status == 303);
  // The same answer again, with the cookie kept aside.
  hana.cookie = cookie;
  CHECK(Has(hana.Visit(back), "(state)"));
  Visitor late(door);
  const std::string late_back = begin(late);
  door.clock.Advance(15 * kMillisPerMinute);
  CHECK(late.Visit(late_back).status == 401);
  CHECK(late.Visit("/sign-in/openid/answer").status == 401);
}

TEST_CASE("An answer of another issuer, or one that names none where it should, is refused",
          "[service][openid]") {
  ProviderDoor door;
  door.provider.discovery_more = R"(,"authorization_response_iss_parameter_supported":true)";
  const auto answer = [&](const std::string& issuer) {
    Visitor visitor(door);
    std::string back =
        door.provider.Authorize(HeaderOf(visitor.Visit("/sign-in/openid?lang=en"), "location"));
    back = back.substr(0, back.find("&iss=")) + issuer;
    return visitor.Visit(back);
  };
  CHECK(Has(answer(""), "(issuer)"));
  CHECK(Has(answer("&iss=https%3A%2F%2Fevil.example"), "(issuer)"));
  CHECK(answer("&iss=https%3A%2F%2Flogin.example").status == 303);
}

TEST_CASE("A provider that is down, refuses or describes another is told apart, in both languages",
          "[service][openid]") {
  for (const auto& [language, down, refused] :
       {std::tuple("en", "cannot be reached just now", "not completed at the sign-in service"),
        std::tuple("ja", "ただいまログインサービスに接続できません",
                   "手続きが完了しませんでした")}) {
    ProviderDoor door;
    Visitor visitor(door);
    const std::string begin = std::string("/sign-in/openid?lang=") + language;
    door.provider.down = true;
    const wire::Response page = visitor.Visit(begin);
    CHECK(page.status == 503);
    CHECK(Has(page, down));
    CHECK(Has(page, "name=\"password\""));
    CHECK_FALSE(Has(page, "aria-invalid"));
    door.provider.down = false;
    const std::string back = door.provider.Authorize(HeaderOf(visitor.Visit(begin), "location"));
    const std::string denied = back.substr(0, back.find("code=")) + "error=access_denied&" +
                               back.substr(back.find("state="));
    CHECK(Has(visitor.Visit(denied), refused));
    door.provider.discovery_more = R"(,"jwks_uri":"x")";
    door.clock.Advance(kMillisPerHour);
    CHECK(visitor.Visit(begin).status == 401);
  }
}

TEST_CASE("The client secret goes sealed into the store and to the provider alone",
          "[service][openid]") {
  ProviderDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door), hana(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  CHECK(hana.Put("/v1/openid/client-secret", R"({"client_secret":"x"})").status == 401);
  const auto put = [&](const std::string& secret) {
    const auto response =
        owner.Put("/v1/openid/client-secret", R"({"client_secret":")" + secret + "\"}");
    door.house.portal = *door.store->PortalById(door.house.portal.id);
    return response.status;
  };
  CHECK(put("canary+") == 204);
  const std::string page = BodyOf(owner.Get("/v1/settings/access"));
  CHECK(page.find("canary") == std::string::npos);
  CHECK(page.find(R"("sealed_client_secret":"set")") != std::string::npos);
  CHECK(door.provider.SignIn(hana).status == 303);
  CHECK(door.provider.last_authorization == "Basic Z2Vua2FuOmNhbmFyeSUyQg==");
  CHECK(door.provider.last_form.find("canary") == std::string::npos);
  door.provider.discovery_more =
      R"(,"token_endpoint_auth_methods_supported":["client_secret_post"])";
  door.clock.Advance(kMillisPerHour);
  Visitor ken(door);
  CHECK(door.provider.SignIn(ken).status == 303);
  CHECK(door.provider.last_authorization.empty());
  CHECK(door.provider.last_form.ends_with("&client_id=genkan&client_secret=canary%2B"));
  CHECK(put("") == 204);
  CHECK(door.house.portal.settings->access.openid.sealed_client_secret.empty());
}

TEST_CASE("Where OpenID Connect is the only way, the page shows it alone, and staff as ever",
          "[service][openid]") {
  ProviderDoor door;
  door.provider.SetRules([](domain::OpenIdRules& rules) {
    rules.button = {{"en", "Sign in with <Sakura>"}};
  });
  door.Set([](domain::PortalSettings& settings) { settings.access.password = false; });
  Visitor visitor(door);
  const wire::Response page = visitor.Visit("/sign-in?lang=en");
  CHECK(Has(page, ">Sign in with &lt;Sakura&gt;</a>"));
  CHECK_FALSE(Has(page, "<form"));
  CHECK(Has(page, "with=password"));
  CHECK(Has(visitor.Visit("/sign-in?lang=en&with=password"), "type=\"password\""));
  CHECK(door.SignInAs("s-7", "hana@example.org") == "hana@example.org");
  door.provider.SetRules([](domain::OpenIdRules& rules) { rules.on = false; });
  CHECK_FALSE(Has(visitor.Visit("/sign-in?lang=en"), "/sign-in/openid"));
  for (const char* path : {"/sign-in/openid", "/sign-in/openid/answer"}) {
    CHECK(visitor.Visit(path).status == 404);
  }
}

TEST_CASE("Who signed in elsewhere and signs out is led to sign out there, once",
          "[service][openid]") {
  ProviderDoor door;
  door.provider.discovery_more = R"(,"end_session_endpoint":"https://login.example/end")";
  Visitor hana(door);
  const wire::Response in = door.provider.SignIn(hana);
  std::map<std::string, std::string> jar;
  const auto keep = [&](const wire::Response& response) {
    for (const wire::Header& header : response.headers) {
      if (header.name != "set-cookie") continue;
      const std::size_t equals = header.value.find('=');
      jar[header.value.substr(0, equals)] =
          header.value.substr(equals + 1, header.value.find(';') - equals - 1);
    }
    hana.cookie.clear();
    for (const auto& [name, value] : jar) {
      if (!value.empty()) hana.cookie += (hana.cookie.empty() ? "" : "; ") + name + "=" + value;
    }
  };
  keep(in);
  REQUIRE(door.SignedInAs(hana) == "hana@example.org");
  // While somebody is in, the sign-in page leads nowhere else.
  CHECK(HeaderOf(hana.Visit("/sign-in"), "location") == "/tickets");
  const std::string signed_in = hana.cookie;
  const wire::Response out = hana.Delete("/v1/session");
  keep(out);
  const wire::Response left = hana.Visit("/sign-in?lang=en");
  CHECK(left.status == 303);
  CHECK(HeaderOf(left, "location") ==
        "https://login.example/end?client_id=genkan&post_logout_redirect_uri="
        "http%3A%2F%2F127.0.0.1%3A8080%2Fsign-in&ui_locales=en");
  keep(left);
  CHECK(hana.Visit("/sign-in?lang=en").status == 200);
  // Whoever comes in by another way leaves by none.
  REQUIRE(hana.SignIn("ken@example.org").status == 200);
  hana.cookie += "; " + signed_in.substr(signed_in.find("openid_exit"));
  keep(hana.Delete("/v1/session"));
  CHECK(hana.Visit("/sign-in?lang=en").status == 200);
  hana.cookie = "openid_leaving=" + service::Base64UrlText("https://evil.example") + ".x";
  CHECK(hana.Visit("/sign-in?lang=en").status == 200);
}

}  // namespace
}  // namespace genkan::support
