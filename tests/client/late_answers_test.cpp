// Answers that come when nobody waits for them any more, and a line that is closed for good.
#include <catch2/catch_test_macros.hpp>

#include "client/client_world.h"

using namespace genkan;
using namespace genkan::support;
using client::Connection;
using client::LoadState;
using client::Screen;

TEST_CASE("An answer about the ticket before is not shown in this one", "[client][thread]") {
  World world;
  const auto first = world.house.AddTicket("First", world.house.hana.id);
  const auto second = world.house.AddTicket("Second", world.house.hana.id);
  world.SignIn(world.house.hana);
  world.portal.Go({.screen = Screen::kTicket, .number = first.number});
  world.portal.Poll();
  world.portal.Go({.screen = Screen::kTicket, .number = second.number});
  CHECK(world.portal.thread().state == LoadState::kLoading);
  world.Settle();
  CHECK(world.portal.thread().thread.ticket.subject == "Second");
}

TEST_CASE("An answer about the filter before is not shown under this one", "[client][list]") {
  World world;
  world.house.AddTicket("Open", world.house.hana.id);
  world.SignIn(world.house.hana);
  world.portal.Go({});
  world.portal.Poll();
  world.portal.Go({.listing = domain::ListingWith({}, domain::kListState, "closed")});
  world.Settle();
  CHECK(world.portal.list().state() == LoadState::kReady);
  CHECK(world.portal.list().total() == 0);
}

TEST_CASE("An answer that outlives its client falls on deaf ears", "[client]") {
  World world;
  world.SignIn(world.house.hana);
  auto passing = std::make_unique<client::PortalClient>(world.transport, world.clock, world.random);
  passing->Go({});
  passing->Poll();
  REQUIRE_FALSE(world.transport.quiet());
  passing.reset();
  world.transport.Poll();
  CHECK(world.transport.quiet());
}

TEST_CASE("A client that is too old is told to reload and keeps what was typed", "[client]") {
  World world;
  const auto ticket = world.house.AddTicket("Mine", world.house.hana.id);
  world.SignIn(world.house.hana);
  world.Open(ticket);
  world.transport.api_number = "0";
  world.portal.SendReply("Still silent.");
  world.Settle();
  CHECK(world.portal.connection() == Connection::kClientOutdated);
  CHECK(world.portal.thread().reply.sending == client::Sending::kFailed);
  CHECK(world.portal.thread().reply.text == "Still silent.");
  const std::size_t sent = world.transport.sent.size();
  world.portal.Reload();
  world.Settle();
  CHECK(world.transport.sent.size() == sent);
}

TEST_CASE("Signing out without a network is done as soon as there is one", "[client][session]") {
  World world;
  world.SignIn(world.house.hana);
  world.portal.Go({});
  world.Settle();
  world.transport.network = Network::kDown;
  world.portal.SignOut();
  world.Settle();
  CHECK(world.portal.connection() == Connection::kOffline);
  world.transport.network = Network::kUp;
  world.clock.Advance(kMillisPerMinute);
  world.Settle();
  CHECK(world.portal.connection() == Connection::kSignedOut);
  CHECK(world.local.cookie().empty());
}
