// A ticket with several conversations: a tab each.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"
#include "support/reading.h"

namespace genkan::support {
namespace {

using ui::Role;

// A ticket of ken's with a second conversation, of a chat.
struct Chatting : Reading {
  Chatting() {
    domain::ChannelAccount chat{.id = door.house.Next<domain::ChannelAccountId>(),
                                .inbox = door.house.inbox.id,
                                .kind = "chat"};
    REQUIRE(door.store->PutChannelAccount(door.house.portal.id, chat).ok());
    domain::Conversation made = door.house.MakeConversation({ticket.id});
    made.channel_account = chat.id;
    made.created_at_millis += kMillisPerHour;
    REQUIRE(door.store->PutConversation(door.house.portal.id, made).ok());
    form = std::exchange(conversation, made.id);
    Say({.kind = domain::AuthorKind::kStaff, .shown_name = "Rin"}, "Are you there?");
  }
  domain::ConversationId form;
};

const ui::Node* Tab(PortalPage& page, std::string_view channel) {
  for (const std::string& name : page.page.Names(Role::kTab)) {
    if (name.starts_with(channel)) return page.page.Find(Role::kTab, name);
  }
  return nullptr;
}

bool IsChosen(const ui::Node* tab) { return tab != nullptr && (tab->states & ui::kPressed) != 0; }

TEST_CASE("Each conversation of a ticket has a tab, and the chosen one is in the path",
          "[ui][conversation]") {
  for (const float width : {320.0F, 390.0F, 1280.0F}) {
    INFO(width);
    Chatting chatting;
    PortalPage ken(chatting.door, chatting.door.house.ken, {.window = {.width = width}});
    ken.page.Open("/tickets/1");
    CHECK(ken.page.Names(Role::kTab).size() == 3);
    CHECK(IsChosen(Tab(ken, "All messages")));
    CHECK(ken.page.Names(Role::kArticle).size() == 3);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kTab, Tab(ken, "Chat")->name));
    CHECK(ken.page.path() == "/tickets/1?conversation=" + domain::IdText(chatting.conversation));
    CHECK(IsChosen(Tab(ken, "Chat")));
    CHECK_FALSE(IsChosen(Tab(ken, "All messages")));
    CHECK(ken.page.Names(Role::kArticle).size() == 1);
    CHECK(ken.page.Shows("Are you there?"));
    CHECK(ken.page.Find(Role::kTabPanel, Tab(ken, "Chat")->name) != nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kTab, "All messages"));
    CHECK(ken.page.path() == "/tickets/1");
    CHECK(ken.page.Names(Role::kArticle).size() == 3);
  }
}

TEST_CASE("A path leads to its conversation, and going back to the one that was shown",
          "[ui][conversation]") {
  Chatting chatting;
  PortalPage ken(chatting.door, chatting.door.house.ken);
  const std::string path = "/tickets/1?conversation=" + domain::IdText(chatting.form);
  ken.page.Open(path);
  CHECK(ken.page.Names(Role::kArticle).size() == 2);
  REQUIRE(ken.page.Press(Role::kLink, "Back to the list"));
  ken.page.Back();
  CHECK(ken.page.path() == path);
  CHECK(ken.page.Names(Role::kArticle).size() == 2);
  CHECK_FALSE(ken.page.Shows("Are you there?"));
}

TEST_CASE("A ticket with one conversation has no tabs", "[ui][conversation]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Names(Role::kTab).empty());
  CHECK(ken.page.Find(Role::kTabPanel) == nullptr);
}

TEST_CASE("An answer is written into the conversation that is shown, and its words stay at another",
          "[ui][conversation]") {
  Chatting chatting;
  PortalPage ken(chatting.door, chatting.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("Reply", "Yes, here."));
  REQUIRE(ken.page.Press(Role::kTab, Tab(ken, "Form")->name));
  CHECK(ken.page.Find(Role::kTextArea, "Reply")->value == "Yes, here.");
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ken.page.Names(Role::kArticle).size() == 3);
  REQUIRE(ken.page.Press(Role::kTab, Tab(ken, "Chat")->name));
  CHECK(ken.page.Names(Role::kArticle).size() == 1);
}

TEST_CASE("What is new in another conversation is marked on its tab, and stays unread",
          "[ui][conversation]") {
  Chatting chatting;
  PortalPage ken(chatting.door, chatting.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Press(Role::kTab, Tab(ken, "Form")->name));
  domain::Message message = chatting.door.house.MakeMessage(chatting.conversation, "Still there?");
  message.sent_at_millis = kNoon + kMillisPerDay;
  message.author = {.kind = domain::AuthorKind::kStaff, .shown_name = "Rin"};
  REQUIRE(chatting.door.store->PutMessage(chatting.door.house.portal.id, message).ok());
  ken.client.Reload();
  ken.page.Settle();
  REQUIRE(Tab(ken, "Chat") != nullptr);
  CHECK(Tab(ken, "Chat")->name.ends_with("new"));
  REQUIRE(ken.page.Press(Role::kTab, Tab(ken, "Chat")->name));
  ken.page.Settle();
  CHECK_FALSE(Tab(ken, "Chat")->name.ends_with("new"));
}

}  // namespace
}  // namespace genkan::support
