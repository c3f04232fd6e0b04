// The direction of a paragraph by its first strong character (UAX #9, rules P2 and P3). What
// stands in between is the browser's to order. A paragraph without one runs as what is around it.
#pragma once

#include <string_view>

namespace genkan::ui {

bool RunsRightToLeft(std::string_view paragraph, bool around);

}  // namespace genkan::ui
