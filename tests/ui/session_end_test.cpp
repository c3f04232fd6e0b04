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

// Ken's page after his session ended while he answered.
struct Ended {
  Ended() {
    ken.page.Open("/tickets/1");
    REQUIRE(ken.page.Fill("Reply", "Half a thought"));
    idle.Wait(21);
  }
  // As the page does once it hears that somebody signed in, or is looked at again.
  void Look() { ken.page.Settle({ui::DomEvent{.kind = ui::DomEvent::Kind::kSession}}); }
  std::size_t Replies() {
    PortalPage other(idle.door, idle.door.house.ken);
    other.page.Open("/tickets/1");
    return other.page.All(Role::kArticle).size();
  }

  Idle idle;
  PortalPage ken{idle.door, idle.door.house.ken};
};

TEST_CASE("Whose session ended is led to sign in elsewhere, and stays on the page",
          "[ui][session-end]") {
  Ended ended;
  CHECK(ended.ken.page.output().sign_in.empty());
  ended.ken.page.Settle();
  CHECK(ended.ken.page.output().sign_in == "/sign-in?lang=en&next=%2Fsigned-in");
  CHECK(ended.ken.page.left_to().empty());
  CHECK(ended.ken.page.Find(Role::kAlert)->name ==
        "Your session has ended. What you typed is kept.");
  ended.Look();
  CHECK_FALSE(ended.ken.page.output().sign_in.empty());
}

TEST_CASE("What was sent as the session ended goes out once when the same person is in again",
          "[ui][session-end]") {
  Ended ended;
  REQUIRE(ended.ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ended.ken.client.connection() == client::Connection::kSessionEnded);
  const std::size_t before = ended.Replies();
  ended.ken.SignIn(ended.idle.door.house.ken);
  ended.Look();
  CHECK(ended.ken.page.output().sign_in.empty());
  CHECK(ended.ken.page.left_to().empty());
  CHECK(ended.ken.page.Find(Role::kTextArea, "Reply")->value.empty());
  CHECK(ended.Replies() == before + 1);
  ended.Look();
  CHECK(ended.Replies() == before + 1);
}

TEST_CASE("What was not sent stays as it is when the same person is in again",
          "[ui][session-end]") {
  Ended ended;
  ended.ken.page.Settle();
  const std::size_t before = ended.Replies();
  ended.ken.SignIn(ended.idle.door.house.ken);
  ended.Look();
  CHECK(ended.ken.page.Find(Role::kTextArea, "Reply")->value == "Half a thought");
  CHECK(ended.ken.page.Find(Role::kStatus, "You are signed in again.") != nullptr);
  CHECK(ended.Replies() == before);
  REQUIRE(ended.ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ended.Replies() == before + 1);
}

TEST_CASE("Another person gets a page of their own, and nothing of the one before goes out",
          "[ui][session-end]") {
  Ended ended;
  REQUIRE(ended.ken.page.Press(Role::kButton, "Send reply"));
  const std::size_t before = ended.Replies();
  ended.ken.SignIn(ended.idle.door.house.hana);
  ended.Look();
  CHECK(ended.ken.page.left_to() == "/");
  CHECK_FALSE(ended.ken.page.output().sign_in.empty());
  CHECK(ended.ken.page.kept().empty());
  CHECK(ended.Replies() == before);
}

TEST_CASE("A page sends nothing under the name of whoever signed in beside it",
          "[ui][session-end]") {
  Idle idle;
  PortalPage ken(idle.door, idle.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("Reply", "Of Ken"));
  ken.SignIn(idle.door.house.hana);
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ken.page.left_to() == "/");
  PortalPage hana(idle.door, idle.door.house.hana);
  hana.page.Open("/tickets/1");
  CHECK_FALSE(hana.page.Shows("Of Ken"));
}

TEST_CASE("Whoever gives up what a page holds leaves it with nothing behind", "[ui][session-end]") {
  Ended ended;
  ended.ken.page.Settle();
  ended.ken.page.Settle({ui::DomEvent{.kind = ui::DomEvent::Kind::kSession, .number = 1}});
  CHECK(ended.ken.page.left_to() == "/sign-in?lang=en");
  CHECK(ended.ken.page.kept().empty());
}

}  // namespace
}  // namespace genkan::support
