// While somebody types, and while an input method composes: what arrives waits for them.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::DomEvent;
using ui::Role;

constexpr const char* kSentWords = "Your reply was sent.";

struct Answering {
  Answering() {
    ticket = door.house.AddTicket("It is silent", door.house.ken.id);
    ken.page.Open("/tickets/1");
  }

  const ui::Node& Reply() { return *ken.page.Find(Role::kTextArea, "Reply"); }
  std::string Said() const { return ken.page.All(Role::kStatus).front()->name; }
  // A reply is on its way, and its answer is held back.
  void SendAndHold(std::string_view text) {
    REQUIRE(ken.page.Fill("Reply", text));
    ken.wire.Hold(true);
    ken.page.Frame({{.kind = DomEvent::Kind::kSubmit, .id = Reply().id}});
    ken.page.Frame();
  }
  void Type(const std::string& value) {
    ken.page.Frame({{.kind = DomEvent::Kind::kInput, .id = Reply().id, .text = value}});
  }
  void Compose(bool begins) {
    ken.page.Frame(
        {{.kind = DomEvent::Kind::kCompose, .id = Reply().id, .number = begins ? 1.0F : 0.0F}});
  }
  void Network(bool present) {
    ken.page.Settle({{.kind = DomEvent::Kind::kNetwork, .number = present ? 1.0F : 0.0F}});
  }

  FrontDoor door;
  domain::Ticket ticket;
  PortalPage ken{door, door.house.ken};
};

TEST_CASE("An answer that comes while an input method composes waits for its end", "[ui][typing]") {
  Answering answering;
  PortalPage& ken = answering.ken;
  std::string lines;
  for (int i = 0; i < 14; ++i) lines += "A line of a long reply\n";
  answering.SendAndHold(lines);
  answering.Compose(true);
  const ui::Rect place = answering.Reply().rect;
  ken.wire.Hold(false);
  for (int i = 0; i < 5; ++i) {
    answering.door.clock.Advance(kMillisPerSecond);
    ken.page.Frame();
  }
  CHECK(answering.Reply().rect == place);
  CHECK(answering.Said().empty());
  // At the end the field holds what was sent and what was composed behind it.
  ken.page.Settle(
      {{.kind = DomEvent::Kind::kCompose, .id = answering.Reply().id, .number = 0},
       {.kind = DomEvent::Kind::kInput, .id = answering.Reply().id, .text = lines + "日本語"}});
  CHECK(answering.Reply().value == "日本語");
  CHECK(answering.Reply().rect.height < place.height);
}

TEST_CASE("A composition that is left by going elsewhere holds nothing back", "[ui][typing]") {
  Answering answering;
  answering.Compose(true);
  answering.ken.page.Open("/tickets");
  CHECK(answering.ken.page.Find(Role::kTable) != nullptr);
  CHECK(answering.ken.page.Shows("It is silent"));
}

TEST_CASE("A frame is not drawn again and again while a composition holds a retry",
          "[ui][typing]") {
  Answering answering;
  answering.ken.wire.Cut(true);
  answering.Network(false);
  answering.Compose(true);
  answering.door.clock.Advance(kMillisPerMinute);
  answering.ken.page.Frame();
  const ui::FrameOutput& output = answering.ken.page.Frame();
  CHECK_FALSE(output.frame_wanted);
  CHECK(output.deadline.value_or(answering.door.clock.NowMillis() + 1) >
        answering.door.clock.NowMillis());
}

TEST_CASE("Words that were sent are taken out of the field in front of those typed since",
          "[ui][typing]") {
  Answering answering;
  answering.SendAndHold("First words");
  answering.Type("First words and ");
  answering.ken.wire.Hold(false);
  answering.ken.page.Settle();
  CHECK(answering.Reply().value == "and ");
}

