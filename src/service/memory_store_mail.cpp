// The memory store: mail on its way, and one-time secrets.
#include <algorithm>
#include <set>
#include <tuple>

#include "service/memory_store_impl.h"

namespace genkan::service {

Status MemoryStore::PutMail(const OutgoingMail& mail) {
  GENKAN_TRY_OK(RecordsOf(mail.portal));
  Set(outbox_, mail.id, mail);
  return Done{};
}

Result<std::vector<OutgoingMail>> MemoryStore::MailDue(Millis now, std::size_t limit) const {
  auto due = AllWhere(outbox_, [now](const OutgoingMail& mail) {
    return !mail.failed && mail.next_try_at_millis <= now;
  });
  std::sort(due.begin(), due.end(), [](const OutgoingMail& a, const OutgoingMail& b) {
    return std::tie(a.next_try_at_millis, a.id) < std::tie(b.next_try_at_millis, b.id);
  });
  if (due.size() > limit) due.resize(limit);
  return due;
}

Result<std::vector<OutgoingMail>> MemoryStore::MailOf(domain::PortalId portal) const {
  GENKAN_TRY_OK(RecordsOf(portal));
  return AllWhere(outbox_, [portal](const OutgoingMail& mail) { return mail.portal == portal; });
}

Result<std::vector<OutgoingMail>> MemoryStore::MailAbout(domain::PortalId portal,
                                                         domain::TicketId ticket) const {
  GENKAN_TRY_OK(RecordsOf(portal));
  return AllWhere(outbox_, [&](const OutgoingMail& mail) {
    return ticket && mail.portal == portal && mail.ticket == ticket;
  });
}

Result<OutgoingMail> MemoryStore::MailById(MailId id) const { return FindByKey(outbox_, id); }

Status MemoryStore::RemoveMail(MailId id) {
  Erase(outbox_, id);
  return Done{};
}

Status MemoryStore::PutOneTimeSecret(const OneTimeSecret& secret) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(secret.portal));
  const bool contact_missing = secret.contact && !records->contacts.contains(secret.contact);
  const bool staff_missing = secret.staff && !records->staff.contains(secret.staff);
  if (contact_missing || staff_missing) return ErrorCode::kNotFound;
  for (const auto& [id, other] : records->one_time_secrets) {
    if (id != secret.id && other.token_digest == secret.token_digest) return ErrorCode::kConflict;
  }
  Set(records->one_time_secrets, secret.id, secret);
  return Done{};
}

Result<OneTimeSecret> MemoryStore::OneTimeSecretByToken(domain::PortalId portal,
                                                        std::string_view token_digest) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindWhere(records->one_time_secrets, [token_digest](const OneTimeSecret& secret) {
    return !token_digest.empty() && secret.token_digest == token_digest;
  });
}

Result<OneTimeSecret> MemoryStore::OneTimeSecretByBrowser(domain::PortalId portal,
                                                          std::string_view browser_digest) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  const auto found =
      AllWhere(records->one_time_secrets, [browser_digest](const OneTimeSecret& secret) {
        return !browser_digest.empty() && secret.browser_digest == browser_digest;
      });
  if (found.empty()) return ErrorCode::kNotFound;
  return found.back();
}

Status MemoryStore::CountAttempt(domain::PortalId portal, OneTimeSecretId id) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY(OneTimeSecret secret, FindByKey(records->one_time_secrets, id));
  ++secret.attempts;
  Set(records->one_time_secrets, id, secret);
  return Done{};
}

Status MemoryStore::UseOneTimeSecret(domain::PortalId portal, OneTimeSecretId id) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY(OneTimeSecret secret, FindByKey(records->one_time_secrets, id));
  if (secret.used) return ErrorCode::kConflict;
  secret.used = true;
  Set(records->one_time_secrets, id, secret);
  return Done{};
}

Status MemoryStore::VoidOneTimeSecrets(domain::PortalId portal, SecretPurpose purpose,
                                       domain::ContactId contact, domain::StaffId staff) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const bool nobody = !contact && !staff;
  const auto theirs = AllWhere(records->one_time_secrets, [&](const OneTimeSecret& secret) {
    return !nobody && secret.purpose == purpose && secret.contact == contact &&
           secret.staff == staff;
  });
  for (const OneTimeSecret& secret : theirs) Erase(records->one_time_secrets, secret.id);
  return Done{};
}

Status MemoryStore::ForgetOneTimeSecretsBefore(Millis expired) {
  for (auto& [id, records] : portals_) {
    const auto old = AllWhere(records.one_time_secrets, [expired](const OneTimeSecret& secret) {
      return secret.expires_at_millis < expired;
    });
    for (const OneTimeSecret& secret : old) Erase(records.one_time_secrets, secret.id);
  }
  return Done{};
}

Result<std::vector<domain::ContactId>> MemoryStore::ContactsWithAWayIn(domain::PortalId portal,
                                                                       Millis at) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::set<domain::ContactId> contacts;
  for (const auto& [digest, session] : sessions_) {
    if (session.portal == portal && session.contact && !session.staff) {
      contacts.insert(session.contact);
    }
  }
  for (const auto& [id, secret] : records->one_time_secrets) {
    const bool open = !secret.used && at < secret.expires_at_millis;
    if (open && secret.contact) contacts.insert(secret.contact);
  }
  return std::vector<domain::ContactId>(contacts.begin(), contacts.end());
}

Result<std::vector<domain::ContactId>> MemoryStore::ContactsWithAllMail(
    domain::PortalId portal, const std::vector<domain::CompanyId>& companies) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<domain::ContactId> contacts;
  for (const auto& [id, contact] : records->contacts) {
    const bool of_theirs = std::any_of(
        companies.begin(), companies.end(),
        [&contact = contact](domain::CompanyId each) { return domain::BelongsTo(contact, each); });
    if (of_theirs && contact.ticket_mail == domain::TicketMail::kAll) contacts.push_back(id);
  }
  return contacts;
}

Result<domain::Ticket> MemoryStore::TicketSeen(const domain::Viewer& viewer,
                                               domain::TicketId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  GENKAN_TRY(domain::Ticket ticket, FindByKey(records->tickets, id));
  while (ticket.merged_into) {
    GENKAN_TRY(ticket, FindByKey(records->tickets, ticket.merged_into));
  }
  if (domain::SightOf(viewer, ticket) == domain::Sight::kNone) return ErrorCode::kNotFound;
  return ticket;
}

}  // namespace genkan::service
