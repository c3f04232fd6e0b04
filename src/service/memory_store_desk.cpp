// The memory store: what an agent reads, and answers that can be taken back.
#include <algorithm>
#include <set>

#include "service/memory_store_impl.h"

namespace genkan::service {
namespace {

using domain::AgentViewer;
using domain::Message;
using domain::Ticket;

std::set<domain::TicketId> TicketsIn(const PortalRecords& records, domain::InboxId inbox) {
  std::set<domain::TicketId> tickets;
  for (const auto& [id, conversation] : records.conversations) {
    if (records.channel_accounts.at(conversation.channel_account).inbox != inbox) continue;
    tickets.insert(conversation.tickets.begin(), conversation.tickets.end());
  }
  return tickets;
}

bool IsWanted(const PortalRecords& records, const Ticket& ticket, const AgentTicketQuery& query) {
  if (ticket.merged_into) return false;
  if (query.pipeline && ticket.pipeline != *query.pipeline) return false;
  if (query.stage && ticket.stage != *query.stage) return false;
  if (query.owner && ticket.owner != *query.owner) return false;
  return !query.kind || IsOfKind(records, ticket, *query.kind);
}

}  // namespace

Result<TicketRows> MemoryStore::ListTickets(const AgentViewer& viewer,
                                            const AgentTicketQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  const auto in_inbox =
      query.inbox ? TicketsIn(*records, *query.inbox) : std::set<domain::TicketId>();
  auto wanted = AllWhere(records->tickets, [&](const Ticket& ticket) {
    return IsWanted(*records, ticket, query) && (!query.inbox || in_inbox.contains(ticket.id));
  });
  std::sort(wanted.begin(), wanted.end(),
            [](const Ticket& a, const Ticket& b) { return PositionOf(a) > PositionOf(b); });
  TicketRows rows{.total = static_cast<std::int64_t>(wanted.size())};
  for (Ticket& ticket : wanted) {
    if (query.after && PositionOf(ticket) >= *query.after) continue;
    rows.more = rows.tickets.size() == query.limit;
    if (rows.more) break;
    rows.tickets.push_back(std::move(ticket));
  }
  return rows;
}

Result<Ticket> MemoryStore::TicketByNumber(const AgentViewer& viewer,
                                           domain::TicketNumber number) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  return FindWhere(records->tickets,
                   [number](const Ticket& ticket) { return ticket.number == number; });
}

Result<Ticket> MemoryStore::TicketById(const AgentViewer& viewer, domain::TicketId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  return FindByKey(records->tickets, id);
}

Result<AgentMessages> MemoryStore::MessagesOf(const AgentViewer& viewer, domain::TicketId ticket,
                                              const MessageQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  GENKAN_TRY_OK(FindByKey(records->tickets, ticket));
  auto all = AllWhere(records->messages, [&](const Message& message) {
    return IsAssociated(records->conversations.at(message.conversation), ticket);
  });
  std::sort(all.begin(), all.end(), IsEarlier);
  AgentMessages page{.total = static_cast<std::int64_t>(all.size())};
  if (query.before) {
    const auto end = std::find_if(all.begin(), all.end(), [&](const Message& message) {
      return message.id == *query.before;
    });
    if (end == all.end()) return ErrorCode::kNotFound;
    all.erase(end, all.end());
  }
  page.more = all.size() > query.limit;
  if (page.more) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(query.limit));
  for (Message& message : all) {
    const auto& conversation = records->conversations.at(message.conversation);
    page.messages.push_back(
        {std::move(message), records->channel_accounts.at(conversation.channel_account).kind});
  }
  return page;
}

Result<Message> MemoryStore::MessageById(const AgentViewer& viewer, domain::MessageId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  return FindByKey(records->messages, id);
}

Result<std::vector<domain::Conversation>> MemoryStore::ConversationsOf(
    const AgentViewer& viewer, domain::TicketId ticket) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  auto found = AllWhere(records->conversations, [ticket](const domain::Conversation& each) {
    return IsAssociated(each, ticket);
  });
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.created_at_millis < b.created_at_millis;
  });
  return found;
}

Result<domain::Conversation> MemoryStore::ConversationById(const AgentViewer& viewer,
                                                           domain::ConversationId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal()));
  return FindByKey(records->conversations, id);
}

Status MemoryStore::PutPendingAnswer(domain::PortalId portal, const PendingAnswer& answer,
                                     Millis now) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const auto over = AllWhere(records->pending_answers,
                             [now](const PendingAnswer& each) { return each.until_millis <= now; });
  for (const PendingAnswer& each : over) Erase(records->pending_answers, each.message);
  Set(records->pending_answers, answer.message, answer);
  return Done{};
}

Result<PendingAnswer> MemoryStore::PendingAnswerOf(domain::PortalId portal,
                                                   domain::MessageId message) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->pending_answers, message);
}

Status MemoryStore::RemoveMessage(domain::PortalId portal, domain::MessageId message) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->messages, message);
  Erase(records->pending_answers, message);
  return Done{};
}

}  // namespace genkan::service
