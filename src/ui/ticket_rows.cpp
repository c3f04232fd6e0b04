#include "ui/ticket_rows.h"

#include <algorithm>

#include "ui/field_text.h"
#include "ui/state_views.h"
#include "ui/ticket_header.h"

namespace genkan::ui {
namespace {

constexpr std::int64_t kLoadingRows = 8;
constexpr float kUnreadDot = 8;

// A frame's rows.
class Rows {
 public:
  Rows(ViewContext& context, const TableLayout& layout, const RowsPlace& place)
      : context_(context),
        ui_(context.ui),
        layout_(layout),
        rows_y_(place.y + layout.header_height),
        total_(context.client.list().total()) {
    const float top = ui_.scroll_top(place.scroller) - rows_y_;
    first_ = RowAt(top);
    last_ = RowAt(top + place.view_height);
    const Sight sight = ui_.paint.sight();
    first_drawn_ = RowAt(sight.top - rows_y_);
    last_drawn_ = RowAt(sight.bottom - rows_y_);
    page_ = std::max<std::int64_t>(1, last_ - first_ + 1);
    if (place.page < 0) return;
    first_ = first_drawn_ = place.page * kPlainPageRows;
    rows_y_ -= static_cast<float>(first_) * layout_.row_height;
    last_ = last_drawn_ = std::min(total_, first_ + kPlainPageRows) - 1;
    page_ = 0;
  }

  void Draw(NodeId table) {
    ListMemory& memory = context_.memory.list;
    memory.first_in_sight = std::min(first_, first_drawn_);
    memory.last_in_sight = std::max(last_, last_drawn_);
    if (StaysAsItWas(table)) {
      DrawMuted(first_drawn_, last_drawn_);
      const std::size_t begin = ui_.record.size();
      ui_.record.AddFromLast(memory.nodes_begin, memory.nodes_end);
      Remember(table, begin);
      PlanMirroring();
      return;
    }
    memory.strayed_at_millis.reset();
    memory.mirrored_first = std::max<std::int64_t>(0, first_ - page_);
    memory.mirrored_last = std::min(total_ - 1, last_ + page_);
    const std::size_t begin = ui_.record.size();
    const std::optional<LastRow> focused = FocusedRow(table);
    if (focused.has_value() && focused->index < memory.mirrored_first) KeepRow(*focused);
    DrawMuted(first_drawn_, std::min(last_drawn_, memory.mirrored_first - 1));
    DrawRange(memory.mirrored_first, memory.mirrored_last);
    DrawMuted(std::max(first_drawn_, memory.mirrored_last + 1), last_drawn_);
    if (focused.has_value() && focused->index > memory.mirrored_last) KeepRow(*focused);
    Remember(table, begin);
  }

 private:
  // Drawn, and not recorded.
  void DrawMuted(std::int64_t first, std::int64_t last) {
    ui_.record.set_muted(true);
    DrawRange(first, last);
    ui_.record.set_muted(false);
  }

  void PlanMirroring() {
    // What has arrived meanwhile is mirrored at the latest when the list has been at rest.
    const Millis since = context_.memory.list.strayed_at_millis.value_or(ui_.scrolled_at_millis());
    context_.deadline = since + kMirrorLagMillis;
  }

  std::int64_t RowAt(float y) const {
    const auto row = static_cast<std::int64_t>(y / layout_.row_height);
    return std::clamp<std::int64_t>(row, 0, std::max<std::int64_t>(0, total_ - 1));
  }

  bool Moving() const { return context_.now_millis - ui_.scrolled_at_millis() < kMirrorLagMillis; }

  bool StaysAsItWas(NodeId table) {
    ListMemory& memory = context_.memory.list;
    const bool there = memory.table == table && memory.frame + 1 == context_.memory.frame &&
                       memory.mirrored_last < total_;
    if (!there || !Moving()) return false;
    if (memory.mirrored_first <= first_ && memory.mirrored_last >= last_) {
      memory.strayed_at_millis.reset();
      return true;
    }
    if (!memory.strayed_at_millis.has_value()) memory.strayed_at_millis = context_.now_millis;
    return context_.now_millis - *memory.strayed_at_millis < kMirrorLagMillis;
  }

