// What a person reads: the session, the list in pages, a thread with its older messages.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "client/client_world.h"

using namespace genkan;
using namespace genkan::support;
using client::Connection;
using client::LoadState;
using client::Screen;

namespace {

std::string Subject(const World& world, std::int64_t row) {
  const domain::TicketSummary* ticket = world.portal.list().Row(row);
  return ticket != nullptr ? ticket->subject : "(not here)";
}

// `count` tickets of Hana's: row i of the list is "Ticket i".
void AddTickets(World* world, int count) {
  for (int i = 0; i < count; ++i) {
    auto ticket = world->house.MakeTicket("Ticket " + std::to_string(i), world->house.hana.id);
    ticket.last_activity_at_millis = kNoon - i * kMillisPerMinute;
    world->house.Put(ticket);
  }
}

std::int64_t RowsHeld(const World& world) {
  std::int64_t held = 0;
  for (std::int64_t row = 0; row < world.portal.list().total(); ++row) {
    held += world.portal.list().Row(row) != nullptr ? 1 : 0;
  }
  return held;
}

void OpenList(World* world, std::string_view state = {}) {
  world->portal.Go({.listing = domain::ListingWith({}, domain::kListState, state)});
  world->Settle();
}

}  // namespace

TEST_CASE("Whoever signs in is greeted by name", "[client][session]") {
  World world;
  world.SignIn(world.house.hana);
  OpenList(&world);
  REQUIRE(world.portal.session_state() == LoadState::kReady);
  CHECK(world.portal.session().shown_name == "hana");
  CHECK(world.portal.session().portal_name == "Test");
  CHECK(world.portal.session().company_name == "Sakura Trading 株式会社");
}

TEST_CASE("Without a session nothing is shown and signing in is asked for", "[client][session]") {
  World world;
  OpenList(&world);
  CHECK(world.portal.connection() == Connection::kSessionEnded);
  CHECK(world.portal.list().total() == 0);
}

TEST_CASE("After signing out nothing more is asked for", "[client][session]") {
  World world;
  world.SignIn(world.house.hana);
  OpenList(&world);
  world.portal.SignOut();
  world.Settle();
  CHECK(world.portal.connection() == Connection::kSignedOut);
  CHECK(world.local.cookie().empty());
  const std::size_t sent = world.transport.sent.size();
  OpenList(&world);
  CHECK(world.transport.sent.size() == sent);
  CHECK(world.portal.connection() == Connection::kSignedOut);
}

TEST_CASE("An empty list is ready and empty", "[client][list]") {
  World world;
  world.SignIn(world.house.hana);
  OpenList(&world);
  CHECK(world.portal.list().state() == LoadState::kReady);
  CHECK(world.portal.list().total() == 0);
  CHECK(world.portal.list().Row(0) == nullptr);
}

TEST_CASE("The list shows own and company tickets, newest activity first", "[client][list]") {
  World world;
  AddTickets(&world, 2);
  auto colleague = world.house.MakeTicket("Ken's", world.house.ken.id);
  colleague.companies = {world.house.sakura.id};
  colleague.last_activity_at_millis = kNoon + 1;
  world.house.Put(colleague);
  auto foreign = world.house.MakeTicket("Noor's", world.house.noor.id);
  foreign.companies = {world.house.atlas.id};
  world.house.Put(foreign);
  world.SignIn(world.house.hana);
  OpenList(&world);
  REQUIRE(world.portal.list().total() == 3);
  CHECK(Subject(world, 0) == "Ken's");
  CHECK(world.portal.list().Row(0)->sight == domain::Sight::kPrimaryCompany);
  CHECK(Subject(world, 1) == "Ticket 0");
  CHECK(world.portal.list().Row(1)->sight == domain::Sight::kOwn);
}

TEST_CASE("The list can be narrowed to open and to closed tickets", "[client][list]") {
  World world;
  AddTickets(&world, 2);
  auto closed = world.house.MakeTicket("Done", world.house.hana.id);
  closed.stage = world.house.closed;
  world.house.Put(closed);
  world.SignIn(world.house.hana);
  OpenList(&world, "closed");
  CHECK(world.portal.list().total() == 1);
  CHECK(Subject(world, 0) == "Done");
  OpenList(&world, "open");
  CHECK(world.portal.list().total() == 2);
  OpenList(&world);
  CHECK(world.portal.list().total() == 3);
}

