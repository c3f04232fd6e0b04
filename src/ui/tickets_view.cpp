#include "ui/tickets_view.h"

#include <algorithm>

#include "ui/composer_view.h"
#include "ui/frame_view.h"
#include "ui/list_tools_view.h"
#include "ui/state_views.h"
#include "ui/ticket_rows.h"

namespace genkan::ui {
namespace {

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

StateText EmptyText(const ViewContext& context, std::string_view cleared) {
  const domain::TicketListing& listing = context.client.route().listing;
  const domain::TicketListing others = domain::ListingWith(listing, domain::kListState, {});
  const std::string_view state = domain::ListingValue(listing, domain::kListState);
  if (domain::IsFiltered(others) || state == "waiting") {
    return {.text = context.Text("list.empty_filtered"),
            .help = context.Text("list.clear"),
            .href = cleared};
  }
  if (state == "open") return {.text = context.Text("list.empty_open")};
  if (state == "closed") return {.text = context.Text("list.empty_closed")};
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
    // What a link asked for that cannot be is left behind.
    const std::string cleared = ClearedPath(context);
    const bool refused = list.error().code == ErrorCode::kInvalidArgument && !cleared.empty();
    const StateText state{.text = text,
                          .help = context.Text(refused ? "list.clear" : "state.try_again"),
                          .href = refused ? std::string_view(cleared) : std::string_view()};
    return kSpace7 + DrawState(context, "failed", around, Icon::kWarning, state);
  }
  const bool plain = context.ui.input().plain;
  if (list.state() == client::LoadState::kLoading && plain) {
    return context.ui.Paragraph("loading", around, TextLook{.text = context.Text("state.loading")});
  }
  if (list.state() == client::LoadState::kReady && list.total() == 0) {
    const std::string cleared = ClearedPath(context);
    return kSpace7 + DrawState(context, "empty", around, Icon::kCheck, EmptyText(context, cleared));
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

bool InPages(const ViewContext& context) {
  return context.ui.input().plain || context.memory.tools.paged;
}

// Under a list in pages: the way to its neighbours. Returns where it ends.
float DrawPaging(ViewContext& context, Column column, float y) {
  const std::int64_t page = PageShown(context);
  const std::int64_t pages = PagesOf(context.client.list());
  if (pages == 1) return y;
  Ui& ui = context.ui;
  const Within nav = ui.In(Mark{.role = Role::kNavigation,
                                .key = "paging",
                                .rect = {column.x, y, column.width, kControlHeight},
                                .name = context.Text("list.paging")});
  float x = column.x;
  const auto link = [&](const char* key, std::int64_t to) {
    if (to < 0 || to >= pages) return;
    client::Route route = context.client.route();
    route.page = static_cast<int>(to + 1);
    const std::string href = client::RoutePath(route);
    const std::string& text = context.Text(key);
    const float width = WidthOf(ui, text) + 2 * kSpace3;
    ui.Button(
        Control{.key = key, .rect = {x, y, width, kControlHeight}, .text = text, .href = href});
    x += width + kSpace3;
  };
  link("list.previous", page - 1);
  const std::string where = context.strings.Format(
      "list.page", {{"page", std::to_string(page + 1)}, {"pages", std::to_string(pages)}});
  const float width = ui.paint.Measure(TextLook{.text = where}, 1e4F).width + 1;
  ui.Paragraph("page", Rect{x, y + (kControlHeight - kTypeBody.line) / 2, width, 0},
               TextLook{.text = where});
  x += width + kSpace3;
  link("list.next", page + 1);
  return y + kControlHeight;
}

}  // namespace

void DrawTickets(ViewContext& context, float top) {
  Ui& ui = context.ui;
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const bool loading = context.client.list().state() == client::LoadState::kLoading;
  const Within main =
      ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view, .states = loading ? kBusy : 0});
  const Within scroller = ui.InScroller(Key(context.memory.tools.place), view, ListWord(context));
  const Column column = CentredColumn(ui, kPageWidthMax);
  float y = ui.narrow() ? kSpace4 : kSpace6;
  DrawTitleRow(context, column, y);
  y += kControlHeight + (ui.narrow() ? kSpace3 : kSpace4);
  y = DrawListTools(context, column, y);
  const client::TicketList& list = context.client.list();
  if (list.stale()) {
    y += DrawPartFailed(context, {"stale", list.error(), action::Reload{}}, column, y);
  }
  const bool in_pages = InPages(context);
  y += DrawBody(context, column,
                RowsPlace{.y = y,
                          .scroller = scroller.id(),
                          .view_height = view.height,
                          .page = in_pages ? PageShown(context) : -1});
  if (in_pages) y = DrawPaging(context, column, y + kSpace4);
  EndScreen(context, column, y + kSpace6);
}

}  // namespace genkan::ui
