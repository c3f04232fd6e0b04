// The names above the list's columns, by each of which it can be ordered.
#pragma once

#include "ui/ticket_layout.h"
#include "ui/view_context.h"

namespace genkan::ui {

// Where rows are cards they are there for those who hear them alone.
void DrawHeaderRow(ViewContext& context, const TableLayout& layout, float y);

}  // namespace genkan::ui
