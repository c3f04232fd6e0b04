// The memory store: two entries for one person.
#include <algorithm>

#include "genkan/domain/doubles.h"
#include "service/memory_store_impl.h"

namespace genkan::service {
namespace {

std::map<std::string, std::vector<domain::ContactId>> ByDoubleKey(const PortalRecords& records) {
  std::map<std::string, std::vector<domain::ContactId>> sharing;
  for (const auto& [id, contact] : records.contacts) {
    for (const std::string& key : domain::DoubleKeysOf(contact)) sharing[key].push_back(id);
  }
  return sharing;
}

bool Names(const domain::Ticket& ticket, domain::ContactId contact) {
  return std::any_of(ticket.contacts.begin(), ticket.contacts.end(),
                     [&](const domain::TicketContact& each) { return each.contact == contact; });
}

// In the order in which it was said, as what `into` said.
std::vector<ConsentRecord> ConsentsOfBoth(const PortalRecords& records, domain::ContactId from,
                                          domain::ContactId into) {
  std::vector<ConsentRecord> said;
  for (const domain::ContactId contact : {into, from}) {
    const auto found = records.consents.find(contact);
    if (found == records.consents.end()) continue;
    said.insert(said.end(), found->second.begin(), found->second.end());
  }
  for (ConsentRecord& record : said) record.contact = into;
  std::stable_sort(said.begin(), said.end(),
                   [](const auto& a, const auto& b) { return a.at_millis < b.at_millis; });
  return said;
}

domain::LegalHold HoldOfOther(domain::LegalHold hold, domain::ContactId other) {
  hold.contact = other;
  return hold;
}

}  // namespace

Result<std::vector<DoubleRow>> MemoryStore::Doubles(domain::PortalId portal,
                                                    const DoubleQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<DoubleRow> rows;
  for (auto& [key, contacts] : ByDoubleKey(*records)) {
    const auto apart = records->apart.find(key);
    const bool known = apart != records->apart.end() && contacts.back() <= apart->second;
    if (contacts.size() < 2 || known || key <= query.after) continue;
    if (rows.size() == query.limit) break;
    DoubleRow row{.key = key, .contacts = contacts};
    row.total = static_cast<std::int64_t>(contacts.size());
    row.contacts.resize(std::min(contacts.size(), domain::kDoublesNamed));
    rows.push_back(std::move(row));
  }
  return rows;
}

Status MemoryStore::KeepApart(domain::PortalId portal, const std::string& double_key) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const auto sharing = ByDoubleKey(*records);
  const auto found = sharing.find(double_key);
  if (found == sharing.end()) return ErrorCode::kNotFound;
  Set(records->apart, double_key, found->second.back());
  return Done{};
}

Result<std::vector<domain::Ticket>> MemoryStore::TicketsNaming(domain::PortalId portal,
                                                               domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return AllWhere(records->tickets,
                  [&](const domain::Ticket& ticket) { return Names(ticket, contact); });
}

// The ids that led to the one who goes lead to the other, as its own does.
void MemoryStore::LeadOn(PortalRecords* records, const domain::Contact& gone,
                         const domain::Contact& merged) {
  for (auto [id, record] : std::map(records->merged_contacts)) {
    if (record.stays != gone.id) continue;
    record.stays = merged.id;
    Set(records->merged_contacts, id, record);
  }
  const bool kept = merged.external_id == gone.external_id;
  Set(records->merged_contacts, gone.id,
      MergedContactRecord{.stays = merged.id, .external_id = kept ? "" : gone.external_id});
}

Status MemoryStore::MergeContacts(domain::PortalId portal, domain::ContactId from,
                                  const domain::Contact& merged) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const domain::ContactId into = merged.id;
  if (from == into) return ErrorCode::kConflict;
  GENKAN_TRY(const domain::Contact gone, FindByKey(records->contacts, from));
  GENKAN_TRY_OK(FindByKey(records->contacts, into));
  GENKAN_TRY(const auto tickets, TicketsNaming(portal, from));
  if (!tickets.empty()) return ErrorCode::kConflict;
  // What is changed is a copy: Set may move what is iterated over.
  const auto replace = [&](auto& map, auto slot) {
    for (auto [key, value] : std::map(map)) {
      if (slot(value) != from) continue;
      slot(value) = into;
      Set(map, key, value);
    }
  };
  const auto contact = [](auto& record) -> domain::ContactId& { return record.contact; };
  return Atomically([&]() -> Status {
    replace(records->conversations, contact);
    replace(records->messages,
            [](domain::Message& message) -> domain::ContactId& { return message.author.contact; });
    replace(sessions_, contact);
    replace(records->passkeys, contact);
    replace(records->uploads, contact);
    for (const auto& [key, link] : std::map(records->openid_links)) {
      if (link.contact != from) continue;
      Erase(records->openid_links, key);
      OpenIdLink moved = link;
      moved.contact = into;
      const Status added = AddOpenIdLink(portal, moved);
      if (!added.ok() && added.error().code != ErrorCode::kConflict) return added.error();
    }
    for (const auto& [id, secret] : std::map(records->one_time_secrets)) {
      if (secret.contact == from) Erase(records->one_time_secrets, id);
    }
    Erase(records->invitations, from);
    Erase(records->address_changes, from);
    replace(records->privacy_requests, contact);
    const auto hold = FindByKey(records->legal_holds, from);
    if (hold.ok()) Set(records->legal_holds, into, HoldOfOther(*hold, into));
    Erase(records->legal_holds, from);
    for (const auto& [key, target] : std::map(records->invitation_targets)) {
      if (key.second != from) continue;
      Erase(records->invitation_targets, key);
      const std::pair moved(key.first, into);
      if (records->invitation_targets.contains(moved)) continue;
      InvitationTarget moved_target = target;
      moved_target.contact = into;
      Set(records->invitation_targets, moved, moved_target);
    }
    for (const auto& [key, sent] : std::map(records->sent)) {
      if (key.first != SenderId{from.high, from.low}) continue;
      Erase(records->sent, key);
      const std::pair moved(SenderId{into.high, into.low}, key.second);
      if (!records->sent.contains(moved)) Set(records->sent, moved, sent);
    }
    MoveLists(records, from, into);
    Set(records->consents, into, ConsentsOfBoth(*records, from, into));
    Erase(records->consents, from);
    Erase(records->contacts, from);
    Erase(records->contact_changes, from);
    LeadOn(records, gone, merged);
    return PutContact(portal, merged);
  });
}

}  // namespace genkan::service
