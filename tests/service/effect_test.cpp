// Whom a change of the settings touches, known before it is saved; and that access only narrows by
// itself.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/contact_codec.h"
#include "genkan/wire/effect_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

struct Board {
  Board() {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
    group.id = door.house.Next<domain::AccessGroupId>();
    group.name = "VIP";
    group.contacts = {door.house.ken.id, door.house.noor.id};
  }

  void Store() { REQUIRE(door.store->PutPortal(door.house.portal).ok()); }
  domain::PortalSettings& Settings() { return door.house.portal.settings.Edit(); }
  // Only members of the group are let in.
  void Guard() {
    Settings().groups = {group};
    Settings().access.groups_only = true;
    Settings().access.groups = {group.id};
    Store();
  }
  wire::Response Ask(const std::string& section, const std::string& json) {
    return owner.Post("/v1/settings/" + section + "/effect",
                      R"({"tag":"","settings":)" + json + "}");
  }
  domain::Effect EffectOf(const std::string& section, const std::string& json) {
    const auto effect = wire::DecodeEffect(BodyOf(Ask(section, json)));
    REQUIRE(effect.ok());
    return *effect;
  }
  wire::Response Save(const std::string& section, const std::string& json) {
    const std::string path = "/v1/settings/" + section;
    const std::string tag = JsonOf(owner.Get(path)).Find("tag")->text;
    return owner.Put(path, R"({"tag":")" + tag + R"(","settings":)" + json + "}");
  }

  FrontDoor door;
  domain::AccessGroup group;
  Visitor owner{door};
};

using Names = std::vector<std::string>;

TEST_CASE("It is told who can no longer sign in and who can, before it is saved",
          "[service][effect]") {
  Board board;
  board.Settings().groups = {board.group};
  board.Store();
  const std::string guard =
      R"({"groups_only":true,"groups":[")" + domain::IdText(board.group.id) + "\"]}";
  const domain::Effect closing = board.EffectOf("access", guard);
  CHECK(closing.lose_entry == domain::Affected{.count = 1, .names = {"hana"}});
  CHECK(closing.gain_entry.count == 0);
  // Nothing has happened yet.
  Visitor hana(board.door);
  CHECK(hana.SignIn("hana@example.org").status == 200);
  REQUIRE(board.Save("access", guard).status == 200);
  CHECK(hana.SignIn("hana@example.org").status == 403);
  const domain::Effect opening = board.EffectOf("access", R"({"groups_only":false})");
  CHECK(opening.gain_entry == domain::Affected{.count = 1, .names = {"hana"}});
  CHECK(opening.lose_entry.count == 0);
}

TEST_CASE("Of many who are touched all are counted and the first are named", "[service][effect]") {
  Board board;
  for (int i = 0; i < 700; ++i) board.door.house.AddContact("guest" + std::to_string(1000 + i));
  const domain::Effect effect = board.EffectOf("access", R"({"groups_only":true,"groups":[]})");
  CHECK(effect.lose_entry.count == 703);
  CHECK(effect.lose_entry.names.size() == domain::Affected::kNamesMax);
  CHECK(effect.lose_entry.names.front() == "guest1000");
}

TEST_CASE("Whoever cannot sign in anyhow is touched by nothing", "[service][effect]") {
  Board board;
  House& house = board.door.house;
  house.hana.sign_in = domain::SignInState::kSuspended;
  REQUIRE(house.store().PutContact(house.portal.id, house.hana).ok());
  CHECK(board.EffectOf("access", R"({"groups_only":true})").lose_entry.names ==
        Names{"ken", "noor"});
  house.portal.being_set_up = true;
  board.Store();
  CHECK_FALSE(domain::IsFelt(board.EffectOf("access", R"({"groups_only":true})")));
}

TEST_CASE("It is told whose sight of company tickets changes", "[service][effect]") {
  Board board;
  House& house = board.door.house;
  house.ken.companies.push_back({.company = house.atlas.id, .view_granted = true});
  house.noor.company_view = false;
  REQUIRE(house.store().PutContact(house.portal.id, house.ken).ok());
  REQUIRE(house.store().PutContact(house.portal.id, house.noor).ok());
  const domain::Effect closing = board.EffectOf("tickets", R"({"company_tickets":"none"})");
  CHECK(closing.lose_company_view.names == Names{"hana", "ken"});
  CHECK(closing.gain_company_view.count == 0);
  const domain::Effect further = board.EffectOf("tickets", R"({"further_companies":false})");
  CHECK(further.lose_company_view.names == Names{"ken"});
  house.portal.settings.Edit().tickets.company_tickets = domain::CompanyTickets::kNone;
  board.Store();
  const domain::Effect opening =
      board.EffectOf("tickets", R"({"company_tickets":"primary_company"})");
  CHECK(opening.gain_company_view.names == Names{"hana", "ken"});
}

