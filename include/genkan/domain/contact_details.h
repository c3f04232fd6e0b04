// What a manager may change of a contact, and the rules that hold for it.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/portal.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

inline constexpr std::size_t kAddressesMax = 20;
inline constexpr std::size_t kCompaniesMax = 50;

struct ContactDetails {
  PersonName name;
  std::string language;  // Empty: the portal's.
  std::vector<std::string> addresses;
  std::string member_email;  // One of `addresses`; empty: the contact cannot sign in.
  bool company_view = true;
  std::vector<CompanyMembership> companies;  // At most one is primary.
  std::vector<FieldValue> properties;
  friend bool operator==(const ContactDetails&, const ContactDetails&) = default;
};

ContactDetails ContactDetailsOf(const Contact& contact);

// `contact` with these details, trimmed and narrowed; addresses, properties and names that say
// nothing are left out. Refuses what breaks a rule under its path, such as "addresses.1": neither a
// name nor an address; what is no address, or there twice; a sign-in name that is none of the
// addresses; a language that the portal does not offer, unless it was there before; two primary
// companies; properties that the portal does not have or that are not of their kind. Who else has a
// sign-in name and whether there are such companies is for the store to say. Without a sign-in name
// nobody signs in, and an invitation goes to the name that it was for: with another one a contact
// that was invited, or is suspended, is as though it had never been invited.
Result<Contact> WithDetails(Contact contact, const ContactDetails& details, const Portal& portal);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PersonName> auto& name) {
  visit("family", name.family);
  visit("given", name.given);
  visit("reading", name.reading);
  visit("display", name.display);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyMembership> auto& membership) {
  visit("company", membership.company);
  visit("primary", membership.primary);
  visit("view_granted", membership.view_granted);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<FieldValue> auto& value) {
  visit("field", value.field);
  visit("value", value.value);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactDetails> auto& details) {
  visit("name", details.name);
  visit("language", details.language);
  visit("addresses", details.addresses);
  visit("member_email", details.member_email);
  visit("company_view", details.company_view);
  visit("companies", details.companies);
  visit("properties", details.properties);
}

}  // namespace genkan::domain
