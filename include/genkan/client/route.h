// Every screen has a path; this is the one table of them.
#pragma once

#include <string>
#include <string_view>

#include "genkan/domain/ids.h"
#include "genkan/domain/ticket_listing.h"

namespace genkan::client {

enum class Screen : std::uint8_t { kTickets, kNewTicket, kTicket, kSearch, kWing, kUnknown };

struct Route {
  Screen screen = Screen::kTickets;
  domain::TicketNumber number{0};  // For kTicket.
  // The same: /tickets/42?conversation=ID; none: all of them together.
  domain::ConversationId conversation;
  domain::TicketListing listing;  // For kTickets: /tickets?state=open&sort=-created
  int page = 1;                   // Of a list in pages: /tickets?page=2
  std::string search;             // For kSearch: what was typed, /search?q=...
  std::string wing;               // For kWing: the path as it is, such as "/manage/inboxes/new".
  friend bool operator==(const Route&, const Route&) = default;
};

// Reads a path such as "/tickets/42" or "/tickets?state=open", without the base path. What it does
// not know is kUnknown, which has a screen of its own.
Route ParseRoute(std::string_view path);

// The path of a route: the inverse of ParseRoute for all but kUnknown.
std::string RoutePath(const Route& route);

// What follows the first segment of a wing's path, without its query: "inboxes/new" of
// "/manage/inboxes/new". Decoded; empty where nothing follows or it is no path.
std::string BelowWing(std::string_view path);

}  // namespace genkan::client