TEST_CASE("It is told who reads another language and who must sign in at a new domain",
          "[service][effect]") {
  Board board;
  House& house = board.door.house;
  house.portal.languages = {"en", "ja"};
  board.Store();
  house.hana.language = "ja";
  REQUIRE(house.store().PutContact(house.portal.id, house.hana).ok());
  CHECK(board.EffectOf("address", R"({"languages":["en"]})").other_language.names == Names{"hana"});
  CHECK(board.EffectOf("address", R"({"host":"support.example"})").sign_in_again.count == 3);
  CHECK_FALSE(domain::IsFelt(board.EffectOf("address", R"({"slug":"help"})")));
}

TEST_CASE("What access rests on can be taken away only to narrow it", "[service][effect]") {
  Board board;
  board.Guard();
  const domain::Effect deleting = board.EffectOf("groups", R"({"groups":[]})");
  CHECK(deleting.lose_entry.names == Names{"ken", "noor"});
  CHECK(deleting.gain_entry.count == 0);
  REQUIRE(board.Save("groups", R"({"groups":[]})").status == 200);
  Visitor ken(board.door);
  CHECK(ken.SignIn("ken@example.org").status == 403);
  // The rule still names the group, so nobody gets in until the manager chooses again.
  const domain::Portal stored = *board.door.store->PortalById(board.door.house.portal.id);
  CHECK(stored.settings->access.groups_only);
  CHECK(stored.settings->access.groups == std::vector{board.group.id});
  REQUIRE(board.Save("access", R"({"groups_only":false})").status == 200);
  CHECK(ken.SignIn("ken@example.org").status == 200);
  // The last way in cannot be switched off, so nobody is let in in its place.
  REQUIRE(board.Save("access", R"({"password":false,"mailed_link":true})").status == 200);
  CHECK(board.Ask("access", R"({"mailed_link":false})").status == 422);
  CHECK(board.Save("access", R"({"mailed_link":false})").status == 422);
}

TEST_CASE("It is told who has set up no other way to sign in than the one that is turned off",
          "[service][effect]") {
  Board board;
  House& house = board.door.house;
  const domain::PortalId portal = house.portal.id;
  domain::OpenIdRules& openid = board.Settings().access.openid;
  openid = {.on = true, .issuer = "https://login.example", .client_id = "genkan"};
  board.Store();
  // Hana signs in elsewhere alone, noor by passkey alone, ken by password too.
  for (const domain::Contact* contact : {&house.hana, &house.ken}) {
    REQUIRE(house.store()
                .AddOpenIdLink(portal, {.issuer = openid.issuer,
                                        .subject = contact->member_email,
                                        .contact = contact->id})
                .ok());
  }
  REQUIRE(house.store()
              .PutPasskey(portal, {.id = house.Next<service::PasskeyId>(),
                                   .contact = house.noor.id,
                                   .credential_id = "Yw"})
              .ok());
  for (const domain::Contact* contact : {&house.hana, &house.noor}) {
    REQUIRE(house.store().SetPasswordHash(portal, contact->member_email, "").ok());
  }
  CHECK(board.EffectOf("access", R"({"openid":{"on":false}})").lose_way_in.names == Names{"hana"});
  CHECK(board.EffectOf("access", R"({"openid":{"issuer":"https://other.example"}})")
            .lose_way_in.names == Names{"hana"});
  CHECK(board.EffectOf("access", R"({"passkeys":false})").lose_way_in.names == Names{"noor"});
  CHECK_FALSE(domain::IsFelt(board.EffectOf("access", R"({"password":false})")));
  // A link by mail needs no setting up.
  CHECK_FALSE(domain::IsFelt(board.EffectOf("access", R"({"passkeys":false,"mailed_link":true})")));
}

TEST_CASE("No rule of access locks a manager out", "[service][effect]") {
  Board board;
  REQUIRE(board
              .Save("access", R"({"groups_only":true,"groups":[],"password":false,
      "mailed_link":true})")
              .status == 200);
  CHECK(board.owner.Get("/v1/settings/access").status == 200);
  Visitor again(board.door);
  CHECK(again.SignIn("owner@example.org").status == 200);
  CHECK(again.Get("/v1/settings/access").status == 200);
}

TEST_CASE("Whom a change touches is asked by managers, of sections that touch somebody",
          "[service][effect]") {
  Board board;
  Visitor hana(board.door, board.door.house.hana);
  CHECK(hana.Post("/v1/settings/access/effect", R"({"tag":"","settings":{}})").status == 404);
  CHECK(board.Ask("presentation", "{}").status == 404);
  CHECK(board.Ask("access", R"({"session_idle_millis":5})").status == 422);
  CHECK(board.door.store->AuditEntries(board.door.house.portal.id, {})->empty());
}

}  // namespace
}  // namespace genkan::support
