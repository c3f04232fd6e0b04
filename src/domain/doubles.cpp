#include "genkan/domain/doubles.h"

#include <algorithm>

#include "genkan/domain/contact_search.h"

namespace genkan::domain {
namespace {

constexpr char kAddressKey = 'a';
constexpr char kNameKey = 'n';

void AddOnce(std::string text, std::vector<std::string>* texts) {
  const bool known = std::find(texts->begin(), texts->end(), text) != texts->end();
  if (!known) texts->push_back(std::move(text));
}

void AddAddressKey(std::string_view address, std::vector<std::string>* keys) {
  const std::string folded = FoldedAddress(address);
  if (!folded.empty()) AddOnce(kAddressKey + folded, keys);
}

bool HoldsAddress(const Contact& contact, std::string_view address) {
  const std::string folded = FoldedAddress(address);
  return std::any_of(contact.addresses.begin(), contact.addresses.end(),
                     [&](const std::string& each) { return FoldedAddress(each) == folded; });
}

void TakeCompanies(const Contact& from, Contact* merged) {
  const bool has_primary = static_cast<bool>(PrimaryCompany(*merged));
  for (CompanyMembership membership : from.companies) {
    const bool known =
        std::any_of(merged->companies.begin(), merged->companies.end(),
                    [&](const auto& each) { return each.company == membership.company; });
    if (known) continue;
    membership.primary = membership.primary && !has_primary;
    membership.view_granted = false;
    merged->companies.push_back(membership);
  }
}

void TakeProperties(const Contact& from, Contact* merged) {
  for (const FieldValue& property : from.properties) {
    const bool known =
        std::any_of(merged->properties.begin(), merged->properties.end(),
                    [&](const FieldValue& each) { return each.field == property.field; });
    if (!known) merged->properties.push_back(property);
  }
}

}  // namespace

std::vector<std::string> DoubleKeysOf(const Contact& contact) {
  std::vector<std::string> keys;
  AddAddressKey(contact.member_email, &keys);
  for (const std::string& address : contact.addresses) AddAddressKey(address, &keys);
  const std::string name = SearchFolded(ShownName(contact.name, contact.language));
  if (name.empty()) return keys;
  for (const CompanyMembership& membership : contact.companies) {
    AddOnce(kNameKey + name + "\n" + IdText(membership.company), &keys);
  }
  return keys;
}

DoubleReason ReasonOf(std::string_view double_key) {
  return double_key.starts_with(kNameKey) ? DoubleReason::kName : DoubleReason::kAddress;
}

bool TakesWayIn(const Contact& from, const Contact& into) {
  if (from.member_email.empty() || into.sign_in == SignInState::kSuspended) return false;
  if (into.member_email.empty()) return true;
  return into.sign_in != SignInState::kActive && from.sign_in == SignInState::kActive;
}

Contact MergedContact(const Contact& from, const Contact& into) {
  Contact merged = into;
  if (TakesWayIn(from, into)) {
    merged.member_email = from.member_email;
    merged.sign_in = from.sign_in;
    merged.suspended_from = from.suspended_from;
    // Chosen for the address that mail goes to.
    merged.ticket_mail = from.ticket_mail;
  }
  if (ShownName(merged.name, merged.language).empty()) merged.name = from.name;
  if (merged.name.reading.empty()) merged.name.reading = from.name.reading;
  if (merged.language.empty()) merged.language = from.language;
  if (merged.time_zone.empty()) merged.time_zone = from.time_zone;
  std::vector<std::string> addresses = from.addresses;
  addresses.insert(addresses.end(), {into.member_email, from.member_email});
  for (const std::string& address : addresses) {
    if (!address.empty() && !HoldsAddress(merged, address)) merged.addresses.push_back(address);
  }
  merged.sample = into.sample || from.sample;
  if (merged.external_id.empty()) merged.external_id = from.external_id;
  TakeCompanies(from, &merged);
  TakeProperties(from, &merged);
  return merged;
}

}  // namespace genkan::domain
