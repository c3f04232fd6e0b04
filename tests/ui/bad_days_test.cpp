// Days on which the network or the backend fails a person, by role and name: nothing is lost,
// nothing is stored twice, and there is always a way on.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

// Ken's ticket 1, which holds one message, and more of his where a test wants a long list.
struct BadDay {
  BadDay() {
    ticket = door.house.AddTicket("The parcel is late", door.house.ken.id);
    conversation = door.house.AddConversation({ticket.id}).id;
    Say("Where is it?");
  }

  void Say(const std::string& text) {
    domain::Message message = door.house.MakeMessage(conversation, text);
    message.author = {.kind = domain::AuthorKind::kContact, .shown_name = "Ken"};
    REQUIRE(door.store->PutMessage(door.house.portal.id, message).ok());
  }

  // The number of messages the backend holds that say this.
  int Stored(const std::string& text) {
    PortalPage ken(door, door.house.ken);
    ken.page.Open("/tickets/1");
    int found = 0;
    for (const ui::Node* node : ken.page.All(Role::kParagraph)) found += node->name == text ? 1 : 0;
    return found;
  }

  FrontDoor door;
  domain::Ticket ticket;
  domain::ConversationId conversation;
};

TEST_CASE("A reply whose answer was lost is stored once when sent again after a reload",
          "[ui][bad-days]") {
  BadDay day;
  std::map<std::string, std::string> kept;
  {
    PortalPage ken(day.door, day.door.house.ken);
    ken.page.Open("/tickets/1");
    REQUIRE(ken.page.Fill("Reply", "Still silent."));
    ken.wire.LoseAnswers(true);
    REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
    CHECK(ken.page.Shows("We could not confirm your reply."));
    kept = ken.page.kept();
  }
  PortalPage again(day.door, day.door.house.ken, {.kept = kept});
  again.page.Open("/tickets/1");
  REQUIRE(again.page.Find(Role::kTextArea, "Reply")->value == "Still silent.");
  // A letter more and less leaves the words what they were.
  REQUIRE(again.page.Fill("Reply", "Still silent.!"));
  REQUIRE(again.page.Fill("Reply", "Still silent."));
  REQUIRE(again.page.Press(Role::kButton, "Send reply"));
  CHECK(again.page.Find(Role::kTextArea, "Reply")->value.empty());
  CHECK(again.page.kept().count("sent.reply.1") == 0);
  CHECK(day.Stored("Still silent.") == 1);
  // Said once more on purpose it is another.
  REQUIRE(again.page.Fill("Reply", "Still silent."));
  REQUIRE(again.page.Press(Role::kButton, "Send reply"));
  CHECK(day.Stored("Still silent.") == 2);
}

TEST_CASE("A draft that was emptied takes its key along", "[ui][bad-days]") {
  BadDay day;
  PortalPage ken(day.door, day.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("Reply", "Hello?"));
  ken.wire.LoseAnswers(true);
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  ken.wire.LoseAnswers(false);
  CHECK(ken.page.kept().count("sent.reply.1") == 1);
  REQUIRE(ken.page.Fill("Reply", ""));
  CHECK(ken.page.kept().count("sent.reply.1") == 0);
  REQUIRE(ken.page.Fill("Reply", "Hello?"));
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(day.Stored("Hello?") == 2);
}

TEST_CASE("A reply that arrives while one reads elsewhere leaves no draft behind",
          "[ui][bad-days]") {
  BadDay day;
  day.door.house.AddTicket("Another", day.door.house.ken.id);
  PortalPage ken(day.door, day.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("Reply", "Sent and gone."));
  ken.wire.Hold(true);
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  ken.page.Open("/tickets/2");
  ken.wire.Hold(false);
  ken.page.Settle();
  CHECK(ken.page.Find(Role::kStatus, "Your reply was sent.") != nullptr);
  CHECK(ken.page.kept().count("draft.reply.1") == 0);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Find(Role::kTextArea, "Reply")->value.empty());
}

