// Passkeys: who makes one, who signs in with it, what is refused, and what is left of it.
#include <catch2/catch_test_macros.hpp>

#include "support/mailbag.h"
#include "support/played_authenticator.h"
#include "support/played_provider.h"

namespace genkan::support {
namespace {

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

struct PasskeyDoor : FrontDoor {
  PasskeyDoor() : FrontDoor(kPasskeyOrigin) {}

  template <typename Change>
  void Set(const Change& change) {
    change(house.portal.settings.Edit().access);
    REQUIRE(store->PutPortal(house.portal).ok());
  }
  // Ken has made a passkey and nobody is signed in.
  void MakeForKen() {
    Visitor ken(*this, house.ken);
    const wire::Response made = authenticator.Make(ken);
    INFO(BodyOf(made));
    REQUIRE(made.status == 303);
    clock.Advance(kMillisPerMinute);
  }
  std::vector<service::Passkey> PasskeysOf(const domain::Contact& contact) {
    return store->PasskeysOf(house.portal.id, contact.id, {}).value();
  }
  // The address of whoever is let in; empty for nobody.
  std::string SignedInAs() {
    Visitor visitor(*this);
    visitor.address = "198.51.100." + std::to_string(++visitors);
    const wire::Response in = authenticator.SignIn(visitor);
    if (in.status != 303) last_page = BodyOf(in);
    const wire::Response session = visitor.Get("/v1/session");
    return session.status == 200 ? JsonOf(session).Find("email")->text : "";
  }
  void CheckRefused(std::string_view words) {
    INFO(words);
    CHECK(SignedInAs().empty());
    INFO(last_page);
    CHECK(last_page.find(words) != std::string::npos);
    CHECK(last_page.find("role=\"alert\"") != std::string::npos);
  }

