#include "ui/ticket_header.h"

#include <algorithm>

#include "ui/field_text.h"

namespace genkan::ui {
namespace {

constexpr float kTargetMin = 24;  // WCAG 2.2, 2.5.8.

const std::string& HeaderText(const ViewContext& context, const domain::FieldView& column) {
  const bool short_word = column.field == domain::kFieldNumber && column.label.empty();
  return short_word ? context.Text("list.number") : FieldLabel(context, column);
}

// The listing in the order of the column; the other way round where it is in that already.
domain::TicketListing OrderedBy(const ViewContext& context, const domain::FieldView& column) {
  const domain::TicketListing& listing = context.client.route().listing;
  const std::string_view now = domain::ListingValue(listing, domain::kListSort);
  const std::string down = "-" + column.field;
  // What is asked first of a time, of a number and of a priority is what is newest or most.
  const bool falls = IsTime(column) || column.field == domain::kFieldNumber ||
                     column.field == domain::kFieldPriority;
  const bool descending = now == column.field || (now != down && falls);
  return domain::ListingWith(listing, domain::kListSort, descending ? down : column.field);
}

std::uint32_t SortOf(const ViewContext& context, const domain::FieldView& column) {
  const std::string_view now =
      domain::ListingValue(context.client.route().listing, domain::kListSort);
  if (now.empty()) {
    // What waits for the reader, then what is newest: of the status it is neither way.
    if (column.field == domain::kFieldStatus) return kSortedAscending | kSortedDescending;
    const bool alone = !domain::Shows(context.client.list().columns(), domain::kFieldStatus);
    return alone && column.field == domain::kFieldActivity ? kSortedDescending : 0;
  }
  if (now == column.field) return kSortedAscending;
  return now == "-" + column.field ? kSortedDescending : 0;
}

// The name of a column, by which the list is ordered.
void DrawHeader(ViewContext& context, const domain::FieldView& column, const Mark& mark) {
  Ui& ui = context.ui;
  const Within header = ui.In(mark);
  const bool sorted = mark.states != 0;
  const float sign = sorted ? 16 + kSpace1 : 0;
  const TextLook look{.text = mark.name,
                      .type = sorted ? kTypeSmallStrong : kTypeSmall,
                      .colour = sorted ? Token::kText : Token::kTextMuted,
                      .lines_max = 1};
  const float wanted = std::max(kTargetMin, ui.paint.Measure(look, 1e4F).width + 1);
  const float width = std::min(wanted, mark.rect.width - sign);
  const bool pressed = ui.Link(LinkSpec{.key = "sort",
                                        .rect = {mark.rect.x, mark.rect.y, width, mark.rect.height},
                                        .look = look,
                                        .bare = true,
                                        .text_y = (mark.rect.height - look.type.line) / 2});
  if (pressed) {
    context.actions.push_back(
        action::GoTo{.path = client::RoutePath({.listing = OrderedBy(context, column)})});
  }
  if (!sorted || mark.states == (kSortedAscending | kSortedDescending)) return;
  const Icon icon = mark.states == kSortedAscending ? Icon::kUp : Icon::kDown;
  const float y = mark.rect.y + (mark.rect.height - 16) / 2;
  ui.paint.DrawIcon(icon, Rect{mark.rect.x + width + kSpace1, y, 16, 16}, Token::kText);
}

}  // namespace

void DrawHeaderRow(ViewContext& context, const TableLayout& layout, float y) {
  Ui& ui = context.ui;
  const Rect row{layout.x, y, layout.width, std::max(1.0F, layout.header_height)};
  const Within node = ui.In(Mark{.role = Role::kRow, .key = "header", .rect = row, .row_index = 1});
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const domain::FieldView& column = layout.columns[i];
    Mark mark{.role = Role::kColumnHeader,
              .key = Key(column.field),
              .rect = row,
              .states = SortOf(context, column),
              .name = HeaderText(context, column),
              .column_index = static_cast<int>(i) + 1};
    if (layout.cards) {
      ui.record.Add(mark);
      continue;
    }
    mark.rect = {layout.spans[i].x, y, layout.spans[i].width, row.height};
    DrawHeader(context, column, mark);
  }
  if (!layout.cards) {
    ui.paint.HorizontalLine(row.x + 1, y + row.height - 1, row.width - 2, Token::kBorder);
  }
}

}  // namespace genkan::ui
