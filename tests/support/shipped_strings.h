// The texts that ship, as the tests read them: assets/strings/<language>.json. And the
// English ones behind a mark of a direction, as "en" and as "ar", which does not ship: two portals
// whose layouts can be compared to the point.
#pragma once

#include <string>
#include <vector>

#include "genkan/base/strings.h"

namespace genkan::support {

// The languages that have a file in assets/strings, sorted.
std::vector<std::string> ShippedLanguages();
Strings ShippedStrings(const std::string& language);
// Those of the pages in which a portal is set up, with the customers'.
Strings ShippedManageStrings(const std::string& language);
// Those of the pages in which tickets are answered, with the customers'.
Strings ShippedDeskStrings(const std::string& language);
Strings DirectedEnglish(const std::string& language);

}  // namespace genkan::support