  void Remember(NodeId table, std::size_t begin) {
    ListMemory& memory = context_.memory.list;
    memory.table = table;
    memory.frame = context_.memory.frame;
    memory.nodes_begin = begin;
    memory.nodes_end = ui_.record.size();
  }

  // A row as the last frame's tree has it.
  struct LastRow {
    std::int64_t index = 0;
    std::size_t nodes_begin = 0;
    std::size_t nodes_end = 0;
  };

  // The row that holds the keyboard focus, which stays mounted wherever it is.
  std::optional<LastRow> FocusedRow(NodeId table) const {
    const std::vector<Node>& last = ui_.record.last().nodes;
    for (std::size_t i = 0; i < last.size() && ui_.focus() != 0; ++i) {
      if (last[i].parent != table || last[i].role != Role::kRow || last[i].row_index < 2) continue;
      LastRow row{last[i].row_index - 2, i, i + 1};
      const auto inside = [&](const Node& node) {
        return std::any_of(last.begin() + static_cast<std::ptrdiff_t>(row.nodes_begin),
                           last.begin() + static_cast<std::ptrdiff_t>(row.nodes_end),
                           [&](const Node& above) { return above.id == node.parent; });
      };
      bool focused = false;
      for (; row.nodes_end < last.size() && inside(last[row.nodes_end]); ++row.nodes_end) {
        focused = focused || last[row.nodes_end].id == ui_.focus();
      }
      if (focused) return row;
    }
    return std::nullopt;
  }

  // The client may have dropped its ticket since; then it stays as it was.
  void KeepRow(const LastRow& row) {
    if (context_.client.list().Row(row.index) != nullptr) {
      DrawRange(row.index, row.index);
    } else {
      ui_.record.AddFromLast(row.nodes_begin, row.nodes_end);
    }
  }

  void DrawRange(std::int64_t first, std::int64_t last) {
    for (std::int64_t index = first; index <= last && index < total_; ++index) {
      const domain::TicketSummary* ticket = context_.client.list().Row(index);
      const Rect row{layout_.x, rows_y_ + static_cast<float>(index) * layout_.row_height,
                     layout_.width, layout_.row_height};
      if (ticket == nullptr && context_.client.list().RowFailed(index)) {
        DrawFailedRow(index, row);
      } else if (ticket == nullptr) {
        const float x = layout_.x + kRowPadding;
        DrawSkeleton(ui_, Rect{x, row.y + 20, (layout_.width - 2 * kRowPadding) / 2, 0}, 1);
      } else {
        DrawRow(index, row, *ticket);
      }
      if (index + 1 < total_) {
        ui_.paint.HorizontalLine(row.x + 1, row.y + row.height - 1, row.width - 2, Token::kBorder);
      }
    }
  }

  // Its page was refused: it says so, and asks again by a button.
  void DrawFailedRow(std::int64_t index, Rect row) {
    const Within node = ui_.In(Mark{.role = Role::kRow,
                                    .key = -1 - index,
                                    .rect = row,
                                    .row_index = static_cast<int>(index + 2)});
    const std::string& retry = context_.Text("state.try_again");
    const float help =
        ui_.paint.Measure(TextLook{.text = retry, .type = kTypeLabel}, 1e4F).width + 2 * kSpace3;
    const float x = row.x + kRowPadding;
    const Rect cell{x, row.y, row.width - 2 * kRowPadding, row.height};
    const Within inside =
        ui_.In(Mark{.role = Role::kCell, .key = "failed", .rect = cell, .column_index = 1});
    const TextLook look{.text = context_.Text("state.part_failed"),
                        .type = kTypeSmall,
                        .colour = Token::kDanger,
                        .lines_max = 2};
    const float width = cell.width - help - kSpace3;
    const float y = row.y + (row.height - ui_.paint.Measure(look, width).height) / 2;
    ui_.Text(Mark{.role = Role::kText, .key = "text", .rect = {x, y, width, 0}}, look);
    const Control button{
        .key = "help",
        .rect = {cell.x + cell.width - help, row.y + (row.height - 36) / 2, help, 36},
        .text = retry};
    if (ui_.Button(button)) context_.actions.push_back(action::Reload{});
  }