TEST_CASE("Scrolling on brings every row in its place, and none twice", "[client][list]") {
  World world;
  AddTickets(&world, 750);
  world.SignIn(world.house.hana);
  OpenList(&world);
  REQUIRE(world.portal.list().total() == 750);
  for (std::int64_t row = 0; row < 750; row += 20) {
    world.portal.NeedRows(row, row + 20);
    world.Settle();
    REQUIRE(Subject(world, row) == "Ticket " + std::to_string(row));
  }
  std::set<std::string> targets;
  for (const wire::Request& request : world.transport.sent) {
    CHECK(request.target.find("&at=") == std::string::npos);
    CHECK(targets.insert(request.target).second);
  }
}

TEST_CASE("A jump asks for the place itself, and far pages are dropped", "[client][list]") {
  World world;
  AddTickets(&world, 2500);
  world.SignIn(world.house.hana);
  OpenList(&world);
  const std::size_t before = world.transport.sent.size();
  world.portal.NeedRows(2010, 2040);
  world.Settle();
  CHECK(Subject(world, 2010) == "Ticket 2010");
  CHECK(world.transport.sent.size() <= before + 2);
  for (std::int64_t row = 0; row < 2500; row += 50) {
    world.portal.NeedRows(row, row + 50);
    world.Settle();
  }
  CHECK(RowsHeld(world) <= 1000);
  CHECK(Subject(world, 2499) == "Ticket 2499");
  CHECK(Subject(world, 0) == "(not here)");
}

TEST_CASE("A jump to where two pages meet is one question", "[client][list]") {
  World world;
  AddTickets(&world, 2500);
  world.SignIn(world.house.hana);
  OpenList(&world);
  const std::size_t before = world.transport.sent.size();
  world.portal.NeedRows(1190, 1210);
  world.Settle();
  CHECK(Subject(world, 1190) == "Ticket 1190");
  CHECK(Subject(world, 1210) == "Ticket 1210");
  CHECK(world.transport.sent.size() == before + 1);
  // What follows comes by the cursor, and the end is an end.
  world.portal.NeedRows(1270, 1310);
  world.Settle();
  CHECK(Subject(world, 1310) == "Ticket 1310");
  CHECK(world.transport.sent.back().target.find("&after=") != std::string::npos);
  world.portal.NeedRows(2380, 2499);
  world.Settle();
  CHECK(Subject(world, 2499) == "Ticket 2499");
}

TEST_CASE("A refreshed list keeps its rows in sight until newer ones arrive", "[client][list]") {
  World world;
  AddTickets(&world, 3);
  world.SignIn(world.house.hana);
  OpenList(&world);
  world.house.AddTicket("Ticket new", world.house.hana.id);
  world.portal.Go({});
  CHECK(world.portal.list().state() == LoadState::kReady);
  CHECK(Subject(world, 0) == "Ticket 0");
  world.Settle();
  CHECK(world.portal.list().total() == 4);
}

TEST_CASE("A lost network is retried later and later, then all is well again",
          "[client][offline]") {
  World world;
  AddTickets(&world, 3);
  world.SignIn(world.house.hana);
  world.transport.network = Network::kDown;
  OpenList(&world);
  CHECK(world.portal.connection() == Connection::kOffline);
  Millis last_wait = 0;
  for (int attempts = 0; attempts < 8; ++attempts) {
    REQUIRE(world.portal.NextDeadline().has_value());
    const Millis wait = *world.portal.NextDeadline() - world.clock.NowMillis();
    CHECK(wait > 0);
    CHECK(wait <= kMillisPerMinute);
    const std::size_t sent = world.transport.sent.size();
    world.clock.Advance(wait - 1);
    world.Settle();
    CHECK(world.transport.sent.size() == sent);
    world.clock.Advance(1);
    world.Settle();
    CHECK(world.transport.sent.size() > sent);
    last_wait = wait;
  }
  CHECK(last_wait > 20 * kMillisPerSecond);
  world.transport.network = Network::kUp;
  world.clock.Advance(kMillisPerMinute);
  world.Settle();
  CHECK(world.portal.connection() == Connection::kOnline);
  CHECK_FALSE(world.portal.NextDeadline().has_value());
  CHECK(world.portal.session_state() == LoadState::kReady);
  CHECK(world.portal.list().total() == 3);
}

