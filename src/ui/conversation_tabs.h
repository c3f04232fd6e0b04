// A ticket's conversations, a tab each, and one for all of them together.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Draws the tabs; nothing where the ticket has one conversation. Returns the height and the space
// below it.
float DrawConversationTabs(ViewContext& context, Column column, float y);

// What the chosen tab is called, for its panel; empty: there are none.
std::string ChosenTabName(ViewContext& context);

}  // namespace genkan::ui
