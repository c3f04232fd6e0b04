// One ticket: its subject, its messages, the reply box, and what is known about it.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

void DrawThread(ViewContext& context, float top);

}  // namespace genkan::ui
