// The memory store: what a customer writes, and the filling that import and samples do.
#include <algorithm>
#include <set>

#include "service/memory_store_impl.h"

namespace genkan::service {
namespace {

bool ReferencesKnown(const PortalRecords& records, const domain::Ticket& ticket) {
  const auto pipeline = records.pipelines.find(ticket.pipeline);
  if (pipeline == records.pipelines.end()) return false;
  if (domain::FindStage(pipeline->second, ticket.stage) == nullptr) return false;
  return std::all_of(ticket.contacts.begin(), ticket.contacts.end(),
                     [&](const domain::TicketContact& each) {
                       return records.contacts.contains(each.contact);
                     }) &&
         std::all_of(
             ticket.companies.begin(), ticket.companies.end(),
             [&](domain::CompanyId company) { return records.companies.contains(company); });
}

bool ReferencesKnown(const PortalRecords& records, const domain::Conversation& conversation) {
  return records.channel_accounts.contains(conversation.channel_account) &&
         (!conversation.contact || records.contacts.contains(conversation.contact)) &&
         std::all_of(conversation.tickets.begin(), conversation.tickets.end(),
                     [&](domain::TicketId ticket) { return records.tickets.contains(ticket); });
}

template <typename AnyId>
SenderId Sender(AnyId id) {
  return SenderId{id.high, id.low};
}

SenderId SenderOf(const ReplyWrite& write) {
  return write.staff ? Sender(write.staff) : Sender(write.sender);
}

}  // namespace

Result<domain::Message> MemoryStore::StoreReply(domain::PortalId portal, const ReplyWrite& write) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const auto sent = records->sent.find({SenderOf(write), write.client_key});
  if (sent != records->sent.end()) {
    if (sent->second.content_digest != write.content_digest || !sent->second.reply) {
      return ErrorCode::kConflict;
    }
    return FindByKey(records->messages, sent->second.reply);
  }
  domain::Message message = write.message;
  GENKAN_TRY_OK(Atomically([&] { return WriteReply(*records, write, &message); }));
  return message;
}

Status MemoryStore::WriteReply(PortalRecords& records, const ReplyWrite& write,
                               domain::Message* message) {
  const domain::PortalId portal = records.portal.id;
  GENKAN_TRY(domain::Ticket ticket, FindByKey(records.tickets, write.ticket));
  if (write.new_conversation) {
    const auto existing = NewestConversation(records, write.ticket);
    if (existing.ok()) {
      message->conversation = existing->id;
    } else {
      domain::Conversation conversation = *write.new_conversation;
      conversation.tickets = {write.ticket};
      message->conversation = conversation.id;
      GENKAN_TRY_OK(PutConversation(portal, conversation));
    }
  }
  GENKAN_TRY(const domain::Conversation conversation,
             FindByKey(records.conversations, message->conversation));
  const auto& tickets = conversation.tickets;
  if (std::find(tickets.begin(), tickets.end(), write.ticket) == tickets.end()) {
    return ErrorCode::kConflict;
  }
  if (records.messages.contains(message->id)) return ErrorCode::kConflict;
  GENKAN_TRY_OK(PutMessage(portal, *message));
  const domain::Ticket before = ticket;
  ticket.stage = write.stage_after;
  if (message->audience == domain::Audience::kCustomer) {
    ticket.last_activity_at_millis =
        std::max(ticket.last_activity_at_millis, message->sent_at_millis);
  }
  if (ticket != before) {
    GENKAN_TRY_OK(PutTicket(portal, ticket));
  }
  Set(records.sent, {SenderOf(write), write.client_key},
      SentRecord{.content_digest = write.content_digest, .reply = message->id});
  return Done{};
}

Result<domain::Ticket> MemoryStore::StoreTicket(domain::PortalId portal, const TicketWrite& write) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const auto sent = records->sent.find({Sender(write.sender), write.client_key});
  if (sent != records->sent.end()) {
    if (sent->second.content_digest != write.content_digest || !sent->second.ticket) {
      return ErrorCode::kConflict;
    }
    return FindByKey(records->tickets, sent->second.ticket);
  }
  domain::Ticket ticket = write.ticket;
  ticket.number = domain::TicketNumber{0};
  const auto write_all = [&]() -> Status {
    if (records->tickets.contains(ticket.id) || records->messages.contains(write.message.id)) {
      return ErrorCode::kConflict;
    }
    GENKAN_TRY(ticket, PutTicket(portal, ticket));
    domain::Conversation conversation = write.conversation;
    conversation.tickets = {ticket.id};
    GENKAN_TRY_OK(PutConversation(portal, conversation));
    domain::Message message = write.message;
    message.conversation = conversation.id;
    GENKAN_TRY_OK(PutMessage(portal, message));
    Set(records->sent, {Sender(write.sender), write.client_key},
        SentRecord{.content_digest = write.content_digest, .ticket = ticket.id});
    return Done{};
  };
  GENKAN_TRY_OK(Atomically(write_all));
  return ticket;
}

