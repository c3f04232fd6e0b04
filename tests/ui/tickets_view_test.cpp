// The list as a customer meets it, by role and name.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/changes_codec.h"
#include "support/forms.h"
#include "support/portal_page.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("A customer finds their tickets in a table and opens one by its subject", "[ui][list]") {
  FrontDoor door;
  door.house.AddTicket("The parcel is late", door.house.ken.id);
  door.house.AddTicket("Invoice for October", door.house.ken.id);
  door.house.AddTicket("Somebody else's", door.house.noor.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");

  REQUIRE(ken.page.Find(Role::kHeading, "Tickets") != nullptr);
  CHECK(ken.page.Find(Role::kHeading, "Tickets")->level == 1);
  const ui::Node* table = ken.page.Find(Role::kTable);
  REQUIRE(table != nullptr);
  CHECK(table->row_count == 3);
  CHECK(ken.page.All(Role::kRow).size() == 3);
  CHECK(ken.page.Find(Role::kLink, "Somebody else's") == nullptr);
  REQUIRE(ken.page.Press(Role::kLink, "Invoice for October"));
  REQUIRE(ken.page.Find(Role::kHeading, "Invoice for October") != nullptr);
  CHECK(ken.page.path() == "/tickets/2");
  CHECK(ken.page.output().title.find("Invoice for October") == 0);

  ken.page.Back();
  CHECK(ken.page.Find(Role::kHeading, "Tickets") != nullptr);
  CHECK(ken.page.output().path.empty());
}

// "Subject up" and so on, of the columns by which the list is ordered.
std::vector<std::string> Sorted(const platform::HeadlessPortal& page) {
  std::vector<std::string> sorted;
  for (const ui::Node* header : page.All(Role::kColumnHeader)) {
    if ((header->states & ui::kSortedAscending) != 0) sorted.push_back(header->name + " up");
    if ((header->states & ui::kSortedDescending) != 0) sorted.push_back(header->name + " down");
  }
  return sorted;
}

TEST_CASE("The list is ordered by the name of a column, and says by which at every width",
          "[ui][list]") {
  FrontDoor door;
  for (const char* subject : {"b", "c", "a"}) door.house.AddTicket(subject, door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  CHECK(Sorted(ken.page) == std::vector<std::string>{"Status up", "Status down"});
  REQUIRE(ken.page.Press(Role::kButton, "Subject"));
  CHECK(ken.page.path() == "/tickets?sort=subject");
  CHECK(Sorted(ken.page) == std::vector<std::string>{"Subject up"});
  CHECK(ken.client.list().Row(0)->subject == "a");
  REQUIRE(ken.page.Press(Role::kButton, "Subject"));
  CHECK(ken.page.path() == "/tickets?sort=-subject");
  CHECK(ken.client.list().Row(0)->subject == "c");
  REQUIRE(ken.page.Press(Role::kButton, "Last activity"));
  CHECK(Sorted(ken.page) == std::vector<std::string>{"Last activity down"});
  ken.page.Back();
  CHECK(Sorted(ken.page) == std::vector<std::string>{"Subject down"});
  CHECK(ken.client.list().Row(0)->subject == "c");
  PageOptions narrow;
  narrow.window = {.width = 320, .height = 800};
  PortalPage small(door, door.house.ken, narrow);
  small.page.Open("/tickets?sort=number");
  CHECK(Sorted(small.page) == std::vector<std::string>{"No. up"});
}

TEST_CASE("Filters are chosen without leaving their fields, shown as set, and taken away",
          "[ui][list]") {
  FrontDoor door;
  domain::Ticket high = door.house.MakeTicket("High", door.house.ken.id);
  high.priority = domain::Priority::kHigh;
  door.house.Put(high);
  door.house.AddTicket("Low", door.house.ken.id);
  for (const float width : {390.0F, 1280.0F}) {
    INFO(width);
    PortalPage ken(door, door.house.ken, {.window = {.width = width, .height = 800}});
    ken.page.Open("/tickets");
    REQUIRE(ken.page.Press(Role::kButton, "Filters"));
    const ui::Node* field = ken.page.Find(Role::kSelect, "Priority");
    REQUIRE(field != nullptr);
    const ui::NodeId id = field->id;
    REQUIRE(ken.page.Choose("Priority", "High"));
    CHECK(ken.page.path() == "/tickets?priority=high");
    CHECK(ken.client.list().total() == 1);
    REQUIRE(ken.page.Find(Role::kSelect, "Priority") != nullptr);
    CHECK(ken.page.Find(Role::kSelect, "Priority")->id == id);
    CHECK(ken.page.Find(Role::kButton, "Filters (1)") != nullptr);
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Choose("Channel", "Phone"));
    CHECK(ken.page.Shows("No ticket matches these filters."));
    REQUIRE(ken.page.Press(Role::kLink, "Priority: High"));
    CHECK(ken.page.path() == "/tickets?channel=phone");
    REQUIRE(ken.page.Press(Role::kLink, "Clear filters"));
    CHECK(ken.page.path() == "/tickets");
    CHECK(ken.client.list().total() == 2);
    ken.page.Back();
    ken.page.Back();
    CHECK(ken.client.list().total() == 0);
    REQUIRE(ken.page.Choose("Sort by", "Subject"));
    CHECK(ken.page.path() == "/tickets?priority=high&channel=phone&sort=subject");
  }
}

