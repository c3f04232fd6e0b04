// A manager changes the portal's settings; nobody else learns that there are any.
#include <catch2/catch_test_macros.hpp>

#include "genkan/service/audit_id.h"
#include "genkan/wire/audit_codec.h"
#include "genkan/wire/session_codec.h"
#include "genkan/wire/settings_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

TEST_CASE("What a manager wrote for every page is there, in the reader's language",
          "[service][settings][presentation]") {
  FrontDoor door;
  domain::Presentation& presentation = door.house.portal.settings.Edit().presentation;
  presentation.tickets_word = {{"en", "Requests"}, {"ja", "お問い合わせ"}};
  presentation.help_links = {{.label = {{"en", "Help <centre>"}, {"ja", "ヘルプ"}},
                              .url = {{"en", "https://help.example/?a=1&b=2"}}}};
  presentation.footer_links = {
      {.label = {{"ja", "特定商取引法に基づく表記"}}, .url = {{"ja", "/legal"}}}};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor hana(door, door.house.hana);
  const auto session = wire::DecodeSession(BodyOf(hana.Get("/v1/session")));
  REQUIRE(session.ok());
  const bool japanese = session->language == "ja";
  CHECK(session->tickets_word == (japanese ? "お問い合わせ" : "Requests"));
  REQUIRE(session->links.size() == 4);
  CHECK(session->links[0] == domain::LinkView{.label = japanese ? "ヘルプ" : "Help <centre>",
                                              .url = "https://help.example/?a=1&b=2"});
  CHECK(session->links[1].url == "/legal");
  CHECK(session->links[2].url == "/address");
  CHECK(session->links[3].url == "/account");
  Visitor nobody(door);
  const std::string page = BodyOf(nobody.Visit("/sign-in?lang=en"));
  CHECK(page.find("<a href=\"https://help.example/?a=1&amp;b=2\">Help &lt;centre&gt;</a>") !=
        std::string::npos);
  CHECK(page.find("<a href=\"/legal\">") != std::string::npos);
}

TEST_CASE("Who owns a ticket is shown as the manager chose", "[service][settings][presentation]") {
  FrontDoor door;
  domain::Ticket ticket = door.house.MakeTicket("T", door.house.hana.id);
  ticket.owner_shown_name = "Aoi Mori";
  door.house.Put(ticket);
  Visitor hana(door, door.house.hana);
  const auto owner = [&](domain::OwnerName how) {
    domain::Presentation& presentation = door.house.portal.settings.Edit().presentation;
    presentation.owner_name = how;
    presentation.columns = {{"subject", {}}, {"owner", {}}};
    presentation.team_name = {{"ja", "サポート係"}, {"en", "The team"}};
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    const wire::Response list = hana.Get("/v1/tickets");
    CHECK((BodyOf(list).find("Aoi Mori") != std::string::npos) ==
          (how == domain::OwnerName::kFull));
    return wire::DecodeThread(BodyOf(hana.Get("/v1/tickets/1")))->ticket.owner_shown_name;
  };
  CHECK(owner(domain::OwnerName::kFull) == "Aoi Mori");
  const std::string team = owner(domain::OwnerName::kTeam);
  CHECK((team == "サポート係" || team == "The team"));
  CHECK(owner(domain::OwnerName::kHidden).empty());
}

TEST_CASE("Entries of the log stand in the order they were made, also within a millisecond",
          "[service][settings][audit]") {
  struct : Random {
    void Fill(std::span<std::uint8_t> bytes) override {
      std::fill(bytes.begin(), bytes.end(), --value);
    }
    std::uint8_t value = 200;
  } falling;
  FrontDoor door;
  for (int i = 0; i < 50; ++i) {
    const auto id = service::NextAuditId(*door.store, door.house.portal.id, kNoon, falling);
    REQUIRE(id.ok());
    REQUIRE(door.store
                ->AddAuditEntry(door.house.portal.id,
                                {.id = *id, .at_millis = kNoon, .subject = std::to_string(i)})
                .ok());
  }
  const auto log = door.store->AuditEntries(door.house.portal.id, {.limit = 50});
  REQUIRE(log->size() == 50);
  for (int i = 0; i < 50; ++i)
    CHECK(log->at(static_cast<std::size_t>(49 - i)).subject == std::to_string(i));
}

struct Desk {
  Desk() {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
  }

  std::string TagOf(const std::string& section) {
    return JsonOf(owner.Get("/v1/settings/" + section)).Find("tag")->text;
  }
  wire::Response Send(const std::string& section, const std::string& tag, const std::string& json) {
    return owner.Put("/v1/settings/" + section,
                     R"({"tag":")" + tag + R"(","settings":)" + json + "}");
  }
  // As a page does: reads, then changes what it has read.
  wire::Response Change(const std::string& section, const std::string& json) {
    return Send(section, TagOf(section), json);
  }
  domain::Portal Portal() { return door.store->PortalById(door.house.portal.id).value(); }

