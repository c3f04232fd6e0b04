// A list of a hundred thousand tickets: what is drawn, what is mirrored, and when.
#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <map>
#include <optional>
#include <vector>

#include "bench/bench_transport.h"
#include "platform/web/rasteriser.h"
#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

constexpr std::size_t kNodesMax = 600;

struct LongList {
  LongList() { page.Open("/tickets"); }

  // Scrolls to a row and waits until all is at rest.
  void GoTo(int row) {
    page.Scroll(static_cast<float>(row) * 56);
    clock.Advance(200);
    page.Settle();
  }

  const ui::Node* RowOf(int number) const {
    const ui::Node* cell = page.Find(Role::kCell, "#" + std::to_string(number));
    return cell == nullptr ? nullptr : page.ById(cell->parent);
  }

  ManualClock clock;
  CountingRandom random;
  FixedZone zone{0};
  bench::BenchTransport backend;
  Wire wire{backend};
  client::PortalClient client{wire, clock, random};
  Strings strings = ShippedStrings("en");
  platform::HeadlessPortal page{
      {.client = client, .strings = strings, .zone = zone, .clock = clock, .busy = [this] {
         return wire.busy();
       }}};
};

TEST_CASE("A hundred thousand tickets are one table of which a few hundred nodes are there",
          "[ui][long-list]") {
  LongList list;
  CHECK(list.page.Find(Role::kTable)->row_count == bench::kBenchTickets + 1);
  CHECK(list.page.tree().nodes.size() < kNodesMax);
  for (const int row : {500, 50'000, 99'990}) {
    list.GoTo(row);
    CHECK(list.page.tree().nodes.size() < kNodesMax);
    const ui::Node* there = list.RowOf(row + 1);
    REQUIRE(there != nullptr);
    CHECK(there->row_index == row + 2);
    CHECK(Complaints(list.page) == std::vector<std::string>());
  }
}

TEST_CASE("Every row in sight is mirrored at rest, where it is drawn", "[ui][long-list]") {
  LongList list;
  list.GoTo(1234);
  int in_sight = 0;
  for (const ui::Node* row : list.page.All(Role::kRow)) {
    const ui::Rect rect = list.page.RectInWindow(*row);
    if (row->row_index > 1 && rect.y >= 61 && rect.y < list.page.window().height) ++in_sight;
  }
  CHECK(in_sight >= 12);
}

TEST_CASE("While the list is in motion the page is told nothing", "[ui][long-list]") {
  LongList list;
  list.GoTo(100);
  const int before = list.page.sink().total();
  for (int i = 1; i <= 20; ++i) {
    list.clock.Advance(4);
    list.page.Scroll(100 * 56.0F + static_cast<float>(i) * 20);
    REQUIRE(list.page.sink().total() == before);
  }
  list.page.Rest();
  CHECK(list.page.sink().total() > before);
  CHECK(list.RowOf(108) != nullptr);
}

TEST_CASE("In a fling no row in sight is missing from the mirror for longer than 100 ms",
          "[ui][long-list]") {
  LongList list;
  list.GoTo(100);
  const float height = list.page.Find(Role::kScroller)->rect.height;
  std::optional<Millis> missing_since;
  int missing_frames = 0;
  for (int i = 1; i <= 60; ++i) {
    list.clock.Advance(16);
    list.page.Scroll(5600 + static_cast<float>(i) * 300);
    float mirrored = 0;
    for (const ui::Node* row : list.page.All(Role::kRow)) {
      const ui::Rect rect = list.page.RectInWindow(*row);
      if (row->row_index < 2) continue;
      mirrored += std::max(0.0F, std::min(rect.y + rect.height, 800.0F) - std::max(rect.y, 61.0F));
    }
    if (mirrored >= height - 1) {
      missing_since.reset();
      continue;
    }
    ++missing_frames;
    if (!missing_since.has_value()) missing_since = list.clock.NowMillis();
    CHECK(list.clock.NowMillis() - *missing_since < 100);
    // Where no scroll event comes, a deadline brings the frame that mends it.
    CHECK(list.page.output().deadline == *missing_since + 100);
  }
  CHECK(missing_frames > 0);
}

// What each drawn strip looks like, over an atlas that is white all over: the places of texts, and
// all shapes.
using Pixels = std::vector<platform::Pixel>;
std::map<int, Pixels> StripsOf(const platform::HeadlessPortal& page) {
  const ui::ContentStrips& strips = page.output().strips;
  const int height = page.window().strip_px;
  const ImTextureData& texture = *page.output().draw_data->Textures->front();
  const auto texels =
      static_cast<std::size_t>(texture.Width) * static_cast<std::size_t>(texture.Height);
  const Pixels atlas(texels, 0xFFFFFFFF);
  std::map<int, Pixels> pictures;
  for (int i = 0; i < strips.drawn_count; ++i) {
    ImDrawData data;
    data.CmdLists.push_back(strips.list);
    data.DisplayPos.y = static_cast<float>(i * height);
    data.DisplaySize = ImVec2(static_cast<float>(strips.width_px), static_cast<float>(height));
    platform::Rasteriser rasteriser;
    rasteriser.Draw(data, {atlas.data(), texture.Width, texture.Height}, 0xFF000000);
    pictures[strips.drawn_first + i].assign(rasteriser.pixels().begin(), rasteriser.pixels().end());
  }
  return pictures;
}

// Soft edges may round differently in coordinates of another size.
bool LookAlike(const Pixels& a, const Pixels& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](auto one, auto other) {
           for (int shift = 0; shift < 32; shift += 8) {
             const auto channel = [shift](auto pixel) {
               return static_cast<int>(pixel >> shift & 255);
             };
             if (std::abs(channel(one) - channel(other)) > 2) return false;
           }
           return true;
         });
}