TEST_CASE("A network that comes back is noticed with nothing else to ask for",
          "[client][offline]") {
  World world;
  const auto ticket = world.house.AddTicket("Mine", world.house.hana.id);
  world.SignIn(world.house.hana);
  world.Open(ticket);
  world.transport.network = Network::kDown;
  world.portal.SendReply("Hello?");
  world.Settle();
  REQUIRE(world.portal.connection() == Connection::kOffline);
  world.transport.network = Network::kUp;
  world.clock.Advance(kMillisPerMinute);
  world.Settle();
  CHECK(world.portal.connection() == Connection::kOnline);
  CHECK(world.portal.thread().reply.sending == client::Sending::kFailed);
}

TEST_CASE("Reloading does not wait for the planned retry", "[client][offline]") {
  World world;
  world.SignIn(world.house.hana);
  world.transport.network = Network::kDown;
  OpenList(&world);
  world.transport.network = Network::kUp;
  world.portal.Reload();
  world.Settle();
  CHECK(world.portal.connection() == Connection::kOnline);
}

TEST_CASE("Another company's ticket answers as a missing one does", "[client][thread]") {
  World world;
  auto foreign = world.house.MakeTicket("Noor's", world.house.noor.id);
  foreign.companies = {world.house.atlas.id};
  foreign = world.house.Put(foreign);
  world.SignIn(world.house.hana);
  world.Open(foreign);
  const Error refused = world.portal.thread().error;
  CHECK(world.portal.thread().state == LoadState::kFailed);
  CHECK(refused.code == ErrorCode::kNotFound);
  world.portal.Go({.screen = Screen::kTicket, .number = domain::TicketNumber{99999}});
  world.Settle();
  CHECK(world.portal.thread().error == refused);
}

TEST_CASE("A long thread opens at its end and gives older messages on demand", "[client][thread]") {
  World world;
  const auto ticket = world.house.AddTicket("Long", world.house.hana.id);
  const auto conversation = world.house.AddConversation({ticket.id});
  for (int i = 0; i < 450; ++i) {
    auto message = world.house.MakeMessage(conversation.id, std::to_string(i));
    message.sent_at_millis = kNoon + i;
    REQUIRE(world.store->PutMessage(world.house.portal.id, message).ok());
  }
  world.SignIn(world.house.hana);
  world.Open(ticket);
  const auto& messages = world.portal.thread().thread.messages;
  REQUIRE(messages.size() == 200);
  CHECK(messages.front().text == "250");
  CHECK(world.portal.thread().thread.messages_total == 450);
  for (int pages = 0; pages < 5; ++pages) {
    world.portal.LoadOlderMessages();
    world.portal.LoadOlderMessages();
    world.Settle();
  }
  REQUIRE(messages.size() == 450);
  for (std::size_t i = 0; i < 450; ++i) REQUIRE(messages[i].text == std::to_string(i));
  CHECK_FALSE(world.portal.thread().older_loading);
  // A reply refreshes the newest messages and leaves the older ones where they are.
  world.clock.Advance(kMillisPerHour);
  world.portal.SendReply("The last");
  world.Settle();
  REQUIRE(messages.size() == 451);
  CHECK(messages.front().text == "0");
  CHECK(messages.back().text == "The last");
}

TEST_CASE("Detaching a conversation hides its messages at once", "[client][thread]") {
  World world;
  const auto ticket = world.house.AddTicket("Mine", world.house.hana.id);
  auto conversation = world.house.AddConversation({ticket.id});
  world.house.AddMessage(conversation.id, "Seen");
  world.SignIn(world.house.hana);
  world.Open(ticket);
  CHECK(world.ThreadTexts() == std::vector<std::string>{"Seen"});
  conversation.tickets.clear();
  REQUIRE(world.store->PutConversation(world.house.portal.id, conversation).ok());
  world.portal.Reload();
  world.Settle();
  CHECK(world.ThreadTexts().empty());
}

