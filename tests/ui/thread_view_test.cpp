// Reading a ticket and answering it, by role and name.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"
#include "support/reading.h"
#include "support/shipped_strings.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("Each message is an article named by its author, in its own language", "[ui][thread]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Names(Role::kArticle) == std::vector<std::string>{"Ken", "Aoi Mori"});
  const auto paragraphs = ken.page.All(Role::kParagraph);
  const auto text = std::find_if(paragraphs.begin(), paragraphs.end(), [](const ui::Node* node) {
    return node->name == "本日発送しました。";
  });
  REQUIRE(text != paragraphs.end());
  CHECK((*text)->language == "ja");
  CHECK((*text)->line_px >= 1.6F * (*text)->font_px);
  CHECK(ken.page.Find(Role::kText, "Support") != nullptr);
  CHECK(ken.page.Find(Role::kText, "You") != nullptr);
}

TEST_CASE("A message of another arrives where the ticket is open, and is said once",
          "[ui][thread][changes]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Press(Role::kButton, "Exact times"));
  const auto told = [&](const std::string& data) {
    ken.page.Settle({{.kind = ui::DomEvent::Kind::kChanges, .text = data}});
    return ken.page.All(Role::kStatus).front()->name;
  };
  reading.Say({.kind = domain::AuthorKind::kStaff, .shown_name = "Aoi Mori"}, "It is on its way.");
  CHECK(told("{\"tickets\":[7],\"session\":false,\"more\":false}").empty());
  CHECK_FALSE(ken.page.Shows("It is on its way."));
  CHECK(told("{\"tickets\":[1],\"session\":false,\"more\":false}") == "New message from Aoi Mori");
  CHECK(ken.page.Shows("It is on its way."));
  CHECK(ken.page.focus() != 0);
  REQUIRE(ken.page.Press(Role::kButton, "Exact times"));
  CHECK(told("what cannot be read").empty());
}

TEST_CASE("A ticket that somebody loses sight of leaves their open thread and their list",
          "[ui][thread][changes]") {
  Reading reading;
  House& house = reading.door.house;
  PortalPage ken(reading.door, house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE_FALSE(ken.page.All(Role::kArticle).empty());
  domain::Ticket ticket = reading.ticket;
  ticket.hidden = true;
  house.Put(ticket);
  ken.page.Settle({{.kind = ui::DomEvent::Kind::kChanges,
                    .text = R"({"tickets":[],"session":false,"more":true})"}});
  CHECK(ken.page.All(Role::kArticle).empty());
  CHECK(ken.page.Find(Role::kHeading, "Not found") != nullptr);
  for (const ui::Node& node : ken.page.tree().nodes) {
    // What was said aloud before was heard.
    if (node.role == Role::kStatus) continue;
    CHECK(node.name.find(ticket.subject) == std::string::npos);
  }
  ken.page.Open("/tickets");
  CHECK(ken.page.Find(Role::kLink, ticket.subject) == nullptr);
}

TEST_CASE("What the portal is called changes in open pages", "[ui][changes]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets");
  reading.door.house.portal.name = "The new name";
  REQUIRE(reading.door.store->PutPortal(reading.door.house.portal).ok());
  ken.page.Settle({{.kind = ui::DomEvent::Kind::kChanges,
                    .text = "{\"tickets\":[],\"session\":true,\"more\":false}"}});
  CHECK(ken.page.output().title == "(1) Tickets · The new name");
}

TEST_CASE("A ticket is closed and opened again by a press, which is said", "[ui][thread]") {
  for (const bool english : {true, false}) {
    Reading reading;
    domain::PortalSettings& settings = reading.door.house.portal.settings.Edit();
    settings.tickets.pipelines = {{.pipeline = reading.door.house.pipeline.id, .may_close = true}};
    REQUIRE(reading.door.store->PutPortal(reading.door.house.portal).ok());
    PortalPage ken(reading.door, reading.door.house.ken,
                   {.language = english ? "en" : "ja", .window = {.width = 390}});
    ken.page.Open("/tickets/1");
    REQUIRE(ken.page.Press(Role::kButton, english ? "Close ticket" : "チケットを完了にする"));
    CHECK(ken.page.Find(Role::kStatus, english ? "The ticket is closed."
                                               : "チケットを完了にしました。") != nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kButton, english ? "Reopen ticket" : "チケットを再開する"));
    CHECK(ken.client.thread().thread.ticket.stage.kind == domain::StageKind::kOpen);
  }
}

TEST_CASE("A ticket that could not be closed says so and stays as it was", "[ui][thread]") {
  Reading reading;
  domain::PortalSettings& settings = reading.door.house.portal.settings.Edit();
  settings.tickets.pipelines = {{.pipeline = reading.door.house.pipeline.id, .may_close = true}};
  REQUIRE(reading.door.store->PutPortal(reading.door.house.portal).ok());
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  ken.wire.Refuse("/state");
  REQUIRE(ken.page.Press(Role::kButton, "Close ticket"));
  CHECK(ken.page.Shows("The ticket could not be changed."));
  CHECK(ken.page.Find(Role::kButton, "Close ticket") != nullptr);
  ken.wire.Refuse("");
  REQUIRE(ken.page.Press(Role::kButton, "Close ticket"));
  CHECK_FALSE(ken.page.Shows("The ticket could not be changed."));
}

