#include "ui/tickets_view.h"

#include <algorithm>

#include "ui/composer_view.h"
#include "ui/frame_view.h"
#include "ui/state_views.h"
#include "ui/ticket_rows.h"

namespace genkan::ui {
namespace {

constexpr float kFilterHeight = 32;

float WidthOf(Ui& ui, std::string_view text) {
  return ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width;
}

void DrawTitleRow(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const std::string& create = context.Text("list.new_ticket");
  const float width = WidthOf(ui, create) + 16 + kSpace2 + 2 * kSpace4;
  const TextLook title{.text = ListWord(context), .type = kTypeTitle};
  const Rect heading{column.x, y + 4, column.width - width - kSpace4, 0};
  ui.Heading("title", 1, heading, title);
  context.title = ChildId(ui.record.open_id(), "title");
  ui.Button(Control{.key = "new-ticket",
                    .rect = {column.x + column.width - width, y, width, kControlHeight},
                    .text = create,
                    .look = ButtonLook::kPrimary,
                    .href = "/tickets/new",
                    .plus = true});
}

// Returns where the filters end.
float DrawFilters(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const Within nav = ui.In(Mark{.role = Role::kNavigation,
                                .key = "filters",
                                .rect = {column.x, y, column.width, kFilterHeight},
                                .name = context.Text("list.filters")});
  struct Filter {
    const char* key;
    client::ListState state;
  };
  float x = column.x;
  for (const Filter filter :
       {Filter{"list.all", client::ListState::kAll}, Filter{"list.open", client::ListState::kOpen},
        Filter{"list.closed", client::ListState::kClosed}}) {
    const std::string& text = context.Text(filter.key);
    const float width = WidthOf(ui, text) + 2 * kSpace3;
    const bool current = context.client.route().list_state == filter.state;
    const std::string href = client::RoutePath({.list_state = filter.state});
    ui.Button(Control{.key = filter.key,
                      .rect = {x, y, width, kFilterHeight},
                      .text = text,
                      .look = ButtonLook::kQuiet,
                      .states = current ? kCurrent : 0,
                      .href = href});
    x += width + kSpace1;
  }
  return x;
}

// How many there are, and whether times are shown in words. Goes below where there is no room.
float DrawTools(ViewContext& context, Column column, float y, float filters_end) {
  Ui& ui = context.ui;
  const std::string& exact = context.Text("list.exact_times");
  const float width = WidthOf(ui, exact) + 2 * kSpace3;
  const client::TicketList& list = context.client.list();
  const bool ready = list.state() == client::LoadState::kReady;
  const std::string count =
      ready ? context.strings.Format("list.count", {{"n", std::to_string(list.total())}})
            : std::string();
  const TextLook count_look{.text = count, .type = kTypeSmall, .colour = Token::kTextMuted};
  const float count_width = ui.paint.Measure(count_look, 1e4F).width + 1;
  const float right = column.x + column.width;
  const bool fits = filters_end + count_width + width + 2 * kSpace4 < right;
  const float row = fits ? y : y + kFilterHeight + kSpace2;
  const float count_x = fits ? right - width - kSpace4 - count_width : column.x;
  if (ready) ui.Paragraph("count", Rect{count_x, row + 6, count_width, 0}, count_look);
  const Control button{.key = "exact-times",
                       .rect = {right - width, row, width, kFilterHeight},
                       .text = exact,
                       .look = ButtonLook::kQuiet,
                       .states = kPressable | (context.memory.times.exact ? kPressed : 0)};
  if (ui.Button(button)) context.actions.push_back(action::ToggleExactTimes{});
  return row + kFilterHeight;
}

StateText EmptyText(const ViewContext& context) {
  switch (context.client.route().list_state) {
    case client::ListState::kOpen:
      return {.text = context.Text("list.empty_open")};
    case client::ListState::kClosed:
      return {.text = context.Text("list.empty_closed")};
    case client::ListState::kAll:
      break;
  }
  return {.text = context.Text("list.empty")};
}

domain::FieldViews UsualColumns() {
  domain::FieldViews columns;
  for (const std::string_view name : {domain::kFieldNumber, domain::kFieldSubject,
                                      domain::kFieldStatus, domain::kFieldActivity}) {
    columns.push_back({.field = std::string(name), .label = {}});
  }
  return columns;
}

// The table, or what there is to say in its place; returns the height.
float DrawBody(ViewContext& context, Column column, const RowsPlace& place) {
  const client::TicketList& list = context.client.list();
  const Rect around{column.x, place.y + kSpace7, column.width, 0};
  if (list.state() == client::LoadState::kFailed) {
    const std::string text = context.strings.Describe(list.error());
    const StateText state{.text = text, .help = context.Text("state.try_again")};
    return kSpace7 + DrawState(context, "failed", around, Icon::kWarning, state);
  }
  const bool plain = context.ui.input().plain;
  if (list.state() == client::LoadState::kLoading && plain) {
    return context.ui.Paragraph("loading", around, TextLook{.text = context.Text("state.loading")});
  }
  if (list.state() == client::LoadState::kReady && list.total() == 0) {
    return kSpace7 + DrawState(context, "empty", around, Icon::kCheck, EmptyText(context));
  }
  // Until rows have come it is as most portals have it.
  static const domain::FieldViews kUsual = UsualColumns();
  const domain::FieldViews& columns = list.columns().empty() ? kUsual : list.columns();
  return DrawTicketTable(context, LayTable(context.ui, column.x, column.width, columns), place);
}

std::int64_t PagesOf(const client::TicketList& list) {
  return std::max<std::int64_t>(1, (list.total() + kPlainPageRows - 1) / kPlainPageRows);
}

// Which page of a plain list is shown, from 0.
std::int64_t PageShown(const ViewContext& context) {
  return std::min<std::int64_t>(context.client.route().page, PagesOf(context.client.list())) - 1;
}

// Under a plain list: the way to its neighbours.
void DrawPaging(ViewContext& context, Column column, float y) {
  const std::int64_t page = PageShown(context);
  const std::int64_t pages = PagesOf(context.client.list());
  if (pages == 1) return;
  Ui& ui = context.ui;
  const Within nav = ui.In(Mark{.role = Role::kNavigation,
                                .key = "paging",
                                .rect = {column.x, y, column.width, kFilterHeight},
                                .name = context.Text("list.paging")});
  const auto link = [&](const char* key, std::int64_t to) {
    if (to < 0 || to >= pages) return;
    client::Route route = context.client.route();
    route.page = static_cast<int>(to + 1);
    const std::string href = client::RoutePath(route);
    const TextLook look{.text = context.Text(key)};
    ui.Link(LinkSpec{.key = key,
                     .rect = {column.x, y, column.width / 3, kFilterHeight},
                     .look = look,
                     .href = href});
  };
  link("list.previous", page - 1);
  const std::string where = context.strings.Format(
      "list.page", {{"page", std::to_string(page + 1)}, {"pages", std::to_string(pages)}});
  ui.Paragraph("page", Rect{column.x, y, column.width, 0}, TextLook{.text = where});
  link("list.next", page + 1);
}

}  // namespace

void DrawTickets(ViewContext& context, float top) {
  Ui& ui = context.ui;
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const bool loading = context.client.list().state() == client::LoadState::kLoading;
  const Within main =
      ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view, .states = loading ? kBusy : 0});
  const std::string key = client::RoutePath(context.client.route());
  const Within scroller = ui.InScroller(Key(key), view, ListWord(context));
  const Column column = CentredColumn(ui, kPageWidthMax);
  float y = ui.narrow() ? kSpace5 : kSpace6;
  DrawTitleRow(context, column, y);
  y += kControlHeight + kSpace4;
  const float filters_end = DrawFilters(context, column, y);
  y = DrawTools(context, column, y, filters_end) + kSpace4;
  const client::TicketList& list = context.client.list();
  if (list.stale()) {
    y += DrawPartFailed(context, {"stale", list.error(), action::Reload{}}, column, y);
  }
  const bool plain = ui.input().plain;
  y += DrawBody(context, column,
                RowsPlace{.y = y,
                          .scroller = scroller.id(),
                          .view_height = view.height,
                          .page = plain ? PageShown(context) : -1});
  if (plain) DrawPaging(context, column, y);
  EndScreen(context, column, y + kSpace6);
}

}  // namespace genkan::ui
