// One message of a thread, as an article named by its author.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// "12 KB" in the reader's words.
std::string SizeText(const Strings& strings, std::int64_t bytes);

// Draws it at `y`; returns its height.
float DrawMessage(ViewContext& context, const domain::MessageView& message, Column column, float y);

}  // namespace genkan::ui
