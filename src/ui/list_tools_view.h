// What stands above the list: its states, its filters and what of them is set, the order, saved
// views, and the ways to take it along.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Draws all of it from `y` on; returns where it ends.
float DrawListTools(ViewContext& context, Column column, float y);

// The path of the list with `listing`, from its first page on.
std::string ListPath(const domain::TicketListing& listing);

// Where the list goes without its filters; empty: it has none.
std::string ClearedPath(const ViewContext& context);

}  // namespace genkan::ui
