#include "genkan/client/route.h"

#include <catch2/catch_test_macros.hpp>

using namespace genkan::client;
using namespace genkan::domain;

TEST_CASE("Every screen has a path that leads back to it", "[client][route]") {
  const TicketListing open = ListingWith({}, kListState, "open");
  const TicketListing ordered =
      ListingWith(ListingWith(open, kListSort, "-created"), kListCategory, "a&b=c");
  const Route routes[] = {
      {},
      {.listing = open},
      {.listing = ordered},
      {.page = 2},
      {.listing = open, .page = 12},
      {.screen = Screen::kNewTicket},
      {.screen = Screen::kTicket, .number = TicketNumber{42}},
      {.screen = Screen::kWing, .wing = "/manage"},
      {.screen = Screen::kWing, .wing = "/desk?owner=me"},
      {.screen = Screen::kWing, .wing = "/manage/inboxes/new"},
  };
  for (const Route& route : routes) {
    CAPTURE(RoutePath(route));
    CHECK(ParseRoute(RoutePath(route)) == route);
  }
  CHECK(RoutePath(routes[0]) == "/tickets");
  CHECK(RoutePath(routes[1]) == "/tickets?state=open");
  CHECK(RoutePath(routes[2]) == "/tickets?state=open&category=a%26b%3Dc&sort=-created");
  CHECK(RoutePath(routes[3]) == "/tickets?page=2");
  CHECK(RoutePath(routes[4]) == "/tickets?state=open&page=12");
  CHECK(RoutePath(routes[5]) == "/tickets/new");
  CHECK(RoutePath(routes[6]) == "/tickets/42");
  CHECK(RoutePath(routes[9]) == "/manage/inboxes/new");
}

TEST_CASE("A conversation of a ticket has a path, and what is none changes nothing",
          "[client][route]") {
  const Route route{
      .screen = Screen::kTicket, .number = TicketNumber{42}, .conversation = ConversationId{1, 2}};
  CHECK(RoutePath(route).starts_with("/tickets/42?conversation="));
  CHECK(ParseRoute(RoutePath(route)) == route);
  CHECK(ParseRoute("/tickets/42?conversation=first").conversation == ConversationId{});
}

TEST_CASE("What follows a wing's name is decoded, and its query is no part of it",
          "[client][route]") {
  CHECK(BelowWing("/manage/inboxes/new") == "inboxes/new");
  CHECK(BelowWing("/desk?owner=me") == "");
  CHECK(BelowWing("/desk/tickets/a%20b?x=1") == "tickets/a b");
  CHECK(BelowWing("/desk/%zz") == "");
}

TEST_CASE("The root is the list, and a parameter that is no filter changes nothing",
          "[client][route]") {
  CHECK(ParseRoute("/") == Route{});
  CHECK(ParseRoute("") == Route{});
  CHECK(ParseRoute("/tickets?x=1&state=") == Route{});
  for (const char* page : {"", "0", "-1", "two", "1e9"}) {
    CHECK(ParseRoute("/tickets?page=" + std::string(page)) == Route{});
  }
  CHECK(ParseRoute("/tickets?page=99999999999999999999") == Route{});
}

TEST_CASE("A path that leads nowhere is an unknown screen", "[client][route]") {
  for (const char* path :
       {"/ticket", "/tickets/", "/tickets/abc", "/tickets/0", "/tickets/-1", "/tickets/42/replies",
        "/tickets/%zz", "tickets", "/v1/tickets", "/tickets/99999999999999999999"}) {
    CAPTURE(path);
    CHECK(ParseRoute(path).screen == Screen::kUnknown);
  }
}
