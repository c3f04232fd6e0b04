// The box in which people search their tickets, and the screen of what was found.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

inline constexpr float kSearchBoxHeight = kControlHeight;

// A field and its button, `rect` wide.
void DrawSearchBox(ViewContext& context, Rect rect);

void DrawSearch(ViewContext& context, float top);

// "Results for “server”", or what the screen is called where nothing is looked for.
std::string SearchTitle(const Strings& strings, const client::SearchState& search);
// How many were found.
std::string FoundText(const Strings& strings, const domain::SearchPage& page);

}  // namespace genkan::ui
