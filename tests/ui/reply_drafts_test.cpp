// An answer that somebody has begun, in two tabs or on two devices.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::DomEvent;
using ui::Role;

constexpr const char* kElsewhere = "You have also begun to answer this ticket elsewhere:";

// One person at two browsers.
struct TwoTabs {
  TwoTabs() {
    const domain::Ticket ticket = door.house.AddTicket("It is silent", door.house.ken.id);
    door.house.AddMessage(door.house.AddConversation({ticket.id}).id, "It prints nothing.");
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
  }
  static std::string Text(PortalPage& tab) {
    return tab.page.Find(Role::kTextArea, "Reply")->value;
  }
  // Long enough for what was typed to be saved.
  void Pause(PortalPage& tab) {
    door.clock.Advance(2 * kMillisPerSecond);
    tab.page.Settle();
  }
  static void HearOfChanges(PortalPage& tab) {
    tab.page.Settle({DomEvent{.kind = DomEvent::Kind::kChanges}});
  }
  void Type(PortalPage& tab, const std::string& text) {
    REQUIRE(tab.page.Fill("Reply", text));
    Pause(tab);
  }

  FrontDoor door;
  PortalPage one{door, door.house.ken};
  PortalPage two{door, door.house.ken};
};

TEST_CASE("What is typed is saved after a pause, once, and is there on another device",
          "[ui][draft]") {
  TwoTabs tabs;
  tabs.one.page.Open("/tickets/1");
  REQUIRE(tabs.one.page.Fill("Reply", "Half a thought"));
  REQUIRE(tabs.one.client.NextDeadline().has_value());
  CHECK(*tabs.one.client.NextDeadline() == tabs.door.clock.NowMillis() + 2 * kMillisPerSecond);
  tabs.Pause(tabs.one);
  CHECK_FALSE(tabs.one.client.NextDeadline().has_value());
  tabs.two.page.Open("/tickets/1");
  CHECK(TwoTabs::Text(tabs.two) == "Half a thought");
  CHECK_FALSE(tabs.two.client.NextDeadline().has_value());
}

TEST_CASE("Two tabs edit one draft: the newer one wins where nobody has typed", "[ui][draft]") {
  TwoTabs tabs;
  tabs.one.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Half");
  tabs.two.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Half a thought");
  CHECK(TwoTabs::Text(tabs.two) == "Half");
  TwoTabs::HearOfChanges(tabs.two);
  CHECK(TwoTabs::Text(tabs.two) == "Half a thought");
  CHECK_FALSE(tabs.two.page.Shows(kElsewhere));
}

TEST_CASE("Two tabs edit one draft: whoever typed in both is told, and neither text is lost",
          "[ui][draft]") {
  TwoTabs tabs;
  tabs.one.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Half");
  tabs.two.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Half of the first");
  tabs.Type(tabs.two, "Half of the second");
  CHECK(TwoTabs::Text(tabs.two) == "Half of the second");
  CHECK(tabs.two.page.Find(Role::kStatus, kElsewhere) != nullptr);
  CHECK(tabs.two.page.Shows("Half of the first"));
  CHECK(Complaints(tabs.two.page).empty());
  SECTION("both are wanted") {
    REQUIRE(tabs.two.page.Press(Role::kButton, "Add it to this text"));
    CHECK(TwoTabs::Text(tabs.two) == "Half of the second\n\nHalf of the first");
  }
  SECTION("the other one is let go") {
    REQUIRE(tabs.two.page.Press(Role::kButton, "Discard it"));
    CHECK(TwoTabs::Text(tabs.two) == "Half of the second");
  }
  CHECK_FALSE(tabs.two.page.Shows(kElsewhere));
  tabs.two.page.Settle();
  TwoTabs::HearOfChanges(tabs.one);
  CHECK(TwoTabs::Text(tabs.one) == TwoTabs::Text(tabs.two));
}

TEST_CASE("An answer that is sent in one tab is no draft in the other", "[ui][draft]") {
  TwoTabs tabs;
  tabs.one.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Still silent.");
  tabs.two.page.Open("/tickets/1");
  REQUIRE(tabs.one.page.Press(Role::kButton, "Send reply"));
  CHECK(TwoTabs::Text(tabs.one).empty());
  TwoTabs::HearOfChanges(tabs.two);
  CHECK(TwoTabs::Text(tabs.two).empty());
  // And what is typed on stays.
  tabs.Type(tabs.two, "One more thing");
  tabs.one.page.Open("/tickets/1");
  CHECK(TwoTabs::Text(tabs.one) == "One more thing");
}

TEST_CASE("What was written elsewhere is still offered when the text here is sent", "[ui][draft]") {
  TwoTabs tabs;
  tabs.one.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Half");
  tabs.two.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Half of the first");
  tabs.Type(tabs.two, "Half of the second");
  REQUIRE(tabs.two.page.Press(Role::kButton, "Send reply"));
  CHECK(TwoTabs::Text(tabs.two).empty());
  REQUIRE(tabs.two.page.Press(Role::kButton, "Add it to this text"));
  CHECK(TwoTabs::Text(tabs.two) == "Half of the first");
}

TEST_CASE("A text that is emptied is no draft any more", "[ui][draft]") {
  TwoTabs tabs;
  tabs.one.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Half");
  tabs.Type(tabs.one, "");
  tabs.two.page.Open("/tickets/1");
  CHECK(TwoTabs::Text(tabs.two).empty());
}

TEST_CASE("What was typed before a reload is saved after it, and newer text elsewhere is offered",
          "[ui][draft]") {
  TwoTabs tabs;
  tabs.one.page.Open("/tickets/1");
  tabs.Type(tabs.one, "Half");
  REQUIRE(tabs.one.page.Fill("Reply", "Half, and more"));
  SECTION("nothing was written elsewhere") {
    PortalPage again(tabs.door, tabs.door.house.ken, {.kept = tabs.one.page.kept()});
    again.page.Open("/tickets/1");
    CHECK(TwoTabs::Text(again) == "Half, and more");
    again.page.Settle();
    tabs.two.page.Open("/tickets/1");
    CHECK(TwoTabs::Text(tabs.two) == "Half, and more");
  }
  SECTION("something was") {
    tabs.two.page.Open("/tickets/1");
    tabs.Type(tabs.two, "Other words");
    PortalPage again(tabs.door, tabs.door.house.ken, {.kept = tabs.one.page.kept()});
    again.page.Open("/tickets/1");
    CHECK(TwoTabs::Text(again) == "Half, and more");
    CHECK(again.page.Shows("Other words"));
  }
}

TEST_CASE("What is typed without a network is saved once there is one", "[ui][draft]") {
  TwoTabs tabs;
  tabs.one.page.Open("/tickets/1");
  tabs.one.wire.Cut(true);
  tabs.Type(tabs.one, "In a tunnel");
  CHECK(tabs.one.client.connection() == client::Connection::kOffline);
  tabs.one.wire.Cut(false);
  tabs.one.page.Settle({DomEvent{.kind = DomEvent::Kind::kNetwork, .number = 1}});
  tabs.one.page.Settle();
  tabs.two.page.Open("/tickets/1");
  CHECK(TwoTabs::Text(tabs.two) == "In a tunnel");
}

}  // namespace
}  // namespace genkan::support
