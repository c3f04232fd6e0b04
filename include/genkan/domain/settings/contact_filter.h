// Which contacts a rule means: by what is known of them, with "and" inside a group and "or" between
// groups.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

enum class FilterTest : std::uint8_t {
  kIs,  // Also where nothing is known and the value is empty.
  kIsNot,
  kContains,
  kIsKnown,  // Takes no value, as does the next.
  kIsUnknown,
};

struct FilterRule {
  // The key of a contact property, or one of those that every contact has: kFilterEmail and so on.
  std::string property;
  FilterTest test = FilterTest::kIs;
  std::string value;
  friend bool operator==(const FilterRule&, const FilterRule&) = default;
};

struct FilterGroup {
  std::vector<FilterRule> rules;  // All of them hold.
  friend bool operator==(const FilterGroup&, const FilterGroup&) = default;
};

struct ContactFilter {
  std::vector<FilterGroup> groups;  // One of them holds. None: nobody.
  friend bool operator==(const ContactFilter&, const ContactFilter&) = default;
};

// What every contact has beside the properties that a manager defines.
inline constexpr std::string_view kFilterEmail = "email";
inline constexpr std::string_view kFilterEmailDomain = "email_domain";
inline constexpr std::string_view kFilterLanguage = "language";
inline constexpr std::string_view kFilterPrimaryCompany = "primary_company";  // A company's id.
inline constexpr std::string_view kFilterAnyCompany = "any_company";          // A company's id.

// Whether the filter means `contact`. Texts are compared without regard to case and width. A group
// without rules means nobody, so that a filter which is being built lets nobody in.
bool Matches(const ContactFilter& filter, const Contact& contact);

// Refuses more than 20 groups, 20 rules in one, values over 200 characters, and a property that is
// empty: kInvalidArgument under `field`.
Status CheckContactFilter(const ContactFilter& filter, std::string_view field);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<FilterRule> auto& value) {
  visit("property", value.property);
  visit("test", value.test);
  visit("value", value.value);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<FilterGroup> auto& value) {
  visit("rules", value.rules);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactFilter> auto& value) {
  visit("groups", value.groups);
}

}  // namespace genkan::domain
