// The list of those who answer: filters, rows, and the way to further ones.
#include <algorithm>

#include "ui/composer_view.h"
#include "ui/desk/desk_view.h"
#include "ui/frame_view.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using client::DeskFilters;
using domain::AgentTicket;

constexpr float kChipHeight = 32;
constexpr float kPadding = kSpace4;
constexpr float kRowHeight = 64;
constexpr float kHeaderHeight = 40;
constexpr float kCardHeight = 2 * kSpace3 + kTypeStrong.line + 3 * kTypeSmall.line + kSpace1 + 24;
constexpr float kTableFrom = 900;  // Below this width rows are cards.
constexpr int kColumns = 6;

float WidthOf(Ui& ui, const TextLook& look) { return ui.paint.Measure(look, 1e4F).width + 1; }

std::string PathOf(const DeskFilters& filters) {
  return client::DeskPath({.screen = client::DeskScreen::kList, .filters = filters});
}

// The lists that are wanted most, one press away.
float DrawChips(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const Within nav = ui.In(Mark{.role = Role::kNavigation,
                                .key = "lists",
                                .rect = {column.x, y, column.width, kChipHeight},
                                .name = context.Text("desk.lists")});
  struct Chip {
    const char* key;
    DeskFilters filters;
  };
  const DeskFilters& now = context.agent.place().filters;
  float x = column.x;
  for (const Chip& chip :
       {Chip{"desk.all_open", {}}, Chip{"desk.mine", {.owner = "me"}},
        Chip{"desk.unassigned", {.owner = "nobody"}}, Chip{"desk.closed", {.state = "closed"}}}) {
    const std::string& text = context.Text(chip.key);
    const float width = WidthOf(ui, TextLook{.text = text, .type = kTypeLabel}) + 2 * kSpace3;
    if (x > column.x && x + width > column.x + column.width) {
      x = column.x;
      y += kChipHeight + kSpace1;
    }
    DeskFilters first_page = now;
    first_page.after.clear();
    const std::string href = PathOf(chip.filters);
    ui.Button(Control{.key = chip.key,
                      .rect = {x, y, width, kChipHeight},
                      .text = text,
                      .look = ButtonLook::kQuiet,
                      .states = first_page == chip.filters ? kCurrent : 0,
                      .href = href});
    x += width + kSpace1;
  }
  return y + kChipHeight;
}

struct Filter {
  const char* key;
  std::string value;
  std::vector<SelectOption> options;
  std::string DeskFilters::*field;
};

std::vector<Filter> FiltersOf(const DeskContext& context) {
  const DeskFilters& now = context.agent.place().filters;
  const domain::AgentDesk& desk = context.agent.desk().value;
  Filter inbox{"desk.inbox", now.inbox, {{"", context.Text("desk.any")}}, &DeskFilters::inbox};
  for (const auto& each : desk.inboxes) {
    inbox.options.push_back({domain::IdText(each.id), each.name});
  }
  Filter stage{"desk.stage", now.stage, {{"", context.Text("desk.any")}}, &DeskFilters::stage};
  for (const auto& pipeline : desk.pipelines) {
    for (const domain::AgentStage& each : pipeline.stages) {
      const std::string lead = desk.pipelines.size() > 1 ? pipeline.name + ": " : "";
      stage.options.push_back({domain::IdText(each.id), lead + each.name});
    }
  }
  Filter owner{"desk.owner",
               now.owner,
               {{"", context.Text("desk.anybody")},
                {"me", context.Text("desk.me")},
                {"nobody", context.Text("desk.nobody")}},
               &DeskFilters::owner};
  for (const auto& each : desk.agents) {
    owner.options.push_back({domain::IdText(each.id), each.name});
  }
  return {inbox, stage, owner};
}

