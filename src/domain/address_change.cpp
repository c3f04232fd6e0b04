#include "genkan/domain/address_change.h"

#include <algorithm>

namespace genkan::domain {
namespace {

using Addresses = std::vector<std::string>;

Addresses::iterator Find(Addresses* addresses, std::string_view address) {
  const std::string folded = FoldedAddress(address);
  return std::find_if(addresses->begin(), addresses->end(),
                      [&](const std::string& each) { return FoldedAddress(each) == folded; });
}

// `with` stands once, in the place of `instead` where it was not there.
void Replace(Addresses* addresses, const std::string& instead, const std::string& with) {
  const bool known = Find(addresses, with) != addresses->end();
  const auto place = Find(addresses, instead);
  if (place == addresses->end()) {
    if (!known) addresses->push_back(with);
  } else if (known) {
    addresses->erase(place);
  } else {
    *place = with;
  }
}

}  // namespace

std::optional<AddressWish> TakeAddressWish(const Contact& before, Contact* changed) {
  const std::string from = FoldedAddress(before.member_email);
  const std::string to = FoldedAddress(changed->member_email);
  if (before.sign_in != SignInState::kActive || from.empty() || to.empty() || from == to) {
    return std::nullopt;
  }
  AddressWish wish{.address = changed->member_email};
  const auto old = Find(&changed->addresses, from);
  wish.keeps_old = old != changed->addresses.end();
  if (!wish.keeps_old) Replace(&changed->addresses, to, before.member_email);
  changed->member_email = wish.keeps_old ? *old : before.member_email;
  return wish;
}

Contact WithSignInAddress(Contact contact, const AddressWish& wish) {
  if (!wish.keeps_old) {
    Replace(&contact.addresses, contact.member_email, wish.address);
  } else if (Find(&contact.addresses, wish.address) == contact.addresses.end()) {
    contact.addresses.push_back(wish.address);
  }
  contact.member_email = wish.address;
  return contact;
}

Contact WithAddressBack(Contact contact, const std::string& old) {
  Replace(&contact.addresses, contact.member_email, old);
  contact.member_email = old;
  return contact;
}

}  // namespace genkan::domain
