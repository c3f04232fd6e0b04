// Below a ticket's details: the way to change those that its customer may change.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Draws the button that begins it, or the form while it is being filled in; nothing where the
// reader may change nothing. Returns the height.
float DrawDetailsEdit(ViewContext& context, const domain::Thread& thread, Column column, float y);

}  // namespace genkan::ui
