#include "genkan/client/route.h"

#include <algorithm>

#include "genkan/wire/listing_codec.h"
#include "genkan/wire/message.h"

namespace genkan::client {
namespace {

int ParsePage(const wire::Target& target) {
  constexpr int kPageMax = 1'000'000;
  const std::string* text = target.Query("page");
  int page = 0;
  for (const char c : text == nullptr ? std::string() : *text) {
    if (c < '0' || c > '9' || page > kPageMax) return 1;
    page = page * 10 + (c - '0');
  }
  return std::clamp(page, 1, kPageMax);
}

}  // namespace

Route ParseRoute(std::string_view path) {
  const Route unknown{.screen = Screen::kUnknown};
  const wire::Target target = wire::ParseTarget(path.empty() ? "/" : path);
  if (!target.valid) return unknown;
  const auto& segments = target.segments;
  if (segments.empty()) return Route{};
  if (segments[0] == "manage" || segments[0] == "desk") {
    return Route{.screen = Screen::kWing, .wing = std::string(path)};
  }
  if (segments[0] == "search" && segments.size() == 1) {
    const std::string* typed = target.Query("q");
    return Route{.screen = Screen::kSearch, .search = typed == nullptr ? std::string() : *typed};
  }
  if (segments[0] != "tickets" || segments.size() > 2) return unknown;
  if (segments.size() == 1) {
    return Route{.listing = wire::ListingOf(target), .page = ParsePage(target)};
  }
  if (segments[1] == "new") return Route{.screen = Screen::kNewTicket};
  const auto number = domain::ParseTicketNumber(segments[1]);
  if (!number.ok()) return unknown;
  Route route{.screen = Screen::kTicket, .number = *number};
  if (const std::string* text = target.Query("conversation")) {
    const auto conversation = domain::ParseId<domain::ConversationId>(*text);
    if (conversation.ok()) route.conversation = *conversation;
  }
  return route;
}

std::string RoutePath(const Route& route) {
  switch (route.screen) {
    case Screen::kNewTicket:
      return "/tickets/new";
    case Screen::kTicket:
      return "/tickets/" + std::to_string(static_cast<std::int64_t>(route.number)) +
             (route.conversation ? "?conversation=" + domain::IdText(route.conversation) : "");
    case Screen::kSearch:
      return route.search.empty() ? "/search" : "/search?q=" + wire::PercentEncoded(route.search);
    case Screen::kWing:
      return route.wing;
    case Screen::kTickets:
    case Screen::kUnknown:
      break;
  }
  std::string query = wire::ListingQuery(route.listing);
  if (route.page > 1) {
    query += (query.empty() ? "page=" : "&page=") + std::to_string(route.page);
  }
  return query.empty() ? "/tickets" : "/tickets?" + query;
}

std::string BelowWing(std::string_view path) {
  const wire::Target target = wire::ParseTarget(path);
  std::string below;
  for (std::size_t i = 1; target.valid && i < target.segments.size(); ++i) {
    below += (i > 1 ? "/" : "") + target.segments[i];
  }
  return below;
}

}  // namespace genkan::client
