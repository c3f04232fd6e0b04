// A table of contacts is brought in on its page, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "genkan/service/base64url.h"
#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

std::string Chosen(const std::string& table) {
  return "people.csv\ndata:text/csv;base64," + service::Base64Text(table);
}

TEST_CASE("A table is chosen, looked at and brought in, with a reason for each row",
          "[ui][manage][import]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/import");
  REQUIRE(office.page.Fill("Table of contacts (CSV)",
                           Chosen("name,email\nMai,mai@mori.example\nJun,nothing\n")));
  CHECK(office.page.Shows("people.csv"));
  CHECK(office.page.Shows("Contacts: 2 would be added, 0 are there already, 0 would be left out."));
  CHECK(office.page.Shows("Line 3: goes in without its address, which cannot be one (nothing)"));
  REQUIRE(office.page.Press(Role::kButton, "Import"));
  CHECK(office.page.Shows("Contacts: 2 added, 0 were there already, 0 left out."));
  CHECK(office.page.Find(Role::kButton, "Import") == nullptr);
  CHECK(door.store->ContactByMemberEmail(door.house.portal.id, "mai@mori.example").ok());
}

TEST_CASE("What is no table says so on the page", "[ui][manage][import]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/import");
  REQUIRE(office.page.Fill("Table of contacts (CSV)", Chosen("a,b\n1,2\n")));
  CHECK(office.page.Shows("No column is called name, email or company."));
  REQUIRE(office.page.Fill("Table of contacts (CSV)", "large.csv\n"));
  CHECK(office.page.Shows("This file is too large. At most 180 KiB."));
}

TEST_CASE("The page of the import is sound in every language, wide and narrow",
          "[ui][manage][import]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      FrontDoor door;
      Office office(door, {.language = language, .window = {.width = width}});
      INFO(language << " " << width);
      office.page.Open("/manage/import");
      CHECK(Complaints(office.page) == std::vector<std::string>());
      CHECK_FALSE(office.page.Shows("manage."));
    }
  }
}

}  // namespace
}  // namespace genkan::support
