// Filing a ticket, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("A new ticket is filed, opened and announced with its number", "[ui][new-ticket]") {
  FrontDoor door;
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  REQUIRE(ken.page.Press(Role::kLink, "New ticket"));
  CHECK(ken.page.path() == "/tickets/new");
  REQUIRE(ken.page.Fill("Subject", "The label printer prints blanks"));
  REQUIRE(ken.page.Fill("Message", "Since this morning."));
  CHECK(ken.page.kept().at("draft.new.subject") == "The label printer prints blanks");
  REQUIRE(ken.page.Press(Role::kButton, "Submit"));
  CHECK(ken.page.path() == "/tickets/1");
  REQUIRE(ken.page.Find(Role::kHeading, "The label printer prints blanks") != nullptr);
  CHECK(ken.page.Find(Role::kStatus, "Thank you. Your ticket #1 has been received.") != nullptr);
  CHECK(ken.page.Find(Role::kParagraph, "Thank you. Your ticket #1 has been received.") != nullptr);
  CHECK(ken.page.All(Role::kArticle).size() == 1);
  CHECK(ken.page.kept().count("draft.new.subject") == 0);
  // Back leads to the list and not to an empty form.
  ken.page.Back();
  CHECK(ken.page.Find(Role::kLink, "The label printer prints blanks") != nullptr);
}

TEST_CASE("A ticket is begun without a network and filed with one", "[ui][new-ticket]") {
  FrontDoor door;
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  ken.wire.Cut(true);
  REQUIRE(ken.page.Press(Role::kLink, "New ticket"));
  REQUIRE(ken.page.Fill("Subject", "Written in a tunnel"));
  REQUIRE(ken.page.Fill("Message", "Sent after it."));
  REQUIRE(ken.page.Press(Role::kButton, "Submit"));
  CHECK(ken.page.path() == "/tickets/new");
  ken.wire.Cut(false);
  REQUIRE(ken.page.Press(Role::kButton, "Try again"));
  CHECK(ken.page.path() == "/tickets/1");
}

TEST_CASE("Who will see a ticket is said before it is sent, and can be its requester alone",
          "[ui][new-ticket][audience]") {
  for (const float width : {320.0F, 1280.0F}) {
    FrontDoor door;
    door.house.portal.settings.Edit().powers.requester_restricts = true;
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    PortalPage ken(door, door.house.ken, {.window = {.width = width}});
    ken.page.Open("/tickets/new");
    const ui::Node* all = ken.page.Find(
        Role::kRadio, "You, support, and colleagues with access at Sakura Trading 株式会社");
    REQUIRE(all != nullptr);
    CHECK((all->states & ui::kChecked) != 0);
    REQUIRE(ken.page.Fill("Subject", "Salaries"));
    REQUIRE(ken.page.Fill("Message", "Only for you."));
    REQUIRE(ken.page.Press(Role::kRadio, "Only you and support"));
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    // The choice is kept over a reload as the words are.
    PortalPage again(door, door.house.ken, {.window = {.width = width}, .kept = ken.page.kept()});
    again.page.Open("/tickets/new");
    REQUIRE(again.page.Press(Role::kButton, "Submit"));
    CHECK(again.page.Find(Role::kText, "Only you and support") != nullptr);
    PortalPage hana(door, door.house.hana);
    hana.page.Open("/tickets");
    CHECK_FALSE(hana.page.Shows("Salaries"));
  }
}

TEST_CASE("Open tickets like the one being written are offered once its subject was typed",
          "[ui][new-ticket][similar]") {
  for (const float width : {320.0F, 1280.0F}) {
    FrontDoor door;
    door.house.AddTicket("Printer jams on floor 1", door.house.ken.id);
    door.house.AddTicket("Printer jams, of another", door.house.noor.id);
    PortalPage ken(door, door.house.ken, {.window = {.width = width}});
    const auto offered = [&] {
      return ken.page.Find(Role::kLink, "#1 Printer jams on floor 1") != nullptr;
    };
    const auto pause = [&] {
      door.clock.Advance(kMillisPerSecond);
      ken.page.Settle();
    };
    ken.page.Open("/tickets/new");
    REQUIRE(ken.page.Fill("Subject", "Printer jams"));
    CHECK_FALSE(offered());
    pause();
    CHECK(offered());
    CHECK_FALSE(ken.page.Shows("of another"));
    CHECK(ken.page.All(Role::kStatus).front()->name == "You have open tickets like this");
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    // A link to one, and back to what was written.
    REQUIRE(ken.page.Press(Role::kLink, "#1 Printer jams on floor 1"));
    CHECK(ken.page.path() == "/tickets/1");
    ken.page.Back();
    CHECK(ken.page.kept().at("draft.new.subject") == "Printer jams");
    CHECK_FALSE(offered());
    // What is like nothing takes the offer away; what is declined does not come back.
    REQUIRE(ken.page.Fill("Subject", "Printer jams again"));
    pause();
    CHECK(offered());
    REQUIRE(ken.page.Fill("Subject", "The invoice"));
    pause();
    CHECK_FALSE(offered());
    REQUIRE(ken.page.Fill("Subject", "Printer jams"));
    pause();
    REQUIRE(ken.page.Press(Role::kButton, "Do not show"));
    CHECK_FALSE(offered());
    REQUIRE(ken.page.Fill("Subject", "Printer jams on floor 1"));
    pause();
    CHECK_FALSE(offered());
  }
}