TEST_CASE("A ticket whose answer was lost has a way to try again and is filed once",
          "[ui][bad-days]") {
  BadDay day;
  std::map<std::string, std::string> kept;
  {
    PortalPage ken(day.door, day.door.house.ken);
    ken.page.Open("/tickets/new");
    REQUIRE(ken.page.Fill("Subject", "The printer"));
    REQUIRE(ken.page.Fill("Message", "It prints nothing."));
    ken.wire.LoseAnswers(true);
    REQUIRE(ken.page.Press(Role::kButton, "Submit"));
    CHECK(ken.page.Shows("We could not confirm your ticket."));
    CHECK(ken.page.All(Role::kAlert)[0]->name.find("We could not confirm your ticket.") == 0);
    REQUIRE(ken.page.Find(Role::kButton, "Try again") != nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kButton, "Try again"));
    kept = ken.page.kept();
  }
  PortalPage again(day.door, day.door.house.ken, {.kept = kept});
  again.page.Open("/tickets/new");
  REQUIRE(again.page.Find(Role::kTextField, "Subject")->value == "The printer");
  REQUIRE(again.page.Press(Role::kButton, "Submit"));
  CHECK(again.page.Find(Role::kHeading, "The printer") != nullptr);
  CHECK(again.page.kept().count("sent.new") == 0);
  again.page.Open("/tickets");
  CHECK(again.page.Find(Role::kTable)->row_count == 3);
}

TEST_CASE("A ticket that failed is sent by its button, with what was mended", "[ui][bad-days]") {
  BadDay day;
  PortalPage ken(day.door, day.door.house.ken, {.language = "ja"});
  ken.page.Open("/tickets/new");
  REQUIRE(ken.page.Fill("件名", "プリンター"));
  REQUIRE(ken.page.Fill("メッセージ", "印刷できません"));
  ken.wire.Refuse("/v1/tickets");
  REQUIRE(ken.page.Press(Role::kButton, "送信"));
  CHECK(ken.page.Shows("チケットの受付を確認できませんでした。"));
  REQUIRE(ken.page.Fill("メッセージ", "印刷できません。"));
  ken.wire.Refuse("");
  REQUIRE(ken.page.Press(Role::kButton, "再試行"));
  CHECK(ken.page.Find(Role::kHeading, "プリンター") != nullptr);
  CHECK(ken.page.Find(Role::kParagraph, "印刷できません。") != nullptr);
}

TEST_CASE("Older messages that fail for good say so and can be asked for again", "[ui][bad-days]") {
  BadDay day;
  for (int i = 0; i < 230; ++i) day.Say("Message " + std::to_string(i));
  PortalPage ken(day.door, day.door.house.ken);
  ken.page.Open("/tickets/1");
  ken.wire.Refuse("messages_before");
  REQUIRE(ken.page.Press(Role::kButton, "Show earlier messages"));
  CHECK(ken.page.Shows("Some of this could not be loaded."));
  CHECK(ken.page.All(Role::kArticle).size() == 200);
  CHECK(Complaints(ken.page) == std::vector<std::string>());
  ken.wire.Refuse("");
  REQUIRE(ken.page.Press(Role::kButton, "Try again"));
  CHECK(ken.page.All(Role::kArticle).size() == 231);
  CHECK_FALSE(ken.page.Shows("Some of this could not be loaded."));
}

TEST_CASE("Rows of a page that fails for good have a retry, the others stay usable",
          "[ui][bad-days]") {
  for (const float width : {390.0F, 1280.0F}) {
    BadDay day;
    for (int i = 0; i < 450; ++i) day.door.house.AddTicket("Ticket", day.door.house.ken.id);
    PageOptions options;
    options.window.width = width;
    PortalPage ken(day.door, day.door.house.ken, options);
    ken.page.Open("/tickets");
    ken.wire.Refuse("at=300");
    ken.page.Scroll(345 * (width < 640 ? 148.0F : 56.0F));
    day.door.clock.Advance(kMillisPerSecond);
    ken.page.Settle();
    CHECK(ken.page.Find(Role::kText, "Some of this could not be loaded.") != nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Find(Role::kTable) != nullptr);
    ken.wire.Refuse("");
    REQUIRE(ken.page.Press(Role::kButton, "Try again"));
    CHECK_FALSE(ken.page.Shows("Some of this could not be loaded."));
    CHECK(ken.page.Find(Role::kLink, "Ticket") != nullptr);
  }
}

TEST_CASE("What cannot be asked for anew stays on screen with a notice", "[ui][bad-days]") {
  BadDay day;
  PortalPage ken(day.door, day.door.house.ken);
  ken.page.Open("/tickets/1");
  ken.wire.Refuse("/v1/tickets");
  ken.page.Open("/tickets/1");
  CHECK(ken.page.All(Role::kArticle).size() == 1);
  CHECK(ken.page.Shows("Some of this could not be loaded."));
  CHECK(Complaints(ken.page) == std::vector<std::string>());
  ken.wire.Refuse("");
  REQUIRE(ken.page.Press(Role::kButton, "Try again"));
  CHECK_FALSE(ken.page.Shows("Some of this could not be loaded."));
  ken.page.Open("/tickets");
  ken.wire.Refuse("/v1/tickets");
  ken.page.Open("/tickets");
  CHECK(ken.page.Shows("Some of this could not be loaded."));
  CHECK(ken.page.Find(Role::kLink, "The parcel is late") != nullptr);
  CHECK(Complaints(ken.page) == std::vector<std::string>());
}

