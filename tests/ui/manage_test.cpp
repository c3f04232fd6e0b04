// Setting a portal up, by role and name, in every language.
#include "genkan/ui/manage.h"

#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("The overview leads to every page and back", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage");
  CHECK(office.page.Find(Role::kHeading, "Portal settings") != nullptr);
  const std::vector<std::string> links = {
      "Name and address", "Tickets",  "What customers may do", "Access",
      "Access groups",    "Contacts", "Preview as a customer", "Inboxes and help desks",
      "Pipelines",        "Audit log"};
  for (const std::string& link : links) {
    INFO(link);
    REQUIRE(office.page.Press(Role::kLink, link));
    CHECK(office.page.Find(Role::kHeading, link) != nullptr);
    CHECK(Complaints(office.page).empty());
    office.page.Back();
    CHECK(office.page.path() == "/manage");
  }
}

TEST_CASE("Every page is sound in every language, wide and narrow", "[ui][manage]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      FrontDoor door;
      Office office(door, {.language = language, .window = {.width = width}});
      for (const char* path :
           {"", "/address", "/tickets", "/powers", "/access", "/groups", "/contacts", "/preview",
            "/words", "/audit", "/set-up", "/set-up-domain", "/set-up-tickets", "/set-up-access",
            "/set-up-review"}) {
        INFO(language << " " << width << " " << path);
        office.page.Open("/manage" + std::string(path));
        CHECK(Complaints(office.page) == std::vector<std::string>());
        CHECK(office.page.All(Role::kHeading).size() >= 1);
        CHECK_FALSE(office.page.Shows("manage."));
      }
    }
  }
}

TEST_CASE("A change is saved, said, and there on the next visit", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/address");
  REQUIRE(office.page.Fill("Portal name", "Sakura Support"));
  CHECK(office.page.Shows("Your changes are not saved yet."));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Find(Role::kStatus, "Saved.") != nullptr);
  CHECK(office.Portal().name == "Sakura Support");
  office.page.Open("/manage");
  office.page.Open("/manage/address");
  CHECK(office.page.Find(Role::kTextField, "Portal name")->value == "Sakura Support");
}

TEST_CASE("What is wrong is said at its field, which gets the focus, and nothing is changed",
          "[ui][manage]") {
  FrontDoor door;
  Office office(door, {.language = "ja"});
  office.page.Open("/manage/address");
  REQUIRE(office.page.Fill("スラッグ", "a/b"));
  REQUIRE(office.page.Press(Role::kButton, "保存"));
  const ui::Node* slug = office.page.Find(Role::kTextField, "スラッグ");
  CHECK((slug->states & ui::kInvalid) != 0);
  CHECK(slug->description == office.Text("error.slug_invalid"));
  CHECK(office.page.focus() == slug->id);
  CHECK(slug->value == "a/b");
  CHECK(office.Portal().slug.empty());
}

TEST_CASE("A text has a value for each language, and those that are missing are named",
          "[ui][manage]") {
  FrontDoor door;
  door.house.portal.languages = {"en", "pl", "de"};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Office office(door);
  office.page.Open("/manage/announcement");
  REQUIRE(office.page.Fill("Text (English)", "Closed on Monday"));
  CHECK(office.page.Find(Role::kTextArea, "Text (de) – missing") != nullptr);
  REQUIRE(office.page.Fill("Text (Polski) – missing", "W poniedziałek nieczynne"));
  CHECK(office.page.Find(Role::kTextArea, "Text (Polski)") != nullptr);
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.Portal().settings->presentation.announcement.text ==
        domain::LocalText{{"en", "Closed on Monday"}, {"pl", "W poniedziałek nieczynne"}});
  CHECK(domain::TextIn(office.Portal().settings->presentation.announcement.text, "pl-PL") ==
        "W poniedziałek nieczynne");
}

