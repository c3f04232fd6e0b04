// The memory store: requests about one's own data, holds, what is erased and what goes with time.
#include <algorithm>

#include "genkan/service/attachments.h"
#include "service/memory_store_impl.h"

namespace genkan::service {
namespace {

using domain::PrivacyRequest;

bool IsBefore(const PrivacyRequest& a, const PrivacyRequest& b) {
  const bool a_open = a.state == domain::PrivacyState::kOpen;
  const bool b_open = b.state == domain::PrivacyState::kOpen;
  if (a_open != b_open) return a_open;
  if (a_open) return std::pair(a.due_at_millis, a.id) < std::pair(b.due_at_millis, b.id);
  return std::pair(a.ended_at_millis, a.id) > std::pair(b.ended_at_millis, b.id);
}

}  // namespace

Result<std::vector<domain::ContactId>> MemoryStore::MergedInto(domain::PortalId portal,
                                                               domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<domain::ContactId> merged;
  for (const auto& [id, record] : records->merged_contacts) {
    if (record.stays == contact) merged.push_back(id);
  }
  return merged;
}

Status MemoryStore::PutPrivacyRequest(domain::PortalId portal, const PrivacyRequest& request) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Set(records->privacy_requests, request.id, request);
  return Done{};
}

Result<std::vector<PrivacyRequest>> MemoryStore::PrivacyRequests(domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<PrivacyRequest> requests =
      AllWhere(records->privacy_requests, [](const PrivacyRequest&) { return true; });
  std::sort(requests.begin(), requests.end(), IsBefore);
  if (requests.size() > kPrivacyRequestsListed) requests.resize(kPrivacyRequestsListed);
  return requests;
}

Result<PrivacyRequest> MemoryStore::PrivacyRequestById(domain::PortalId portal,
                                                       domain::PrivacyRequestId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->privacy_requests, id);
}

Status MemoryStore::PutLegalHold(domain::PortalId portal, const domain::LegalHold& hold) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY_OK(FindByKey(records->contacts, hold.contact));
  domain::LegalHold kept = hold;
  kept.shown_name.clear();
  Set(records->legal_holds, hold.contact, kept);
  return Done{};
}

Status MemoryStore::RemoveLegalHold(domain::PortalId portal, domain::ContactId contact) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->legal_holds, contact);
  return Done{};
}

Result<std::vector<domain::LegalHold>> MemoryStore::LegalHolds(domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return AllWhere(records->legal_holds, [](const domain::LegalHold&) { return true; });
}

Status MemoryStore::PutTicketHold(domain::PortalId portal, const domain::TicketHold& hold) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY_OK(FindByKey(records->tickets, hold.ticket));
  domain::TicketHold kept = hold;
  kept.number = 0;
  kept.subject.clear();
  Set(records->ticket_holds, hold.ticket, kept);
  return Done{};
}

Status MemoryStore::RemoveTicketHold(domain::PortalId portal, domain::TicketId ticket) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->ticket_holds, ticket);
  return Done{};
}

Result<std::vector<domain::TicketHold>> MemoryStore::TicketHolds(domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return AllWhere(records->ticket_holds, [](const domain::TicketHold&) { return true; });
}

Result<std::vector<domain::Ticket>> MemoryStore::TicketsClosedBefore(domain::PortalId portal,
                                                                     domain::PipelineId pipeline,
                                                                     Millis instant,
                                                                     std::size_t limit) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<domain::Ticket> tickets = AllWhere(records->tickets, [&](const auto& ticket) {
    return ticket.pipeline == pipeline && !ticket.merged_into &&
           ticket.last_activity_at_millis < instant &&
           IsOfKind(*records, ticket, domain::StageKind::kClosed);
  });
  std::sort(tickets.begin(), tickets.end(), [](const auto& a, const auto& b) {
    return std::pair(a.last_activity_at_millis, a.id) < std::pair(b.last_activity_at_millis, b.id);
  });
  if (tickets.size() > limit) tickets.resize(limit);
  return tickets;
}

