// Where a person writes an answer.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Draws the reply box at `y` of the thread's column; returns its height.
float DrawComposer(ViewContext& context, Column column, float y);

// What went wrong with sending, where no field is to blame, with a button to try again when `help`
// has words. Returns the height.
struct Trouble {
  Key key = "trouble";
  std::string_view text;
  std::string_view help;
};
struct TroubleResult {
  float height = 0;
  bool pressed = false;
};
TroubleResult DrawTrouble(ViewContext& context, const Trouble& trouble, Column column, float y);

// The height of a text area for its text: from `rows_min` lines on it grows with what is typed.
float TextAreaHeight(Ui& ui, std::string_view text, float width, int rows_min);

}  // namespace genkan::ui