float DrawFilters(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  if (context.agent.desk().state != client::LoadState::kReady) return y;
  const float gap = kSpace3;
  const int a_row = ui.narrow() ? 1 : 3;
  const float width =
      (column.width - gap * static_cast<float>(a_row - 1)) / static_cast<float>(a_row);
  const Within group = ui.In(Mark{.role = Role::kGroup,
                                  .key = "filters",
                                  .rect = {column.x, y, column.width, kControlHeight},
                                  .name = context.Text("list.filters")});
  int index = 0;
  for (const Filter& filter : FiltersOf(context)) {
    if (index > 0 && index % a_row == 0) y += kTypeLabel.line + kSpace1 + kControlHeight + kSpace2;
    const float x = column.x + static_cast<float>(index++ % a_row) * (width + gap);
    const Rect rect{x, y + kTypeLabel.line + kSpace1, width, kControlHeight};
    // An inbox of an old link that is not there any more is all of them to look at.
    const bool known = std::any_of(filter.options.begin(), filter.options.end(),
                                   [&](const auto& each) { return each.value == filter.value; });
    const FieldResult chosen = ui.Field(FieldSpec{.key = filter.key,
                                                  .role = Role::kSelect,
                                                  .rect = rect,
                                                  .label = context.Text(filter.key),
                                                  .value = known ? filter.value : "",
                                                  .options = filter.options});
    if (!chosen.changed) continue;
    DeskFilters wanted = context.agent.place().filters;
    wanted.*filter.field = chosen.text;
    wanted.after.clear();
    context.Do([&memory = context.memory, path = PathOf(wanted)] { memory.path = path; });
  }
  return y + kTypeLabel.line + kSpace1 + kControlHeight;
}

class Rows {
 public:
  Rows(DeskContext& context, Column column)
      : context_(context),
        ui_(context.view.ui),
        column_(column),
        cards_(column.width < kTableFrom) {}

  float Draw(float y) {
    const auto& tickets = context_.agent.list().page.tickets;
    const Within table = ui_.In(Mark{.role = Role::kTable,
                                     .key = "table",
                                     .rect = {column_.x, y, column_.width, Height()},
                                     .name = context_.Text("desk.title"),
                                     .row_count = static_cast<int>(tickets.size()) + 1,
                                     .column_count = kColumns});
    ui_.paint.Box(Rect{column_.x, y, column_.width, Height()}, Token::kSurface, Token::kBorder);
    LayOut();
    y += DrawHeader(y);
    int row = 2;
    for (const AgentTicket& ticket : tickets) {
      const float height = RowHeight();
      const Rect rect{column_.x, y, column_.width, height};
      if (row > 2 || !cards_) {
        ui_.paint.HorizontalLine(rect.x + 1, y, rect.width - 2, Token::kBorder);
      }
      const Within node = ui_.In(
          Mark{.role = Role::kRow, .key = Key(ticket.number), .rect = rect, .row_index = row++});
      cards_ ? DrawCard(ticket, rect) : DrawRow(ticket, rect);
      y += height;
    }
    return Height();
  }

 private:
  float RowHeight() const { return cards_ ? kCardHeight : kRowHeight; }
  float Height() const {
    return (cards_ ? 0 : kHeaderHeight) +
           RowHeight() * static_cast<float>(context_.agent.list().page.tickets.size());
  }

  void LayOut() {
    constexpr float kWidths[kColumns] = {0, 210, 176, 140, 96, 140};
    float rest = column_.width - 2 * kPadding;
    for (const float width : kWidths) rest -= width;
    float x = column_.x + kPadding;
    for (int i = 0; i < kColumns; ++i) {
      const float width = i == 0 ? rest : kWidths[i];
      cells_[i] = {x, width - kSpace4};
      x += width;
    }
  }

