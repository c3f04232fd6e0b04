// A manager answers what people ask for of the data about themselves, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

std::string ContactPath(const domain::Contact& contact) {
  return "/manage/contacts/" + domain::IdText(contact.id);
}

TEST_CASE("A request is recorded, checked, looked at and carried out", "[ui][manage][privacy]") {
  FrontDoor door;
  door.house.AddTicket("Hana's own", door.house.hana.id);
  Office office(door);
  office.page.Open(ContactPath(door.house.hana));
  REQUIRE(office.page.Press(Role::kButton, "They ask to be erased"));
  CHECK(office.page.Shows("Done."));
  REQUIRE(office.page.Press(Role::kLink, "To the requests"));
  CHECK(office.page.path() == "/manage/privacy");
  CHECK(office.page.Find(Role::kHeading, "Erase hana") != nullptr);
  CHECK(office.page.Find(Role::kButton, "Show what would go") == nullptr);
  REQUIRE(office.page.Fill("How did you make sure who asks?", "Called back."));
  REQUIRE(office.page.Press(Role::kButton, "Note the check"));
  CHECK(office.page.Shows("Called back."));
  REQUIRE(office.page.Press(Role::kButton, "Show what would go"));
  CHECK(office.page.Find(Role::kButton, "Erase for good") != nullptr);
  REQUIRE(office.page.Press(Role::kButton, "Erase for good"));
  CHECK(door.store->ContactById(door.house.portal.id, door.house.hana.id).error().code ==
        ErrorCode::kNotFound);
  // The backend's words are in the manager's own language.
  CHECK(office.page.Find(Role::kHeading, "Erase 元のお客様 1") != nullptr);
  CHECK(office.page.Find(Role::kButton, "Erase for good") == nullptr);
}

TEST_CASE("A legal hold says why nothing is erased, until it is lifted", "[ui][manage][privacy]") {
  FrontDoor door;
  Office office(door);
  office.page.Open(ContactPath(door.house.hana));
  REQUIRE(office.page.Fill("Reason for a legal hold", "Case 7"));
  REQUIRE(office.page.Press(Role::kButton, "Put a legal hold"));
  REQUIRE(office.page.Press(Role::kButton, "They ask to be erased"));
  REQUIRE(office.page.Press(Role::kLink, "To the requests"));
  REQUIRE(office.page.Fill("How did you make sure who asks?", "Passport."));
  REQUIRE(office.page.Press(Role::kButton, "Note the check"));
  REQUIRE(office.page.Press(Role::kButton, "Show what would go"));
  CHECK(office.page.Shows("Nothing is erased while there is a legal hold: Case 7"));
  CHECK(office.page.Find(Role::kButton, "Erase for good") == nullptr);
  REQUIRE(office.page.Press(Role::kButton, "Lift the hold"));
  CHECK(office.page.Shows("There is none."));
  REQUIRE(office.page.Press(Role::kButton, "Show what would go"));
  CHECK(office.page.Find(Role::kButton, "Erase for good") != nullptr);
}

TEST_CASE("A ticket is put under a legal hold by its number, and the desk says so",
          "[ui][manage][privacy]") {
  FrontDoor door;
  const domain::Ticket ticket = door.house.AddTicket("Boxes", door.house.hana.id);
  Office office(door);
  office.page.Open("/manage/privacy");
  REQUIRE(office.page.Fill("Number of the ticket", "#1"));
  REQUIRE(office.page.Fill("Reason for a legal hold", "Case 8"));
  REQUIRE(office.page.Press(Role::kButton, "Put a legal hold on a ticket"));
  CHECK(office.page.Shows("#1 Boxes"));
  CHECK(office.page.Shows("Case 8"));
  CHECK(door.store->TicketHolds(door.house.portal.id).value().at(0).ticket == ticket.id);
  REQUIRE(office.page.Press(Role::kButton, "Lift the hold"));
  CHECK(door.store->TicketHolds(door.house.portal.id).value().empty());
}

TEST_CASE("A request is refused with a reason", "[ui][manage][privacy]") {
  FrontDoor door;
  Office office(door);
  office.page.Open(ContactPath(door.house.hana));
  REQUIRE(office.page.Press(Role::kButton, "They ask for their data"));
  REQUIRE(office.page.Press(Role::kLink, "To the requests"));
  REQUIRE(office.page.Fill("Reason for a refusal", "Not the person."));
  REQUIRE(office.page.Press(Role::kButton, "Refuse"));
  CHECK(office.page.Shows("Not the person."));
  CHECK(office.page.Find(Role::kButton, "Refuse") == nullptr);
}

TEST_CASE("How long closed tickets are kept is set for each pipeline", "[ui][manage][privacy]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/retention");
  REQUIRE(office.page.Fill(door.house.pipeline.name + ": months after closing", "24"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const auto portal = door.store->PortalById(door.house.portal.id);
  CHECK(domain::MonthsKept(portal->settings->privacy, door.house.pipeline.id) == 24);
}

TEST_CASE("The pages of privacy are sound in every language, wide and narrow",
          "[ui][manage][privacy]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      FrontDoor door;
      Office office(door, {.language = language, .window = {.width = width}});
      INFO(language << " " << width);
      office.page.Open(ContactPath(door.house.hana));
      REQUIRE(office.page.Press(Role::kButton, office.Text("manage.privacy.ask_erase")));
      for (const char* path : {"/manage/privacy", "/manage/retention"}) {
        office.page.Open(path);
        CHECK(Complaints(office.page) == std::vector<std::string>{});
      }
    }
  }
}

}  // namespace
}  // namespace genkan::support
