// The memory store: contacts, companies, staff and their passwords.
#include <algorithm>

#include "genkan/domain/contact_search.h"
#include "service/memory_store_impl.h"

namespace genkan::service {

namespace {

bool IsWanted(const ContactQuery& query, const domain::Contact& contact) {
  const bool addressless = contact.addresses.empty() && contact.member_email.empty();
  if (query.without == ContactLack::kCompany && !contact.companies.empty()) return false;
  if (query.without == ContactLack::kAddress && !addressless) return false;
  if (query.sign_in.has_value() && *query.sign_in != contact.sign_in) return false;
  return !query.company || domain::BelongsTo(contact, query.company);
}

}  // namespace

Status MemoryStore::PutContact(domain::PortalId portal, const domain::Contact& contact) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (ExternalIdTaken(records->contacts, contact)) return ErrorCode::kConflict;
  const auto namesake = ContactByMemberEmail(portal, domain::FoldedAddress(contact.member_email));
  if (namesake.ok() && namesake->id != contact.id) return ErrorCode::kConflict;
  for (const domain::CompanyMembership& membership : contact.companies) {
    if (!records->companies.contains(membership.company)) return ErrorCode::kNotFound;
  }
  Set(records->contacts, contact.id, contact);
  Set(records->contact_changes, contact.id, NextChange(*records));
  return Done{};
}

Status MemoryStore::PutCompany(domain::PortalId portal, const domain::Company& company) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (ExternalIdTaken(records->companies, company)) return ErrorCode::kConflict;
  Set(records->companies, company.id, company);
  return Done{};
}

Status MemoryStore::PutStaff(domain::PortalId portal, const domain::Staff& staff) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (ExternalIdTaken(records->staff, staff)) return ErrorCode::kConflict;
  const auto namesake = StaffByEmail(portal, domain::FoldedAddress(staff.email));
  if (namesake.ok() && namesake->id != staff.id) return ErrorCode::kConflict;
  Set(records->staff, staff.id, staff);
  return Done{};
}

Result<domain::Contact> MemoryStore::ContactById(domain::PortalId portal,
                                                 domain::ContactId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  const auto merged = records->merged_contacts.find(id);
  return FindByKey(records->contacts,
                   merged == records->merged_contacts.end() ? id : merged->second.stays);
}

Result<domain::Contact> MemoryStore::ContactByMemberEmail(domain::PortalId portal,
                                                          std::string_view folded) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindWhere(records->contacts, [folded](const domain::Contact& contact) {
    return !folded.empty() && domain::FoldedAddress(contact.member_email) == folded;
  });
}

Result<domain::Contact> MemoryStore::ContactByExternalId(domain::PortalId portal,
                                                         std::string_view external_id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  const auto merged = FindByExternalId(records->merged_contacts, external_id);
  if (merged.ok()) return FindByKey(records->contacts, merged->stays);
  return FindByExternalId(records->contacts, external_id);
}

Result<std::vector<domain::Contact>> MemoryStore::ContactsByAddress(domain::PortalId portal,
                                                                    std::string_view folded) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  const auto is_it = [folded](std::string_view address) {
    return !folded.empty() && domain::FoldedAddress(address) == folded;
  };
  return AllWhere(records->contacts, [&](const domain::Contact& contact) {
    return is_it(contact.member_email) ||
           std::any_of(contact.addresses.begin(), contact.addresses.end(), is_it);
  });
}

Result<ContactRows> MemoryStore::FindContacts(domain::PortalId portal,
                                              const ContactQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::map<std::pair<std::string, domain::ContactId>, const domain::Contact*> ordered;
  for (const auto& [id, contact] : records->contacts) {
    if (!IsWanted(query, contact)) continue;
    ordered.emplace(std::pair(domain::SortTextOf(contact), id), &contact);
  }
  auto row = ordered.begin();
  if (query.after.has_value()) {
    GENKAN_TRY(const domain::Contact last, FindByKey(records->contacts, *query.after));
    row = ordered.upper_bound(std::pair(domain::SortTextOf(last), last.id));
  }
  ContactRows rows;
  const std::vector<std::string> words = domain::SearchWords(query.text);
  for (std::size_t looked_at = 0; row != ordered.end(); ++row, ++looked_at) {
    if (rows.contacts.size() == query.limit || looked_at == kContactsLookedAt) {
      rows.next = std::prev(row)->first.second;
      break;
    }
    const domain::Contact& contact = *row->second;
    if (domain::IsFoundBy(domain::SearchTextOf(contact), words)) {
      rows.contacts.push_back(contact);
    }
  }
  return rows;
}

