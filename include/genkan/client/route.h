// Every screen has a path; this is the one table of them.
#pragma once

#include <string>
#include <string_view>

#include "genkan/domain/ids.h"

namespace genkan::client {

enum class Screen : std::uint8_t { kTickets, kNewTicket, kTicket, kManage, kUnknown };

enum class ListState : std::uint8_t { kAll, kOpen, kClosed };

struct Route {
  Screen screen = Screen::kTickets;
  domain::TicketNumber number{0};          // For kTicket.
  ListState list_state = ListState::kAll;  // For kTickets: /tickets?state=open
  int page = 1;                            // Of a list in pages: /tickets?page=2
  std::string manage;  // For kManage: what follows "/manage/", such as "access" or "inboxes/new".
  friend bool operator==(const Route&, const Route&) = default;
};

// Reads a path such as "/tickets/42" or "/tickets?state=open", without the base path. What it does
// not know is kUnknown, which has a screen of its own.
Route ParseRoute(std::string_view path);

// The path of a route: the inverse of ParseRoute for all but kUnknown.
std::string RoutePath(const Route& route);

}  // namespace genkan::client
