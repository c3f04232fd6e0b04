// The search as a customer meets it, by role and name.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

// A ticket of Ken's with one message.
void AddTicket(FrontDoor& door, const std::string& subject, const std::string& text) {
  const domain::Ticket ticket = door.house.AddTicket(subject, door.house.ken.id);
  door.house.AddMessage(door.house.AddConversation({ticket.id}).id, text);
}

const ui::Node* Box(const PortalPage& page) { return page.page.Find(Role::kTextField); }

std::string MarkedIn(const ui::Node& node) {
  std::string marked;
  for (const ui::TextRange& mark : node.marks) {
    marked += "[" + node.name.substr(mark.begin, mark.end - mark.begin) + "]";
  }
  return marked;
}

TEST_CASE("A customer searches from any screen and goes to what was found", "[ui][search]") {
  FrontDoor door;
  AddTicket(door, "The parcel is late", "Where is the ｻｰﾊﾞｰ?");
  AddTicket(door, "Invoice", "Nothing of that.");
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  REQUIRE(ken.page.Find(Role::kSearch) != nullptr);
  REQUIRE(Box(ken) != nullptr);
  CHECK(Box(ken)->name == "Search your tickets");
  REQUIRE(ken.page.Fill("Search your tickets", "サーバー"));
  CHECK(ken.page.path() == "/tickets");
  REQUIRE(ken.page.Press(Role::kButton, "Search"));
  CHECK(ken.page.path() == "/search?q=%E3%82%B5%E3%83%BC%E3%83%90%E3%83%BC");
  REQUIRE(ken.page.Find(Role::kHeading, "Results for “サーバー”") != nullptr);
  CHECK(ken.page.output().title.find("Results for “サーバー”") != std::string::npos);
  CHECK(ken.page.Find(Role::kParagraph, "1 ticket found") != nullptr);
  CHECK(ken.page.Find(Role::kStatus)->name.find("1 ticket found") != std::string::npos);
  CHECK(ken.page.All(Role::kListItem).size() == 1);
  const ui::Node* snippet = ken.page.Find(Role::kParagraph, "Where is the ｻｰﾊﾞｰ?");
  REQUIRE(snippet != nullptr);
  CHECK(MarkedIn(*snippet) == "[ｻｰﾊﾞ]");
  CHECK(Box(ken)->value == "サーバー");
  CHECK(Complaints(ken.page) == std::vector<std::string>());

  REQUIRE(ken.page.Press(Role::kLink, "The parcel is late"));
  CHECK(ken.page.path() == "/tickets/1");
  CHECK(Box(ken)->value.empty());
  ken.page.Back();
  CHECK(ken.page.Find(Role::kHeading, "Results for “サーバー”") != nullptr);
  CHECK(Box(ken)->value == "サーバー");
}

TEST_CASE("The ticket whose number is typed is the first result", "[ui][search]") {
  FrontDoor door;
  AddTicket(door, "First", "a");
  AddTicket(door, "1 of them", "b");
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/search?q=%231");
  CHECK(ken.page.All(Role::kListItem).size() == 2);
  const auto links = ken.page.Names(Role::kLink);
  const auto at = [&](std::string_view name) {
    return std::find(links.begin(), links.end(), name) - links.begin();
  };
  CHECK(at("First") < at("1 of them"));
}

