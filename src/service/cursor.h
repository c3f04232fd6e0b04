// The place in a list at which the next page begins, as an opaque text that only we can make, that
// only the same viewer can use, and only under the same filter.
#pragma once

#include <string>
#include <string_view>

#include "service/backend.h"

namespace genkan::service {

std::string CursorText(const Secrets& secrets, const domain::Viewer& viewer,
                       const TicketQuery& filter, const TicketPosition& position);

// kMalformed, blaming the parameter "after", for all but what CursorText made for the same viewer
// and filter.
Result<TicketPosition> ParseCursor(const Secrets& secrets, const domain::Viewer& viewer,
                                   const TicketQuery& filter, std::string_view text);

}  // namespace genkan::service
