#include "genkan/client/desk_place.h"

#include "genkan/wire/message.h"

namespace genkan::client {
namespace {

// The list shows what is open unless a path says otherwise.
constexpr std::string_view kOpen = "open";
constexpr std::string_view kAllStates = "all";

void Add(std::string_view name, std::string_view value, std::string* query) {
  if (value.empty()) return;
  *query += (query->empty() ? "?" : "&") + std::string(name) + "=" + wire::PercentEncoded(value);
}

void AddFilters(const DeskFilters& filters, std::string* query) {
  Add("inbox", filters.inbox, query);
  Add("stage", filters.stage, query);
  Add("owner", filters.owner, query);
  Add("after", filters.after, query);
}

std::string ValueOf(const wire::Target& target, std::string_view name) {
  const std::string* value = target.Query(name);
  return value == nullptr ? std::string() : *value;
}

DeskFilters FiltersOf(const wire::Target& target) {
  DeskFilters filters{.inbox = ValueOf(target, "inbox"),
                      .stage = ValueOf(target, "stage"),
                      .owner = ValueOf(target, "owner"),
                      .after = ValueOf(target, "after")};
  const std::string state = ValueOf(target, "state");
  if (state == "closed") filters.state = state;
  // Who looks for a stage means that one, whatever it is.
  if (state == kAllStates || (state.empty() && !filters.stage.empty())) filters.state.clear();
  return filters;
}

std::string ListPath(const DeskFilters& filters) {
  std::string query;
  const std::string_view usual = filters.stage.empty() ? kOpen : std::string_view();
  if (filters.state != usual) {
    Add("state", filters.state.empty() ? kAllStates : std::string_view(filters.state), &query);
  }
  AddFilters(filters, &query);
  return "/desk" + query;
}

}  // namespace

DeskPlace ParseDeskPlace(std::string_view path) {
  const wire::Target target = wire::ParseTarget(path);
  const DeskPlace unknown{.screen = DeskScreen::kUnknown};
  const auto& segments = target.segments;
  if (!target.valid || segments.empty() || segments[0] != "desk") return unknown;
  if (segments.size() == 1) return {.filters = FiltersOf(target)};
  const bool ticket = segments.size() == 3 || (segments.size() == 4 && segments[3] == "merge");
  if (segments[1] != "tickets" || !ticket) return unknown;
  const auto number = domain::ParseTicketNumber(segments[2]);
  if (!number.ok()) return unknown;
  return {.screen = segments.size() == 3 ? DeskScreen::kTicket : DeskScreen::kMerge,
          .number = *number};
}

std::string DeskPath(const DeskPlace& place) {
  if (place.screen == DeskScreen::kList || place.screen == DeskScreen::kUnknown) {
    return ListPath(place.filters);
  }
  const std::string ticket =
      "/desk/tickets/" + std::to_string(static_cast<std::int64_t>(place.number));
  return place.screen == DeskScreen::kMerge ? ticket + "/merge" : ticket;
}

std::string DeskListTarget(const DeskFilters& filters) {
  std::string query;
  Add("state", filters.state, &query);
  AddFilters(filters, &query);
  return "/v1/agent/tickets" + query;
}

}  // namespace genkan::client