  FrontDoor door;
  Visitor owner{door};
};

std::string FieldOf(const wire::Response& response) { return JsonOf(response).Find("field")->text; }

TEST_CASE("Every section can be read, sent back unchanged, and is then the same",
          "[service][settings]") {
  Desk desk;
  const domain::Portal before = desk.Portal();
  for (const std::string_view section : wire::SettingsSections()) {
    INFO(section);
    const wire::Response read = desk.owner.Get("/v1/settings/" + std::string(section));
    REQUIRE(read.status == 200);
    const wire::Response sent =
        desk.owner.Put("/v1/settings/" + std::string(section), BodyOf(read));
    CHECK(sent.status == 200);
    CHECK(BodyOf(sent) == BodyOf(read));
  }
  CHECK(desk.Portal() == before);
  CHECK(desk.door.store->AuditEntries(before.id, {})->empty());
}

TEST_CASE("A change takes what was sent and leaves the rest", "[service][settings]") {
  Desk desk;
  REQUIRE(desk.Change("access", R"({"self_registration":true,
      "registration_domains":["sakura.example"]})")
              .status == 200);
  const domain::AccessRules access = desk.Portal().settings->access;
  CHECK(access.self_registration);
  CHECK(access.registration_domains == std::vector<std::string>{"sakura.example"});
  CHECK(access.password);
}

TEST_CASE("Whoever may not change settings gets the answer for a missing path",
          "[service][settings]") {
  Desk desk;
  Visitor nobody(desk.door);
  Visitor hana(desk.door, desk.door.house.hana);
  domain::Staff agent = desk.door.AddManager("agent@example.org");
  agent.permissions.clear();
  REQUIRE(desk.door.store->PutStaff(desk.door.house.portal.id, agent).ok());
  Visitor plain(desk.door);
  REQUIRE(plain.SignIn("agent@example.org").status == 200);
  CHECK(nobody.Get("/v1/settings/access").status == 401);
  for (Visitor* visitor : {&hana, &plain}) {
    CHECK(visitor->Get("/v1/settings/access").status == 404);
    CHECK(visitor->Put("/v1/settings/access", R"({"tag":"","settings":{}})").status == 404);
    CHECK(visitor->Get("/v1/audit").status == 404);
  }
}

TEST_CASE("Of two who change one section the second is told", "[service][settings]") {
  Desk desk;
  const std::string read_by_both = desk.TagOf("presentation");
  REQUIRE(desk.Send("presentation", read_by_both, R"({"tickets_word":{"en":"Orders"}})").status ==
          200);
  const wire::Response second =
      desk.Send("presentation", read_by_both, R"({"tickets_word":{"en":"Cases"}})");
  CHECK(second.status == 409);
  CHECK(CodeOf(second) == "conflict");
  CHECK(domain::TextIn(desk.Portal().settings->presentation.tickets_word, "en") == "Orders");
  CHECK(FieldOf(desk.owner.Put("/v1/settings/presentation", "{}")) == "tag");
}

TEST_CASE("Each change is logged with who, when, before and after; a sealed secret is in neither",
          "[service][settings]") {
  Desk desk;
  domain::Portal portal = desk.Portal();
  portal.settings.Edit().access.openid.sealed_client_secret = "canary-secret";
  REQUIRE(desk.door.store->PutPortal(portal).ok());
  REQUIRE(desk.Change("access", R"({"mailed_link":true})").status == 200);
  const auto answer = desk.owner.Get("/v1/audit");
  CHECK(BodyOf(answer).find("canary") == std::string::npos);
  CHECK(BodyOf(desk.owner.Get("/v1/settings/access")).find("canary") == std::string::npos);
  const auto log = wire::DecodeAudit(BodyOf(answer));
  REQUIRE(log.ok());
  REQUIRE(log->size() == 1);
  CHECK(log->front().actor_shown_name == "Owner");
  CHECK(log->front().action == "settings.changed");
  CHECK(log->front().subject == "access");
  CHECK(log->front().before.find(R"("mailed_link":false)") != std::string::npos);
  CHECK(log->front().after.find(R"("mailed_link":true)") != std::string::npos);
  CHECK(desk.Portal().settings->access.openid.sealed_client_secret == "canary-secret");
}

