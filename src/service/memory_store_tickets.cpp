// The memory store: what a customer reads.
#include <algorithm>
#include <set>
#include <string>

#include "service/memory_store_impl.h"

namespace genkan::service {
namespace {

using domain::Ticket;

// The ticket, where the viewer sees it.
Result<const Ticket*> VisibleTicket(const PortalRecords& records, const domain::Viewer& viewer,
                                    domain::TicketId id) {
  const auto found = records.tickets.find(id);
  if (found == records.tickets.end() ||
      domain::SightOf(viewer, found->second) == domain::Sight::kNone) {
    return ErrorCode::kNotFound;
  }
  return &found->second;
}

}  // namespace

TicketPosition PositionOf(const Ticket& ticket) {
  return {ticket.last_activity_at_millis, ticket.id};
}

bool IsOfKind(const PortalRecords& records, const Ticket& ticket, domain::StageKind kind) {
  const auto pipeline = records.pipelines.find(ticket.pipeline);
  if (pipeline == records.pipelines.end()) return false;
  const domain::Stage* stage = domain::FindStage(pipeline->second, ticket.stage);
  return stage != nullptr && stage->kind == kind;
}

bool IsAssociated(const domain::Conversation& conversation, domain::TicketId ticket) {
  return std::find(conversation.tickets.begin(), conversation.tickets.end(), ticket) !=
         conversation.tickets.end();
}

bool IsEarlier(const domain::Message& a, const domain::Message& b) {
  return std::pair(a.sent_at_millis, a.id) < std::pair(b.sent_at_millis, b.id);
}

Result<Ticket> MemoryStore::TicketByNumber(const domain::Viewer& viewer,
                                           domain::TicketNumber number) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  const auto of_number = FindWhere(
      records->tickets, [number](const Ticket& ticket) { return ticket.number == number; });
  if (of_number.ok()) {
    Ticket ticket = *of_number;
    while (ticket.merged_into) {
      GENKAN_TRY(ticket, FindByKey(records->tickets, ticket.merged_into));
    }
    if (domain::SightOf(viewer, ticket) != domain::Sight::kNone) return ticket;
  }
  return TicketByOldNumber(viewer, std::to_string(static_cast<std::int64_t>(number)));
}

Result<Ticket> MemoryStore::TicketByOldNumber(const domain::Viewer& viewer,
                                              std::string_view old_number) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  const Ticket* youngest = nullptr;
  for (const auto& [id, ticket] : records->tickets) {
    const bool same_number = ticket.external_number == old_number;
    if (old_number.empty() || !(same_number || ticket.external_id == old_number)) continue;
    if (domain::SightOf(viewer, ticket) != domain::Sight::kNone) youngest = &ticket;
  }
  if (youngest == nullptr) return ErrorCode::kNotFound;
  return *youngest;
}

Result<ThreadMessages> MemoryStore::MessagesOf(const domain::Viewer& viewer,
                                               domain::TicketId ticket,
                                               const MessageQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  GENKAN_TRY_OK(VisibleTicket(*records, viewer, ticket));
  std::vector<const domain::Message*> shown;
  for (const auto& [id, message] : records->messages) {
    const domain::Conversation& conversation = records->conversations.at(message.conversation);
    if (query.conversation && query.conversation != conversation.id) continue;
    if (domain::ShownToCustomer(conversation, message, ticket)) shown.push_back(&message);
  }
  std::sort(shown.begin(), shown.end(),
            [](const domain::Message* a, const domain::Message* b) { return IsEarlier(*a, *b); });
  auto end = shown.end();
  if (query.before) {
    end = std::find_if(shown.begin(), shown.end(), [&](const domain::Message* message) {
      return message->id == *query.before;
    });
    if (end == shown.end()) return ErrorCode::kNotFound;
  }
  const auto count = std::min(static_cast<std::size_t>(end - shown.begin()), query.limit);
  ThreadMessages page{.total = static_cast<std::int64_t>(shown.size())};
  for (auto each = end - static_cast<std::ptrdiff_t>(count); each != end; ++each) {
    const auto& conversation = records->conversations.at((*each)->conversation);
    page.messages.push_back(
        {**each, records->channel_accounts.at(conversation.channel_account).kind});
  }
  page.more = static_cast<std::size_t>(end - shown.begin()) > count;
  return page;
}

