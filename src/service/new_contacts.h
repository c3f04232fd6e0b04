// Contacts who were not invited: whoever shows that a mail address is theirs, where the portal lets
// such people in.
#pragma once

#include <string>

#include "service/backend.h"

namespace genkan::service {

// Somebody who has shown that the address is theirs.
struct AddressHolder {
  std::string address;  // As domain::CheckAddress gives it.
  std::string name;     // May be empty.
};

// The contact who gets in as the holder of that address: the one that has it as a sign-in name, the
// only one that has it at all and no other name, or else a new one, of no company and without sight
// of one. kForbidden where that is a suspended one, a member of staff or one of several; where the
// groups that are let in leave the contact out, as CheckEntry says. REQUIRES: within a transaction.
Result<domain::ContactId> AdmitHolder(const Backend& backend, const Call& call,
                                      const AddressHolder& holder);

}  // namespace genkan::service
