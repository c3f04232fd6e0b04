// Where somebody reads on: what came since their last visit.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"
#include "support/reading.h"

namespace genkan::support {
namespace {

using ui::Role;

constexpr std::string_view kLine = "New since your last visit";

// Stores a message of support's that was sent so long after noon.
void SayLater(Reading& reading, Millis after, const std::string& text) {
  domain::Message message = reading.door.house.MakeMessage(reading.conversation, text);
  message.author = {.kind = domain::AuthorKind::kStaff, .shown_name = "Aoi Mori"};
  message.sent_at_millis = kNoon + after;
  REQUIRE(reading.door.store->PutMessage(reading.door.house.portal.id, message).ok());
}

void HasRead(Reading& reading, Millis after) {
  House& house = reading.door.house;
  REQUIRE(
      reading.door.store->NoteRead(house.portal.id, house.ken.id, reading.ticket.id, kNoon + after)
          .ok());
}

// What stands right after the line, by its key in reading order.
const ui::Node* AfterLine(const PortalPage& ken) {
  const auto& nodes = ken.page.tree().nodes;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    if (nodes[i].role == Role::kSeparator && nodes[i].name == kLine) return &nodes[i + 1];
  }
  return nullptr;
}

TEST_CASE("A line stands before what came since the last visit", "[ui][thread][news]") {
  Reading reading;
  SayLater(reading, 3600'000, "Read before.");
  HasRead(reading, 3600'000);
  SayLater(reading, 7200'000, "New one.");
  SayLater(reading, 7300'000, "New two.");
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  const ui::Node* article = AfterLine(ken);
  REQUIRE(article != nullptr);
  CHECK(article->role == Role::kArticle);
  const auto articles = ken.page.All(Role::kArticle);
  REQUIRE(articles.size() == 5);
  CHECK(articles[3]->id == article->id);
  CHECK(Complaints(ken.page) == std::vector<std::string>());
  // It stays while the ticket is open, though all is read by then.
  REQUIRE(ken.page.Press(Role::kButton, "Exact times"));
  SayLater(reading, 7400'000, "And one more.");
  ken.page.Settle({{.kind = ui::DomEvent::Kind::kChanges, .text = "anything"}});
  CHECK(ken.page.Shows("And one more."));
  REQUIRE(AfterLine(ken) != nullptr);
  CHECK(AfterLine(ken)->id == article->id);
  // Whoever leaves without a move has not read the last one.
  const auto last = ken.page.All(Role::kArticle).back()->id;
  ken.page.Open("/tickets");
  ken.page.Open("/tickets/1");
  REQUIRE(AfterLine(ken) != nullptr);
  CHECK(AfterLine(ken)->id == last);
  REQUIRE(ken.page.Press(Role::kButton, "Exact times"));
  ken.page.Open("/tickets");
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Shows("And one more."));
  CHECK(AfterLine(ken) == nullptr);
}

TEST_CASE("Where nothing had been read, or all has, there is no line", "[ui][thread][news]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(AfterLine(ken) == nullptr);
  Reading all;
  SayLater(all, 3600'000, "Read.");
  HasRead(all, 3600'000);
  PortalPage other(all.door, all.door.house.ken);
  other.page.Open("/tickets/1");
  CHECK(other.page.Shows("Read."));
  CHECK(AfterLine(other) == nullptr);
}

}  // namespace
}  // namespace genkan::support