Result<std::vector<ShownConversation>> MemoryStore::ShownConversations(
    const domain::Viewer& viewer, domain::TicketId ticket) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  GENKAN_TRY_OK(VisibleTicket(*records, viewer, ticket));
  std::map<domain::ConversationId, ShownConversation> shown;
  for (const auto& [id, message] : records->messages) {
    const domain::Conversation& conversation = records->conversations.at(message.conversation);
    if (!domain::ShownToCustomer(conversation, message, ticket)) continue;
    ShownConversation& each =
        shown
            .try_emplace(
                conversation.id,
                ShownConversation{
                    .id = conversation.id,
                    .channel = records->channel_accounts.at(conversation.channel_account).kind,
                    .begun_at_millis = message.sent_at_millis})
            .first->second;
    each.begun_at_millis = std::min(each.begun_at_millis, message.sent_at_millis);
    const bool news = message.external_id.empty() && message.author.contact != viewer.contact;
    if (news) each.news_at_millis = std::max(each.news_at_millis, message.sent_at_millis);
  }
  std::vector<ShownConversation> conversations;
  if (shown.size() < 2) return conversations;
  for (const auto& [id, each] : shown) conversations.push_back(each);
  std::stable_sort(conversations.begin(), conversations.end(), [](const auto& a, const auto& b) {
    return a.begun_at_millis < b.begun_at_millis;
  });
  return conversations;
}

Result<domain::Conversation> MemoryStore::ReplyConversation(const domain::Viewer& viewer,
                                                            domain::TicketId ticket) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  GENKAN_TRY_OK(VisibleTicket(*records, viewer, ticket));
  return NewestConversation(*records, ticket);
}

Result<domain::Conversation> NewestConversation(const PortalRecords& records,
                                                domain::TicketId ticket) {
  const domain::Conversation* newest = nullptr;
  for (const auto& [id, conversation] : records.conversations) {
    if (!IsAssociated(conversation, ticket)) continue;
    if (newest == nullptr || conversation.created_at_millis >= newest->created_at_millis) {
      newest = &conversation;
    }
  }
  if (newest == nullptr) return ErrorCode::kNotFound;
  return *newest;
}

Result<domain::Changes> MemoryStore::ChangesAfter(const domain::AgentViewer& viewer,
                                                  std::int64_t after) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  domain::Changes changes{.upto = records->last_change,
                          .session = records->session_change > after,
                          .more = after > records->last_change};
  std::set<domain::TicketId> changed;
  for (const auto* moments : {&records->ticket_changes, &records->desk_changes}) {
    for (const auto& [id, moment] : *moments) {
      if (moment > after) changed.insert(id);
    }
  }
  changes.more = changes.more || changed.size() > kChangesListed;
  if (changes.more) return changes;
  for (const domain::TicketId id : changed) {
    changes.tickets.push_back(records->tickets.at(id).number);
  }
  return changes;
}

Result<domain::Changes> MemoryStore::ChangesAfter(const domain::Viewer& viewer,
                                                  std::int64_t after) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  const auto contact = records->contact_changes.find(viewer.contact);
  const bool own = contact != records->contact_changes.end() && contact->second > after;
  domain::Changes changes{.upto = records->last_change,
                          .session = own || records->session_change > after,
                          .more = after > records->last_change};
  const auto lost = [&](auto principal) {
    const auto moment = records->sight_losses.find(PrincipalId{principal.high, principal.low});
    return moment != records->sight_losses.end() && moment->second > after;
  };
  const auto& further = viewer.further_companies;
  changes.more = changes.more || lost(viewer.contact) || lost(viewer.primary_company) ||
                 std::any_of(further.begin(), further.end(), lost);
  std::size_t looked_at = 0;
  for (const auto& [id, moment] : records->ticket_changes) {
    if (moment <= after) continue;
    changes.more = changes.more || ++looked_at > kChangesListed;
    if (changes.more) break;
    const Ticket& ticket = records->tickets.at(id);
    if (domain::SightOf(viewer, ticket) == domain::Sight::kNone) continue;
    changes.tickets.push_back(ticket.number);
  }
  return changes;
}

}  // namespace genkan::service