Result<CompanyRows> MemoryStore::FindCompanies(domain::PortalId portal,
                                               const CompanyQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::map<std::pair<std::string, domain::CompanyId>, const domain::Company*> ordered;
  for (const auto& [id, company] : records->companies) {
    ordered.emplace(std::pair(domain::SearchFolded(company.name), id), &company);
  }
  auto row = ordered.begin();
  if (query.after.has_value()) {
    GENKAN_TRY(const domain::Company last, FindByKey(records->companies, *query.after));
    row = ordered.upper_bound(std::pair(domain::SearchFolded(last.name), last.id));
  }
  CompanyRows rows;
  const std::vector<std::string> words = domain::SearchWords(query.text);
  for (std::size_t looked_at = 0; row != ordered.end(); ++row, ++looked_at) {
    if (rows.companies.size() == query.limit || looked_at == kContactsLookedAt) {
      rows.next = std::prev(row)->first.second;
      break;
    }
    if (domain::IsFoundBy(row->first.first, words)) rows.companies.push_back(*row->second);
  }
  return rows;
}

Result<std::int64_t> MemoryStore::ContactsOfCompany(domain::PortalId portal,
                                                    domain::CompanyId company) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return std::count_if(
      records->contacts.begin(), records->contacts.end(),
      [company](const auto& each) { return domain::BelongsTo(each.second, company); });
}

Result<domain::Company> MemoryStore::CompanyById(domain::PortalId portal,
                                                 domain::CompanyId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->companies, id);
}

Result<domain::Company> MemoryStore::CompanyByExternalId(domain::PortalId portal,
                                                         std::string_view external_id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByExternalId(records->companies, external_id);
}

Result<std::vector<domain::Company>> MemoryStore::CompaniesByName(domain::PortalId portal,
                                                                  std::string_view name) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return AllWhere(records->companies,
                  [name](const domain::Company& company) { return company.name == name; });
}

Result<domain::Staff> MemoryStore::StaffById(domain::PortalId portal, domain::StaffId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->staff, id);
}

Result<std::vector<domain::Staff>> MemoryStore::StaffOf(domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return AllWhere(records->staff, [](const domain::Staff&) { return true; });
}

Result<domain::Staff> MemoryStore::StaffByEmail(domain::PortalId portal,
                                                std::string_view folded) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindWhere(records->staff, [folded](const domain::Staff& staff) {
    return !folded.empty() && domain::FoldedAddress(staff.email) == folded;
  });
}

Result<domain::Staff> MemoryStore::StaffByExternalId(domain::PortalId portal,
                                                     std::string_view external_id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByExternalId(records->staff, external_id);
}

Result<bool> MemoryStore::SampleAccountsExist() const {
  const auto is_sample = [](const auto& person) { return person.sample; };
  for (const auto& [id, records] : portals_) {
    if (FindWhere(records.contacts, is_sample).ok()) return true;
    if (FindWhere(records.staff, is_sample).ok()) return true;
  }
  return false;
}

Status MemoryStore::SetPasswordHash(domain::PortalId portal, std::string_view folded_email,
                                    std::string_view hash) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (hash.empty()) {
    Erase(records->password_hashes, std::string(folded_email));
  } else {
    Set(records->password_hashes, std::string(folded_email), std::string(hash));
  }
  return Done{};
}

Result<std::string> MemoryStore::PasswordHash(domain::PortalId portal,
                                              std::string_view folded_email) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  const auto found = records->password_hashes.find(std::string(folded_email));
  return found == records->password_hashes.end() ? std::string() : found->second;
}

}  // namespace genkan::service
