// Inviting a contact: a mail with a link under which they choose a password and are signed in.
#pragma once

#include <string>

#include "genkan/service/post_parts.h"

namespace genkan::service {

// Makes the invitation, puts its mail into the outbox and notes it in the audit log, in one step;
// earlier ones of the contact are void. The result is the link. kForbidden where the contact is
// suspended, kInvalidArgument where they have no sign-in name.
Result<std::string> InviteContact(const PostParts& parts, const domain::Portal& portal,
                                  domain::ContactId id);

// The same for somebody who works here.
Result<std::string> InviteStaff(const PostParts& parts, const domain::Portal& portal,
                                domain::StaffId id);

}  // namespace genkan::service
