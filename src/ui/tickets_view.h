// The list of tickets: its heading, the way to a new one, filters, and the table.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

void DrawTickets(ViewContext& context, float top);

}  // namespace genkan::ui
