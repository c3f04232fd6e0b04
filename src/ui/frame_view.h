// What is around every screen: the skip link, the banner with the portal and the person, the way to
// the tickets, and what there is to say about the connection.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// The content column of the banner and the list.
inline constexpr float kPageWidthMax = 1120;

// Draws the page's background and its banner; returns where the screen below begins.
float DrawFrame(ViewContext& context);

// "/sign-in" in the language that is spoken here.
std::string SignInPath(const Strings& strings);
// The same with the way back to the screen that is shown.
std::string SignInPath(const client::Route& route, const Strings& strings);

}  // namespace genkan::ui