TEST_CASE("A key that follows a press within one frame is no part of what it sends",
          "[ui][typing]") {
  Answering answering;
  REQUIRE(answering.ken.page.Fill("Reply", "First words"));
  const ui::NodeId reply = answering.Reply().id;
  answering.ken.page.Settle(
      {{.kind = DomEvent::Kind::kSubmit, .id = reply},
       {.kind = DomEvent::Kind::kInput, .id = reply, .text = "First words, T"}});
  CHECK(answering.Reply().value == ", T");
  CHECK(answering.ken.page.Shows("First words"));
}

TEST_CASE("Words that were changed in the meantime stay", "[ui][typing]") {
  Answering answering;
  answering.SendAndHold("First words");
  answering.Type("Better first words");
  answering.ken.wire.Hold(false);
  answering.ken.page.Settle();
  CHECK(answering.Reply().value == "Better first words");
}

TEST_CASE("What happens is said when the typing pauses", "[ui][typing]") {
  Answering answering;
  PortalPage& ken = answering.ken;
  answering.SendAndHold("First words");
  answering.Type("First words a");
  ken.wire.Hold(false);
  for (const char* typed : {"First words an", "First words and", "First words and m"}) {
    answering.Type(typed);
    ken.page.Settle();
    CHECK(answering.Said().empty());
    answering.door.clock.Advance(300);
    ken.page.Settle();
    CHECK(answering.Said().empty());
  }
  REQUIRE(ken.page.output().deadline.has_value());
  CHECK(*ken.page.output().deadline <= answering.door.clock.NowMillis() + 1000);
  answering.door.clock.Advance(1000);
  ken.page.Settle();
  CHECK(answering.Said() == kSentWords);
}

TEST_CASE("What a press brought about is said at once", "[ui][typing]") {
  Answering answering;
  REQUIRE(answering.ken.page.Fill("Reply", "First words"));
  REQUIRE(answering.ken.page.Press(Role::kButton, "Send reply"));
  CHECK(answering.Said() == kSentWords);
}

TEST_CASE("The browser's word that the network went is shown while one types", "[ui][typing]") {
  Answering answering;
  PortalPage& ken = answering.ken;
  answering.Type("Half a reply");
  ken.wire.Cut(true);
  answering.Network(false);
  CHECK(ken.client.connection() == client::Connection::kOffline);
  CHECK(answering.Reply().value == "Half a reply");
  answering.Type("Half a reply and more");
  ken.wire.Cut(false);
  answering.Network(true);
  CHECK(ken.client.connection() == client::Connection::kOnline);
  CHECK(answering.Reply().value == "Half a reply and more");
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ken.page.Shows("Half a reply and more"));
}

TEST_CASE("A browser that is wrong about the network is corrected", "[ui][typing]") {
  Answering answering;
  answering.Network(false);
  CHECK(answering.ken.client.connection() == client::Connection::kOffline);
  answering.door.clock.Advance(2 * kMillisPerSecond);
  answering.ken.page.Settle();
  CHECK(answering.ken.client.connection() == client::Connection::kOnline);
}

TEST_CASE("The tab's title tells the filter and what could not be loaded", "[ui][title]") {
  Answering answering;
  PortalPage& ken = answering.ken;
  ken.page.Open("/tickets");
  const std::string all = ken.page.output().title;
  ken.page.Open("/tickets?state=open");
  const std::string open = ken.page.output().title;
  ken.page.Open("/tickets?state=closed");
  CHECK(open != all);
  CHECK(ken.page.output().title != all);
  CHECK(ken.page.output().title != open);
  ken.page.Open("/tickets/77");
  CHECK(ken.page.output().title.starts_with("Not found"));
  ken.wire.Refuse("/v1/tickets/1");
  ken.page.Open("/tickets/1");
  CHECK(ken.page.output().title.starts_with("This could not be loaded"));
}

TEST_CASE("A session that could not be loaded is so in the title", "[ui][title]") {
  FrontDoor door;
  PortalPage ken(door, door.house.ken);
  ken.wire.Refuse("/v1/session");
  ken.page.Open("/tickets");
  CHECK(ken.page.output().title == "This could not be loaded");
}

}  // namespace
}  // namespace genkan::support
