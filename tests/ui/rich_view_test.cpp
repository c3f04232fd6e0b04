// Messages as they are read: paragraphs, lists, quotes, code and links.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/rich_text.h"
#include "support/portal_page.h"
#include "support/reading.h"

namespace genkan::support {
namespace {

using ui::Role;

const ui::Node* ParentOf(const PortalPage& page, const ui::Node* node) {
  for (const ui::Node& other : page.page.tree().nodes) {
    if (other.id == node->parent) return &other;
  }
  return nullptr;
}

TEST_CASE("A message is read with its lists, quotes, code and links", "[ui][thread][rich]") {
  for (const float width : {320.0F, 1280.0F}) {
    Reading reading;
    reading.Say({.kind = domain::AuthorKind::kStaff, .shown_name = "Aoi Mori"},
                "Please **do** this:\n\n1. Open [the page](https://example.com/a)\n   - twice\n2. "
                "Wait\n\n> You said\n> > that\n\n```\nls -l\n```\nThe *rest* stays.");
    PortalPage ken(reading.door, reading.door.house.ken, {.window = {.width = width}});
    ken.page.Open("/tickets/1");
    const ui::Node* first = ken.page.Find(Role::kParagraph, "Please do this:");
    REQUIRE(first != nullptr);
    CHECK(first->marks == std::vector<ui::TextRange>{{.begin = 7, .end = 9, .strong = true}});
    const ui::Node* link = ken.page.Find(Role::kParagraph, "Open the page");
    REQUIRE(link != nullptr);
    REQUIRE(link->marks.size() == 1);
    CHECK(link->marks[0].href == "https://example.com/a");
    const ui::Node* item = ParentOf(ken, link);
    REQUIRE(item->role == Role::kListItem);
    CHECK(ParentOf(ken, item)->level == 1);
    const ui::Node* nested = ken.page.Find(Role::kParagraph, "twice");
    REQUIRE(nested != nullptr);
    CHECK(ParentOf(ken, ParentOf(ken, ParentOf(ken, nested))) == item);
    const ui::Node* quoted = ken.page.Find(Role::kParagraph, "that");
    REQUIRE(quoted != nullptr);
    CHECK(ParentOf(ken, quoted)->role == Role::kQuote);
    CHECK(ParentOf(ken, ParentOf(ken, quoted))->role == Role::kQuote);
    CHECK(ken.page.Find(Role::kCode, "ls -l") != nullptr);
    CHECK(ken.page.Find(Role::kParagraph, "The *rest* stays.") != nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
  }
}

TEST_CASE("What was said before is folded behind a button that says so", "[ui][thread][rich]") {
  Reading reading;
  reading.Say({.kind = domain::AuthorKind::kContact,
               .contact = reading.door.house.ken.id,
               .shown_name = "Ken"},
              "It works.\n\nAoi wrote:\n> Try it");
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Shows("It works."));
  CHECK_FALSE(ken.page.Shows("Try it"));
  const ui::Node* button = ken.page.Find(Role::kButton, "Show quoted text");
  REQUIRE(button != nullptr);
  CHECK((button->states & ui::kExpandable) != 0);
  CHECK((button->states & ui::kExpanded) == 0);
  const ui::NodeId id = button->id;
  REQUIRE(ken.page.Press(Role::kButton, "Show quoted text"));
  CHECK(ken.page.Shows("Try it"));
  CHECK(ken.page.Shows("Aoi wrote:"));
  button = ken.page.Find(Role::kButton, "Hide quoted text");
  REQUIRE(button != nullptr);
  CHECK(button->id == id);
  CHECK((button->states & ui::kExpanded) != 0);
  CHECK(Complaints(ken.page) == std::vector<std::string>());
}

TEST_CASE("A hostile message costs a thread no more than its few blocks", "[ui][thread][rich]") {
  Reading reading;
  std::string text;
  for (int i = 0; i < 10000; ++i) text += '>';
  text += " deep\n";
  for (int i = 0; i < 5000; ++i) text += "- a\n\n";
  reading.Say({.kind = domain::AuthorKind::kStaff, .shown_name = "Aoi Mori"}, text);
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.All(Role::kQuote).size() == domain::kQuoteDepthMax);
  CHECK(ken.page.tree().nodes.size() < 1500);
}

}  // namespace
}  // namespace genkan::support
