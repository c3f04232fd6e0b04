#include "demo/busy_agent.h"

#include <algorithm>

#include "genkan/domain/ids.h"
#include "genkan/wire/json.h"

namespace genkan::demo {
namespace {

// Long enough to see that one's own message has gone out.
constexpr Millis kThinkingMillis = 5 * kMillisPerSecond;

// The ticket that a customer has just written on; 0: none.
std::int64_t TicketWrittenOn(const wire::Request& request, const wire::Response& response) {
  if (request.method != wire::Method::kPost || response.status != 201) return 0;
  const std::vector<std::string> path = wire::ParseTarget(request.target).segments;
  if (path.size() < 2 || path[1] != "tickets") return 0;
  if (path.size() == 4 && path[3] == "replies") {
    const auto number = domain::ParseTicketNumber(path[2]);
    return number.ok() ? static_cast<std::int64_t>(*number) : 0;
  }
  const auto* body = std::get_if<std::string>(&response.body);
  if (path.size() != 2 || body == nullptr) return 0;
  const auto json = wire::ReadJson(*body);
  const wire::JsonValue* number = json.ok() ? json->Find("number") : nullptr;
  return number != nullptr ? number->integer : 0;
}

}  // namespace

void BusyAgent::Note(const wire::Request& request, const wire::Response& response, Millis now) {
  const std::int64_t ticket = TicketWrittenOn(request, response);
  if (ticket != 0) Plan(ticket, now + kThinkingMillis);
}

void BusyAgent::Plan(std::int64_t ticket, Millis at) {
  std::erase_if(planned_, [&](const Planned& each) { return each.ticket == ticket; });
  planned_.push_back({at, ticket});
}

std::optional<Millis> BusyAgent::NextAt() const {
  const auto next = std::min_element(
      planned_.begin(), planned_.end(),
      [](const Planned& a, const Planned& b) { return a.at_millis < b.at_millis; });
  return next == planned_.end() ? std::nullopt : std::optional(next->at_millis);
}

std::optional<std::int64_t> BusyAgent::TakeDue(Millis now) {
  const auto due = std::find_if(planned_.begin(), planned_.end(),
                                [&](const Planned& each) { return each.at_millis <= now; });
  if (due == planned_.end()) return std::nullopt;
  const std::int64_t ticket = due->ticket;
  planned_.erase(due);
  return ticket;
}

}  // namespace genkan::demo
