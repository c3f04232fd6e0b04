// A manager's contacts, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("A contact is looked for, found, and led to", "[ui][manage][contacts]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/contacts");
  CHECK(office.page.Find(Role::kLink, "hana") != nullptr);
  CHECK(office.page.Find(Role::kLink, "noor") != nullptr);
  REQUIRE(office.page.Fill("Search contacts", "ＫＥＮ"));
  CHECK(office.page.Find(Role::kLink, "hana") == nullptr);
  CHECK(office.page.Shows("ken@example.org · Sakura Trading 株式会社 · can sign in"));
  REQUIRE(office.page.Fill("Search contacts", "zzz"));
  CHECK(office.page.Shows("Nobody was found."));
  REQUIRE(office.page.Fill("Search contacts", "ken"));
  REQUIRE(office.page.Press(Role::kLink, "ken"));
  CHECK(office.page.path() == "/manage/contacts/" + domain::IdText(door.house.ken.id));
  CHECK(office.page.Find(Role::kHeading, "ken") != nullptr);
  CHECK(office.page.Shows("Signs in with ken@example.org."));
}

TEST_CASE("The pages of contacts are sound in every language, wide and narrow",
          "[ui][manage][contacts]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      FrontDoor door;
      door.house.ken.companies.push_back({.company = door.house.atlas.id});
      REQUIRE(door.store->PutContact(door.house.portal.id, door.house.ken).ok());
      domain::AccessGroup group{.id = door.house.Next<domain::AccessGroupId>(), .name = "VIP"};
      group.contacts = {door.house.ken.id, domain::ContactId{1, 2}};
      door.house.portal.settings.Edit().groups = {group};
      REQUIRE(door.store->PutPortal(door.house.portal).ok());
      Office office(door, {.language = language, .window = {.width = width}});
      for (const std::string& path :
           {std::string("/contacts"), "/contacts/" + domain::IdText(door.house.ken.id),
            std::string("/contacts/new"), std::string("/groups")}) {
        INFO(language << " " << width << " " << path);
        office.page.Open("/manage" + path);
        CHECK(Complaints(office.page) == std::vector<std::string>());
        CHECK_FALSE(office.page.Shows("manage."));
      }
    }
  }
}

TEST_CASE("Sight of a further company is granted on the contact's page", "[ui][manage][contacts]") {
  FrontDoor door;
  door.house.ken.companies.push_back({.company = door.house.atlas.id});
  REQUIRE(door.store->PutContact(door.house.portal.id, door.house.ken).ok());
  Office office(door);
  office.page.Open("/manage/contacts/" + domain::IdText(door.house.ken.id));
  const auto toggles = office.page.All(Role::kCheckbox);
  const auto further = std::find_if(toggles.rbegin(), toggles.rend(), [](const ui::Node* node) {
    return node->name == "Sees this company's tickets";
  });
  REQUIRE(further != toggles.rend());
  office.page.Settle({{.kind = ui::DomEvent::Kind::kClick, .id = (*further)->id}});
  CHECK(office.page.Shows("Your changes are not saved yet."));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Find(Role::kStatus, "Saved.") != nullptr);
  const auto stored = door.store->ContactById(door.house.portal.id, door.house.ken.id);
  CHECK(stored->companies[1].view_granted);
  CHECK_FALSE(office.page.Shows("Without effect"));
  door.house.portal.settings.Edit().tickets.further_companies = false;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  office.page.Open("/manage");
  office.page.Open("/manage/contacts/" + domain::IdText(door.house.ken.id));
  CHECK(office.page.Shows("Without effect: further companies are switched off under Tickets."));
}

TEST_CASE("Contacts are chosen for a group by search, listed by name, and removed",
          "[ui][manage][contacts]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/groups");
  REQUIRE(office.page.Press(Role::kButton, "Create access group of chosen contacts"));
  REQUIRE(office.page.Fill("Access group name", "VIP"));
  REQUIRE(office.page.Press(Role::kButton, "Choose contacts"));
  REQUIRE(office.page.Fill("Search contacts", "ken"));
  REQUIRE(office.page.Press(Role::kButton, "Add"));
  REQUIRE(office.page.Fill("Search contacts", "noor"));
  REQUIRE(office.page.Press(Role::kButton, "Add"));
  CHECK(office.page.Shows("2 chosen contacts"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  using Ids = std::vector<domain::ContactId>;
  CHECK(office.Portal().settings->groups.front().contacts ==
        Ids{door.house.ken.id, door.house.noor.id});
  Office again(door);
  again.page.Open("/manage/groups");
  CHECK(again.page.Shows("ken@example.org"));
  REQUIRE(again.page.Press(Role::kButton, "Remove"));
  REQUIRE(again.page.Press(Role::kButton, "Save"));
  CHECK(again.Portal().settings->groups.front().contacts == Ids{door.house.noor.id});
}

TEST_CASE("Of a group with very many members the first are listed and all can be found",
          "[ui][manage][contacts]") {
  FrontDoor door;
  domain::AccessGroup group{.id = door.house.Next<domain::AccessGroupId>(), .name = "All"};
  for (int i = 0; i < 60; ++i) {
    group.contacts.push_back(door.house.AddContact("guest" + std::to_string(100 + i)).id);
  }
  door.house.portal.settings.Edit().groups = {group};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Office office(door);
  office.page.Open("/manage/groups");
  CHECK(office.page.Shows("guest119"));
  CHECK_FALSE(office.page.Shows("guest120"));
  CHECK(office.page.Shows("40 more. Search to find or remove them."));
  REQUIRE(office.page.Press(Role::kButton, "Show more"));
  CHECK(office.page.Shows("guest139"));
  REQUIRE(office.page.Press(Role::kButton, "Choose contacts"));
  REQUIRE(office.page.Fill("Search contacts", "guest159"));
  const auto buttons = office.page.All(Role::kButton);
  const auto last = std::find_if(buttons.rbegin(), buttons.rend(),
                                 [](const ui::Node* node) { return node->name == "Remove"; });
  REQUIRE(last != buttons.rend());
  office.page.Settle({{.kind = ui::DomEvent::Kind::kClick, .id = (*last)->id}});
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const auto kept = office.Portal().settings->groups.front().contacts;
  CHECK(kept.size() == 59);
  CHECK(std::find(kept.begin(), kept.end(), group.contacts.back()) == kept.end());
}

}  // namespace
}  // namespace genkan::support