TEST_CASE("What customers may do with a ticket is set for each pipeline", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/tickets");
  REQUIRE(office.page.Press(Role::kCheckbox, "Close tickets themselves"));
  REQUIRE(office.page.Press(Role::kCheckbox, "Answer closed tickets"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const domain::PipelineRules wanted{
      .pipeline = door.house.pipeline.id, .may_close = true, .may_answer_closed = false};
  CHECK(office.Portal().settings->tickets.pipelines == std::vector{wanted});
  REQUIRE(office.page.Press(Role::kCheckbox, "Close tickets themselves"));
  REQUIRE(office.page.Press(Role::kCheckbox, "Answer closed tickets"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.Portal().settings->tickets.pipelines.empty());
}

TEST_CASE("What a requester, a participant and a colleague may do is set one by one",
          "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/powers");
  REQUIRE(office.page.Press(Role::kCheckbox, "Colleagues may reply"));
  REQUIRE(office.page.Press(Role::kCheckbox, "Requesters may keep a ticket from colleagues"));
  REQUIRE(office.page.Press(Role::kCheckbox, "Colleagues: close and reopen"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  domain::PowerRules wanted;
  wanted.colleagues_reply = false;
  wanted.requester_restricts = true;
  wanted.close.colleague = true;
  CHECK(office.Portal().settings->powers == wanted);
}

TEST_CASE("What is being changed survives a reload, until it is saved", "[ui][manage]") {
  FrontDoor door;
  std::map<std::string, std::string> kept;
  {
    Office office(door);
    office.page.Open("/manage/address");
    REQUIRE(office.page.Fill("Portal name", "Half a na"));
    kept = office.page.kept();
  }
  Office office(door, {.kept = kept});
  office.page.Open("/manage/address");
  CHECK(office.page.Find(Role::kTextField, "Portal name")->value == "Half a na");
  CHECK(office.page.Shows("Your changes are not saved yet."));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.Portal().name == "Half a na");
  Office after(door, {.kept = office.page.kept()});
  after.page.Open("/manage/address");
  CHECK_FALSE(after.page.Shows("Your changes are not saved yet."));
}

TEST_CASE("A change that was begun before somebody else's does not overwrite it", "[ui][manage]") {
  FrontDoor door;
  const auto rename = [&](const char* name) {
    domain::Portal theirs = door.store->PortalById(door.house.portal.id).value();
    theirs.name = name;
    REQUIRE(door.store->PutPortal(theirs).ok());
  };
  Office office(door);
  office.page.Open("/manage/address");
  REQUIRE(office.page.Fill("Portal name", "Mine"));
  rename("Theirs");
  // Looked at anew on the way, by going away and coming back.
  office.page.Open("/manage");
  office.page.Open("/manage/address");
  CHECK(office.page.Find(Role::kTextField, "Portal name")->value == "Mine");
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.Portal().name == "Theirs");
  CHECK(office.page.Shows(office.Text("error.settings_changed")));
  // And the same over a reload.
  Office again(door, {.kept = office.page.kept()});
  again.page.Open("/manage/address");
  REQUIRE(again.page.Press(Role::kButton, "Save"));
  CHECK(again.Portal().name == "Theirs");
  REQUIRE(again.page.Press(Role::kButton, "Load again"));
  CHECK(again.page.Find(Role::kTextField, "Portal name")->value == "Theirs");
  REQUIRE(again.page.Fill("Portal name", "Ours"));
  REQUIRE(again.page.Press(Role::kButton, "Save"));
  CHECK(again.Portal().name == "Ours");
}

TEST_CASE("Words, the owner's name and links are set for every language of the portal",
          "[ui][manage]") {
  FrontDoor door;
  door.house.portal.languages = {"en"};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Office office(door);
  office.page.Open("/manage/words");
  REQUIRE(office.page.Fill("The name of the list", "Your cases"));
  REQUIRE(office.page.Press(Role::kRadio, "a team's name"));
  REQUIRE(office.page.Fill("Team name", "The desk"));
  REQUIRE(office.page.Press(Role::kButton, "Add link"));
  REQUIRE(office.page.Fill("Link text", "Guide"));
  REQUIRE(office.page.Fill("Address", "http://unsafe"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Find(Role::kTextField, "Address")->description ==
        office.Text("error.url_invalid"));
  REQUIRE(office.page.Fill("Address", "https://help.example"));
  CHECK(Complaints(office.page) == std::vector<std::string>());
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const domain::Presentation stored = office.Portal().settings->presentation;
  CHECK(domain::TextIn(stored.tickets_word, "en") == "Your cases");
  CHECK(stored.owner_name == domain::OwnerName::kTeam);
  CHECK(domain::TextIn(stored.team_name, "en") == "The desk");
  REQUIRE(stored.help_links.size() == 1);
  CHECK(domain::TextIn(stored.help_links.front().url, "en") == "https://help.example");
  REQUIRE(office.page.Press(Role::kButton, "Remove link"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.Portal().settings->presentation.help_links.empty());
}

TEST_CASE("A ticket that its customer closes goes to the stage that was chosen", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/tickets");
  REQUIRE(office.page.Press(Role::kCheckbox, "Close tickets themselves"));
  REQUIRE(office.page.Press(Role::kRadio, "Closed"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const auto rules = office.Portal().settings->tickets.pipelines;
  REQUIRE(rules.size() == 1);
  CHECK(rules.front().closed_stage == door.house.closed);
}

TEST_CASE("Of two managers the second is told and can load again", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/address");
  REQUIRE(office.page.Fill("Portal name", "Mine"));
  domain::Portal theirs = office.Portal();
  theirs.name = "Theirs";
  REQUIRE(door.store->PutPortal(theirs).ok());
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Shows(office.Text("error.settings_changed")));
  CHECK(office.page.Find(Role::kTextField, "Portal name")->value == "Mine");
  REQUIRE(office.page.Press(Role::kButton, "Load again"));
  CHECK(office.page.Find(Role::kTextField, "Portal name")->value == "Theirs");
  CHECK(office.Portal().name == "Theirs");
}

TEST_CASE("Without a network a page says so and what was typed stays", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/address");
  REQUIRE(office.page.Fill("Portal name", "Typed in a tunnel"));
  office.wire.Cut(true);
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Find(Role::kTextField, "Portal name")->value == "Typed in a tunnel");
  CHECK(office.page.Shows(office.Text("error.offline")));
  office.wire.Cut(false);
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.Portal().name == "Typed in a tunnel");
}

TEST_CASE("Selected customers are those whom the filter means", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/tickets");
  REQUIRE(office.page.Press(Role::kRadio, "company tickets, for selected customers"));
  REQUIRE(office.page.Press(Role::kButton, "Add group"));
  REQUIRE(office.page.Choose("Property", "Language"));
  REQUIRE(office.page.Choose("Condition", "is not"));
  REQUIRE(office.page.Fill("Value", "ja"));
  REQUIRE(office.page.Press(Role::kButton, "Clone group"));
  CHECK(office.page.Find(Role::kGroup, "or group 2") != nullptr);
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const domain::TicketRules rules = office.Portal().settings->tickets;
  CHECK(rules.company_tickets == domain::CompanyTickets::kSelected);
  const domain::FilterRule wanted{
      .property = "language", .test = domain::FilterTest::kIsNot, .value = "ja"};
  const domain::FilterGroup group{.rules = {wanted}};
  CHECK(rules.company_viewers.groups == std::vector{group, group});
  REQUIRE(office.page.Press(Role::kButton, "Delete group"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.Portal().settings->tickets.company_viewers.groups == std::vector{group});
}

TEST_CASE("A group that is made can be let in, and only its members are", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/groups");
  REQUIRE(office.page.Press(Role::kButton, "Create access group by filter"));
  REQUIRE(office.page.Fill("Access group name", "English"));
  REQUIRE(office.page.Press(Role::kButton, "Add group"));
  REQUIRE(office.page.Choose("Property", "Language"));
  REQUIRE(office.page.Fill("Value", "en"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  REQUIRE(office.Portal().settings->groups.size() == 1);
  office.page.Open("/manage/access");
  REQUIRE(office.page.Press(Role::kRadio, "members of access groups"));
  CHECK(office.page.Shows("No group is chosen, so nobody gets in."));
  REQUIRE(office.page.Press(Role::kCheckbox, "English"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  Visitor ken(door), hana(door);
  CHECK(ken.SignIn("ken@example.org").status == 200);
  CHECK(hana.SignIn("hana@example.org").status == 403);
}

TEST_CASE("The ways in that are switched on are those that customers have", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  Visitor ken(door);
  office.page.Open("/manage/access");
  REQUIRE(office.page.Press(Role::kCheckbox, "Sign in with a mailed link"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const domain::AccessRules mailed = office.Portal().settings->access;
  CHECK(mailed.mailed_link);
  CHECK(mailed.password);
  CHECK_FALSE(mailed.mailed_code);
  CHECK(ken.PostForm("/sign-in/mail", "email=ken%40example.org").status == 303);
  REQUIRE(office.page.Press(Role::kCheckbox, "Sign in with a password"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(ken.SignIn("ken@example.org").status == 403);
  // One way at least there has to be.
  REQUIRE(office.page.Press(Role::kCheckbox, "Sign in with a mailed link"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.Portal().settings->access.mailed_link);
}

TEST_CASE("The guided set-up leads through five steps and opens the portal at the end",
          "[ui][manage]") {
  for (const std::string& language : ShippedLanguages()) {
    FrontDoor door;
    door.house.portal.being_set_up = true;
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    Office office(door, {.language = language});
    const auto go_on = [&](std::string_view key, const std::string& path) {
      INFO(key);
      REQUIRE(office.page.Press(Role::kButton, office.Text(key)));
      CHECK(office.page.path() == path);
    };
    office.page.Open("/manage/set-up");
    REQUIRE(office.page.Fill(office.Text("manage.address.name"), "Sakura"));
    go_on("manage.set_up.to_domain", "/manage/set-up-domain");
    CHECK(office.Portal().name == "Sakura");
    go_on("manage.set_up.to_tickets", "/manage/set-up-tickets");
    REQUIRE(office.page.Press(Role::kRadio, office.Text("manage.tickets.own")));
    go_on("manage.set_up.to_access", "/manage/set-up-access");
    REQUIRE(office.page.Choose(office.Text("manage.access.idle"),
                               office.Text("manage.access.minutes_20")));
    go_on("manage.set_up.to_review", "/manage/set-up-review");
    CHECK(office.page.Shows("Sakura"));
    CHECK(office.Portal().being_set_up);
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.set_up.finish")));
    CHECK(office.page.Shows(office.Text("manage.set_up.open")));
    CHECK_FALSE(office.Portal().being_set_up);
    CHECK(office.Portal().settings->tickets.company_tickets == domain::CompanyTickets::kNone);
    CHECK(office.Portal().settings->access.session_idle_millis == 20 * kMillisPerMinute);
  }
}

TEST_CASE("The log tells who changed what", "[ui][manage]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/audit");
  CHECK(office.page.Shows("Nothing was changed yet."));
  office.page.Open("/manage/address");
  REQUIRE(office.page.Fill("Portal name", "New name"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  office.page.Open("/manage/audit");
  CHECK(office.page.Shows("Settings changed: Name and address"));
  CHECK(office.page.Shows("Owner · "));
}

TEST_CASE("What is on or off is a checkbox, one of few a radio and one of many in a select",
          "[ui][manage]") {
  for (const float width : {1280.0F, 360.0F}) {
    FrontDoor door;
    Office office(door, {.window = {.width = width}});
    office.page.Open("/manage/access");
    const auto checked = [&](Role role, std::string_view name) {
      return (office.page.Find(role, name)->states & ui::kChecked) != 0;
    };
    const ui::Node* who = office.page.Find(Role::kRadioGroup, office.Text("manage.access.who"));
    REQUIRE(who != nullptr);
    CHECK(checked(Role::kRadio, office.Text("manage.access.invited")));
    REQUIRE(office.page.Press(Role::kRadio, office.Text("manage.access.groups")));
    CHECK(checked(Role::kRadio, office.Text("manage.access.groups")));
    CHECK_FALSE(checked(Role::kRadio, office.Text("manage.access.invited")));
    CHECK_FALSE(checked(Role::kCheckbox, "Sign in with a mailed link"));
    REQUIRE(office.page.Press(Role::kCheckbox, "Sign in with a mailed link"));
    CHECK(checked(Role::kCheckbox, "Sign in with a mailed link"));
    const std::string idle = office.Text("manage.access.idle");
    REQUIRE(office.page.Choose(idle, office.Text("manage.access.minutes_20")));
    CHECK(office.page.Find(Role::kSelect, idle)->value == "1200000");
    CHECK_FALSE(office.page.Choose(idle, "never"));
    CHECK(support::Complaints(office.page).empty());
  }
}

TEST_CASE("What is written for customers has a field in each language of the portal",
          "[ui][manage]") {
  FrontDoor door;
  door.house.portal.languages = {"en", "ja"};
  door.house.portal.settings.Edit().access.openid.on = true;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Office office(door);
  const std::pair<const char*, const char*> pages[] = {
      {"/manage/mail", "manage.mail.signature"},
      {"/manage/consent", "manage.consent.text"},
      {"/manage/access", "manage.access.openid_button"}};
  for (const auto& [path, key] : pages) {
    INFO(path);
    office.page.Open(path);
    int fields = 0;
    for (const Role role : {Role::kTextField, Role::kTextArea}) {
      for (const std::string& name : office.page.Names(role)) {
        fields += name.starts_with(office.Text(key) + " (") ? 1 : 0;
      }
    }
    CHECK(fields == 2);
  }
}

TEST_CASE("An announcement has its days, by the manager's own clock", "[ui][manage]") {
  FrontDoor door;
  door.house.portal.languages = {"en"};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Office office(door);
  const auto kept = [&] { return office.Portal().settings->presentation.announcement; };
  office.page.Open("/manage/announcement");
  REQUIRE(office.page.Fill("Text", "Closed for the holidays"));
  REQUIRE(office.page.Fill("Until", "2027-01-04"));
  REQUIRE(office.page.Fill("Time", "09:00"));
  // What is no day yet changes nothing.
  REQUIRE(office.page.Fill("Until", "2027-02-30"));
  CHECK(Complaints(office.page) == std::vector<std::string>());
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(kept().from_millis == 0);
  // Nine hours ahead of UTC.
  CHECK(kept().until_millis ==
        MillisFromCivil({.year = 2027, .month = 1, .day = 4, .hour = 9}, 540));
  REQUIRE(office.page.Fill("From", "2027-06-01"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Shows(office.Text("error.ends_before_it_begins")));
  REQUIRE(office.page.Fill("From", ""));
  REQUIRE(office.page.Fill("Until", ""));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(kept().until_millis == 0);
}

}  // namespace
}  // namespace genkan::support
