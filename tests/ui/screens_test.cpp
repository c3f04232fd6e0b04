// What holds on every screen: language, width, scheme; and the screens of bad days.
#include <catch2/catch_test_macros.hpp>

#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

void FillHouse(FrontDoor& door) {
  House& house = door.house;
  for (int i = 0; i < 40; ++i) {
    domain::Ticket ticket = house.MakeTicket(
        i % 2 == 0 ? "発送が遅れている商品について、到着予定日と追跡番号を教えてください"
                   : "The export of all orders since last spring stops after a thousand rows",
        house.hana.id);
    ticket.companies = {house.sakura.id};
    ticket.category = "配送";
    ticket.priority = domain::Priority::kHigh;
    if (i % 3 == 0) ticket.stage = house.closed;
    house.Put(ticket);
  }
  domain::Ticket ticket = house.MakeTicket(
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
      house.hana.id);
  ticket = house.Put(ticket);
  const auto conversation = house.AddConversation({ticket.id});
  for (int i = 0; i < 3; ++i) {
    domain::Message message = house.MakeMessage(
        conversation.id, "長い文章は行で折り返します。改行も\n\nそのままです。 https://a.example/" +
                             std::string(300, 'x'));
    message.author = {.kind = i == 1 ? domain::AuthorKind::kStaff : domain::AuthorKind::kContact,
                      .shown_name = "とても長い名前の担当者さん とても長い名前の担当者さん"};
    message.attachments = {{.id = house.Next<domain::AttachmentId>(),
                            .file_name = "見積書_2026年11月_最終版_修正済み_確認用.pdf",
                            .media_type = "application/pdf",
                            .bytes = 123456}};
    REQUIRE(door.store->PutMessage(house.portal.id, message).ok());
  }
}

TEST_CASE("Every screen is sound in every language at every width and ratio", "[ui][screens]") {
  FrontDoor door;
  FillHouse(door);
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 768.0F, 1280.0F}) {
      PageOptions options{.language = language};
      options.window = {.width = width, .height = width == 320 ? 256.0F : 800.0F};
      options.window.scale = width == 390 ? 3 : 1.25F;
      PortalPage hana(door, door.house.hana, options);
      for (const char* path : {"/tickets", "/tickets?state=closed", "/tickets/41", "/tickets/new",
                               "/tickets/999999", "/nowhere"}) {
        INFO(language << " " << width << " " << path);
        hana.page.Open(path);
        CHECK(Complaints(hana.page) == std::vector<std::string>());
        CHECK(hana.page.All(Role::kHeading).size() >= 1);
        CHECK(hana.page.All(Role::kMain).size() == 1);
        CHECK(hana.page.All(Role::kBanner).size() == 1);
        CHECK(hana.page.All(Role::kStatus).size() == 1);
        CHECK(hana.page.All(Role::kAlert).size() == 1);
        const ui::Node* exact =
            hana.page.Find(Role::kButton, hana.strings.Text("list.exact_times"));
        if (exact == nullptr) continue;
        REQUIRE(hana.page.Press(Role::kButton, exact->name));
        CHECK(Complaints(hana.page) == std::vector<std::string>());
      }
    }
  }
}

TEST_CASE("The first screen is said once, when it stands", "[ui][screens]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage hana(door, door.house.hana, {});
  const auto said = [&] { return hana.page.All(Role::kStatus).front()->name; };
  hana.page.Open("/tickets");
  CHECK(said() == hana.page.output().title);
  CHECK(said().find("Tickets · ") != std::string::npos);
  REQUIRE(hana.page.Press(Role::kLink, "New ticket"));
  // From here on the focus goes to the title of each screen, which says it.
  CHECK(said().empty());
}

TEST_CASE("No key of a text is shown in place of the text", "[ui][screens]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage hana(door, door.house.hana, {.language = "ja"});
  for (const char* path : {"/tickets", "/tickets/41", "/tickets/new", "/tickets/999999"}) {
    hana.page.Open(path);
    for (const ui::Node& node : hana.page.tree().nodes) {
      for (const char* area : {"list.", "thread.", "frame.", "state.", "details.", "channel."}) {
        CHECK(node.name.rfind(area, 0) != 0);
      }
    }
  }
}