  void DrawRow(std::int64_t index, Rect row, const domain::TicketSummary& ticket) {
    const Within node = ui_.In(Mark{.role = Role::kRow,
                                    .key = static_cast<std::int64_t>(ticket.number),
                                    .rect = row,
                                    .row_index = static_cast<int>(index + 2)});
    if (!ui_.paint.InSight(row) && ui_.record.muted()) return;
    const bool hovered = ui_.paint.PointerIn(row);
    if (hovered) {
      ui_.paint.Fill(Rect{row.x + 1, row.y, row.width - 2, row.height - 1}, Token::kSurfaceRaised);
    }
    if (layout_.cards) {
      DrawCard(row, ticket);
    } else {
      DrawColumns(row, ticket);
    }
  }

  const domain::FieldView& ColumnAt(std::size_t index) const { return layout_.columns[index]; }
  static int Numbered(std::size_t index) { return static_cast<int>(index) + 1; }

  struct CellLook {
    Align align = Align::kStart;
    int lines_max = 1;  // Of times; other text has one.
    Token colour = Token::kTextMuted;
  };

  // A cell of text or of a time.
  void Cell(std::size_t index, Rect cell, const domain::TicketSummary& ticket,
            const CellLook& look) {
    const domain::FieldView& column = ColumnAt(index);
    if (IsTime(column)) return TimeCell(index, cell, FieldTime(column, ticket), look);
    const std::string text = FieldText(context_, column, ticket);
    const Rect place{cell.x, cell.y + (cell.height - kTypeSmall.line) / 2, cell.width, 0};
    ui_.Text(Mark{.role = Role::kCell,
                  .key = Key(column.field),
                  .rect = place,
                  .column_index = Numbered(index)},
             TextLook{.text = text,
                      .type = kTypeSmall,
                      .colour = look.colour,
                      .align = look.align,
                      .lines_max = 1});
  }

  static TextLook SubjectLook(const domain::TicketSummary& ticket, int lines_max) {
    return TextLook{.text = ticket.subject,
                    .type = kTypeStrong,
                    .language = ticket.subject_language,
                    .lines_max = lines_max};
  }

  void SubjectCell(Rect cell, int column, const domain::TicketSummary& ticket, int lines_max) {
    const Within node =
        ui_.In(Mark{.role = Role::kCell, .key = "subject", .rect = cell, .column_index = column});
    const TextLook look = SubjectLook(ticket, lines_max);
    if (ticket.unread) cell = DrawUnread(cell, ticket, lines_max);
    const float height = ui_.paint.Measure(look, cell.width).height;
    const std::string href =
        client::RoutePath({.screen = client::Screen::kTicket, .number = ticket.number});
    ui_.Link(LinkSpec{.key = "link",
                      .rect = cell,
                      .look = look,
                      .href = href,
                      .text_y = (cell.height - height) / 2});
  }

  float UnreadWidth(const domain::TicketSummary& ticket) const {
    if (!ticket.unread) return 0;
    const TextLook look{.text = context_.Text("list.unread"), .type = kTypeSmallStrong};
    return kUnreadDot + kSpace1 + ui_.paint.Measure(look, 1e4F).width + 1 + kSpace2;
  }

