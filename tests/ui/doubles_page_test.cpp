// A manager works off likely doubles, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

void AddDouble(FrontDoor& door) {
  domain::Contact second = door.house.MakeContact("second", door.house.atlas.id);
  second.addresses.emplace_back("hana@example.org");
  REQUIRE(door.store->PutContact(door.house.portal.id, second).ok());
  door.house.AddTicket("Hana's own", door.house.hana.id);
}

TEST_CASE("Doubles are merged after a look at who will see what", "[ui][manage][doubles]") {
  FrontDoor door;
  AddDouble(door);
  Office office(door);
  office.page.Open("/manage/doubles");
  CHECK(office.page.Find(Role::kHeading, "The same address: hana@example.org") != nullptr);
  REQUIRE(office.page.Press(Role::kButton, "Keep hana"));
  REQUIRE(office.page.Press(Role::kButton, "Merge into hana"));
  CHECK(
      office.page.Shows("second will be gone. Tickets, messages, sessions and ways in become "
                        "those of hana."));
  CHECK(office.page.Shows("Whoever signs in as second will also see 1 ticket of the other."));
  CHECK(
      office.page.Shows("Whoever signs in as second will no longer see the tickets of "
                        "Atlas Freight."));
  CHECK(office.page.Shows("Afterwards hana@example.org signs in."));
  REQUIRE(office.page.Press(Role::kButton, "Merge"));
  CHECK(office.page.Shows("No contact looks like another."));
  CHECK(office.page.Find(Role::kStatus)->name == "The two are one contact.");
}

TEST_CASE("Different people are said to be that, and a merge can be left alone",
          "[ui][manage][doubles]") {
  FrontDoor door;
  AddDouble(door);
  Office office(door);
  office.page.Open("/manage/doubles");
  REQUIRE(office.page.Press(Role::kButton, "Keep hana"));
  REQUIRE(office.page.Press(Role::kButton, "Merge into hana"));
  REQUIRE(office.page.Press(Role::kButton, "Do not merge"));
  CHECK_FALSE(office.page.Shows("Afterwards hana@example.org signs in."));
  REQUIRE(office.page.Press(Role::kButton, "Keep another one"));
  CHECK(office.page.Find(Role::kButton, "Merge into hana") == nullptr);
  REQUIRE(office.page.Press(Role::kButton, "These are different people"));
  CHECK(office.page.Shows("No contact looks like another."));
}

TEST_CASE("Those behind the first page of doubles are reached, and it from there",
          "[ui][manage][doubles]") {
  FrontDoor door;
  for (int i = 0; i < 51; ++i) {
    const std::string name = "twin" + std::to_string(100 + i);
    for (const char* which : {"a", "b"}) {
      domain::Contact contact = door.house.MakeContact(name + which);
      contact.addresses.push_back(name + "@example.org");
      REQUIRE(door.store->PutContact(door.house.portal.id, contact).ok());
    }
  }
  Office office(door);
  office.page.Open("/manage/doubles");
  const std::string last = "The same address: twin150@example.org";
  CHECK(office.page.Find(Role::kHeading, last) == nullptr);
  CHECK(office.page.Find(Role::kButton, "First page") == nullptr);
  REQUIRE(office.page.Press(Role::kButton, "Next page"));
  CHECK(office.page.Find(Role::kHeading, last) != nullptr);
  CHECK(office.page.Find(Role::kButton, "Next page") == nullptr);
  REQUIRE(office.page.Press(Role::kButton, "These are different people"));
  CHECK(office.page.Shows("Nothing is left on this page."));
  REQUIRE(office.page.Press(Role::kButton, "First page"));
  CHECK(office.page.Find(Role::kHeading, "The same address: twin100@example.org") != nullptr);
}

TEST_CASE("The page of doubles is sound in every language, wide and narrow",
          "[ui][manage][doubles]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      FrontDoor door;
      AddDouble(door);
      Office office(door, {.language = language, .window = {.width = width}});
      INFO(language << " " << width);
      office.page.Open("/manage/doubles");
      CHECK(Complaints(office.page) == std::vector<std::string>());
      CHECK_FALSE(office.page.Shows("manage."));
    }
  }
}

}  // namespace
}  // namespace genkan::support