TEST_CASE("The whole log can be taken along as a table that no spreadsheet runs",
          "[service][settings][audit]") {
  Desk desk;
  REQUIRE(desk.Change("address", R"({"name":"=1+1"})").status == 200);
  for (int i = 0; i < 1200; ++i) {
    const auto id =
        service::NextAuditId(*desk.door.store, desk.door.house.portal.id, kNoon, desk.door.random);
    REQUIRE(desk.door.store
                ->AddAuditEntry(desk.door.house.portal.id, {.id = *id,
                                                            .at_millis = kNoon,
                                                            .actor_shown_name = "=cmd()",
                                                            .action = "x",
                                                            .subject = "@" + std::to_string(i),
                                                            .before = {},
                                                            .after = {}})
                .ok());
  }
  const wire::Response answer = desk.owner.Get("/v1/audit.csv");
  CHECK(answer.status == 200);
  CHECK(HeaderOf(answer, "content-type") == "text/csv; charset=utf-8");
  CHECK(HeaderOf(answer, "content-disposition") == "attachment; filename=\"audit.csv\"");
  const std::string& csv = BodyOf(answer);
  CHECK(csv.starts_with("\xEF\xBB\xBF\"time\",\"who\""));
  CHECK(csv.find(R"csv("2026-11-22T12:00:00Z","'=cmd()","x","'@0","","")csv") != std::string::npos);
  CHECK(csv.find(R"("'@1199")") != std::string::npos);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1202);
  Visitor hana(desk.door, desk.door.house.hana);
  CHECK(hana.Get("/v1/audit.csv").status == 404);
}

TEST_CASE("What breaks a rule is refused under its path, and nothing is changed",
          "[service][settings]") {
  Desk desk;
  const domain::Portal before = desk.Portal();
  const std::vector<std::array<std::string, 3>> refused = {
      {"address", R"({"name":" "})", "name"},
      {"address", R"({"slug":"no/slash"})", "slug"},
      {"address", R"({"host":"https://x.example"})", "host"},
      {"address", R"({"languages":[]})", "languages"},
      {"access", R"({"password":false,"mailed_link":false,"mailed_code":false})", "password"},
      {"access", R"({"session_idle_millis":5})", "session_idle_millis"},
      {"access", R"({"registration_domains":["ok.example","a b"]})", "registration_domains.1"},
      {"access", R"({"openid":{"on":true,"issuer":"http://x"}})", "openid.issuer"},
      {"access", R"({"openid":{"issuer":7}})", "openid.issuer"},
      {"access", R"({"colour":"red"})", "colour"},
      {"tickets", R"({"company_tickets":"everybody"})", "company_tickets"},
      {"tickets", R"({"new_ticket_stage":""})", "new_ticket_stage"},
      {"presentation", R"({"columns":[{"field":"status"},{"field":"status"}]})", "columns.1.field"},
      {"presentation", R"({"footer_links":[{"label":{"en":"x"},"url":{"en":"javascript:1"}}]})",
       "footer_links.0.url"},
      {"consent", R"({"on":true})", "text"},
      {"hours", R"({"week":[{"weekday":1,"from_minute":600,"until_minute":540}]})",
       "week.0.until_minute"},
      {"hours", R"({"holidays":[{"date":"2026-02-30"}]})", "holidays.0.date"},
      {"branding", R"({"accent":"#fafafa"})", "accent"},
      {"mail", R"({"from_address":"nobody"})", "from_address"},
      {"fields", R"({"ticket_fields":[{"key":"Order No","label":{"en":"Order"}}]})",
       "ticket_fields.0.key"},
      {"groups", R"({"groups":[{"name":"VIP"}]})", "groups.0.id"},
  };
  for (const auto& [section, json, field] : refused) {
    INFO(section << " " << json);
    const wire::Response response = desk.Change(section, json);
    CHECK(response.status == 422);
    CHECK(FieldOf(response) == field);
  }
  CHECK(desk.Portal() == before);
}

TEST_CASE("A new wording of the consent notice has a new number", "[service][settings]") {
  Desk desk;
  REQUIRE(desk.Change("consent", R"({"on":true,"text":{"en":"One"},"version":9})").status == 200);
  CHECK(desk.Portal().settings->consent.version == 1);
  REQUIRE(desk.Change("consent", R"({"on":false})").status == 200);
  CHECK(desk.Portal().settings->consent.version == 1);
  REQUIRE(desk.Change("consent", R"({"on":true,"text":{"en":"Two"}})").status == 200);
  CHECK(desk.Portal().settings->consent.version == 2);
}

TEST_CASE("A portal that moves remembers where it was, and its place cannot be taken twice",
          "[service][settings]") {
  Desk desk;
  domain::Portal other = desk.door.house.portal;
  other.id = desk.door.house.Next<domain::PortalId>();
  other.slug = "taken";
  REQUIRE(desk.door.store->PutPortal(other).ok());
  CHECK(FieldOf(desk.Change("address", R"({"slug":"taken"})")) == "slug");
  REQUIRE(desk.Change("address", R"({"slug":"acme"})").status == 200);
  const domain::Portal moved = desk.Portal();
  CHECK(moved.slug == "acme");
  CHECK(moved.old_addresses == std::vector<domain::OldAddress>{{}});
  CHECK(desk.door.store->PortalOnceAt("", "").value().id == moved.id);
}

}  // namespace
}  // namespace genkan::support
