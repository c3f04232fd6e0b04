// What stores share of a search: what is looked at, and in which order it comes.
#include <algorithm>
#include <set>
#include <tuple>

#include "genkan/domain/shown_fields.h"
#include "genkan/service/store.h"

namespace genkan::service {

std::vector<std::string> SearchedTextsOf(const domain::Ticket& ticket,
                                         const std::vector<std::string>& fields) {
  std::vector<std::string> texts = {ticket.subject,
                                    std::to_string(static_cast<std::int64_t>(ticket.number))};
  for (const std::string& old : {ticket.external_number, ticket.external_id}) {
    if (!old.empty()) texts.push_back(old);
  }
  for (const domain::FieldValue& value : ticket.fields) {
    const bool searched = std::find(fields.begin(), fields.end(), value.field) != fields.end();
    if (searched) texts.push_back(value.value);
  }
  return texts;
}

bool WasGiven(const domain::Ticket& ticket, const ChoiceWords& choice) {
  if (choice.field == domain::kFieldCategory) return ticket.category == choice.value;
  const domain::FieldValue given{choice.field, choice.value};
  return std::find(ticket.fields.begin(), ticket.fields.end(), given) != ticket.fields.end();
}

std::optional<int> SearchRankOfTicket(const TicketSearchQuery& query,
                                      const domain::Ticket& ticket) {
  std::vector<std::string> texts = SearchedTextsOf(ticket, query.fields);
  for (const ChoiceWords& choice : query.choices) {
    if (WasGiven(ticket, choice)) texts.push_back(choice.words);
  }
  return domain::SearchRankOf(
      query.search, {.own = {texts.begin(), texts.end()}, .subject = {}, .is_ticket = true});
}

std::optional<int> SearchRankOfMessage(const TicketSearchQuery& query, std::string_view subject,
                                       std::string_view text) {
  return domain::SearchRankOf(query.search, {.own = {text}, .subject = subject});
}

Result<std::vector<FoundText>> FoundByNumber(const Store& store, const domain::Viewer& viewer,
                                             const TicketSearchQuery& query) {
  std::vector<FoundText> found;
  if (query.search.pieces.size() != 1) return found;
  const std::string& typed = query.search.pieces.front().typed;
  const auto number = domain::ParseTicketNumber(typed);
  const auto ticket =
      number.ok() ? store.TicketByNumber(viewer, *number) : store.TicketByOldNumber(viewer, typed);
  if (!ticket.ok() && ticket.error().code != ErrorCode::kNotFound) return ticket.error();
  if (ticket.ok()) {
    found.push_back({.place = {kRankNumber, ticket->last_activity_at_millis, ticket->id},
                     .message = {},
                     .at_millis = ticket->created_at_millis});
  }
  return found;
}

FoundPage PageOfFound(std::vector<FoundText> found, const TicketSearchQuery& query) {
  std::sort(found.begin(), found.end(), [](const FoundText& a, const FoundText& b) {
    return std::tie(b.place, b.at_millis, b.message) < std::tie(a.place, a.at_millis, a.message);
  });
  FoundPage page;
  std::set<domain::TicketId> seen;
  for (const FoundText& text : found) {
    if (!seen.insert(text.place.ticket).second) continue;
    if (query.after.has_value() && !(text.place < *query.after)) continue;
    if (page.texts.size() < query.limit) {
      page.texts.push_back(text);
    } else {
      page.more = true;
    }
  }
  page.total = static_cast<std::int64_t>(seen.size());
  return page;
}

}  // namespace genkan::service
