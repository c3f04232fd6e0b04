// Another address to sign in with: it counts once a link that was mailed to it has been used.
#pragma once

#include <optional>
#include <string>

#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

struct AddressWish {
  std::string address;    // That is to sign in.
  bool keeps_old = true;  // The one that signs in until then stays one of the contact's addresses.
  friend bool operator==(const AddressWish&, const AddressWish&) = default;
};

// What is told of a wish that has not come true yet.
struct AddressChangeView {
  std::string address;  // Empty: there is none.
  Millis asked_at_millis = 0;
  Millis expires_at_millis = 0;
  bool failed = false;  // The mail with the link was given up.
  std::string reason;   // Why it could not be delivered at the last try; empty: nothing is wrong.
  friend bool operator==(const AddressChangeView&, const AddressChangeView&) = default;
};

// Of a contact who signs in already: another sign-in name is taken out of `changed`, which then has
// the one that it had `before`, also where that was to be given up. None where no other name was
// chosen, and for everybody else, whose new name counts at once since nobody has used the old one.
std::optional<AddressWish> TakeAddressWish(const Contact& before, Contact* changed);

// The contact once the wish has come true.
Contact WithSignInAddress(Contact contact, const AddressWish& wish);

// The contact with `old` in the place of the name that signs in.
Contact WithAddressBack(Contact contact, const std::string& old);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AddressChangeView> auto& view) {
  visit("address", view.address);
  visit("asked_at_millis", view.asked_at_millis);
  visit("expires_at_millis", view.expires_at_millis);
  visit("failed", view.failed);
  visit("reason", view.reason);
}

}  // namespace genkan::domain