TEST_CASE("A client that is too old offers a reload and keeps what was typed", "[ui][bad-days]") {
  struct Words {
    const char* language;
    const char* reply;
    const char* send;
    const char* notice;
    const char* reload;
    const char* retry;
  };
  for (const Words& words :
       {Words{"en", "Reply", "Send reply", "A newer version of this page is ready.", "Reload",
              "Try again"},
        Words{"ja", "返信", "返信を送信", "このページの新しいバージョンがあります。", "再読み込み",
              "再試行"}}) {
    BadDay day;
    PortalPage ken(day.door, day.door.house.ken, {.language = words.language});
    ken.page.Open("/tickets/1");
    ken.wire.SayApiNumber("0");
    REQUIRE(ken.page.Fill(words.reply, "Still silent."));
    REQUIRE(ken.page.Press(Role::kButton, words.send));
    INFO(words.language);
    CHECK(ken.page.Shows(words.notice));
    CHECK(ken.page.Find(Role::kTextArea, words.reply)->value == "Still silent.");
    // Trying again would not help.
    CHECK(ken.page.Find(Role::kButton, words.retry) == nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kButton, words.reload));
    CHECK(ken.page.left_to() == "/tickets/1");
    PortalPage again(day.door, day.door.house.ken,
                     {.language = words.language, .kept = ken.page.kept()});
    again.page.Open("/tickets/1");
    CHECK(again.page.Find(Role::kTextArea, words.reply)->value == "Still silent.");
    REQUIRE(again.page.Press(Role::kButton, words.send));
    CHECK(day.Stored("Still silent.") == 1);
  }
}

TEST_CASE("The time of a message is a button that shows it to the minute, kept over a reload",
          "[ui][times]") {
  BadDay day;
  day.Say("Still?");
  std::map<std::string, std::string> kept;
  const std::string exact = "2026年11月22日(日) 21:00";
  const auto shown = [](PortalPage& ken) {
    std::vector<std::string> times;
    for (const ui::Node* node : ken.page.All(Role::kTime)) {
      const ui::Node* button = ken.page.ById(ui::NodeId{0});
      for (const ui::Node& child : ken.page.tree().nodes) {
        if (child.parent == node->id) button = &child;
      }
      times.push_back(button == nullptr ? node->name : button->name);
    }
    return times;
  };
  {
    PortalPage ken(day.door, day.door.house.ken, {.language = "ja"});
    ken.page.Open("/tickets/1");
    const std::vector<std::string> before = shown(ken);
    REQUIRE(before == std::vector<std::string>{"昨日 21:00", "昨日 21:00"});
    REQUIRE(ken.page.Find(Role::kButton, "昨日 21:00")->description == "正確な日時");
    REQUIRE(ken.page.Press(Role::kButton, "昨日 21:00"));
    CHECK(shown(ken) == std::vector<std::string>{exact, "昨日 21:00"});
    CHECK(ken.page.focus() == ken.page.Find(Role::kButton, exact)->id);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    kept = ken.page.kept();
  }
  {
    PortalPage ken(day.door, day.door.house.ken, {.language = "ja", .kept = kept});
    ken.page.Open("/tickets/1");
    CHECK(shown(ken) == std::vector<std::string>{exact, "昨日 21:00"});
    REQUIRE(ken.page.Press(Role::kButton, exact));
    CHECK(shown(ken) == std::vector<std::string>{"昨日 21:00", "昨日 21:00"});
    CHECK(ken.page.kept().count("times") == 0);
    // The button above the messages is for all of them.
    REQUIRE(ken.page.Press(Role::kButton, "正確な日時"));
    CHECK(shown(ken) == std::vector<std::string>{exact, exact});
    REQUIRE(ken.page.Press(Role::kButton, exact));
    CHECK(shown(ken) == std::vector<std::string>{"昨日 21:00", exact});
    kept = ken.page.kept();
  }
  PortalPage ken(day.door, day.door.house.ken, {.language = "ja", .kept = kept});
  ken.page.Open("/tickets/1");
  CHECK(shown(ken) == std::vector<std::string>{"昨日 21:00", exact});
  ken.page.Open("/tickets");
  CHECK((ken.page.Find(Role::kButton, "正確な日時")->states & ui::kPressed) != 0);
  REQUIRE(ken.page.Press(Role::kButton, "ログアウト"));
  CHECK(ken.page.kept().empty());
}

}  // namespace
}  // namespace genkan::support