TEST_CASE("A link to what cannot be filtered by says so and leads out of it", "[ui][list]") {
  FrontDoor door;
  door.house.AddTicket("A", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets?category=gone");
  CHECK(ken.client.list().state() == client::LoadState::kFailed);
  REQUIRE(ken.page.Press(Role::kLink, "Clear filters"));
  CHECK(ken.client.list().total() == 1);
}

TEST_CASE("A ticket with something new says so until it was opened", "[ui][list][unread]") {
  FrontDoor door;
  const domain::Ticket ticket = door.house.AddTicket("The parcel is late", door.house.ken.id);
  domain::Message message =
      door.house.MakeMessage(door.house.AddConversation({ticket.id}).id, "It is on its way.");
  message.author = {.kind = domain::AuthorKind::kStaff};
  REQUIRE(door.store->PutMessage(door.house.portal.id, message).ok());
  for (const float width : {390.0F, 1280.0F}) {
    PortalPage ken(door, door.house.ken, {.window = {.width = width, .height = 800}});
    ken.page.Open("/tickets");
    CHECK((ken.page.Find(Role::kText, "Unread") != nullptr) == (width < 400));
    CHECK(Complaints(ken.page) == std::vector<std::string>());
    REQUIRE(ken.page.Press(Role::kLink, "The parcel is late"));
    ken.page.Back();
    CHECK(ken.page.Find(Role::kText, "Unread") == nullptr);
  }
}

TEST_CASE("A view is saved under a name, opened, renamed and deleted", "[ui][list][views]") {
  FrontDoor door;
  door.house.AddTicket("A", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets?state=closed");
  REQUIRE(ken.page.Press(Role::kButton, "Saved views"));
  REQUIRE(ken.page.Press(Role::kButton, "Save this view"));
  CHECK(ken.page.Shows("Enter a name for the view."));
  REQUIRE(ken.page.Fill("Name of the view", "Done"));
  REQUIRE(ken.page.Press(Role::kButton, "Save this view"));
  REQUIRE(ken.page.Find(Role::kLink, "Done") != nullptr);
  CHECK(Complaints(ken.page) == std::vector<std::string>());
  REQUIRE(ken.page.Press(Role::kLink, "All"));
  REQUIRE(ken.page.Press(Role::kLink, "Done"));
  CHECK(ken.page.path() == "/tickets?state=closed");
  REQUIRE(ken.page.Press(Role::kButton, "Rename Done"));
  REQUIRE(ken.page.Fill("Name of the view", "Closed ones"));
  REQUIRE(ken.page.Press(Role::kButton, "Rename"));
  REQUIRE(ken.page.Find(Role::kLink, "Closed ones") != nullptr);
  PortalPage elsewhere(door, door.house.ken);
  elsewhere.page.Open("/tickets");
  REQUIRE(elsewhere.page.Press(Role::kButton, "Saved views"));
  REQUIRE(elsewhere.page.Press(Role::kButton, "Delete Closed ones"));
  CHECK(elsewhere.page.Find(Role::kLink, "Closed ones") == nullptr);
}

TEST_CASE("Whoever wants pages of 50 has rows that are all there, and keeps them over a reload",
          "[ui][list]") {
  FrontDoor door;
  for (int i = 0; i < 120; ++i) door.house.AddTicket("T" + std::to_string(i), door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  REQUIRE(ken.page.Press(Role::kButton, "Pages of 50"));
  CHECK(ken.page.All(Role::kRow).size() == 51);
  CHECK(ken.page.Shows("Page 1 of 3"));
  REQUIRE(ken.page.Press(Role::kLink, "Next 50"));
  CHECK(ken.page.path() == "/tickets?page=2");
  CHECK(ken.page.All(Role::kRow)[1]->row_index == 52);
  REQUIRE(ken.page.Press(Role::kLink, "Next 50"));
  CHECK(ken.page.All(Role::kRow).size() == 21);
  CHECK(ken.page.kept().at("paged") == "1");
  CHECK(Complaints(ken.page) == std::vector<std::string>());
}

TEST_CASE("The list has the portal's own columns at every width, counted and under their names",
          "[ui][list][shown]") {
  FrontDoor door;
  domain::PortalSettings& settings = door.house.portal.settings.Edit();
  settings.fields = SomeForms();
  for (domain::CustomField& field : settings.fields.ticket_fields) field.shown = true;
  const std::vector<std::string> ten = {"status",   "order_no", "subject", "since",   "reason",
                                        "priority", "owner",    "created", "channel", "activity"};
  for (const std::size_t count : {std::size_t{3}, ten.size()}) {
    settings.presentation.columns.clear();
    for (std::size_t i = 0; i < count; ++i) settings.presentation.columns.push_back({ten[i], {}});
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    domain::Ticket ticket = door.house.MakeTicket("Broken", door.house.ken.id);
    ticket.priority = domain::Priority::kHigh;
    ticket.fields = {{"order_no", "A-17"}, {"reason", "broken"}, {"since", "2026-11-22"}};
    door.house.Put(ticket);
    for (const float width : {320.0F, 390.0F, 768.0F, 1280.0F}) {
      INFO(width << " " << count);
      PortalPage ken(door, door.house.ken, {.window = {.width = width}});
      ken.page.Open("/tickets");
      CHECK(Complaints(ken.page) == std::vector<std::string>());
      const ui::Node* table = ken.page.Find(Role::kTable);
      REQUIRE(table != nullptr);
      CHECK(table->column_count == static_cast<int>(count));
      std::vector<std::string> headers = ken.page.Names(Role::kColumnHeader);
      REQUIRE(headers.size() == count);
      CHECK(headers[1] == "Order number");
      std::vector<int> columns;
      for (const ui::Node* cell : ken.page.All(Role::kCell)) columns.push_back(cell->column_index);
      std::vector<int> wanted;
      for (std::size_t row = 0; row < ken.page.All(Role::kRow).size() - 1; ++row) {
        for (std::size_t i = 0; i < count; ++i) wanted.push_back(static_cast<int>(i) + 1);
      }
      CHECK(columns == wanted);
      CHECK(ken.page.Find(Role::kCell, "A-17") != nullptr);
      const bool all = count == ten.size();
      CHECK((ken.page.Find(Role::kCell, "Nov 22, 2026") != nullptr) == all);
      CHECK((ken.page.Find(Role::kCell, "High") != nullptr) == all);
      CHECK((ken.page.Find(Role::kCell, "Nobody yet") != nullptr) == all);
    }
  }
}

TEST_CASE("Columns that a manager has changed are there with the next look", "[ui][list][shown]") {
  FrontDoor door;
  door.house.AddTicket("Late", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  CHECK(ken.page.All(Role::kColumnHeader).size() == 6);
  door.house.portal.settings.Edit().presentation.columns = {{"subject", {{"en", "Case"}}}};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  REQUIRE(ken.page.Press(Role::kLink, "Open"));
  REQUIRE(ken.page.Press(Role::kLink, "All"));
  CHECK(ken.page.Names(Role::kColumnHeader) == std::vector<std::string>{"Case"});
}

TEST_CASE("What arrives while the list moves is mirrored once it rests, without another event",
          "[ui][list]") {
  FrontDoor door;
  for (int i = 0; i < 40; ++i) door.house.AddTicket("Before", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  door.house.AddTicket("Just now", door.house.ken.id);
  door.clock.Advance(kMillisPerSecond);
  ken.client.Reload();
  ken.page.Scroll(10);
  ken.page.Settle();
  const auto deadline = ken.page.output().deadline;
  REQUIRE(deadline.has_value());
  REQUIRE(*deadline <= door.clock.NowMillis() + 100);
  door.clock.Advance(100);
  ken.page.Frame();
  CHECK(ken.page.Find(Role::kLink, "Just now") != nullptr);
}

TEST_CASE("Tickets are counted in the forms of the reader's language", "[ui][list]") {
  FrontDoor door;
  int tickets = 0;
  for (const auto& [count, words] : {std::pair{1, "1 zgłoszenie"},
                                     {4, "4 zgłoszenia"},
                                     {5, "5 zgłoszeń"},
                                     {22, "22 zgłoszenia"}}) {
    while (tickets < count) {
      ++tickets;
      door.house.AddTicket("The parcel is late", door.house.ken.id);
    }
    PortalPage ken(door, door.house.ken, {.language = "pl"});
    ken.page.Open("/tickets");
    CHECK(ken.page.Shows(words));
  }
}

TEST_CASE("The fixed names of the list are there in both languages", "[ui][list]") {
  FrontDoor door;
  door.house.AddTicket("A", door.house.hana.id);
  struct Words {
    const char* language;
    const char* tickets;
    const char* create;
    const char* sign_out;
  };
  for (const Words& words : {Words{"en", "Tickets", "New ticket", "Sign out"},
                             Words{"ja", "チケット", "チケットを作成", "ログアウト"}}) {
    PortalPage hana(door, door.house.hana, {.language = words.language});
    hana.page.Open("/tickets");
    INFO(words.language);
    CHECK(hana.page.Find(Role::kHeading, words.tickets) != nullptr);
    CHECK(hana.page.Find(Role::kTable, words.tickets) != nullptr);
    CHECK(hana.page.Find(Role::kLink, words.create) != nullptr);
    CHECK(hana.page.Find(Role::kButton, words.sign_out) != nullptr);
  }
}

TEST_CASE("The list of the open ones is one press away and has its own path", "[ui][list]") {
  FrontDoor door;
  door.house.AddTicket("Still going", door.house.ken.id);
  domain::Ticket done = door.house.MakeTicket("All done", door.house.ken.id);
  done.stage = door.house.closed;
  door.house.Put(done);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  REQUIRE(ken.page.Press(Role::kLink, "Open"));
  CHECK(ken.page.path() == "/tickets?state=open");
  CHECK((ken.page.Find(Role::kLink, "Open")->states & ui::kCurrent) != 0);
  CHECK(ken.page.Find(Role::kLink, "Still going") != nullptr);
  CHECK(ken.page.Find(Role::kLink, "All done") == nullptr);
  REQUIRE(ken.page.Press(Role::kLink, "Closed"));
  CHECK(ken.page.Find(Role::kLink, "All done") != nullptr);
  // The way back from a ticket leads to the list one came from.
  REQUIRE(ken.page.Press(Role::kLink, "All done"));
  REQUIRE(ken.page.Press(Role::kLink, "Back to the list"));
  CHECK(ken.page.path() == "/tickets?state=closed");
}

TEST_CASE("Who has no tickets is told so, and how to make one", "[ui][list]") {
  FrontDoor door;
  PortalPage noor(door, door.house.noor);
  noor.page.Open("/tickets");
  CHECK(noor.page.Find(Role::kTable) == nullptr);
  CHECK(noor.page.Shows("There are no tickets yet"));
  CHECK(noor.page.Find(Role::kLink, "New ticket") != nullptr);
}

TEST_CASE("The status is a word, and who looks at a company's tickets sees whose they are",
          "[ui][list]") {
  FrontDoor door;
  domain::Ticket ticket = door.house.MakeTicket("Hana asked", door.house.hana.id);
  ticket.companies = {door.house.sakura.id};
  door.house.Put(ticket);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  CHECK(ken.page.Find(Role::kCell, "Waiting for us") != nullptr);
  CHECK(ken.page.Find(Role::kCell, "hana") != nullptr);
}

TEST_CASE("A channel of a kind nobody knows here is shown as it is called", "[ui][list]") {
  FrontDoor door;
  domain::Ticket ticket = door.house.MakeTicket("By pigeon", door.house.ken.id);
  ticket.channel = "carrier pigeon";
  door.house.Put(ticket);
  ticket = door.house.MakeTicket("By chat", door.house.ken.id);
  ticket.channel = domain::kChannelChat;
  door.house.Put(ticket);
  for (const auto& [language, chat] : {std::pair{"en", "Chat"}, {"ja", "チャット"}}) {
    INFO(language);
    PortalPage ken(door, door.house.ken, {.language = language});
    ken.page.Open("/tickets");
    CHECK(ken.page.Find(Role::kCell, "carrier pigeon") != nullptr);
    CHECK(ken.page.Find(Role::kCell, chat) != nullptr);
  }
}

TEST_CASE("Times are words until somebody wants the exact ones, by a button", "[ui][list]") {
  FrontDoor door;
  door.house.AddTicket("Late", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  REQUIRE(ken.page.All(Role::kTime).size() == 1);
  CHECK(ken.page.All(Role::kTime)[0]->name.find("yesterday") == 0);
  CHECK(ken.page.All(Role::kTime)[0]->value == "2026-11-22T12:00:00Z");
  REQUIRE(ken.page.Press(Role::kButton, "Exact times"));
  CHECK(ken.page.All(Role::kTime)[0]->name == "Sunday, November 22, 2026, 21:00");
  CHECK((ken.page.Find(Role::kButton, "Exact times")->states & ui::kPressed) != 0);
}

TEST_CASE("Words such as today ask for a frame at midnight and for none before", "[ui][list]") {
  FrontDoor door;
  door.house.AddTicket("Late", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  CHECK_FALSE(ken.page.output().frame_wanted);
  CHECK(ken.page.output().deadline == NextMidnight(door.clock.NowMillis(), ken.zone));
  REQUIRE(ken.page.Press(Role::kButton, "Exact times"));
  // The next is the end of the session, in two weeks.
  CHECK(*ken.page.output().deadline > door.clock.NowMillis() + 13 * kMillisPerDay);
}

TEST_CASE("A frame in which nothing changed tells the page nothing", "[ui][list]") {
  FrontDoor door;
  for (int i = 0; i < 30; ++i) door.house.AddTicket("Ticket", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  const int before = ken.page.sink().total();
  CHECK(before > 0);
  for (int i = 0; i < 10; ++i) ken.page.Frame();
  CHECK(ken.page.sink().total() == before);
}

TEST_CASE("After a press the heading of the new screen has the focus, at first the page keeps it",
          "[ui][list]") {
  FrontDoor door;
  door.house.AddTicket("The parcel is late", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  CHECK(ken.page.focus() == 0);
  REQUIRE(ken.page.Press(Role::kLink, "The parcel is late"));
  const ui::Node* heading = ken.page.Find(Role::kHeading, "The parcel is late");
  REQUIRE(heading != nullptr);
  CHECK(ken.page.focus() == heading->id);
  CHECK((heading->states & ui::kFocusable) != 0);
}

TEST_CASE("Going back shows the list where it was left, a link shows its start", "[ui][list]") {
  FrontDoor door;
  for (int i = 0; i < 60; ++i) door.house.AddTicket("Ticket", door.house.ken.id);
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  ken.page.Scroll(900);
  REQUIRE(ken.page.Press(Role::kLink, "Ticket"));
  CHECK(ken.page.Find(Role::kScroller)->scroll_start == 0);
  ken.page.Back();
  REQUIRE(ken.page.Find(Role::kHeading, "Tickets") != nullptr);
  CHECK(ken.page.Find(Role::kScroller)->scroll_start == 900);
  REQUIRE(ken.page.Press(Role::kLink, "Ticket"));
  REQUIRE(ken.page.Press(Role::kLink, "Tickets"));
  CHECK(ken.page.Find(Role::kScroller)->scroll_start == 0);
}

TEST_CASE("The skip link comes first and leads to the heading", "[ui][list]") {
  FrontDoor door;
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets");
  REQUIRE(ken.page.All(Role::kLink)[0]->name == "Skip to content");
  REQUIRE(ken.page.Press(Role::kLink, "Skip to content"));
  CHECK(ken.page.focus() == ken.page.Find(Role::kHeading, "Tickets")->id);
}

TEST_CASE("On a narrow screen all tools of the list are behind one button, which counts filters",
          "[ui][tickets]") {
  FrontDoor door;
  door.house.AddTicket("Dark", door.house.ken.id);
  PortalPage ken(door, door.house.ken, {.window = {.width = 390, .height = 844}});
  ken.page.Open("/tickets");
  const ui::Node* filters = ken.page.Find(Role::kButton, "Filters");
  REQUIRE(filters != nullptr);
  CHECK((filters->states & ui::kExpanded) == 0);
  for (const char* name : {"Saved views", "Exact times", "Pages of 50"}) {
    CHECK(ken.page.Find(Role::kButton, name) == nullptr);
  }
  CHECK(ken.page.Shows("1 ticket"));
  REQUIRE(ken.page.Press(Role::kButton, "Filters"));
  CHECK((ken.page.Find(Role::kButton, "Filters")->states & ui::kExpanded) != 0);
  REQUIRE(ken.page.Press(Role::kButton, "Saved views"));
  CHECK(ken.page.Find(Role::kLink, "Export (CSV)") != nullptr);
  CHECK(Complaints(ken.page) == std::vector<std::string>());
  ken.page.Open("/tickets?channel=email&scope=own");
  CHECK(ken.page.Find(Role::kButton, "Filters (2)") != nullptr);
}

TEST_CASE("The title counts what is unread, and hears of what was read elsewhere",
          "[ui][tickets][unread]") {
  FrontDoor door;
  const domain::Ticket ticket = door.house.AddTicket("Dark", door.house.ken.id);
  door.house.AddMessage(door.house.AddConversation({ticket.id}).id, "Try this.");
  PortalPage desk(door, door.house.ken), phone(door, door.house.ken);
  desk.page.Open("/tickets");
  CHECK(desk.page.output().title.starts_with("(1) Tickets · "));
  const domain::Viewer viewer = domain::ViewerFor(door.house.ken, door.house.portal);
  const std::int64_t moment = door.store->ChangesAfter(viewer, INT64_MAX)->upto;
  phone.page.Open("/tickets/1");
  phone.client.NoteAct();
  phone.page.Settle();
  phone.page.Settle();
  const auto changes = door.store->ChangesAfter(viewer, moment);
  CHECK(changes->session);
  for (PortalPage* each : {&desk, &phone}) {
    each->client.NoteChanges(wire::EncodeChanges(*changes));
    each->page.Settle();
  }
  CHECK(phone.page.output().title.starts_with("Dark #1 · "));
  CHECK(desk.page.output().title.starts_with("Tickets · "));
}

}  // namespace
}  // namespace genkan::support
