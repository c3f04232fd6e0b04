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
