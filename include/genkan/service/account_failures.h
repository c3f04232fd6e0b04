// Where the failures of an account are counted, for those who forget them: housekeeping, and
// whoever gives a person a new password.
#pragma once

#include <string>
#include <string_view>

#include "genkan/domain/ids.h"
#include "genkan/service/ports.h"

namespace genkan::service {

// After so many failures in a row an account is closed until they are forgotten.
inline constexpr int kAccountFailuresMax = 100;

// The store's key for the failures of an account, whether there is such an account or not.
std::string AccountFailures(const Secrets& secrets, domain::PortalId portal,
                            std::string_view folded_email);

}  // namespace genkan::service
