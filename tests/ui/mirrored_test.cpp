// A portal in a language that begins at the right: everything stands where a mirror would show it.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <vector>

#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

constexpr const char* kPaths[] = {"/tickets",     "/tickets?state=closed", "/tickets/1",
                                  "/tickets/new", "/tickets/999999",       "/nowhere"};

void FillHouse(FrontDoor& door) {
  House& house = door.house;
  for (int i = 0; i < 30; ++i) {
    domain::Ticket ticket = house.MakeTicket("The export stops after 1,000 rows", house.hana.id);
    ticket.companies = {house.sakura.id};
    if (i % 3 == 0) ticket.stage = house.closed;
    ticket = house.Put(ticket);
    if (i > 0) continue;
    const auto conversation = house.AddConversation({ticket.id});
    for (int reply = 0; reply < 3; ++reply) {
      domain::Message message = house.MakeMessage(
          conversation.id, "One line.\n\nAnd another one that is long enough to need two of them.");
      message.author = {
          .kind = reply == 1 ? domain::AuthorKind::kStaff : domain::AuthorKind::kContact,
          .shown_name = "Hana Sakura"};
      REQUIRE(door.store->PutMessage(house.portal.id, message).ok());
    }
  }
}

// The width in which a node stands.
float WidthAround(const platform::HeadlessPortal& page, const ui::Node& node) {
  for (const ui::Node* up = page.ById(node.parent); up != nullptr; up = page.ById(up->parent)) {
    if (up->role == Role::kScroller) return up->rect.width;
  }
  return page.window().width;
}

void CheckMirrored(const platform::HeadlessPortal& left, const platform::HeadlessPortal& right) {
  REQUIRE(left.tree().nodes.size() == right.tree().nodes.size());
  REQUIRE(left.tree().nodes.size() > 5);
  for (std::size_t i = 0; i < left.tree().nodes.size(); ++i) {
    const ui::Node& a = left.tree().nodes[i];
    const ui::Node& b = right.tree().nodes[i];
    INFO(a.name);
    CHECK(a.id == b.id);
    CHECK(std::abs(b.rect.x - (WidthAround(left, a) - a.rect.x - a.rect.width)) < 0.01F);
    CHECK(a.rect.y == b.rect.y);
    CHECK(a.rect.width == b.rect.width);
    CHECK(a.rect.height == b.rect.height);
    CHECK(a.lines.size() == b.lines.size());
  }
}

TEST_CASE("A portal that begins at the right is the mirror image of one that begins at the left",
          "[ui][mirrored]") {
  FrontDoor door;
  FillHouse(door);
  for (const float width : {320.0F, 768.0F, 1280.0F}) {
    const platform::HeadlessWindow window{.width = width, .height = 700};
    PortalPage left(door, door.house.hana, {.language = "en", .directed = true, .window = window});
    PortalPage right(door, door.house.hana, {.language = "ar", .directed = true, .window = window});
    for (const char* path : kPaths) {
      INFO(width << " " << path);
      left.page.Open(path);
      right.page.Open(path);
      CheckMirrored(left.page, right.page);
      CHECK(Complaints(right.page) == std::vector<std::string>());
    }
  }
}

TEST_CASE("Rows that stay mounted while a list is scrolled stay where the mirror shows them",
          "[ui][mirrored]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage left(door, door.house.hana, {.language = "en", .directed = true});
  PortalPage right(door, door.house.hana, {.language = "ar", .directed = true});
  for (PortalPage* one : {&left, &right}) {
    one->page.Open("/tickets");
    for (const float top : {37.0F, 74.0F, 400.0F}) one->page.Scroll(top);
  }
  CheckMirrored(left.page, right.page);
}

// From the left end to the right end of what is drawn in each row of pixels. The kinds are text and
// shapes, which are made of the atlas's white pixel.
struct Extent {
  float from = 1e6F;
  float to = -1e6F;
};
using Extents = std::map<int, Extent>;

