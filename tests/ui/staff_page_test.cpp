// The page of those who work here, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("Somebody is invited, and permissions are given, on the page of staff",
          "[ui][manage][staff]") {
  FrontDoor door;
  door.AddManager("owner@example.org");
  const domain::Staff sam = door.AddAgent("sam@example.org");
  Office office(door);
  office.page.Open("/manage/staff");
  CHECK(office.page.Shows("sam@example.org"));
  REQUIRE(office.page.Press(Role::kCheckbox, "Manager: changes the portal's settings"));
  CHECK(domain::Holds(door.store->StaffById(door.house.portal.id, sam.id).value(),
                      domain::Permission::kCustomerPortalSettings));
  CHECK(office.page.Find(Role::kStatus, "Saved.") != nullptr);
  REQUIRE(office.page.Fill("Email", "new@example.org"));
  REQUIRE(office.page.Fill("Name", "Nia"));
  REQUIRE(office.page.Press(Role::kButton, "Send invitation"));
  CHECK(office.page.Shows("Nia"));
  CHECK(office.page.Shows("new@example.org · is invited"));
  CHECK(office.page.Find(Role::kTextField, "Email")->value.empty());
}

TEST_CASE("Somebody is suspended and let back in on the page of staff", "[ui][manage][staff]") {
  FrontDoor door;
  door.AddManager("owner@example.org");
  const domain::Staff sam = door.AddAgent("sam@example.org");
  const auto state = [&] {
    return door.store->StaffById(door.house.portal.id, sam.id).value().sign_in;
  };
  Office office(door);
  office.page.Open("/manage/staff");
  REQUIRE(office.page.Press(Role::kButton, "Suspend"));
  CHECK(state() == domain::SignInState::kSuspended);
  CHECK(office.page.Find(Role::kButton, "Suspend") == nullptr);
  CHECK(office.page.Shows("Signed out everywhere. What they wrote and their tickets stay."));
  REQUIRE(office.page.Press(Role::kButton, "Let back in"));
  CHECK(state() == domain::SignInState::kActive);
}

TEST_CASE("An invitation without an address says so at the field", "[ui][manage][staff]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/staff");
  REQUIRE(office.page.Press(Role::kButton, "Send invitation"));
  const ui::Node* email = office.page.Find(Role::kTextField, "Email");
  CHECK_FALSE(email->description.empty());
  CHECK(office.page.focus() == email->id);
}

TEST_CASE("The page of staff is sound in every language, wide and narrow", "[ui][manage][staff]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 1280.0F}) {
      FrontDoor door;
      door.AddManager("owner@example.org");
      door.AddAgent("sam@example.org");
      Office office(door, {.language = language, .window = {.width = width}});
      INFO(language << " " << width);
      office.page.Open("/manage/staff");
      CHECK(Complaints(office.page) == std::vector<std::string>());
      CHECK_FALSE(office.page.Shows("manage."));
    }
  }
}

}  // namespace
}  // namespace genkan::support