TEST_CASE("Strips reach beyond what is in sight and stay as they are while one scrolls over them",
          "[ui][long-list]") {
  for (const float scale : {1.0F, 1.25F, 1.1F}) {
    CAPTURE(scale);
    LongList list;
    list.page.Resize({.width = 1280, .height = 800, .scale = scale, .strip_px = 400});
    CHECK(list.page.output().strips.first == 0);
    const float strip = 400 / scale;
    const float height = list.page.Find(Role::kScroller)->rect.height;
    list.GoTo(5000);
    std::map<int, Pixels> last = StripsOf(list.page);
    int kept = 0;
    for (const float top : {280'010.0F, 280'200.5F, 280'777.0F, 279'300.0F}) {
      list.page.Scroll(top);
      list.page.Rest();
      const ui::ContentStrips& strips = list.page.output().strips;
      CHECK(static_cast<float>(strips.first) * strip <= top - 128);
      CHECK(static_cast<float>(strips.first + strips.count) * strip >= top + height + 128);
      const std::map<int, Pixels> now = StripsOf(list.page);
      for (const auto& [index, picture] : now) {
        const auto before = last.find(index);
        if (before == last.end()) continue;
        ++kept;
        CHECK(LookAlike(before->second, picture));
      }
      last = now;
    }
    CHECK(kept >= 8);
  }
}

TEST_CASE(
    "Of a scroll only the strips that come into sight are drawn, and they look as if all were",
    "[ui][long-list]") {
  LongList list;
  list.page.Resize({.width = 1280, .height = 800, .strip_px = 400});
  list.GoTo(5000);
  std::map<int, Pixels> shown = StripsOf(list.page);
  int drawn = 0;
  for (int i = 1; i <= 40; ++i) {
    list.page.Scroll(280'000.0F + static_cast<float>(i < 30 ? i : 60 - i) * 60);
    for (const auto& [index, picture] : StripsOf(list.page)) shown[index] = picture;
    drawn += list.page.output().strips.drawn_count;
  }
  CHECK(drawn >= 5);
  CHECK(drawn <= 16);
  list.page.Rest();
  const ui::ContentStrips& strips = list.page.output().strips;
  CHECK(strips.drawn_count == strips.count);
  for (const auto& [index, picture] : StripsOf(list.page)) CHECK(LookAlike(shown[index], picture));
}

TEST_CASE("Strips end with the content", "[ui][long-list]") {
  LongList list;
  list.page.Resize({.width = 1280, .height = 800, .strip_px = 400});
  list.GoTo(99'999);
  const ui::ContentStrips& strips = list.page.output().strips;
  const float end = static_cast<float>(strips.first + strips.count) * 400;
  const float content = list.page.Find(Role::kScroller)->content_height;
  CHECK(end >= content);
  CHECK(end < content + 400);
  CHECK(strips.scroller == list.page.Find(Role::kScroller)->id);
}

TEST_CASE("The row that has the focus stays mounted wherever one scrolls", "[ui][long-list]") {
  LongList list;
  const ui::Node* link = nullptr;
  for (const ui::Node* node : list.page.All(Role::kLink)) {
    if (node->href == "/tickets/3") link = node;
  }
  REQUIRE(link != nullptr);
  const ui::NodeId id = link->id;
  list.page.Settle({{.kind = ui::DomEvent::Kind::kFocus, .id = id}});
  list.GoTo(120);
  CHECK(list.page.ById(id) != nullptr);
  // So far away that the client holds it no longer.
  list.GoTo(60'000);
  CHECK(list.page.ById(id) != nullptr);
  CHECK(list.page.ById(id)->href == "/tickets/3");
  CHECK(Complaints(list.page) == std::vector<std::string>());
  CHECK(list.page.tree().nodes.size() < kNodesMax);
}

TEST_CASE("A row that has not arrived is drawn as lines and not in the tree", "[ui][long-list]") {
  LongList list;
  list.wire.Hold(true);
  list.GoTo(70'000);
  CHECK(list.page.All(Role::kRow).size() == 1);  // The headers.
  list.wire.Hold(false);
  list.page.Settle();
  CHECK(list.RowOf(70'001) != nullptr);
}

TEST_CASE("Plain, the list comes in pages of fifty rows that say where they stand",
          "[ui][long-list]") {
  LongList list;
  list.page.Resize({.plain = true});
  CHECK(list.page.All(Role::kRow).size() == 51);
  CHECK(list.page.Find(Role::kTable)->row_count == bench::kBenchTickets + 1);
  CHECK(list.page.Find(Role::kLink, "Previous 50") == nullptr);
  REQUIRE(list.page.Press(Role::kLink, "Next 50"));
  CHECK(list.page.path() == "/tickets?page=2");
  CHECK(list.page.All(Role::kRow).size() == 51);
  CHECK(list.RowOf(51)->row_index == 52);
  CHECK(list.RowOf(50) == nullptr);
  list.page.Open("/tickets?page=999999");
  CHECK(list.page.Shows("Page 2000 of 2000"));
  CHECK(list.RowOf(bench::kBenchTickets) != nullptr);
  CHECK(list.page.Find(Role::kLink, "Next 50") == nullptr);
}

TEST_CASE("Plain, nothing is drawn", "[ui][long-list]") {
  LongList list;
  list.page.text().ForgetDrawn();
  // Light letters on dark would all be new ones.
  list.page.Resize({.scheme = ui::ColourScheme::kDark, .plain = true});
  CHECK(list.page.text().drawn().empty());
  list.page.Resize({.scheme = ui::ColourScheme::kDark});
  CHECK(!list.page.text().drawn().empty());
}

}  // namespace
}  // namespace genkan::support
