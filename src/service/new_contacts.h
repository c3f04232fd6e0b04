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

// The contact that holds the address, whether they may sign in or not; none where nobody does.
// kForbidden where nobody can get in by it: it is staff's, or of several, or of somebody who signs
// in under another.
Result<std::optional<domain::Contact>> HolderOf(const Backend& backend, const Call& call,
                                                const std::string& folded);

// The contact who gets in as the holder of that address: the one that has it as a sign-in name, the
// only one that has it at all and no other name, or else a new one, of no company and without sight
// of one. kForbidden where HolderOf says so or that one is suspended; where the
// groups that are let in leave the contact out, as CheckEntry says. REQUIRES: within a transaction.
Result<domain::ContactId> AdmitHolder(const Backend& backend, const Call& call,
                                      const AddressHolder& holder);

}  // namespace genkan::service