TEST_CASE("A search without results, without words and with a failure says so", "[ui][search]") {
  FrontDoor door;
  AddTicket(door, "First", "a");
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/search");
  CHECK(ken.page.Find(Role::kHeading, "Search") != nullptr);
  CHECK(ken.page.Find(Role::kParagraph, ken.strings.Text("search.hint")) != nullptr);
  ken.page.Open("/search?q=zzz");
  CHECK(ken.page.Find(Role::kParagraph, ken.strings.Text("search.none")) != nullptr);
  CHECK(ken.page.Find(Role::kStatus)->name.find("Nothing was found") != std::string::npos);
  ken.page.Open("/search?q=-");
  CHECK(ken.page.Find(Role::kParagraph, ken.strings.Text("error.search_empty")) != nullptr);
  CHECK(ken.page.Find(Role::kButton, "Try again") == nullptr);
  ken.wire.Refuse("/v1/search");
  ken.page.Open("/search?q=first");
  REQUIRE(ken.page.Find(Role::kButton, "Try again") != nullptr);
  ken.wire.Refuse("");
  REQUIRE(ken.page.Press(Role::kButton, "Try again"));
  CHECK(ken.page.Find(Role::kLink, "First") != nullptr);
  ken.wire.Cut(true);
  ken.page.Open("/search?q=other");
  CHECK(ken.page.Find(Role::kParagraph, ken.strings.Text("frame.offline")) != nullptr);
  CHECK((ken.page.Find(Role::kMain)->states & ui::kBusy) != 0);
}

TEST_CASE("More results come below, and the focus stays where it can", "[ui][search]") {
  FrontDoor door;
  for (int i = 0; i < 45; ++i)
    door.house.AddTicket("needle " + std::to_string(i), door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/search?q=needle");
  CHECK(ken.page.All(Role::kListItem).size() == 20);
  const ui::NodeId more = ken.page.Find(Role::kButton, "Show more results")->id;
  REQUIRE(ken.page.Press(Role::kButton, "Show more results"));
  CHECK(ken.page.All(Role::kListItem).size() == 40);
  REQUIRE(ken.page.Find(Role::kButton, "Show more results") != nullptr);
  CHECK(ken.page.Find(Role::kButton, "Show more results")->id == more);
  CHECK(ken.page.output().focus == 0);
  REQUIRE(ken.page.Press(Role::kButton, "Show more results"));
  CHECK(ken.page.All(Role::kListItem).size() == 45);
  CHECK(ken.page.Find(Role::kButton, "Show more results") == nullptr);
}

TEST_CASE("Nothing is searched while an input method composes", "[ui][search]") {
  FrontDoor door;
  AddTicket(door, "返品", "a");
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  const auto compose = [&](float letters) {
    ken.page.Settle(
        {{.kind = ui::DomEvent::Kind::kCompose, .id = Box(ken)->id, .number = letters}});
  };
  compose(2.0F);
  CHECK(ken.page.path() == "/tickets");
  compose(0.0F);
  REQUIRE(ken.page.Fill("Search your tickets", "返"));
  CHECK(ken.page.path() == "/tickets");
  REQUIRE(ken.page.Submit("Search your tickets"));
  CHECK(ken.page.Find(Role::kLink, "返品") != nullptr);
}

TEST_CASE("The search fits every width and language", "[ui][search]") {
  FrontDoor door;
  AddTicket(door, "返品 サーバーが停止 " + std::string(60, 'x'),
            "サーバー " + std::string(400, 'y'));
  for (const char* language : {"en", "ja", "pl"}) {
    for (const float width : {320.0F, 390.0F, 700.0F, 1280.0F}) {
      INFO(language << " " << width);
      door.house.ken.language = language;
      REQUIRE(door.store->PutContact(door.house.portal.id, door.house.ken).ok());
      PortalPage ken(door, door.house.ken,
                     {.language = language, .window = {.width = width, .height = 800}});
      ken.page.Open("/search?q=%E3%82%B5%E3%83%BC%E3%83%90");
      CHECK(ken.page.Find(Role::kSearch) != nullptr);
      CHECK(ken.page.All(Role::kListItem).size() == 1);
      CHECK(Complaints(ken.page) == std::vector<std::string>());
    }
  }
  // At 400 % zoom the banner has a way to the search, which has the box.
  PortalPage low(door, door.house.ken, {.window = {.width = 320, .height = 256}});
  low.page.Open("/tickets");
  CHECK(low.page.Find(Role::kSearch) == nullptr);
  REQUIRE(low.page.Press(Role::kLink, low.strings.Text("search.press")));
  CHECK(low.page.Find(Role::kSearch) != nullptr);
}

}  // namespace
}  // namespace genkan::support
