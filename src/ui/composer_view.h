// Where a person writes an answer.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// Draws the reply box at `y` of the thread's column; returns its height.
float DrawComposer(ViewContext& context, Column column, float y);

// kDisabled for what would send something, where this is a preview.
std::uint32_t Blocked(const ViewContext& context);
// Why it is blocked; returns the height and the space below it, 0 where it is not.
float DrawBlocked(ViewContext& context, Column column, float y);

// What went wrong, in words: what did not happen (`what` names the text), unless a field is to
// blame, and why.
std::string FailureText(const Strings& strings, std::string_view what, const Error& error);
// The words of the button to try again; empty where the person must sign in or reload first.
std::string_view RetryText(const ViewContext& context);

// Something went wrong that no field is to blame for, with a button when `help` has words.
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

// A part of the screen could not be loaded: the sentence, and a button that asks again. Returns
// its height and the space below it.
struct PartFailed {
  Key key;
  const Error& error;
  Action retry;
};
float DrawPartFailed(ViewContext& context, const PartFailed& part, Column column, float y);

// The height of a text area for its text: from `rows_min` lines on it grows with what is typed.
float TextAreaHeight(Ui& ui, std::string_view text, float width, int rows_min);

}  // namespace genkan::ui
