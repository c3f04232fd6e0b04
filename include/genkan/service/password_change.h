// Giving somebody a new password from a shell.
#pragma once

#include <string_view>

#include "genkan/service/post_parts.h"

namespace genkan::service {

// Whose password it is: one of the two.
struct PasswordHolder {
  domain::ContactId contact;
  domain::StaffId staff;
};

// Keeps `hash` in place of what there was. Whoever was signed in is signed out, what was mailed to
// sign in or to choose a password is void, failed attempts are forgotten, and who had a password
// before is told by mail. REQUIRES: within the transaction of what causes it.
Status ChangePassword(const PostParts& parts, const domain::Portal& portal,
                      const PasswordHolder& holder, std::string_view hash);

}  // namespace genkan::service
