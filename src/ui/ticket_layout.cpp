#include "ui/ticket_layout.h"

#include <algorithm>

namespace genkan::ui {
namespace {

bool IsTop(const domain::FieldView& column) {
  return column.field == domain::kFieldNumber || column.field == domain::kFieldStatus;
}

// What a column takes with the space after it, and how narrow it can be.
struct ColumnWidth {
  float natural = 0;
  float least = 0;
};

constexpr float kSubjectLeast = 216;  // It takes all the room that is left.

ColumnWidth WidthOf(const domain::FieldView& column) {
  if (IsSubject(column)) return {0, 0};
  if (column.field == domain::kFieldNumber) return {80, 72};
  if (column.field == domain::kFieldStatus) return {180, 164};
  if (IsTime(column)) return {156, 140};
  if (column.field == domain::kFieldPriority) return {110, 90};
  if (column.field == domain::kFieldChannel) return {120, 90};
  switch (column.kind) {
    case domain::FieldKind::kNumber:
      return {110, 90};
    case domain::FieldKind::kDate:
      return {140, 110};
    case domain::FieldKind::kLongText:
      return {220, 120};
    default:
      return {160, 110};
  }
}

// Side by side, narrower than they would like where that helps; false where they have no room.
bool LaySpans(TableLayout* layout) {
  ColumnWidth all{kSubjectLeast, kSubjectLeast};
  for (const domain::FieldView& column : layout->columns) {
    all.natural += WidthOf(column).natural;
    all.least += WidthOf(column).least;
  }
  const float room = layout->width - 2 * kRowPadding;
  if (all.least > room) return false;
  // How much of what they would like beyond the least.
  const float part =
      all.natural <= room ? 1 : (room - all.least) / std::max(1.0F, all.natural - all.least);
  const float subject = kSubjectLeast + std::max(0.0F, room - all.natural);
  float x = layout->x + kRowPadding;
  for (const domain::FieldView& column : layout->columns) {
    const ColumnWidth wanted = WidthOf(column);
    const float width =
        IsSubject(column) ? subject : wanted.least + part * (wanted.natural - wanted.least);
    layout->spans.push_back({x, width - kSpace4});
    x += width;
  }
  return true;
}

// Two share a line where they have room or speak for themselves.
void LayCards(TableLayout* layout) {
  using Part = TableLayout::Part;
  layout->spans.clear();
  layout->places.assign(layout->columns.size(), {});
  bool head = false;
  TableLayout::Place* alone = nullptr;
  for (std::size_t i = 0; i < layout->columns.size(); ++i) {
    const domain::FieldView& column = layout->columns[i];
    head = head || IsTop(column);
    if (IsTop(column) || IsSubject(column)) continue;
    TableLayout::Place& place = layout->places[i];
    const bool shares = SpeaksForItself(column) || IsWideCard(*layout);
    if (shares && alone != nullptr) {
      alone->part = Part::kLeft;
      place = {.line = alone->line, .part = Part::kRight};
      alone = nullptr;
      continue;
    }
    place.line = layout->lines++;
    if (shares) alone = &place;
  }
  constexpr float kSubjectLines = 2 * kTypeStrong.line;
  layout->row_height = (head ? kCardHead : 0) + kSubjectLines +
                       static_cast<float>(layout->lines) * kCardLine + kSpace5;
}

}  // namespace

bool IsSubject(const domain::FieldView& column) { return column.field == domain::kFieldSubject; }

bool IsWideCard(const TableLayout& layout) {
  constexpr float kWideFrom = 560;
  return layout.cards && layout.width >= kWideFrom;
}

bool IsTime(const domain::FieldView& column) {
  return column.field == domain::kFieldCreated || column.field == domain::kFieldActivity;
}

bool SpeaksForItself(const domain::FieldView& column) {
  return column.field == domain::kFieldRequester || column.field == domain::kFieldChannel ||
         column.field == domain::kFieldActivity;
}

TableLayout LayTable(const Ui& ui, float x, float width, const domain::FieldViews& columns) {
  TableLayout layout{.columns = columns, .x = x, .width = width};
  layout.cards = ui.narrow() || !LaySpans(&layout);
  if (layout.cards) {
    LayCards(&layout);
  } else {
    layout.header_height = 44;
    layout.row_height = 56;
  }
  return layout;
}

}  // namespace genkan::ui