  float DrawHeader(float y) {
    const float height = cards_ ? 0 : kHeaderHeight;
    const Within row = ui_.In(Mark{.role = Role::kRow,
                                   .key = "header",
                                   .rect = {column_.x, y, column_.width, std::max(1.0F, height)},
                                   .row_index = 1});
    constexpr const char* kNames[kColumns] = {"desk.ticket", "desk.requester",   "desk.stage",
                                              "desk.owner",  "details.priority", "desk.updated"};
    for (int i = 0; i < kColumns; ++i) {
      Mark mark{.role = Role::kColumnHeader,
                .key = kNames[i],
                .rect = {column_.x, y, column_.width, 1},
                .states = i == kColumns - 1 ? kSortedDescending : 0,
                .name = context_.Text(kNames[i]),
                .column_index = i + 1};
      if (cards_) {
        ui_.record.Add(mark);
        continue;
      }
      mark.rect = {cells_[i].x, y + (height - kTypeSmall.line) / 2, cells_[i].width, 0};
      ui_.Text(mark, TextLook{.text = context_.Text(kNames[i]),
                              .type = kTypeSmall,
                              .colour = Token::kTextMuted,
                              .lines_max = 1});
    }
    return height;
  }

  void Cell(int column, std::string_view text, Rect place, Token colour = Token::kText,
            Align align = Align::kStart) {
    ui_.Text(
        Mark{.role = Role::kCell,
             .key = Key(std::int64_t{column}),
             .rect = place,
             .column_index = column},
        TextLook{
            .text = text, .type = kTypeSmall, .colour = colour, .align = align, .lines_max = 1});
  }

  void Line(const char* key, std::string_view text, Rect place, Token colour) {
    if (text.empty()) return;
    ui_.Text(Mark{.role = Role::kText, .key = key, .rect = place},
             TextLook{.text = text, .type = kTypeSmall, .colour = colour, .lines_max = 1});
  }

  std::string AboutText(const AgentTicket& ticket) const {
    std::string text = HashNumber(ticket.number);
    const std::string channel = ChannelText(context_.view.strings, ticket.channel);
    if (!channel.empty()) text += " · " + channel;
    if (ticket.hidden) text += " · " + context_.Text("desk.hidden_short");
    return text;
  }

  void SubjectCell(const AgentTicket& ticket, Rect cell, float subject_y) {
    const Within node =
        ui_.In(Mark{.role = Role::kCell, .key = "subject", .rect = cell, .column_index = 1});
    const TextLook look{.text = ticket.subject,
                        .type = kTypeStrong,
                        .language = ticket.subject_language,
                        .lines_max = 1};
    const std::string href = client::DeskPath(
        {.screen = client::DeskScreen::kTicket, .number = domain::TicketNumber{ticket.number}});
    ui_.Link(LinkSpec{.key = "link",
                      .rect = {cell.x, subject_y, cell.width, kTypeStrong.line},
                      .look = look,
                      .href = href});
    const std::string about = AboutText(ticket);
    Line("about", about, Rect{cell.x, subject_y + kTypeStrong.line, cell.width, 0},
         ticket.hidden ? Token::kWarning : Token::kTextMuted);
  }

  void RequesterCell(const AgentTicket& ticket, Rect cell) {
    const Within node =
        ui_.In(Mark{.role = Role::kCell, .key = "requester", .rect = cell, .column_index = 2});
    const bool two = !ticket.company_name.empty();
    const float y = cell.y + (cell.height - kTypeSmall.line * (two ? 2.0F : 1.0F)) / 2;
    Line("name", RequesterText(context_, ticket), Rect{cell.x, y, cell.width, 0},
         ticket.requester.id ? Token::kText : Token::kTextMuted);
    Line("company", ticket.company_name, Rect{cell.x, y + kTypeSmall.line, cell.width, 0},
         Token::kTextMuted);
  }

  void StageCell(const AgentTicket& ticket, Rect cell) {
    const std::size_t index = ui_.record.size();
    DrawStatus(context_.view, StageViewOf(ticket.stage),
               StatusPlace{.role = Role::kCell,
                           .x = cell.x,
                           .y = cell.y + (cell.height - 24) / 2,
                           .width_max = cell.width,
                           .recorded = cell});
    ui_.record.At(index).column_index = 3;
  }