TEST_CASE("The links of the portal stand at the foot of every screen, and its word over the list",
          "[ui][presentation]") {
  for (const float width : {320.0F, 390.0F, 1280.0F}) {
    Reading reading;
    domain::Presentation& presentation = reading.door.house.portal.settings.Edit().presentation;
    presentation.tickets_word = {{"en", "Requests"}, {"ja", "Requests"}};
    presentation.owner_name = domain::OwnerName::kHidden;
    for (const char* label : {"Help", "Privacy notice of the house", "Imprint"}) {
      presentation.footer_links.push_back(
          {.label = {{"en", label}}, .url = {{"en", "https://sakura.example/page"}}});
    }
    REQUIRE(reading.door.store->PutPortal(reading.door.house.portal).ok());
    PortalPage ken(reading.door, reading.door.house.ken, {.window = {.width = width}});
    for (const char* path : {"/tickets", "/tickets/1", "/tickets/new", "/tickets/99"}) {
      INFO(width << " " << path);
      ken.page.Open(path);
      const ui::Node* link = ken.page.Find(Role::kLink, "Imprint");
      REQUIRE(link != nullptr);
      CHECK(link->href == "https://sakura.example/page");
      CHECK(Complaints(ken.page) == std::vector<std::string>());
      CHECK(ken.page.Find(Role::kText, "Owner") == nullptr);
    }
    ken.page.Open("/tickets");
    CHECK(ken.page.Find(Role::kHeading, "Requests") != nullptr);
    CHECK(ken.page.Find(Role::kLink, "Requests") != nullptr);
    CHECK(ken.page.output().title.find("Requests · ") != std::string::npos);
  }
}

TEST_CASE("Without the rule there is nothing to close with", "[ui][thread]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Find(Role::kButton, "Close ticket") == nullptr);
}

TEST_CASE("What is attached to a message is listed with it, by name and size", "[ui][thread]") {
  Reading reading;
  domain::Message message = reading.door.house.MakeMessage(reading.conversation, "As promised.");
  for (const auto& [name, bytes] : {std::pair{"請求書.pdf", 48213}, {"log.txt", 900}}) {
    message.attachments.push_back({.id = reading.door.house.Next<domain::AttachmentId>(),
                                   .file_name = name,
                                   .media_type = "application/octet-stream",
                                   .bytes = bytes});
  }
  REQUIRE(reading.door.store->PutMessage(reading.door.house.portal.id, message).ok());
  struct Words {
    const char* language;
    const char* list;
    const char* small;
  };
  for (const Words& words : {Words{"en", "Attachments", "log.txt (900 bytes)"},
                             Words{"ja", "添付ファイル", "log.txt (900バイト)"}}) {
    PortalPage ken(reading.door, reading.door.house.ken, {.language = words.language});
    ken.page.Open("/tickets/1");
    INFO(words.language);
    CHECK(ken.page.Find(Role::kList, words.list) != nullptr);
    CHECK(ken.page.Find(Role::kListItem, "請求書.pdf (48 KB)") != nullptr);
    CHECK(ken.page.Find(Role::kListItem, words.small) != nullptr);
  }
}

TEST_CASE("A reply is sent, seen, announced, and its draft is gone", "[ui][thread]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("Reply", "Still silent."));
  CHECK(ken.page.kept().at("draft.reply.1") == "Still silent.");
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ken.page.All(Role::kArticle).size() == 3);
  CHECK(ken.page.Find(Role::kParagraph, "Still silent.") != nullptr);
  CHECK(ken.page.Find(Role::kTextArea, "Reply")->value.empty());
  CHECK(ken.page.Find(Role::kStatus, "Your reply was sent.") != nullptr);
  CHECK(ken.page.kept().count("draft.reply.1") == 0);
}

TEST_CASE("Control and Enter send a reply as the button does", "[ui][thread]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("Reply", "Sent by keyboard."));
  REQUIRE(ken.page.Submit("Reply"));
  CHECK(ken.page.Find(Role::kParagraph, "Sent by keyboard.") != nullptr);
}

TEST_CASE("An empty reply is refused at its field, which gets the focus", "[ui][thread]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  const ui::Node* field = ken.page.Find(Role::kTextArea, "Reply");
  REQUIRE(field != nullptr);
  CHECK((field->states & ui::kInvalid) != 0);
  CHECK(field->description == "Please write a message.");
  CHECK(ken.page.focus() == field->id);
  CHECK(ken.page.Find(Role::kAlert, "Please write a message.") != nullptr);
  // The complaint goes with the first word.
  REQUIRE(ken.page.Fill("Reply", "x"));
  CHECK((ken.page.Find(Role::kTextArea, "Reply")->states & ui::kInvalid) == 0);
}

