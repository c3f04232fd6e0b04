// Where an agent is: each screen of the desk has a path; this is the one table of them.
#pragma once

#include <string>
#include <string_view>

#include "genkan/domain/ids.h"

namespace genkan::client {

// Which tickets the list shows. Each is as the API takes it; empty: all.
struct DeskFilters {
  std::string state = "open";  // Or "closed".
  std::string inbox;
  std::string stage;
  std::string owner;  // An id, "me" or "nobody".
  std::string after;  // The cursor of a page; empty: the first.
  friend bool operator==(const DeskFilters&, const DeskFilters&) = default;
};

enum class DeskScreen : std::uint8_t { kList, kTicket, kMerge, kUnknown };

struct DeskPlace {
  DeskScreen screen = DeskScreen::kList;
  DeskFilters filters;             // For kList.
  domain::TicketNumber number{0};  // For kTicket and kMerge.
  friend bool operator==(const DeskPlace&, const DeskPlace&) = default;
};

// Reads a path such as "/desk?owner=me" or "/desk/tickets/42/merge".
DeskPlace ParseDeskPlace(std::string_view path);
// The inverse for all but kUnknown.
std::string DeskPath(const DeskPlace& place);

// The query with which the API is asked for such a list.
std::string DeskListTarget(const DeskFilters& filters);

}  // namespace genkan::client