TEST_CASE("Until the session is known there is a loading screen and no alarm", "[ui][screens]") {
  FrontDoor door;
  PortalPage ken(door, door.house.ken);
  ken.wire.Hold(true);
  ken.page.Open("/tickets");
  CHECK(ken.page.Find(Role::kParagraph, "Loading…") != nullptr);
  CHECK((ken.page.Find(Role::kMain)->states & ui::kBusy) != 0);
  CHECK(Complaints(ken.page) == std::vector<std::string>());
  ken.wire.Hold(false);
  ken.page.Settle();
  CHECK(ken.page.Find(Role::kHeading, "Tickets") != nullptr);
}

TEST_CASE("A ticket of the list has its heading, title and focus before its messages",
          "[ui][screens]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage hana(door, door.house.hana);
  hana.page.Open("/tickets");
  std::string subject;
  for (const ui::Node* link : hana.page.All(Role::kLink)) {
    if (link->href == "/tickets/41") subject = link->name;
  }
  hana.wire.Hold(true);
  REQUIRE(hana.page.Press(Role::kLink, subject));
  const ui::Node* heading = hana.page.Find(Role::kHeading, subject);
  REQUIRE(heading != nullptr);
  CHECK(hana.page.focus() == heading->id);
  CHECK(hana.page.output().title.find(subject + " ") != std::string::npos);
  CHECK(hana.page.Shows("Loading…"));
  CHECK(hana.page.Find(Role::kTextArea) == nullptr);
  const ui::NodeId id = heading->id;
  hana.wire.Hold(false);
  hana.page.Settle();
  CHECK(hana.page.Find(Role::kHeading, subject)->id == id);
  CHECK(hana.page.focus() == id);
  CHECK(hana.page.Find(Role::kTextArea, "Reply") != nullptr);
}

TEST_CASE("Whoever is not signed in is sent to sign in and back", "[ui][screens]") {
  FrontDoor door;
  PortalPage ken(door, door.house.ken, {.signed_in = false});
  ken.page.Open("/tickets/7");
  CHECK(ken.page.left_to() == "/sign-in?lang=en&next=%2Ftickets%2F7");
}

TEST_CASE("A session that ended says so, keeps the draft and leads to sign-in", "[ui][screens]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage hana(door, door.house.hana);
  hana.page.Open("/tickets/41");
  REQUIRE(hana.page.Fill("Reply", "Half a thought"));
  door.clock.Advance(60 * kMillisPerDay);
  REQUIRE(hana.page.Press(Role::kButton, "Send reply"));
  CHECK(hana.page.left_to().empty());
  CHECK(hana.page.Shows("Your session has ended."));
  CHECK(hana.page.Find(Role::kTextArea, "Reply")->value == "Half a thought");
  CHECK(Complaints(hana.page) == std::vector<std::string>());
  CHECK(hana.page.output().sign_in == "/sign-in?lang=en&next=%2Fsigned-in");
  CHECK(hana.page.kept().at("draft.reply.41") == "Half a thought");
}

TEST_CASE("Signing out leaves for the sign-in page and no draft behind", "[ui][screens]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage hana(door, door.house.hana);
  hana.page.Open("/tickets/41");
  REQUIRE(hana.page.Fill("Reply", "Half a thought"));
  REQUIRE(hana.page.Press(Role::kButton, "Sign out"));
  CHECK(hana.page.left_to() == "/sign-in?lang=en");
  CHECK(hana.page.kept().empty());
}

TEST_CASE("Staff are told that the portal is not for them", "[ui][screens]") {
  FrontDoor door;
  door.AddManager("owner@genkan.example");
  domain::Contact owner;
  owner.member_email = "owner@genkan.example";
  PortalPage page(door, owner);
  page.page.Open("/tickets");
  CHECK(page.page.Find(Role::kHeading, "You are signed in as staff") != nullptr);
  CHECK(page.page.Find(Role::kButton, "Sign out") != nullptr);
  CHECK(Complaints(page.page) == std::vector<std::string>());
}

TEST_CASE("A lost network shows a banner, asks for a frame to try again, and goes",
          "[ui][screens]") {
  FrontDoor door;
  FillHouse(door);
  PortalPage hana(door, door.house.hana);
  hana.page.Open("/tickets");
  hana.wire.Cut(true);
  REQUIRE(hana.page.Press(Role::kLink, "Open"));
  CHECK(hana.page.Shows("You are offline."));
  CHECK(hana.page.output().deadline.has_value());
  CHECK(Complaints(hana.page) == std::vector<std::string>());
  hana.wire.Cut(false);
  REQUIRE(hana.page.Press(Role::kButton, "Try now"));
  CHECK_FALSE(hana.page.Shows("You are offline."));
  CHECK(hana.page.Find(Role::kTable) != nullptr);
}

}  // namespace
}  // namespace genkan::support
