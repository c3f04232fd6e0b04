// Inviting a contact: a mail with a link under which they choose a password and are signed in.
#pragma once

#include <string>

#include "genkan/service/post_parts.h"

namespace genkan::service {

// A member of staff, or nobody for a command given in a shell.
struct Inviter {
  domain::StaffId staff;
  std::string shown_name;
};

// Makes the invitation, puts its mail into the outbox and notes it in the audit log, in one step;
// earlier ones of the contact are void, and their mail is taken out of the outbox. The result is
// the link. kForbidden where the contact is suspended, kInvalidArgument where they have no sign-in
// name.
Result<std::string> InviteContact(const PostParts& parts, const domain::Portal& portal,
                                  domain::ContactId id, const Inviter& inviter = {});

// The same for somebody who works here.
Result<std::string> InviteStaff(const PostParts& parts, const domain::Portal& portal,
                                domain::StaffId id);

}  // namespace genkan::service