TEST_CASE("A reply that failed keeps its text and is sent once when tried again", "[ui][thread]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  ken.wire.Cut(true);
  REQUIRE(ken.page.Fill("Reply", "Written in a tunnel."));
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ken.page.Find(Role::kTextArea, "Reply")->value == "Written in a tunnel.");
  CHECK(ken.page.Shows("You are offline."));
  REQUIRE(ken.page.Find(Role::kButton, "Try again") != nullptr);
  ken.wire.Cut(false);
  REQUIRE(ken.page.Press(Role::kButton, "Try again"));
  CHECK(ken.page.Find(Role::kButton, "Try again") == nullptr);
  CHECK(ken.page.All(Role::kArticle).size() == 3);
  CHECK_FALSE(ken.page.Shows("You are offline."));
}

TEST_CASE("While a reply is on its way it is said so and cannot be sent twice", "[ui][thread]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  ken.wire.Hold(true);
  REQUIRE(ken.page.Fill("Reply", "Once."));
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK((ken.page.Find(Role::kButton, "Send reply")->states & ui::kBusy) != 0);
  CHECK(ken.page.Find(Role::kParagraph, "Sending…") != nullptr);
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  ken.wire.Hold(false);
  ken.page.Settle();
  CHECK(ken.page.All(Role::kArticle).size() == 3);
}

TEST_CASE("A draft is there again after a reload, for the same person only", "[ui][thread]") {
  Reading reading;
  std::map<std::string, std::string> kept;
  {
    PortalPage ken(reading.door, reading.door.house.ken);
    ken.page.Open("/tickets/1");
    REQUIRE(ken.page.Fill("Reply", "Half a thought"));
    kept = ken.page.kept();
  }
  PortalPage again(reading.door, reading.door.house.ken, {.kept = kept});
  again.page.Open("/tickets/1");
  CHECK(again.page.Find(Role::kTextArea, "Reply")->value == "Half a thought");

  PortalPage hana(reading.door, reading.door.house.hana, {.kept = kept});
  hana.page.Open("/tickets");
  CHECK(hana.page.kept().count("draft.reply.1") == 0);
}

TEST_CASE("A ticket that is missing and one that is somebody else's look the same",
          "[ui][thread]") {
  Reading reading;
  PortalPage noor(reading.door, reading.door.house.noor);
  std::vector<std::vector<std::string>> said;
  for (const char* path : {"/tickets/1", "/tickets/999999"}) {
    noor.page.Open(path);
    CHECK(noor.page.All(Role::kArticle).empty());
    REQUIRE(noor.page.All(Role::kHeading).size() == 1);
    said.push_back(noor.page.Names(Role::kParagraph));
    REQUIRE(noor.page.Press(Role::kLink, "Go to your tickets"));
    CHECK(noor.page.path() == "/tickets");
  }
  CHECK(said[0] == said[1]);
}

TEST_CASE("The details say who has it, how it stands and why one sees it", "[ui][thread]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Find(Role::kHeading, "Details")->level == 2);
  CHECK(ken.page.Find(Role::kText, "You requested it.") != nullptr);
  CHECK(ken.page.Find(Role::kText, "Sunday, November 22, 2026, 21:00") != nullptr);
  CHECK(ken.page.Find(Role::kText, "#1") != nullptr);
}

TEST_CASE("A long thread shows its last messages and earlier ones by a button", "[ui][thread]") {
  Reading reading;
  for (int i = 0; i < 230; ++i) {
    reading.Say({.kind = domain::AuthorKind::kContact, .shown_name = "Ken"},
                "Message " + std::to_string(i));
  }
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.All(Role::kArticle).size() == 200);
  REQUIRE(ken.page.Press(Role::kButton, "Show earlier messages"));
  CHECK(ken.page.All(Role::kArticle).size() == 232);
  CHECK(ken.page.Find(Role::kButton, "Show earlier messages") == nullptr);
}

TEST_CASE("A link to a message gives it the focus, once, and marks it as what can have it",
          "[ui][thread]") {
  FrontDoor door;
  const domain::Ticket ticket = door.house.AddTicket("T", door.house.hana.id);
  const domain::Conversation conversation = door.house.AddConversation({ticket.id});
  const domain::Message first = door.house.AddMessage(conversation.id, "first");
  door.house.AddMessage(conversation.id, "second");
  PortalPage hana(door, door.house.hana);
  hana.page.Open("/tickets/1?message=" + domain::IdText(first.id));
  const ui::Node* article = hana.page.ById(hana.page.focus());
  REQUIRE(article != nullptr);
  CHECK(article == hana.page.All(ui::Role::kArticle).front());
  CHECK((article->states & ui::kFocusable) != 0);
  REQUIRE(hana.page.Fill("Reply", "x"));
  CHECK(hana.page.ById(hana.page.focus())->role == ui::Role::kTextArea);
  PortalPage other(door, door.house.hana);
  other.page.Open("/tickets/1?message=nothing");
  CHECK(other.page.focus() == 0);
}

}  // namespace
}  // namespace genkan::support