Result<domain::Ticket> MemoryStore::MoveTicket(domain::PortalId portal, domain::TicketId ticket,
                                               domain::StageId stage, Millis at) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY(domain::Ticket moved, FindByKey(records->tickets, ticket));
  moved.stage = stage;
  moved.last_activity_at_millis = std::max(moved.last_activity_at_millis, at);
  return PutTicket(portal, moved);
}

Result<domain::Ticket> MemoryStore::PutTicketFields(domain::PortalId portal,
                                                    domain::TicketId ticket,
                                                    const std::vector<domain::FieldValue>& fields) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY(domain::Ticket changed, FindByKey(records->tickets, ticket));
  changed.fields = fields;
  return PutTicket(portal, changed);
}

Result<domain::Ticket> MemoryStore::PutTicketPeople(domain::PortalId portal,
                                                    domain::TicketId ticket,
                                                    const domain::TicketPeople& people) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY(domain::Ticket changed, FindByKey(records->tickets, ticket));
  changed.contacts = people.contacts;
  changed.restricted = people.restricted;
  return PutTicket(portal, changed);
}

namespace {

// By whom the ticket is seen.
std::set<PrincipalId> PrincipalsOf(const domain::Ticket& ticket) {
  std::set<PrincipalId> principals;
  if (ticket.hidden || ticket.merged_into) return principals;
  for (const domain::TicketContact& each : ticket.contacts) {
    principals.insert({each.contact.high, each.contact.low});
  }
  if (ticket.restricted) return principals;
  for (const domain::CompanyId company : ticket.companies) {
    principals.insert({company.high, company.low});
  }
  return principals;
}

}  // namespace

Result<domain::Ticket> MemoryStore::PutTicket(domain::PortalId portal,
                                              const domain::Ticket& ticket) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (!ReferencesKnown(*records, ticket)) return ErrorCode::kNotFound;
  if (ExternalIdTaken(records->tickets, ticket)) return ErrorCode::kConflict;
  domain::Ticket stored = ticket;
  const auto earlier = records->tickets.find(ticket.id);
  if (stored.number == domain::TicketNumber{0}) {
    stored.number = earlier != records->tickets.end()
                        ? earlier->second.number
                        : domain::TicketNumber{records->last_number + 1};
  }
  // Those that follow the last number are nobody's yet.
  const bool fresh = static_cast<std::int64_t>(stored.number) > records->last_number;
  for (const auto& [id, other] : records->tickets) {
    if (fresh) break;
    if (id != stored.id && other.number == stored.number) return ErrorCode::kConflict;
  }
  Assign(records->last_number,
         std::max(records->last_number, static_cast<std::int64_t>(stored.number)));
  if (earlier != records->tickets.end()) {
    const std::set<PrincipalId> now = PrincipalsOf(stored);
    for (const PrincipalId principal : PrincipalsOf(earlier->second)) {
      if (!now.contains(principal)) Set(records->sight_losses, principal, NextChange(*records));
    }
  }
  Set(records->tickets, stored.id, stored);
  Set(records->ticket_changes, stored.id, NextChange(*records));
  return stored;
}

Result<bool> MemoryStore::IsNumberTaken(domain::PortalId portal,
                                        domain::TicketNumber number) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  for (const auto& [id, ticket] : records->tickets) {
    if (ticket.number == number) return true;
  }
  return false;
}

Result<domain::Ticket> MemoryStore::TicketByExternalId(domain::PortalId portal,
                                                       std::string_view external_id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByExternalId(records->tickets, external_id);
}

Status MemoryStore::PutConversation(domain::PortalId portal,
                                    const domain::Conversation& conversation) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (!ReferencesKnown(*records, conversation)) return ErrorCode::kNotFound;
  if (ExternalIdTaken(records->conversations, conversation)) return ErrorCode::kConflict;
  Set(records->conversations, conversation.id, conversation);
  return Done{};
}

Result<domain::Conversation> MemoryStore::ConversationByExternalId(
    domain::PortalId portal, std::string_view external_id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByExternalId(records->conversations, external_id);
}

Status MemoryStore::PutMessage(domain::PortalId portal, const domain::Message& message) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY(const domain::Conversation conversation,
             FindByKey(records->conversations, message.conversation));
  const auto holder =
      MessageByExternalId(portal, conversation.channel_account, message.external_id);
  if (holder.ok() && holder->id != message.id) return ErrorCode::kConflict;
  Set(records->messages, message.id, message);
  // An internal note tells customers nothing.
  const bool internal = message.audience != domain::Audience::kCustomer;
  const std::int64_t change = NextChange(*records);
  for (const domain::TicketId ticket : conversation.tickets) {
    Set(internal ? records->desk_changes : records->ticket_changes, ticket, change);
  }
  return Done{};
}

Result<domain::Message> MemoryStore::MessageByExternalId(domain::PortalId portal,
                                                         domain::ChannelAccountId account,
                                                         std::string_view external_id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  if (external_id.empty()) return ErrorCode::kNotFound;
  return FindWhere(records->messages, [&](const domain::Message& message) {
    if (message.external_id != external_id) return false;
    return records->conversations.at(message.conversation).channel_account == account;
  });
}

}  // namespace genkan::service