  void TimeCell(const AgentTicket& ticket, Rect cell, Align align) {
    const std::string text = TimeText(context_.view, ticket.last_activity_at_millis);
    const std::string value = MachineTime(ticket.last_activity_at_millis);
    const Within node =
        ui_.In(Mark{.role = Role::kCell, .key = "updated", .rect = cell, .column_index = 6});
    ui_.Text(Mark{.role = Role::kTime,
                  .key = "time",
                  .rect = {cell.x, cell.y + (cell.height - kTypeSmall.line) / 2, cell.width, 0},
                  .value = value},
             TextLook{.text = text,
                      .type = kTypeSmall,
                      .colour = Token::kTextMuted,
                      .align = align,
                      .lines_max = 1});
  }

  Rect CellOf(int column, Rect row) const {
    return {cells_[column].x, row.y, cells_[column].width, row.height};
  }
  Rect Middle(Rect cell) const {
    return {cell.x, cell.y + (cell.height - kTypeSmall.line) / 2, cell.width, 0};
  }
  Token PriorityColour(const AgentTicket& ticket) const {
    return ticket.priority == domain::Priority::kUrgent ? Token::kDanger : Token::kText;
  }

  void DrawRow(const AgentTicket& ticket, Rect row) {
    SubjectCell(ticket, CellOf(0, row),
                row.y + (kRowHeight - kTypeStrong.line - kTypeSmall.line) / 2);
    RequesterCell(ticket, CellOf(1, row));
    StageCell(ticket, CellOf(2, row));
    Cell(4, OwnerText(context_, ticket), Middle(CellOf(3, row)),
         ticket.owner.name.empty() ? Token::kTextMuted : Token::kText);
    Cell(5, PriorityText(context_.view.strings, ticket.priority), Middle(CellOf(4, row)),
         PriorityColour(ticket));
    TimeCell(ticket, CellOf(5, row), Align::kStart);
  }

  void DrawCard(const AgentTicket& ticket, Rect row) {
    const float x = row.x + kPadding;
    const float width = row.width - 2 * kPadding;
    const float half = width / 2 - kSpace1;
    const float y = row.y + kSpace3;
    SubjectCell(ticket, Rect{x, y, width, kTypeStrong.line + kTypeSmall.line}, y);
    const float who_y = y + kTypeStrong.line + kTypeSmall.line;
    std::string who(RequesterText(context_, ticket));
    if (!ticket.company_name.empty()) who += " · " + ticket.company_name;
    Cell(2, who, Rect{x, who_y, width, 0});
    const float owner_y = who_y + kTypeSmall.line;
    const float right = x + half + kSpace2;
    const float foot = owner_y + kTypeSmall.line + kSpace1;
    // Recorded in the order of the columns, wherever they stand.
    StageCell(ticket, Rect{x, foot, half, 24});
    Cell(4, OwnerText(context_, ticket), Rect{x, owner_y, half, 0}, Token::kTextMuted);
    const std::string priority = PriorityText(context_.view.strings, ticket.priority);
    Cell(5, priority, Rect{right, owner_y, half, 0}, PriorityColour(ticket), Align::kEnd);
    TimeCell(ticket, Rect{right, foot, half, 24}, Align::kEnd);
  }

  struct Span {
    float x = 0;
    float width = 0;
  };
  DeskContext& context_;
  Ui& ui_;
  Column column_;
  bool cards_;
  Span cells_[kColumns] = {};
};

