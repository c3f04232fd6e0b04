// The memory store: how contacts get in.
#include "service/memory_store_impl.h"

namespace genkan::service {

Status MemoryStore::AddOpenIdLink(domain::PortalId portal, const OpenIdLink& link) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (!records->contacts.contains(link.contact)) return ErrorCode::kNotFound;
  const std::pair key(link.issuer, link.subject);
  const auto known = FindByKey(records->openid_links, key);
  if (known.ok()) return known->contact == link.contact ? Status(Done{}) : ErrorCode::kConflict;
  const auto other = FindWhere(records->openid_links, [&](const OpenIdLink& each) {
    return each.issuer == link.issuer && each.contact == link.contact;
  });
  if (other.ok()) return ErrorCode::kConflict;
  Set(records->openid_links, key, link);
  return Done{};
}

Result<OpenIdLink> MemoryStore::OpenIdLinkOf(domain::PortalId portal, std::string_view issuer,
                                             std::string_view subject) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->openid_links, {std::string(issuer), std::string(subject)});
}

Result<std::vector<OpenIdLink>> MemoryStore::OpenIdLinksOf(domain::PortalId portal,
                                                           domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return AllWhere(records->openid_links,
                  [contact](const OpenIdLink& link) { return link.contact == contact; });
}

Status MemoryStore::RemoveOpenIdLink(domain::PortalId portal, std::string_view issuer,
                                     std::string_view subject) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->openid_links, {std::string(issuer), std::string(subject)});
  return Done{};
}

Status MemoryStore::PutPasskey(domain::PortalId portal, const Passkey& passkey) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const bool there = passkey.contact ? records->contacts.contains(passkey.contact)
                                     : records->staff.contains(passkey.staff);
  if (!there) return ErrorCode::kNotFound;
  const auto holder = PasskeyByCredential(portal, passkey.credential_id);
  if (holder.ok() && holder->id != passkey.id) return ErrorCode::kConflict;
  Set(records->passkeys, passkey.id, passkey);
  return Done{};
}

Result<Passkey> MemoryStore::PasskeyByCredential(domain::PortalId portal,
                                                 std::string_view credential_id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindWhere(records->passkeys, [credential_id](const Passkey& passkey) {
    return passkey.credential_id == credential_id;
  });
}

Result<std::vector<Passkey>> MemoryStore::PasskeysOf(domain::PortalId portal,
                                                     domain::ContactId contact,
                                                     domain::StaffId staff) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return AllWhere(records->passkeys, [&](const Passkey& passkey) {
    return passkey.contact == contact && passkey.staff == staff;
  });
}

Status MemoryStore::RemovePasskey(domain::PortalId portal, PasskeyId id) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->passkeys, id);
  return Done{};
}

Status MemoryStore::AddConsent(domain::PortalId portal, const ConsentRecord& record) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (!records->contacts.contains(record.contact)) return ErrorCode::kNotFound;
  GENKAN_TRY(std::vector<ConsentRecord> said, ConsentsOf(portal, record.contact));
  said.push_back(record);
  Set(records->consents, record.contact, std::move(said));
  return Done{};
}

Result<std::vector<ConsentRecord>> MemoryStore::ConsentsOf(domain::PortalId portal,
                                                           domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  const auto found = records->consents.find(contact);
  return found == records->consents.end() ? std::vector<ConsentRecord>() : found->second;
}

}  // namespace genkan::service