Extents Drawn(const platform::HeadlessPortal& page, bool text) {
  Extents extents;
  const ImDrawData& data = *page.output().draw_data;
  for (const ImDrawList* list : data.CmdLists) {
    const ImVec2 white = list->_Data->TexUvWhitePixel;
    for (const ImDrawVert& vertex : list->VtxBuffer) {
      const bool shape = vertex.uv.x == white.x && vertex.uv.y == white.y;
      if (shape == text) continue;
      Extent& row = extents[static_cast<int>(std::lround(vertex.pos.y))];
      row.from = std::min(row.from, vertex.pos.x);
      row.to = std::max(row.to, vertex.pos.x);
    }
  }
  return extents;
}

TEST_CASE("What is drawn is mirrored with what it means, shapes and words", "[ui][mirrored]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage left(door, door.house.hana, {.language = "en", .directed = true});
  PortalPage right(door, door.house.hana, {.language = "ar", .directed = true});
  left.page.Open("/tickets/new");
  right.page.Open("/tickets/new");
  for (const bool text : {false, true}) {
    const Extents a = Drawn(left.page, text);
    const Extents b = Drawn(right.page, text);
    REQUIRE(a.size() > 10);
    REQUIRE(a.size() == b.size());
    for (const auto& [y, row] : a) {
      INFO(text << " at " << y);
      REQUIRE(b.count(y) == 1);
      // Both ends are on whole pixels.
      CHECK(std::abs(b.at(y).from - (1280 - row.to)) <= 1.5F);
      CHECK(std::abs(b.at(y).to - (1280 - row.from)) <= 1.5F);
    }
  }
}

TEST_CASE("A message stands where its own direction begins, a single line where the portal's does",
          "[ui][mirrored]") {
  FrontDoor door;
  House& house = door.house;
  const std::string arabic = "\u0645\u0631\u062D\u0628\u0627";
  domain::Ticket ticket = house.MakeTicket(arabic, house.hana.id);
  ticket.companies = {house.sakura.id};
  ticket = house.Put(ticket);
  const auto conversation = house.AddConversation({ticket.id});
  for (const std::string& text : {arabic, std::string("Hello"), std::string("#12 (3)")}) {
    REQUIRE(door.store->PutMessage(house.portal.id, house.MakeMessage(conversation.id, text)).ok());
  }
  for (const char* language : {"en", "ar"}) {
    INFO(language);
    PortalPage one(door, house.hana, {.language = language, .directed = true});
    one.page.Open("/tickets");
    const ui::Node* subject = one.page.Find(Role::kLink, arabic);
    REQUIRE(subject != nullptr);
    CHECK(subject->text_x == 0);
    one.page.Open("/tickets/1");
    const auto start = [&](const std::string& text) {
      const ui::Node* message = one.page.Find(Role::kParagraph, text);
      REQUIRE(message != nullptr);
      return message->text_x;
    };
    const bool mirrored = std::string(language) == "ar";
    CHECK((start(arabic) == 0) == mirrored);
    CHECK((start("Hello") == 0) == !mirrored);
    CHECK(start("#12 (3)") == 0);
  }
}

TEST_CASE("The pointer meets things where they are seen", "[ui][mirrored]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage right(door, door.house.hana, {.language = "ar", .directed = true});
  right.page.Open("/tickets/new");
  const ui::Node* sign_out = right.page.Find(Role::kButton, "\u200FSign out");
  REQUIRE(sign_out != nullptr);
  const ui::Rect rect = right.page.RectInWindow(*sign_out);
  CHECK(rect.x + rect.width < 640);
  const auto colours = [&](float x) {
    right.page.Resize({.pointer_x = x, .pointer_y = rect.y + 5});
    right.page.Settle();
    std::vector<ImU32> all;
    for (const ImDrawList* list : right.page.output().draw_data->CmdLists) {
      for (const ImDrawVert& vertex : list->VtxBuffer) all.push_back(vertex.col);
    }
    return all;
  };
  const std::vector<ImU32> apart = colours(1279);
  CHECK(colours(rect.x + 5) != apart);
  CHECK(colours(1280 - rect.x - 5) == apart);
}

}  // namespace
}  // namespace genkan::support