  PlayedAuthenticator authenticator{*this};
  std::string last_page;
  int visitors = 0;
};

TEST_CASE("A passkey that somebody made signs them in, as often as they like",
          "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  const auto kept = door.PasskeysOf(door.house.ken);
  REQUIRE(kept.size() == 1);
  CHECK(kept.front().name == "Laptop");
  CHECK(kept.front().last_used_at_millis == 0);
  for (int i = 0; i < 3; ++i) CHECK(door.SignedInAs() == "ken@example.org");
  CHECK(door.PasskeysOf(door.house.ken).front().sign_count == 3);
  CHECK(door.PasskeysOf(door.house.ken).front().last_used_at_millis == door.clock.NowMillis());
  Visitor visitor(door);
  CHECK(HeaderOf(door.authenticator.SignIn(visitor), "location") == "/tickets/7");
}

TEST_CASE("Whoever gets a passkey is told by mail, with the way to remove it",
          "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  const wire::MailMessage mail = TakeMail(door);
  CHECK(mail.to.address == "ken@example.org");
  CHECK(mail.text.find("\n" + std::string(kPasskeyOrigin) + "/passkeys?lang=") !=
        std::string::npos);
}

TEST_CASE("An authenticator that counts nothing signs in again and again", "[service][passkeys]") {
  PasskeyDoor door;
  door.authenticator.counts = false;
  door.MakeForKen();
  for (int i = 0; i < 2; ++i) CHECK(door.SignedInAs() == "ken@example.org");
}

TEST_CASE("An answer that was not asked for here, or just now, signs nobody in",
          "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  PlayedAuthenticator& authenticator = door.authenticator;
  const PlayedAuthenticator honest = authenticator;
  const auto refused = [&](const auto& lie, std::string_view reason) {
    const unsigned count = authenticator.sign_count;
    lie();
    door.CheckRefused("(" + std::string(reason) + ")");
    authenticator.origin = honest.origin;
    authenticator.rp_id = honest.rp_id;
    authenticator.type = authenticator.challenge = authenticator.client_data_more = "";
    authenticator.flags = honest.flags;
    authenticator.user_handle = honest.user_handle;
    authenticator.sign = honest.sign;
    authenticator.sign_count = count;
    door.clock.Advance(kMillisPerMinute);
  };
  refused([&] { authenticator.type = "webauthn.create"; }, "type");
  for (const char* origin : {"https://localhost:8080", "http://localhost", "http://localhost:80801",
                             "http://evil.localhost:8080", "http://127.0.0.1:8080", ""}) {
    refused([&] { authenticator.origin = origin; }, "origin");
  }
  refused([&] { authenticator.client_data_more = R"(,"topOrigin":"https://evil.example")"; },
          "origin");
  refused([&] { authenticator.client_data_more = ","; }, "client_data");
  refused([&] { authenticator.challenge = service::Base64UrlText("made up"); }, "challenge");
  refused([&] { authenticator.challenge = service::Base64UrlText("a.1795323900000.b"); },
          "challenge");
  refused([&] { authenticator.rp_id = "example.org"; }, "host");
  refused([&] { authenticator.flags = 0x04; }, "presence");
  refused([&] { authenticator.flags = 0x41; }, "authenticator_data");
  refused([&] { authenticator.sign = [](const auto&) { return "forged"; }; }, "signature");
  refused([&] { authenticator.user_handle = domain::IdText(door.house.noor.id); }, "user");
  CHECK(door.SignedInAs() == "ken@example.org");
}

TEST_CASE("A challenge is good once, for ten minutes, and for what it was made for",
          "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  Visitor visitor(door);
  const std::string form = door.authenticator.SignInForm(visitor);
  const std::string late = door.authenticator.SignInForm(visitor);
  CHECK(visitor.PostForm("/sign-in/passkey", form).status == 303);
  Visitor thief(door);
  const auto refused = [&](const std::string& sent, std::string_view words) {
    const wire::Response page = thief.PostForm("/sign-in/passkey", sent);
    CHECK(page.status == 401);
    CHECK(Has(page, words));
    CHECK(thief.Get("/v1/session").status == 401);
  };
  // What went over the wire once counts as a copy, and where nothing is counted as used.
  refused(form, "複製");
  door.authenticator.counts = false;
  door.authenticator.sign_count = 0;
  service::Passkey kept = door.PasskeysOf(door.house.ken).front();
  kept.sign_count = 0;
  REQUIRE(door.store->PutPasskey(door.house.portal.id, kept).ok());
  const std::string uncounted = door.authenticator.SignInForm(visitor);
  CHECK(visitor.PostForm("/sign-in/passkey", uncounted).status == 303);
  refused(uncounted, "（challenge）");
  door.clock.Advance(10 * kMillisPerMinute);
  refused(late, "（over）");
  // One that was made to add a passkey signs nobody in.
  Visitor ken(door, door.house.ken);
  door.authenticator.challenge = JsonOf(ken.Get("/passkeys/options")).Find("challenge")->text;
  refused(door.authenticator.SignInForm(visitor), "（challenge）");
}

TEST_CASE("A count that does not rise is refused, told, and noted for the manager",
          "[service][passkeys]") {
  PasskeyDoor door;
  door.authenticator.sign_count = 7;
  door.MakeForKen();
  CHECK(door.SignedInAs() == "ken@example.org");
  door.authenticator.sign_count = 6;
  door.authenticator.counts = true;
  Visitor visitor(door);
  door.authenticator.sign_count = 7;
  const wire::Response page = door.authenticator.SignIn(visitor);
  CHECK(page.status == 401);
  CHECK(Has(page, "seems to have been copied"));
  CHECK(visitor.Get("/v1/session").status == 401);
  const auto log = door.store->AuditEntries(door.house.portal.id, {});
  CHECK(log->front().action == "passkey.copied");
  CHECK(log->front().subject == "ken@example.org");
  CHECK(door.PasskeysOf(door.house.ken).front().sign_count == 8);
}

TEST_CASE("Whoever may not sign in is refused with a passkey as with a password",
          "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  domain::Contact ken = door.house.ken;
  ken.sign_in = domain::SignInState::kSuspended;
  REQUIRE(door.store->PutContact(door.house.portal.id, ken).ok());
  door.CheckRefused("not known here");
  ken.sign_in = domain::SignInState::kActive;
  REQUIRE(door.store->PutContact(door.house.portal.id, ken).ok());
  door.Set([](domain::AccessRules& access) { access.groups_only = true; });
  Visitor visitor(door);
  const wire::Response page = door.authenticator.SignIn(visitor);
  CHECK(page.status == 403);
  CHECK(Has(page, "You have no access to this portal"));
  CHECK(visitor.Get("/v1/session").status == 401);
}

TEST_CASE("Where the portal has no passkeys none is offered, made or taken",
          "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  Visitor visitor(door), ken(door, door.house.ken);
  const std::string form = door.authenticator.SignInForm(visitor);
  CHECK(Has(visitor.Visit("/sign-in?lang=en"), "Sign in with a passkey"));
  CHECK(Has(visitor.Visit("/sign-in?lang=en"), "autocomplete=\"username webauthn\""));
  CHECK(Has(ken.Get("/v1/session"), "\"/passkeys\""));
  door.Set([](domain::AccessRules& access) { access.passkeys = false; });
  CHECK_FALSE(Has(visitor.Visit("/sign-in?lang=en"), "passkey"));
  CHECK_FALSE(Has(visitor.Visit("/sign-in?lang=en"), "webauthn"));
  CHECK(visitor.PostForm("/sign-in/passkey", form).status == 404);
  CHECK(visitor.Get("/sign-in/passkey/options").status == 404);
  CHECK(ken.Visit("/passkeys").status == 404);
  CHECK(ken.Get("/passkeys/options").status == 404);
  CHECK_FALSE(Has(ken.Get("/v1/session"), "\"/passkeys\""));
}

TEST_CASE("To an IP address no passkey can belong, so none is offered there",
          "[service][passkeys]") {
  for (const char* origin : {"http://127.0.0.1:8080", "http://[::1]:8080"}) {
    FrontDoor door(origin);
    Visitor nobody(door);
    CHECK_FALSE(Has(nobody.Visit("/sign-in?lang=en"), "passkey"));
    CHECK(nobody.Get("/sign-in/passkey/options").status == 404);
  }
}

TEST_CASE("A portal with a host of its own asks for that host's passkeys", "[service][passkeys]") {
  FrontDoor door("https://support.example:8443");
  door.house.portal.host = "help.sakura.example";
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor nobody(door);
  const wire::Response asked = nobody.Send(
      {.target = "/sign-in/passkey/options", .headers = {{"host", "help.sakura.example:8443"}}});
  CHECK(JsonOf(asked).Find("rpId")->text == "help.sakura.example");
}

TEST_CASE("A passkey is made of what was asked for, in this session, once", "[service][passkeys]") {
  PasskeyDoor door;
  Visitor ken(door, door.house.ken), noor(door, door.house.noor);
  PlayedAuthenticator& authenticator = door.authenticator;
  const auto refused = [&](const std::string& form, std::string_view words, int status = 401) {
    INFO(words);
    const wire::Response page = ken.PostForm("/passkeys", form);
    CHECK(page.status == status);
    CHECK(Has(page, words));
    CHECK(door.PasskeysOf(door.house.ken).empty());
  };
  // Of another's session, and of the sign-in page.
  refused(authenticator.MakingForm(noor), "(challenge)");
  authenticator.challenge = JsonOf(ken.Get("/sign-in/passkey/options")).Find("challenge")->text;
  refused(authenticator.MakingForm(ken), "(challenge)");
  authenticator.challenge = "";
  authenticator.type = "webauthn.get";
  refused(authenticator.MakingForm(ken), "(type)");
  authenticator.type = "";
  authenticator.origin = "https://evil.example";
  refused(authenticator.MakingForm(ken), "(origin)");
  authenticator.origin = kPasskeyOrigin;
  authenticator.rp_id = "evil.example";
  refused(authenticator.MakingForm(ken), "(host)");
  authenticator.rp_id = "localhost";
  authenticator.flags = 0;
  refused(authenticator.MakingForm(ken), "(presence)");
  authenticator.flags = 1;
  for (const std::string& odd :
       {std::string("x"), CborMap({}), CborMap({{CborText("authData"), CborText("x")}}),
        CborMap({{CborText("authData"), CborBytes(std::string(37, '\0'))}}) + "x"}) {
    authenticator.attestation_instead = odd;
    refused(authenticator.MakingForm(ken), "(attestation)");
  }
  authenticator.attestation_instead = "";
  const std::string good_key = authenticator.public_key;
  for (const int algorithm : {-35, -36, -47, -65535, 0}) {
    authenticator.public_key =
        CborMap({{CborInteger(1), CborInteger(2)}, {CborInteger(3), CborInteger(algorithm)}});
    refused(authenticator.MakingForm(ken), "(algorithm)");
  }
  // A curve's point that is cut short.
  authenticator.public_key = Es256Key("x", "y");
  refused(authenticator.MakingForm(ken), "(algorithm)");
  authenticator.public_key = good_key;
  const std::string form = authenticator.MakingForm(ken);
  CHECK(HeaderOf(ken.PostForm("/passkeys", form), "location") == "/passkeys?added=1");
  const wire::Response again = ken.PostForm("/passkeys", form);
  CHECK(again.status == 401);
  CHECK(Has(again, "(challenge)"));
}

TEST_CASE("One passkey is one person's, and nobody has more than twenty", "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  Visitor noor(door, door.house.noor);
  const wire::Response taken = door.authenticator.Make(noor);
  CHECK(taken.status == 409);
  CHECK(Has(taken, "You have a passkey on this device already"));
  CHECK(door.PasskeysOf(door.house.noor).empty());
  for (int i = 0; i < 20; ++i) {
    door.authenticator.credential_id = "credential " + std::to_string(i);
    door.clock.Advance(kMillisPerSecond);
    CHECK(door.authenticator.Make(noor, "").status == 303);
  }
  CHECK(door.PasskeysOf(door.house.noor).back().name == "Passkey 20");
  CHECK_FALSE(Has(noor.Visit("/passkeys"), "passkey-make"));
  door.authenticator.credential_id = "one more";
  CHECK(door.authenticator.Make(noor).status == 409);
  const auto known = JsonOf(noor.Get("/passkeys/options")).Find("excludeCredentials")->items.size();
  CHECK(known == 20);
}

TEST_CASE("The page lists what somebody has and when it was used, in their language",
          "[service][passkeys]") {
  PasskeyDoor door;
  Visitor hana(door, door.house.hana);
  CHECK(Has(hana.Visit("/passkeys"), "登録済みのパスキーはありません。"));
  REQUIRE(door.authenticator.Make(hana, "会社の<PC>").status == 303);
  const wire::Response fresh = hana.Visit("/passkeys?added=1");
  CHECK(Has(fresh, "会社の&lt;PC&gt;"));
  CHECK(Has(fresh, "まだ使用していません"));
  CHECK(Has(fresh, "role=\"status\""));
  REQUIRE(door.SignedInAs() == "hana@example.org");
  CHECK(Has(hana.Visit("/passkeys"), "最終使用日時：2026年11月23日"));
}

TEST_CASE("Only its owner renames and removes a passkey; then it signs nobody in",
          "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  Visitor ken(door, door.house.ken), noor(door, door.house.noor);
  const std::string path =
      "/passkeys/" + domain::IdText(door.PasskeysOf(door.house.ken).front().id);
  CHECK(noor.PostForm(path + "/rename", "name=Mine").status == 404);
  CHECK(noor.PostForm(path + "/remove", "").status == 404);
  CHECK(ken.PostForm("/passkeys/1/remove", "").status == 404);
  CHECK(ken.PostForm(path + "/rename", "name=Phone").status == 303);
  CHECK(door.PasskeysOf(door.house.ken).front().name == "Phone");
  CHECK(ken.PostForm(path + "/rename", "name=%01").status == 422);
  CHECK(ken.PostForm(path + "/rename", "name=+").status == 303);
  CHECK(door.PasskeysOf(door.house.ken).front().name == "Phone");
  CHECK(door.SignedInAs() == "ken@example.org");
  CHECK(HeaderOf(ken.PostForm(path + "/remove", ""), "location") == "/passkeys?removed=1");
  CHECK(door.PasskeysOf(door.house.ken).empty());
  door.CheckRefused("not known here");
  const auto log = door.store->AuditEntries(door.house.portal.id, {});
  CHECK(log->at(0).action == "passkey.removed");
  CHECK(log->at(1).action == "passkey.added");
}

TEST_CASE("Staff have passkeys too, and have to show themselves to them", "[service][passkeys]") {
  PasskeyDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  CHECK(JsonOf(owner.Get("/passkeys/options"))
            .Find("authenticatorSelection")
            ->Find("userVerification")
            ->text == "required");
  door.authenticator.flags = 1;
  const wire::Response unverified = door.authenticator.Make(owner);
  CHECK(unverified.status == 401);
  door.authenticator.flags = 5;
  REQUIRE(door.authenticator.Make(owner).status == 303);
  CHECK(door.SignedInAs() == "owner@example.org");
  door.authenticator.flags = 1;
  door.CheckRefused("is not enough for staff");
}

TEST_CASE("Guesses with passkeys are held up by address as others are", "[service][passkeys]") {
  PasskeyDoor door;
  door.MakeForKen();
  Visitor visitor(door);
  door.authenticator.credential_id = "unknown";
  for (int i = 0; i < 20; ++i) CHECK(door.authenticator.SignIn(visitor).status == 401);
  CHECK(visitor.PostForm("/sign-in/passkey", "").status == 429);
}

TEST_CASE("A preview shows nobody's passkeys", "[service][passkeys]") {
  PasskeyDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  const std::string contact = domain::IdText(door.house.ken.id);
  const std::string own = owner.cookie;
  REQUIRE(owner.Post("/v1/contacts/" + contact + "/preview", "").status < 300);
  owner.cookie += "; " + own;
  CHECK(owner.Get("/preview/passkeys/options").status == 404);
}

}  // namespace
}  // namespace genkan::support