Result<std::vector<std::string>> MemoryStore::RemoveTicket(domain::PortalId portal,
                                                           domain::TicketId ticket) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY_OK(FindByKey(records->tickets, ticket));
  std::vector<std::string> blob_keys;
  const auto add = [&](const std::vector<std::string>& more) {
    blob_keys.insert(blob_keys.end(), more.begin(), more.end());
  };
  const Status removed = Atomically([&]() -> Status {
    if (records->ticket_holds.contains(ticket)) return ErrorCode::kConflict;
    const auto merged =
        AllWhere(records->tickets, [&](const auto& each) { return each.merged_into == ticket; });
    for (const domain::Ticket& each : merged) {
      GENKAN_TRY(const std::vector<std::string> theirs, RemoveTicket(portal, each.id));
      add(theirs);
    }
    for (auto [id, conversation] : std::map(records->conversations)) {
      if (!IsAssociated(conversation, ticket)) continue;
      std::erase(conversation.tickets, ticket);
      if (!conversation.tickets.empty()) {
        Set(records->conversations, id, conversation);
        continue;
      }
      const auto said = AllWhere(
          records->messages, [id = id](const auto& message) { return message.conversation == id; });
      for (const domain::Message& message : said) {
        add(BlobsOf(message));
        GENKAN_TRY_OK(RemoveMessage(portal, message.id));
      }
      Erase(records->conversations, id);
    }
    for (const auto& [id, mail] : std::map(outbox_)) {
      if (mail.portal == portal && mail.ticket == ticket) Erase(outbox_, id);
    }
    for (const auto& [key, sent] : std::map(records->sent)) {
      if (sent.ticket == ticket) Erase(records->sent, key);
    }
    for (const auto& [key, mark] : std::map(records->read_marks)) {
      if (key.second == ticket) Erase(records->read_marks, key);
    }
    for (const auto& [key, draft] : std::map(records->drafts)) {
      if (key.second == ticket) Erase(records->drafts, key);
    }
    for (const auto& [key, rating] : std::map(records->ratings)) {
      if (key.second == ticket) Erase(records->ratings, key);
    }
    Erase(records->ticket_changes, ticket);
    Erase(records->desk_changes, ticket);
    Erase(records->tickets, ticket);
    return Done{};
  });
  GENKAN_TRY_OK(removed);
  return blob_keys;
}

Result<std::int64_t> MemoryStore::NextFormerNumber(domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return records->erasures.empty() ? 1 : records->erasures.rbegin()->first + 1;
}

Status MemoryStore::EraseContact(const domain::Erasure& erasure,
                                 const std::vector<std::string>& words) {
  const domain::PortalId portal = erasure.portal;
  const domain::ContactId contact = erasure.contact;
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY_OK(FindByKey(records->contacts, contact));
  GENKAN_TRY(const auto tickets, TicketsNaming(portal, contact));
  if (!tickets.empty() || records->legal_holds.contains(contact)) return ErrorCode::kConflict;
  const std::string former = domain::FormerText(erasure.number);
  const auto erase_those = [&](auto& map, const auto& is_theirs) {
    for (const auto& [key, value] : std::map(map)) {
      if (is_theirs(key, value)) Erase(map, key);
    }
  };
  const auto of_contact = [&](const auto&, const auto& value) { return value.contact == contact; };
  return Atomically([&]() -> Status {
    for (auto [id, conversation] : std::map(records->conversations)) {
      if (conversation.contact != contact) continue;
      conversation.contact = {};
      Set(records->conversations, id, conversation);
    }
    for (auto [id, message] : std::map(records->messages)) {
      if (message.author.contact != contact) continue;
      message.author.contact = {};
      message.author.shown_name = former;
      Set(records->messages, id, message);
    }
    for (auto [id, request] : std::map(records->privacy_requests)) {
      if (request.contact != contact) continue;
      request.contact = {};
      request.shown_name = former;
      Set(records->privacy_requests, id, request);
    }
    for (const auto& [id, entry] : std::map(records->audit)) {
      const domain::AuditEntry changed = domain::WithoutPerson(entry, erasure, words);
      if (!(changed == entry)) Set(records->audit, id, changed);
    }
    erase_those(sessions_, of_contact);
    erase_those(records->passkeys, of_contact);
    erase_those(records->openid_links, of_contact);
    erase_those(records->one_time_secrets, of_contact);
    erase_those(records->invitation_targets, of_contact);
    erase_those(records->sent, [&](const auto& key, const auto&) {
      return key.first == SenderId{contact.high, contact.low};
    });
    erase_those(records->merged_contacts,
                [&](const auto&, const auto& value) { return value.stays == contact; });
    Erase(records->invitations, contact);
    Erase(records->address_changes, contact);
    erase_those(records->uploads, of_contact);
    const auto of_key = [&](const auto& key, const auto&) { return key.first == contact; };
    erase_those(records->read_marks, of_key);
    erase_those(records->saved_views, of_key);
    erase_those(records->drafts, of_key);
    erase_those(records->ratings, of_key);
    Erase(records->consents, contact);
    Erase(records->contact_changes, contact);
    Erase(records->contacts, contact);
    Set(records->erasures, erasure.number, erasure);
    return Done{};
  });
}

Result<std::vector<domain::AuditEntry>> MemoryStore::AuditAbout(domain::PortalId portal,
                                                                const domain::Contact& contact,
                                                                std::size_t limit) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<domain::AuditEntry> entries = AllWhere(
      records->audit, [&](const auto& entry) { return domain::IsAboutAccount(entry, contact); });
  std::reverse(entries.begin(), entries.end());
  if (entries.size() > limit) entries.resize(limit);
  return entries;
}

Result<std::vector<Session>> MemoryStore::SessionsOf(domain::PortalId portal,
                                                     domain::ContactId contact) const {
  GENKAN_TRY_OK(RecordsOf(portal));
  std::vector<Session> sessions = AllWhere(sessions_, [&](const Session& session) {
    return session.portal == portal && session.contact == contact && !session.staff;
  });
  std::sort(sessions.begin(), sessions.end(), [](const Session& a, const Session& b) {
    return std::pair(b.created_at_millis, b.id) < std::pair(a.created_at_millis, a.id);
  });
  return sessions;
}

}  // namespace genkan::service
