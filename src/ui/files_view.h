// Where a person attaches files to what is being written.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Draws the field, its rules and the files that were chosen for what is written to that ticket (0:
// a new one); returns the height.
float DrawFileChooser(ViewContext& context, Column column, float y, domain::TicketNumber ticket);

}  // namespace genkan::ui