TEST_CASE("Nothing is offered beside another field than the subject, which would move",
          "[ui][new-ticket][similar]") {
  FrontDoor door;
  door.house.AddTicket("Printer jams on floor 1", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets/new");
  REQUIRE(ken.page.Fill("Subject", "Printer jams"));
  REQUIRE(ken.page.Fill("Message", "Since"));
  door.clock.Advance(kMillisPerSecond);
  ken.page.Settle();
  CHECK(ken.page.Find(Role::kLink, "#1 Printer jams on floor 1") == nullptr);
}

TEST_CASE("The receipt says when an answer is expected, where that is shown",
          "[ui][new-ticket][hours]") {
  FrontDoor door;
  for (domain::Stage& stage : door.house.pipeline.stages) {
    if (stage.id == door.house.waiting_for_us) stage.turn = domain::Turn::kSupport;
  }
  REQUIRE(door.store->PutPipeline(door.house.portal.id, door.house.pipeline).ok());
  door.house.portal.settings.Edit().hours.answer_within_minutes = 60;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets/new");
  REQUIRE(ken.page.Fill("Subject", "Dark"));
  REQUIRE(ken.page.Fill("Message", "Since this morning."));
  REQUIRE(ken.page.Press(Role::kButton, "Submit"));
  CHECK(ken.page.Shows("has been received. You can expect our answer by "));
}

TEST_CASE("The form has its fixed names in Japanese", "[ui][new-ticket]") {
  FrontDoor door;
  PortalPage hana(door, door.house.hana, {.language = "ja"});
  hana.page.Open("/tickets/new");
  REQUIRE(hana.page.Fill("件名", "領収書の再発行をお願いします"));
  REQUIRE(hana.page.Fill("メッセージ", "10月分をお送りください。"));
  REQUIRE(hana.page.Press(Role::kButton, "送信"));
  CHECK(hana.page.Find(Role::kHeading, "領収書の再発行をお願いします") != nullptr);
}

TEST_CASE("The first field that is wrong says why and gets the focus", "[ui][new-ticket]") {
  FrontDoor door;
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets/new");
  REQUIRE(ken.page.Fill("Message", "Text without a subject."));
  REQUIRE(ken.page.Press(Role::kButton, "Submit"));
  const ui::Node* subject = ken.page.Find(Role::kTextField, "Subject");
  CHECK((subject->states & ui::kInvalid) != 0);
  CHECK(subject->description == "Please enter a subject.");
  CHECK(ken.page.focus() == subject->id);
  CHECK(ken.page.Find(Role::kTextArea, "Message")->value == "Text without a subject.");
  CHECK(ken.page.path() == "/tickets/new");

  REQUIRE(ken.page.Fill("Subject", "Now with one"));
  REQUIRE(ken.page.Fill("Message", ""));
  REQUIRE(ken.page.Submit("Subject"));
  const ui::Node* message = ken.page.Find(Role::kTextArea, "Message");
  CHECK((message->states & ui::kInvalid) != 0);
  CHECK(ken.page.focus() == message->id);
}

TEST_CASE("Without a network the ticket is kept and sent once when there is one again",
          "[ui][new-ticket]") {
  FrontDoor door;
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets/new");
  REQUIRE(ken.page.Fill("Subject", "Kept"));
  REQUIRE(ken.page.Fill("Message", "Kept as well"));
  ken.wire.Cut(true);
  REQUIRE(ken.page.Press(Role::kButton, "Submit"));
  CHECK(ken.page.Shows("There is no connection."));
  CHECK(ken.page.Find(Role::kTextField, "Subject")->value == "Kept");
  ken.wire.Cut(false);
  REQUIRE(ken.page.Press(Role::kButton, "Submit"));
  CHECK(ken.page.Find(Role::kHeading, "Kept") != nullptr);
  ken.page.Open("/tickets");
  CHECK(ken.page.All(Role::kRow).size() == 2);
}

}  // namespace
}  // namespace genkan::support
