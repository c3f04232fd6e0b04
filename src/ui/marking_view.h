// Buttons that put marks (domain/rich_text.h) into what is being written, and what it will look
// like.
#pragma once

#include <string_view>

#include "ui/view_context.h"

namespace genkan::ui {

// A row, or several where it is narrow, for the text area of the form it is in: the page changes
// the text itself (web/bridge/marking.ts). Returns its height and the space below it.
float DrawMarkBar(ViewContext& context, Column column, float y);

// What is written as it will be read, where that is wanted. Returns its height and the space below.
float DrawWritten(ViewContext& context, std::string_view text, Column column, float y);

}  // namespace genkan::ui
