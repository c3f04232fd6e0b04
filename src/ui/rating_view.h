// At the end of a closed ticket's thread: how it was dealt with, in its reader's opinion.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Draws what the reader said, or the form to say it; nothing where there is neither. Returns the
// height and the space below it.
float DrawRating(ViewContext& context, Column column, float y);

}  // namespace genkan::ui
