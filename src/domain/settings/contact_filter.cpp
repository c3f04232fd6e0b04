#include "genkan/domain/settings/contact_filter.h"

#include <algorithm>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kGroupsMax = 20;
constexpr std::size_t kRulesMax = 20;
constexpr std::size_t kValueCodePointsMax = 200;

std::string DomainOf(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string() : FoldedAddress(address.substr(at + 1));
}

// All values that `contact` has for a property; none where nothing is known.
std::vector<std::string> ValuesOf(const Contact& contact, std::string_view property) {
  std::vector<std::string> values;
  const auto add = [&](std::string value) {
    if (!value.empty()) values.push_back(std::move(value));
  };
  if (property == kFilterEmail) {
    for (const std::string& address : contact.addresses) add(FoldedAddress(address));
    add(FoldedAddress(contact.member_email));
  } else if (property == kFilterEmailDomain) {
    // Only of the address that signs in: the others prove nothing.
    add(DomainOf(contact.member_email));
  } else if (property == kFilterLanguage) {
    add(contact.language);
  } else if (property == kFilterPrimaryCompany) {
    if (const CompanyId company = PrimaryCompany(contact)) add(IdText(company));
  } else if (property == kFilterAnyCompany) {
    for (const CompanyMembership& membership : contact.companies) add(IdText(membership.company));
  } else {
    for (const FieldValue& known : contact.properties) {
      if (known.field == property) add(FoldedAddress(known.value));
    }
  }
  return values;
}

bool Holds(const FilterRule& rule, const Contact& contact) {
  const std::vector<std::string> values = ValuesOf(contact, rule.property);
  const std::string wanted = FoldedAddress(rule.value);
  const bool is = values.empty() ? wanted.empty()
                                 : std::find(values.begin(), values.end(), wanted) != values.end();
  switch (rule.test) {
    case FilterTest::kIs:
      return is;
    case FilterTest::kIsNot:
      return !is;
    case FilterTest::kContains:
      return !wanted.empty() &&
             std::any_of(values.begin(), values.end(), [&](const std::string& value) {
               return value.find(wanted) != std::string::npos;
             });
    case FilterTest::kIsKnown:
      return !values.empty();
    case FilterTest::kIsUnknown:
      return values.empty();
  }
  return false;
}

}  // namespace

bool Matches(const ContactFilter& filter, const Contact& contact) {
  return std::any_of(filter.groups.begin(), filter.groups.end(), [&](const FilterGroup& group) {
    return !group.rules.empty() &&
           std::all_of(group.rules.begin(), group.rules.end(),
                       [&](const FilterRule& rule) { return Holds(rule, contact); });
  });
}

Status CheckContactFilter(const ContactFilter& filter, std::string_view field) {
  if (filter.groups.size() > kGroupsMax) return FieldError(field, "error.filter_too_large");
  for (const FilterGroup& group : filter.groups) {
    if (group.rules.size() > kRulesMax) return FieldError(field, "error.filter_too_large");
    for (const FilterRule& rule : group.rules) {
      if (rule.property.empty()) return FieldError(field, "error.filter_property_missing");
      if (CodePointCount(rule.value) > kValueCodePointsMax) {
        return FieldError(field, "error.filter_too_large");
      }
    }
  }
  return Done{};
}

}  // namespace genkan::domain
