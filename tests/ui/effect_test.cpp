// A manager reads who is affected before they save, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("Who can no longer sign in is shown and said above the button that saves it",
          "[ui][manage][effect]") {
  for (const char* language : {"en", "ja"}) {
    FrontDoor door;
    domain::AccessGroup group{.id = door.house.Next<domain::AccessGroupId>(), .name = "VIP"};
    group.contacts = {door.house.ken.id};
    door.house.portal.settings.Edit().groups = {group};
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    Office office(door, {.language = language, .window = {.width = 390}});
    office.page.Open("/manage/access");
    CHECK(office.page.Find(Role::kHeading, office.Text("manage.effect.title")) == nullptr);
    REQUIRE(office.page.Press(Role::kRadio, office.Text("manage.access.groups")));
    CHECK(office.page.Find(Role::kHeading, office.Text("manage.effect.title")) != nullptr);
    const bool english = std::string(language) == "en";
    const std::string all = english ? "3 customers can no longer sign in: hana, ken, noor"
                                    : "3名のお客様がログインできなくなります：hana、ken、noor";
    CHECK(office.page.Shows(all));
    CHECK(office.page.Find(Role::kStatus, all) != nullptr);
    REQUIRE(office.page.Press(Role::kCheckbox, "VIP"));
    CHECK(office.page.Shows(english ? "2 customers can no longer sign in: hana, noor"
                                    : "2名のお客様がログインできなくなります：hana、noor"));
    CHECK(Complaints(office.page) == std::vector<std::string>());
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.save")));
    CHECK(office.page.Find(Role::kHeading, office.Text("manage.effect.title")) == nullptr);
  }
}

TEST_CASE("Deleting a group that is let in says whom it shuts out", "[ui][manage][effect]") {
  FrontDoor door;
  domain::AccessGroup group{.id = door.house.Next<domain::AccessGroupId>(), .name = "VIP"};
  group.contacts = {door.house.ken.id};
  domain::PortalSettings& settings = door.house.portal.settings.Edit();
  settings.groups = {group};
  settings.access.groups_only = true;
  settings.access.groups = {group.id};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Office office(door);
  office.page.Open("/manage/groups");
  REQUIRE(office.page.Press(Role::kButton, "Delete group"));
  CHECK(office.page.Shows("1 customer can no longer sign in: ken"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  office.page.Open("/manage/access");
  CHECK(office.page.Shows("There is no access group yet, so nobody would get in."));
}

TEST_CASE("A change that touches nobody says nothing of it", "[ui][manage][effect]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/address");
  REQUIRE(office.page.Fill("Portal name", "Sakura"));
  CHECK(office.page.Shows("Your changes are not saved yet."));
  CHECK_FALSE(office.page.Shows("Who is affected"));
}

}  // namespace
}  // namespace genkan::support
