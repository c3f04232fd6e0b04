// What is around every screen: the skip link, the banner with the portal and the person, the way to
// the tickets, and what there is to say about the connection.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// The content column of the banner and the list.
inline constexpr float kPageWidthMax = 1120;

// How long before an idle session ends the person is told, who then has a press to keep it
// (WCAG 2.2, 2.2.1).
inline constexpr Millis kSessionNoticeMillis = 2 * kMillisPerMinute;
bool SessionEndsSoon(const client::PortalClient& client, Millis now);

// Draws the page's background and its banner; returns where the screen below begins.
float DrawFrame(ViewContext& context);

// Whether the banner has no room for the search box: then the search has a way there, and the box.
bool SearchIsBelowBanner(const Ui& ui);

// What the portal calls its list.
std::string_view ListWord(const ViewContext& context);

// The links of the portal at the foot of a screen, then the end of its content. `y` is where what
// the screen itself shows ends, below its margin.
void EndScreen(ViewContext& context, Column column, float y);

// "/sign-in" in the language that is spoken here.
std::string SignInPath(const Strings& strings);
// The same with the way back to the screen that is shown.
std::string SignInPath(const client::Route& route, const Strings& strings);

}  // namespace genkan::ui
