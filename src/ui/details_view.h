// What is known about a ticket, as a list of names and values.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Draws it at `y`; returns its height.
float DrawDetails(ViewContext& context, const domain::Thread& thread, Column column, float y);

}  // namespace genkan::ui
