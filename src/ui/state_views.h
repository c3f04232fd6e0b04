// Screens that have nothing of their own to show: loading, failed, empty, missing, staff.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

struct StateText {
  std::string_view title;  // Becomes the heading; empty: there is one already.
  std::string_view text;
  std::string_view help;  // The words of the link or button; empty: none.
  std::string_view href;  // Empty: a button that reloads.
  bool plus = false;
};

// Draws a sign, the words and the way on, centred in `place`; returns the height.
float DrawState(ViewContext& context, Key key, Rect place, Icon icon, const StateText& state);

// Grey lines where text will be.
void DrawSkeleton(Ui& ui, Rect place, int lines);

// Whole screens, in a main landmark below `top`.
void DrawLoadingScreen(ViewContext& context, float top);
void DrawStaffScreen(ViewContext& context, float top);
void DrawMissingScreen(ViewContext& context, float top);
void DrawFailedScreen(ViewContext& context, float top, const Error& error);

}  // namespace genkan::ui
