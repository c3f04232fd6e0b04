// Where the columns of the list stand, side by side or in cards.
#pragma once

#include <vector>

#include "ui/view_context.h"

namespace genkan::ui {

inline constexpr float kRowPadding = kSpace4;
inline constexpr float kCardLine = kTypeSmall.line + 4;  // Below the subject.
inline constexpr float kCardHead = 28;                   // Number and status.

bool IsSubject(const domain::FieldView& column);
bool IsTime(const domain::FieldView& column);
// Whether a card says it without its name: a person, a channel, and the one time that every list
// has.
bool SpeaksForItself(const domain::FieldView& column);

// Where the columns stand. Where they have no room, and on narrow screens, a row is a card of the
// same cells: number and status, the subject, and the others below, in lines.
struct TableLayout {
  const domain::FieldViews& columns;
  bool cards = false;
  float x = 0;
  float width = 0;
  float header_height = 0;
  float row_height = 0;
  struct Span {
    float x = 0;
    float width = 0;
  };
  std::vector<Span> spans;  // Of each column, where rows are no cards.
  // Where a column stands in a card: on which line below the subject, and on which half of it.
  enum class Part : std::uint8_t { kWhole, kLeft, kRight };
  struct Place {
    int line = -1;  // None: it stands above.
    Part part = Part::kWhole;
  };
  std::vector<Place> places;
  int lines = 0;
};

// Whether a card has room for two on a line, whatever they are.
bool IsWideCard(const TableLayout& layout);

// The layout refers to `columns`, which have to outlive it.
TableLayout LayTable(const Ui& ui, float x, float width, const domain::FieldViews& columns);

}  // namespace genkan::ui
