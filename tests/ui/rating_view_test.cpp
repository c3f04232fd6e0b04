// Saying how a closed ticket was dealt with.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"
#include "support/reading.h"

namespace genkan::support {
namespace {

using ui::Role;

struct ClosedReading : Reading {
  ClosedReading() { MoveTo(door.house.closed); }
  void MoveTo(domain::StageId stage) {
    ticket.stage = stage;
    ticket = door.house.Put(ticket);
  }
  domain::Rating Stored() {
    return door.store->RatingBy(door.house.portal.id, ticket.id, door.house.ken.id).value();
  }
};

TEST_CASE("A closed ticket is rated in its thread, which is said, and changed in its place",
          "[ui][rating]") {
  for (const float width : {320.0F, 390.0F, 1280.0F}) {
    INFO(width);
    ClosedReading reading;
    PortalPage ken(reading.door, reading.door.house.ken, {.window = {.width = width}});
    ken.page.Open("/tickets/1");
    REQUIRE(ken.page.Find(Role::kHeading, "How did we do?") != nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kRadio, "Good"));
    REQUIRE(ken.page.Fill("Comment (optional)", "Quick."));
    REQUIRE(ken.page.Press(Role::kButton, "Send rating"));
    CHECK(ken.page.Find(Role::kStatus, "Thank you. Your rating was saved.") != nullptr);
    CHECK(reading.Stored().comment == "Quick.");
    CHECK(ken.page.Shows("You rated this ticket “Good”"));
    CHECK(ken.page.Shows("Quick."));
    CHECK(ken.page.Find(Role::kRadio, "Good") == nullptr);
    CHECK(ken.page.focus() == ken.page.Find(Role::kButton, "Change rating")->id);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kButton, "Change rating"));
    CHECK(ken.page.focus() == ken.page.Find(Role::kRadio, "Good")->id);
    REQUIRE(ken.page.Press(Role::kRadio, "Bad"));
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kButton, "Cancel"));
    CHECK(reading.Stored().verdict == domain::Verdict::kGood);
    REQUIRE(ken.page.Press(Role::kButton, "Change rating"));
    REQUIRE(ken.page.Press(Role::kRadio, "Bad"));
    REQUIRE(ken.page.Press(Role::kButton, "Send rating"));
    CHECK(reading.Stored().verdict == domain::Verdict::kBad);
  }
}

TEST_CASE("A rating without a verdict is asked for one, and none is lost on the way",
          "[ui][rating]") {
  ClosedReading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("Comment (optional)", "Quick."));
  REQUIRE(ken.page.Press(Role::kButton, "Send rating"));
  CHECK(ken.page.Shows("Choose one of the values that are offered."));
  CHECK(ken.page.focus() == ken.page.Find(Role::kRadio, "Good")->id);
  REQUIRE(ken.page.Press(Role::kRadio, "Good"));
  CHECK_FALSE(ken.page.Shows("Choose one of the values that are offered."));
  ken.wire.Refuse("/rating");
  REQUIRE(ken.page.Press(Role::kButton, "Send rating"));
  CHECK(ken.page.Shows("Your rating could not be saved."));
  CHECK(ken.page.Find(Role::kTextArea, "Comment (optional)")->value == "Quick.");
  ken.wire.Refuse("");
  REQUIRE(ken.page.Press(Role::kButton, "Send rating"));
  CHECK(reading.Stored().comment == "Quick.");
}

TEST_CASE("An open ticket asks for no rating, and shows the one that was given before",
          "[ui][rating]") {
  ClosedReading reading;
  reading.MoveTo(reading.door.house.waiting_for_us);
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Find(Role::kHeading, "How did we do?") == nullptr);
  const domain::Rating given{
      .verdict = domain::Verdict::kBad, .comment = "Too slow.", .given_at_millis = kNoon};
  REQUIRE(reading.door.store
              ->PutRating(reading.door.house.portal.id, {.ticket = reading.ticket.id,
                                                         .contact = reading.door.house.ken.id,
                                                         .rating = given})
              .ok());
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Shows("You rated this ticket “Bad”"));
  CHECK(ken.page.Shows("That was before it was opened again."));
  CHECK(ken.page.Shows("Too slow."));
  CHECK(ken.page.Find(Role::kButton, "Change rating") == nullptr);
}

}  // namespace
}  // namespace genkan::support
