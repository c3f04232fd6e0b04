#include "genkan/client/desk_place.h"

#include <catch2/catch_test_macros.hpp>

using namespace genkan::client;
using genkan::domain::TicketNumber;

TEST_CASE("Every screen of the desk has a path that leads back to it", "[client][desk]") {
  const DeskPlace places[] = {
      {},
      {.filters = {.owner = "me"}},
      {.filters = {.state = "closed"}},
      {.filters = {.state = ""}},
      {.filters = {.state = "", .stage = "a"}},
      {.filters = {.state = "open", .stage = "a"}},
      {.filters = {.inbox = "i", .owner = "nobody", .after = "c/1"}},
      {.screen = DeskScreen::kTicket, .number = TicketNumber{42}},
      {.screen = DeskScreen::kMerge, .number = TicketNumber{42}},
  };
  for (const DeskPlace& place : places) {
    CAPTURE(DeskPath(place));
    CHECK(ParseDeskPlace(DeskPath(place)) == place);
  }
  CHECK(DeskPath(places[0]) == "/desk");
  CHECK(DeskPath(places[1]) == "/desk?owner=me");
  CHECK(DeskPath(places[4]) == "/desk?stage=a");
  CHECK(DeskPath(places[7]) == "/desk/tickets/42");
  CHECK(DeskPath(places[8]) == "/desk/tickets/42/merge");
}

TEST_CASE("The list shows what is open, and a path can say otherwise", "[client][desk]") {
  CHECK(ParseDeskPlace("/desk").filters.state == "open");
  CHECK(ParseDeskPlace("/desk?state=strange").filters.state == "open");
  CHECK(ParseDeskPlace("/desk?state=all").filters.state.empty());
  CHECK(ParseDeskPlace("/desk?stage=x").filters.state.empty());
  CHECK(DeskListTarget({.owner = "me"}) == "/v1/agent/tickets?state=open&owner=me");
}

TEST_CASE("A path that is none of the desk's is an unknown screen", "[client][desk]") {
  for (const char* path : {"/", "/tickets/1", "/desk/tickets", "/desk/tickets/x", "/desk/tickets/0",
                           "/desk/tickets/1/split", "/desk/inboxes/1", "/desk/%zz"}) {
    CAPTURE(path);
    CHECK(ParseDeskPlace(path).screen == DeskScreen::kUnknown);
  }
}
