// The memory store: searching tickets, one text after the other.
#include "service/memory_store_impl.h"

namespace genkan::service {

Result<SearchHits> MemoryStore::SearchTickets(const domain::Viewer& viewer,
                                              const TicketSearchQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  GENKAN_TRY(std::vector<FoundText> found, FoundByNumber(*this, viewer, query));
  const auto add = [&](const domain::Ticket& ticket, std::optional<int> rank,
                       domain::MessageId message, Millis at) {
    if (!rank.has_value()) return;
    found.push_back({{*rank, ticket.last_activity_at_millis, ticket.id}, message, at});
  };
  for (const auto& [id, ticket] : records->tickets) {
    if (domain::SightOf(viewer, ticket) == domain::Sight::kNone) continue;
    add(ticket, SearchRankOfTicket(query, ticket), {}, ticket.created_at_millis);
  }
  for (const auto& [id, message] : records->messages) {
    if (message.redacted_at_millis != 0) continue;
    const domain::Conversation& conversation = records->conversations.at(message.conversation);
    for (const domain::TicketId of : conversation.tickets) {
      const domain::Ticket& ticket = records->tickets.at(of);
      if (domain::SightOf(viewer, ticket) == domain::Sight::kNone ||
          !domain::ShownToCustomer(conversation, message, of)) {
        continue;
      }
      add(ticket, SearchRankOfMessage(query, ticket.subject, message.text), id,
          message.sent_at_millis);
    }
  }
  const FoundPage page = PageOfFound(std::move(found), query);
  SearchHits hits{.hits = {}, .total = page.total, .all = true, .more = page.more};
  for (const FoundText& text : page.texts) {
    SearchHit hit{.ticket = records->tickets.at(text.place.ticket), .place = text.place};
    if (text.message) hit.message = records->messages.at(text.message);
    hits.hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace genkan::service
