// The form for a new ticket.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

void DrawNewTicket(ViewContext& context, float top);

}  // namespace genkan::ui
