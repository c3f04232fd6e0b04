// What may become somebody's password.
#pragma once

#include <string_view>

#include "genkan/base/result.h"
#include "genkan/service/ports.h"

namespace genkan::service {

// domain::CheckNewPassword, and refuses under "password" what is on the list of common passwords
// (assets/passwords) in any case of its letters, and the address itself that it would protect.
// Where the assets are missing the list is empty.
Status CheckChosenPassword(const Assets& assets, std::string_view password,
                           std::string_view folded_address);

}  // namespace genkan::service