  // Says that there is something new; returns what is left of the cell.
  Rect DrawUnread(Rect cell, const domain::TicketSummary& ticket, int lines_max) {
    const TextLook look{.text = context_.Text("list.unread"),
                        .type = kTypeSmallStrong,
                        .colour = Token::kLink,
                        .lines_max = 1};
    const float taken = UnreadWidth(ticket);
    // Beside the first line of several.
    const float line = lines_max > 1 ? kTypeStrong.line : cell.height;
    ui_.paint.Fill(Rect{cell.x, cell.y + (line - kUnreadDot) / 2, kUnreadDot, kUnreadDot},
                   Token::kLink, kUnreadDot / 2);
    const float start = kUnreadDot + kSpace1;
    ui_.Text(Mark{.role = Role::kText,
                  .key = "unread",
                  .rect = {cell.x + start, cell.y + (line - kTypeSmallStrong.line) / 2,
                           taken - start - kSpace2, 0}},
             look);
    return {cell.x + taken, cell.y, cell.width - taken, cell.height};
  }

  void TimeCell(std::size_t index, Rect cell, Millis instant, const CellLook& cell_look) {
    const std::string text = TimeText(context_, instant);
    const std::string value = MachineTime(instant);
    const TextLook look{.text = text,
                        .type = kTypeSmall,
                        .colour = cell_look.colour,
                        .align = cell_look.align,
                        .lines_max = cell_look.lines_max};
    const float height = ui_.paint.Measure(look, cell.width).height;
    const Within node = ui_.In(Mark{.role = Role::kCell,
                                    .key = Key(ColumnAt(index).field),
                                    .rect = cell,
                                    .column_index = Numbered(index)});
    const Rect place{cell.x, cell.y + (cell.height - height) / 2, cell.width, 0};
    ui_.Text(Mark{.role = Role::kTime, .key = "time", .rect = place, .value = value}, look);
  }

  void DrawColumns(Rect row, const domain::TicketSummary& ticket) {
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
      const Rect cell{layout_.spans[i].x, row.y, layout_.spans[i].width, row.height};
      if (IsSubject(ColumnAt(i))) {
        SubjectCell(cell, Numbered(i), ticket, 1);
      } else if (ColumnAt(i).field == domain::kFieldStatus) {
        StatusCell(cell, Numbered(i), ticket);
      } else {
        Cell(i, cell, ticket, {.lines_max = 2});
      }
    }
  }

  void StatusCell(Rect cell, int column, const domain::TicketSummary& ticket) {
    const std::size_t index = ui_.record.size();
    DrawStatus(context_, ticket.stage,
               StatusPlace{.role = Role::kCell,
                           .x = cell.x,
                           .y = cell.y + (cell.height - 24) / 2,
                           .width_max = cell.width - kSpace2,
                           .recorded = cell});
    if (!ui_.record.muted()) ui_.record.At(index).column_index = column;
  }

  // Cells are recorded in the order of the columns, wherever they stand.
  void DrawCard(Rect row, const domain::TicketSummary& ticket) {
    const float x = row.x + kRowPadding;
    const float width = row.width - 2 * kRowPadding;
    const bool numbered = domain::Shows(layout_.columns, domain::kFieldNumber);
    const bool head = numbered || domain::Shows(layout_.columns, domain::kFieldStatus);
    const std::string number = NumberText(ticket.number);
    const TextLook number_look{.text = number, .type = kTypeSmall};
    const float number_width =
        numbered ? ui_.paint.Measure(number_look, width).width + 1 + kSpace2 : 0;
    const float subject_height =
        ui_.paint.Measure(SubjectLook(ticket, 2), width - UnreadWidth(ticket)).height;
    // The lines stand together in the middle, whether the subject takes one or two.
    const float height =
        (head ? kCardHead : 0) + subject_height + static_cast<float>(layout_.lines) * kCardLine;
    const float top = row.y + (row.height - height) / 2;
    const float subject_y = top + (head ? kCardHead : 0);
    for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
      const domain::FieldView& column = ColumnAt(i);
      if (column.field == domain::kFieldNumber) {
        Cell(i, Rect{x, top, number_width, 24}, ticket, {});
      } else if (column.field == domain::kFieldStatus) {
        StatusCell(Rect{x + number_width, top, width - number_width, 24}, Numbered(i), ticket);
      } else if (IsSubject(column)) {
        SubjectCell(Rect{x, subject_y, width, subject_height}, Numbered(i), ticket, 2);
      } else {
        DrawCardCell(i, Rect{x, subject_y + subject_height + 4, width, kTypeSmall.line}, ticket);
      }
    }
  }

