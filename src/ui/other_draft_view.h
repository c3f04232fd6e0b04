// What the reader wrote to the same ticket in another tab or on another device, while they typed
// here.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Nothing where there is none. Returns its height, with the room below it.
float DrawOtherDraft(ViewContext& context, Column column, float y);

}  // namespace genkan::ui
