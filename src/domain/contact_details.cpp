#include "genkan/domain/contact_details.h"

#include <algorithm>

#include "domain/settings/check_parts.h"
#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

Status KeepLine(std::string_view text, std::string_view field, std::string* line) {
  const std::string_view trimmed = TrimmedText(text);
  GENKAN_TRY_OK(CheckWords(trimmed, field, Lines::kOne));
  *line = trimmed;
  return Done{};
}

Result<PersonName> CheckedName(const PersonName& name) {
  PersonName kept;
  GENKAN_TRY_OK(KeepLine(name.family, "name.family", &kept.family));
  GENKAN_TRY_OK(KeepLine(name.given, "name.given", &kept.given));
  GENKAN_TRY_OK(KeepLine(name.reading, "name.reading", &kept.reading));
  GENKAN_TRY_OK(KeepLine(name.display, "name.display", &kept.display));
  return kept;
}

bool HoldsAddress(const std::vector<std::string>& addresses, std::string_view folded) {
  return std::any_of(addresses.begin(), addresses.end(), [folded](const std::string& address) {
    return FoldedAddress(address) == folded;
  });
}

Result<std::vector<std::string>> CheckedAddresses(const std::vector<std::string>& addresses) {
  GENKAN_TRY_OK(CheckListLength(addresses, "addresses", kAddressesMax));
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    if (TrimmedText(addresses[i]).empty()) continue;
    Result<std::string> address = CheckAddress(addresses[i]);
    if (!address.ok()) return FieldError(At("addresses", i), "error.address_invalid");
    if (HoldsAddress(kept, FoldedAddress(*address))) {
      return FieldError(At("addresses", i), "error.value_twice");
    }
    kept.push_back(*std::move(address));
  }
  return kept;
}

// As it is written among the addresses.
Result<std::string> CheckedMemberEmail(std::string_view email,
                                       const std::vector<std::string>& addresses) {
  const std::string folded = FoldedAddress(email);
  if (folded.empty()) return std::string();
  for (const std::string& address : addresses) {
    if (FoldedAddress(address) == folded) return address;
  }
  return FieldError("member_email", "error.value_unknown");
}

Status CheckCompanies(const std::vector<CompanyMembership>& companies) {
  GENKAN_TRY_OK(CheckListLength(companies, "companies", kCompaniesMax));
  bool primary = false;
  for (std::size_t i = 0; i < companies.size(); ++i) {
    const auto is_it = [&](const CompanyMembership& other) {
      return other.company == companies[i].company;
    };
    const auto here = companies.begin() + static_cast<std::ptrdiff_t>(i);
    if (!companies[i].company) return FieldError(At("companies", i), "error.value_unknown");
    if (std::any_of(companies.begin(), here, is_it) || (primary && companies[i].primary)) {
      return FieldError(At("companies", i), "error.value_twice");
    }
    primary |= companies[i].primary;
  }
  return Done{};
}

Result<std::vector<FieldValue>> CheckedProperties(const std::vector<FieldValue>& sent,
                                                  const Contact& before, const Portal& portal) {
  GENKAN_TRY_OK(CheckListLength(sent, "properties"));
  std::vector<FieldValue> kept;
  for (const FieldValue& value : sent) {
    const std::string path = "properties." + value.field;
    const auto twice = [&](const FieldValue& other) { return other.field == value.field; };
    if (std::any_of(kept.begin(), kept.end(), twice)) return FieldError(path, "error.value_twice");
    const auto& had = before.properties;
    if (std::find(had.begin(), had.end(), value) != had.end()) {
      kept.push_back(value);
      continue;
    }
    const CustomField* field = FindField(portal.settings->fields.contact_properties, value.field);
    if (field == nullptr) return FieldError(path, "error.value_unknown");
    Result<std::string> checked = CheckFieldValue(*field, value.value);
    if (!checked.ok()) {
      return Error{checked.error().code, checked.error().message_key, checked.error().params, path};
    }
    if (!checked->empty()) kept.push_back({value.field, *std::move(checked)});
  }
  return kept;
}

Status CheckLanguage(const std::string& language, const Contact& before, const Portal& portal) {
  const auto& offered = portal.languages;
  const bool known = language.empty() || language == before.language ||
                     std::find(offered.begin(), offered.end(), language) != offered.end();
  return known ? Status(Done{}) : Status(FieldError("language", "error.value_unknown"));
}

}  // namespace

ContactDetails ContactDetailsOf(const Contact& contact) {
  return {.name = contact.name,
          .language = contact.language,
          .addresses = contact.addresses,
          .member_email = contact.member_email,
          .company_view = contact.company_view,
          .companies = contact.companies,
          .properties = contact.properties};
}

Result<Contact> WithDetails(Contact contact, const ContactDetails& details, const Portal& portal) {
  GENKAN_TRY_OK(CheckLanguage(details.language, contact, portal));
  GENKAN_TRY_OK(CheckCompanies(details.companies));
  GENKAN_TRY(contact.properties, CheckedProperties(details.properties, contact, portal));
  GENKAN_TRY(contact.name, CheckedName(details.name));
  GENKAN_TRY(contact.addresses, CheckedAddresses(details.addresses));
  GENKAN_TRY(std::string member_email, CheckedMemberEmail(details.member_email, contact.addresses));
  const bool renamed = FoldedAddress(contact.member_email) != FoldedAddress(member_email);
  if (renamed && contact.sign_in == SignInState::kInvited) contact.sign_in = SignInState::kNone;
  if (renamed) contact.suspended_from = SignInState::kNone;
  contact.member_email = std::move(member_email);
  contact.language = details.language;
  contact.company_view = details.company_view;
  contact.companies = details.companies;
  if (ShownName(contact.name, contact.language).empty() && contact.addresses.empty()) {
    return FieldError("name.display", "error.name_needed");
  }
  if (contact.member_email.empty()) {
    if (contact.sign_in != SignInState::kSuspended) contact.sign_in = SignInState::kNone;
    contact.suspended_from = SignInState::kNone;
  }
  return contact;
}

}  // namespace genkan::domain