// Under the rows: the way to older ones, and back to the first.
float DrawPaging(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const DeskFilters& now = context.agent.place().filters;
  const std::string& next = context.agent.list().page.next_cursor;
  if (now.after.empty() && next.empty()) return y;
  const Within nav = ui.In(Mark{.role = Role::kNavigation,
                                .key = "paging",
                                .rect = {column.x, y, column.width, kControlHeight},
                                .name = context.Text("list.paging")});
  float x = column.x;
  const auto link = [&](const char* key, const std::string& after) {
    DeskFilters filters = now;
    filters.after = after;
    const std::string href = PathOf(filters);
    const std::string& text = context.Text(key);
    const float width = WidthOf(ui, TextLook{.text = text, .type = kTypeLabel}) + 2 * kSpace4;
    ui.Button(
        Control{.key = key, .rect = {x, y, width, kControlHeight}, .text = text, .href = href});
    x += width + kSpace3;
  };
  if (!now.after.empty()) link("desk.first_page", "");
  if (!next.empty()) link("list.next", next);
  return y + kControlHeight;
}

float DrawBody(DeskContext& context, Column column, float y) {
  const client::AgentList& list = context.agent.list();
  Ui& ui = context.view.ui;
  const Rect around{column.x, y + kSpace7, column.width, 0};
  switch (list.state) {
    case client::LoadState::kFailed: {
      const std::string text = context.view.strings.Describe(list.error);
      const TroubleResult trouble = DrawTrouble(
          context.view, Trouble{.text = text, .help = RetryText(context.view)}, column, y);
      if (trouble.pressed) context.Do([&agent = context.agent] { agent.Reload(); });
      return y + trouble.height;
    }
    case client::LoadState::kIdle:
    case client::LoadState::kLoading:
      ui.Paragraph("loading", Rect{column.x, y, column.width, 0},
                   TextLook{.text = context.Text("state.loading"), .colour = Token::kTextMuted});
      for (int i = 0; i < 6; ++i) {
        DrawSkeleton(
            ui, Rect{column.x, y + 40 + static_cast<float>(i) * kRowHeight, column.width * 0.8F, 0},
            2);
      }
      return y + 40 + 6 * kRowHeight;
    case client::LoadState::kReady:
      break;
  }
  if (list.page.tickets.empty()) {
    return around.y + DrawState(context.view, "empty", around, Icon::kCheck,
                                StateText{.text = context.Text("desk.empty")});
  }
  return DrawPaging(context, column, y + Rows(context, column).Draw(y) + kSpace4);
}

}  // namespace

void DrawDeskList(DeskContext& context, float top) {
  Ui& ui = context.view.ui;
  const client::AgentList& list = context.agent.list();
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const bool loading = list.state == client::LoadState::kLoading;
  const Within main =
      ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view, .states = loading ? kBusy : 0});
  const std::string key = PathOf(context.agent.place().filters);
  const Within scroller = ui.InScroller(Key(key), view, context.Text("desk.title"));
  const Column column = CentredColumn(ui, kPageWidthMax);
  float y = ui.narrow() ? kSpace5 : kSpace6;
  const TextLook title{.text = context.Text("desk.title"), .type = kTypeTitle};
  y += ui.Heading("title", 1, Rect{column.x, y, column.width, 0}, title) + kSpace3;
  context.view.title = ChildId(scroller.id(), "title");
  y = DrawChips(context, column, y) + kSpace3;
  y = DrawFilters(context, column, y) + kSpace3;
  if (list.state == client::LoadState::kReady) {
    const std::string count =
        context.view.strings.Format("list.count", {{"n", std::to_string(list.page.total)}});
    y += ui.Paragraph("count", Rect{column.x, y, column.width, 0},
                      TextLook{.text = count, .type = kTypeSmall, .colour = Token::kTextMuted}) +
         kSpace2;
  }
  if (list.stale) {
    const std::string text = FailureText(context.view.strings, "state.part_failed", list.error);
    const TroubleResult trouble = DrawTrouble(
        context.view, Trouble{.key = "stale", .text = text, .help = RetryText(context.view)},
        column, y);
    if (trouble.pressed) context.Do([&agent = context.agent] { agent.Reload(); });
    y += trouble.height + kSpace3;
  }
  EndScreen(context.view, column, DrawBody(context, column, y) + kSpace6);
}

}  // namespace genkan::ui