TEST_CASE("A page that is refused costs its own rows and no others", "[client][list]") {
  World world;
  AddTickets(&world, 450);
  world.SignIn(world.house.hana);
  OpenList(&world);
  world.transport.refused_part = "at=300";
  world.portal.NeedRows(340, 350);
  world.Settle();
  CHECK(world.portal.list().state() == LoadState::kReady);
  CHECK(world.portal.list().RowFailed(345));
  CHECK_FALSE(world.portal.list().RowFailed(5));
  CHECK(Subject(world, 5) == "Ticket 5");
  CHECK(world.portal.list().error().code == ErrorCode::kInternal);
  // It is not asked for again by itself, and by hand it is.
  const std::size_t sent = world.transport.sent.size();
  world.Settle();
  CHECK(world.transport.sent.size() == sent);
  world.transport.refused_part.clear();
  world.portal.Reload();
  world.Settle();
  CHECK(Subject(world, 345) == "Ticket 345");
  CHECK_FALSE(world.portal.list().RowFailed(345));
}

TEST_CASE("A list that cannot be asked for anew stays as it was and says so", "[client][list]") {
  World world;
  AddTickets(&world, 3);
  world.SignIn(world.house.hana);
  OpenList(&world);
  world.transport.refused_part = "/v1/tickets";
  OpenList(&world);
  CHECK(world.portal.list().state() == LoadState::kReady);
  CHECK(world.portal.list().stale());
  CHECK(Subject(world, 1) == "Ticket 1");
  // Another list has nothing to show in its place.
  OpenList(&world, "open");
  CHECK(world.portal.list().state() == LoadState::kFailed);
  world.transport.refused_part.clear();
  OpenList(&world);
  CHECK_FALSE(world.portal.list().stale());
  CHECK(world.portal.list().state() == LoadState::kReady);
}

TEST_CASE("A thread that cannot be asked for anew stays, unless it may not be seen any more",
          "[client][thread]") {
  World world;
  auto ticket = world.house.AddTicket("Mine", world.house.hana.id);
  world.house.AddMessage(world.house.AddConversation({ticket.id}).id, "Seen");
  world.SignIn(world.house.hana);
  world.Open(ticket);
  world.transport.refused_part = "/v1/tickets/";
  world.portal.Reload();
  world.Settle();
  CHECK(world.portal.thread().state == LoadState::kReady);
  REQUIRE(world.portal.thread().stale_error.has_value());
  CHECK(world.portal.thread().stale_error->code == ErrorCode::kInternal);
  CHECK(world.ThreadTexts() == std::vector<std::string>{"Seen"});
  world.transport.refused_part.clear();
  world.portal.Reload();
  world.Settle();
  CHECK_FALSE(world.portal.thread().stale_error.has_value());
  ticket.hidden = true;
  world.house.Put(ticket);
  world.portal.Reload();
  world.Settle();
  CHECK(world.portal.thread().state == LoadState::kFailed);
}

TEST_CASE("Older messages that are refused are said to be, and asked for again by hand",
          "[client][thread]") {
  World world;
  const auto ticket = world.house.AddTicket("Long", world.house.hana.id);
  const auto conversation = world.house.AddConversation({ticket.id});
  for (int i = 0; i < 230; ++i) {
    auto message = world.house.MakeMessage(conversation.id, std::to_string(i));
    message.sent_at_millis = kNoon + i;
    REQUIRE(world.store->PutMessage(world.house.portal.id, message).ok());
  }
  world.SignIn(world.house.hana);
  world.Open(ticket);
  world.transport.refused_part = "messages_before";
  world.portal.LoadOlderMessages();
  world.Settle();
  REQUIRE(world.portal.thread().older_error.has_value());
  CHECK(world.portal.thread().thread.messages.size() == 200);
  world.transport.refused_part.clear();
  world.portal.LoadOlderMessages();
  CHECK_FALSE(world.portal.thread().older_error.has_value());
  world.Settle();
  CHECK(world.portal.thread().thread.messages.size() == 230);
}
