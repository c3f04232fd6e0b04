// A long thread: its last messages, and older ones on demand.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"
#include "support/reading.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("Older messages come by a button that keeps the focus, and no more than were asked for",
          "[ui][thread][older]") {
  Reading reading;
  for (int i = 0; i < 448; ++i) {
    reading.Say({.kind = domain::AuthorKind::kStaff, .shown_name = "Aoi Mori"}, "More.");
  }
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.All(Role::kArticle).size() == 200);
  const std::string older = ken.strings.Text("thread.older");
  const ui::Node* button = ken.page.Find(Role::kButton, older);
  REQUIRE(button != nullptr);
  const ui::NodeId id = button->id;
  REQUIRE(ken.page.Press(Role::kButton, older));
  CHECK(ken.page.All(Role::kArticle).size() == 400);
  button = ken.page.Find(Role::kButton, older);
  REQUIRE(button != nullptr);
  CHECK(button->id == id);
  REQUIRE(ken.page.Press(Role::kButton, older));
  const auto articles = ken.page.All(Role::kArticle);
  CHECK(articles.size() == 450);
  CHECK(ken.page.Find(Role::kButton, older) == nullptr);
  CHECK(ken.page.focus() == articles.front()->id);
}

}  // namespace
}  // namespace genkan::support
