// The texts that ship, as the tests read them: assets/strings/<language>.json.
#pragma once

#include "genkan/base/strings.h"

namespace genkan::support {

Strings ShippedStrings(const std::string& language);

}  // namespace genkan::support
