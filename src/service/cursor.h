// The place in a list at which the next page begins, as an opaque text that only we can make, that
// only the same viewer can use, and only under the same filters and in the same order.
#pragma once

#include <string>
#include <string_view>

#include "service/backend.h"

namespace genkan::service {

// `listing` says which list it is.
std::string CursorText(const Secrets& secrets, const domain::Viewer& viewer,
                       std::string_view listing, const TicketPlace& place);

// kMalformed, blaming the parameter "after", for all but what CursorText made for the same viewer
// and listing.
Result<TicketPlace> ParseCursor(const Secrets& secrets, const domain::Viewer& viewer,
                                std::string_view listing, std::string_view text);

}  // namespace genkan::service
