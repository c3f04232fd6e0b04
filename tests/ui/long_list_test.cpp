// A list of a hundred thousand tickets: what is drawn, what is mirrored, and when.
#include <catch2/catch_test_macros.hpp>

#include "bench/bench_transport.h"
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
    // The mirror follows at rest.
    CHECK(list.page.output().deadline == list.clock.NowMillis() + 100);
  }
  list.clock.Advance(100);
  list.page.Frame();
  CHECK(list.page.sink().total() > before);
  CHECK(list.RowOf(108) != nullptr);
}

TEST_CASE("In a fling the mirror is never empty for longer than 100 ms", "[ui][long-list]") {
  LongList list;
  list.GoTo(100);
  Millis missing_since = 0;
  for (int i = 1; i <= 60; ++i) {
    list.clock.Advance(16);
    list.page.Scroll(5600 + static_cast<float>(i) * 900);
    bool some = false;
    for (const ui::Node* row : list.page.All(Role::kRow)) {
      const ui::Rect rect = list.page.RectInWindow(*row);
      some = some || (row->row_index > 1 && rect.y + rect.height > 61 && rect.y < 800);
    }
    if (some) missing_since = 0;
    if (!some && missing_since == 0) missing_since = list.clock.NowMillis();
    if (!some) CHECK(list.clock.NowMillis() - missing_since <= 100);
  }
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

}  // namespace
}  // namespace genkan::support
