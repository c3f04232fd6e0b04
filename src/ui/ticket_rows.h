// The rows of the list: any number of them, of which those in sight are drawn and those near the
// eye are mirrored. While the list is being scrolled the mirrored ones stay as they are, because
// the mirror is what costs; pixels never lag.
#pragma once

#include "ui/ticket_layout.h"
#include "ui/view_context.h"

namespace genkan::ui {

// The mirror follows when the list has been at rest for this long, or shows nothing for this long.
inline constexpr Millis kMirrorLagMillis = 100;

struct RowsPlace {
  float y = 0;  // Of the table, in the scroller's content.
  NodeId scroller = 0;
  float view_height = 0;
  std::int64_t page = -1;  // Where lists come in pages: which one, from 0.
};

inline constexpr std::int64_t kPlainPageRows = 50;  // The words "list.next" say the same.

// Draws the whole table; returns its height.
float DrawTicketTable(ViewContext& context, const TableLayout& layout, const RowsPlace& place);

}  // namespace genkan::ui
