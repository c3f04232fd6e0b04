#include "genkan/client/route.h"

#include "genkan/wire/message.h"

namespace genkan::client {
namespace {

ListState ParseListState(const wire::Target& target) {
  const std::string* state = target.Query("state");
  if (state != nullptr && *state == "open") return ListState::kOpen;
  if (state != nullptr && *state == "closed") return ListState::kClosed;
  return ListState::kAll;
}

}  // namespace

Route ParseRoute(std::string_view path) {
  constexpr Route kUnknownRoute{.screen = Screen::kUnknown};
  const wire::Target target = wire::ParseTarget(path.empty() ? "/" : path);
  if (!target.valid) return kUnknownRoute;
  const auto& segments = target.segments;
  if (segments.empty()) return Route{};
  if (segments[0] != "tickets" || segments.size() > 2) return kUnknownRoute;
  if (segments.size() == 1) return Route{.list_state = ParseListState(target)};
  if (segments[1] == "new") return Route{.screen = Screen::kNewTicket};
  const auto number = domain::ParseTicketNumber(segments[1]);
  return number.ok() ? Route{.screen = Screen::kTicket, .number = *number} : kUnknownRoute;
}

std::string RoutePath(const Route& route) {
  switch (route.screen) {
    case Screen::kNewTicket:
      return "/tickets/new";
    case Screen::kTicket:
      return "/tickets/" + std::to_string(static_cast<std::int64_t>(route.number));
    case Screen::kTickets:
    case Screen::kUnknown:
      break;
  }
  if (route.list_state == ListState::kOpen) return "/tickets?state=open";
  if (route.list_state == ListState::kClosed) return "/tickets?state=closed";
  return "/tickets";
}

}  // namespace genkan::client