  // On its line of those that begin at `first`, after its name where it needs one.
  void DrawCardCell(std::size_t index, Rect first, const domain::TicketSummary& ticket) {
    const TableLayout::Place& place = layout_.places[index];
    Rect cell = first;
    cell.y += static_cast<float>(place.line) * kCardLine;
    if (place.part != TableLayout::Part::kWhole) cell.width = first.width / 2 - kSpace1;
    const bool right = place.part == TableLayout::Part::kRight;
    if (right) cell.x += first.width - cell.width;
    const bool named = !SpeaksForItself(ColumnAt(index));
    if (named) {
      // The name is the column's header, which each cell is read with.
      const std::string& name = FieldLabel(context_, ColumnAt(index));
      const TextLook look{
          .text = name, .type = kTypeSmall, .colour = Token::kTextMuted, .lines_max = 1};
      const float width = std::min(ui_.paint.Measure(look, 1e4F).width + 1, cell.width / 2);
      ui_.paint.DrawText(look, Rect{cell.x, cell.y, width, 0});
      cell.x += width + kSpace2;
      cell.width -= width + kSpace2;
    }
    const bool at_end = right && !IsWideCard(layout_);
    Cell(index, cell, ticket,
         {.align = at_end ? Align::kEnd : Align::kStart,
          .colour = named ? Token::kText : Token::kTextMuted});
  }

  ViewContext& context_;
  Ui& ui_;
  const TableLayout& layout_;
  float rows_y_ = 0;
  std::int64_t total_ = 0;
  std::int64_t first_ = 0;
  std::int64_t last_ = 0;
  std::int64_t first_drawn_ = 0;
  std::int64_t last_drawn_ = 0;
  std::int64_t page_ = 1;
};

// As wide as what will stand there, so that nothing moves when it comes.
void DrawLoadingRow(Ui& ui, const TableLayout& layout, float y) {
  if (layout.cards) {
    const float width = (layout.width - 2 * kRowPadding) * 0.8F;
    return DrawSkeleton(ui, Rect{layout.x + kRowPadding, y + 32, width, 0}, 3);
  }
  for (const TableLayout::Span span : layout.spans) {
    DrawSkeleton(ui, Rect{span.x, y + 22, span.width * 0.7F, 0}, 1);
  }
}

}  // namespace

float DrawTicketTable(ViewContext& context, const TableLayout& layout, const RowsPlace& place) {
  Ui& ui = context.ui;
  const client::TicketList& list = context.client.list();
  const bool loading = list.state() != client::LoadState::kReady;
  std::int64_t rows = loading ? kLoadingRows : list.total();
  if (place.page >= 0 && !loading) {
    rows = std::clamp<std::int64_t>(rows - place.page * kPlainPageRows, 0, kPlainPageRows);
  }
  const Rect table{layout.x, place.y, layout.width,
                   layout.header_height + static_cast<float>(rows) * layout.row_height};
  ui.paint.Box(table, Token::kSurface, Token::kBorder);
  if (loading) {
    for (std::int64_t i = 0; i < rows; ++i) {
      const float y = place.y + layout.header_height + static_cast<float>(i) * layout.row_height;
      if (y > place.y) ui.paint.HorizontalLine(table.x + 1, y - 1, table.width - 2, Token::kBorder);
      DrawLoadingRow(ui, layout, y);
    }
    return table.height;
  }
  const Within node = ui.In(Mark{.role = Role::kTable,
                                 .key = "table",
                                 .rect = table,
                                 .name = context.Text("list.title"),
                                 .row_count = static_cast<int>(list.total() + 1),
                                 .column_count = static_cast<int>(layout.columns.size())});
  DrawHeaderRow(context, layout, place.y);
  Rows(context, layout, place).Draw(node.id());
  return table.height;
}

}  // namespace genkan::ui
