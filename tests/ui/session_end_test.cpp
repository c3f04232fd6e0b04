// An idle session ends: the person is told in time, keeps their focus, and can stay.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

constexpr const char* kSoon = "You will soon be signed out, since nothing happens here.";

struct Idle {
  Idle() {
    door.house.portal.settings.Edit().access.session_idle_millis = 20 * kMillisPerMinute;
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    ticket = door.house.AddTicket("It is silent", door.house.ken.id);
  }
  void Wait(int minutes) { door.clock.Advance(minutes * kMillisPerMinute); }

  FrontDoor door;
  domain::Ticket ticket;
};

TEST_CASE("Two minutes before an idle session ends it is said, and the focus stays",
          "[ui][session-end]") {
  Idle idle;
  PortalPage ken(idle.door, idle.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.output().deadline.has_value());
  CHECK(*ken.page.output().deadline <= idle.door.clock.NowMillis() + 18 * kMillisPerMinute);
  const ui::NodeId focus = ken.page.focus();
  idle.Wait(17);
  ken.page.Settle();
  CHECK_FALSE(ken.page.Shows(kSoon));
  idle.Wait(1);
  ken.page.Settle();
  CHECK(ken.page.Find(Role::kStatus, kSoon) != nullptr);
  CHECK(ken.page.Find(Role::kButton, "Stay signed in") != nullptr);
  CHECK(ken.page.focus() == focus);
  CHECK(Complaints(ken.page).empty());
}

TEST_CASE("A press keeps the session, and the notice goes", "[ui][session-end]") {
  Idle idle;
  PortalPage ken(idle.door, idle.door.house.ken);
  ken.page.Open("/tickets/1");
  idle.Wait(19);
  ken.page.Settle();
  REQUIRE(ken.page.Press(Role::kButton, "Stay signed in"));
  CHECK(ken.page.Find(Role::kButton, "Stay signed in") == nullptr);
  idle.Wait(15);
  ken.page.Settle();
  REQUIRE(ken.page.Fill("Reply", "Still here."));
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ken.page.Shows("Still here."));
}

TEST_CASE("Whoever types is at work", "[ui][session-end]") {
  Idle idle;
  PortalPage ken(idle.door, idle.door.house.ken);
  ken.page.Open("/tickets/1");
  for (int i = 0; i < 10; ++i) {
    idle.Wait(10);
    REQUIRE(ken.page.Fill("Reply", "A long letter, line " + std::to_string(i)));
    CHECK_FALSE(ken.page.Shows(kSoon));
  }
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ken.page.Shows("A long letter, line 9"));
}

TEST_CASE("A session that nobody kept ends, says so and keeps the draft", "[ui][session-end]") {
  Idle idle;
  PortalPage ken(idle.door, idle.door.house.ken, {.language = "ja"});
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("返信", "書きかけです"));
  idle.Wait(21);
  ken.page.Settle();
  CHECK(ken.client.connection() == client::Connection::kSessionEnded);
  CHECK(ken.page.Find(Role::kTextArea, "返信")->value == "書きかけです");
}

}  // namespace
}  // namespace genkan::support
