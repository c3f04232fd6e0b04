// Business hours as a line of text: "Monday to Friday 9:00–17:00; Saturday 10:00–12:00".
#pragma once

#include <string>

#include "genkan/base/strings.h"
#include "genkan/domain/settings/presentation.h"

namespace genkan::service {

// Days in a row with the same hours are told together, from Monday on. Empty where the hours are:
// there is nothing to tell of what is always open.
std::string HoursText(const domain::BusinessHours& hours, const Strings& strings);

}  // namespace genkan::service
