#include "ui/thread_view.h"

#include <algorithm>

#include "ui/composer_view.h"
#include "ui/conversation_tabs.h"
#include "ui/details_view.h"
#include "ui/frame_view.h"
#include "ui/message_view.h"
#include "ui/rating_view.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

constexpr float kMessagesWidth = 760;
constexpr float kDetailsWidth = 312;
constexpr float kBesideFrom = 1000;  // From this width on the details stand beside the messages.

float WidthOf(Ui& ui, std::string_view text) {
  return ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width;
}

float DrawBackLink(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const TextLook look{.text = context.Text("thread.back"),
                      .type = kTypeLabel,
                      .colour = Token::kTextMuted,
                      .lines_max = 1};
  const float width = ui.paint.Measure(look, column.width - 20).width + 1;
  ui.paint.DrawIcon(Icon::kBack, Rect{column.x - 4, y + 6, 16, 16}, Token::kTextMuted);
  const std::string href = client::RoutePath(context.memory.list_route);
  ui.Link(LinkSpec{.key = "back",
                   .rect = {column.x + 16, y, width, 28},
                   .look = look,
                   .href = href,
                   .text_y = 4});
  return 28;
}

float DrawReceipt(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  std::string text =
      context.strings.Format("thread.receipt", {{"number", NumberText(context.memory.receipt)}});
  if (const Millis expected = context.client.thread().thread.answer_expected_at_millis;
      expected > 0) {
    text += " " + context.strings.Format("thread.receipt_expected",
                                         {{"time", TimeText(context, expected, true)}});
  }
  const TextLook look{.text = text, .type = kTypeSmallStrong, .colour = Token::kSuccess};
  const float text_width = column.width - 16 - 3 * kSpace3;
  const float height = ui.paint.Measure(look, text_width).height + 2 * kSpace3;
  ui.paint.Box(Rect{column.x, y, column.width, height}, Token::kSuccessSubtle, Token::kSuccess,
               kRadiusSmall);
  ui.paint.DrawIcon(Icon::kCheck, Rect{column.x + kSpace3, y + kSpace3 + 2, 16, 16},
                    Token::kSuccess);
  ui.Paragraph("receipt", Rect{column.x + 16 + 2 * kSpace3, y + kSpace3, text_width, 0}, look);
  return height;
}

float DrawHead(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const domain::TicketSummary& ticket = context.client.thread().thread.ticket;
  const float begin = y;
  y += DrawBackLink(context, column, y) + kSpace3;
  if (context.memory.receipt == ticket.number) y += DrawReceipt(context, column, y) + kSpace4;
  const TextLook subject{
      .text = ticket.subject, .type = kTypeTitle, .language = ticket.subject_language};
  y += ui.Heading("title", 1, Rect{column.x, y, column.width, 0}, subject) + kSpace3;
  context.title = ChildId(ui.record.open_id(), "title");

  const std::string number = NumberText(ticket.number);
  const TextLook number_look{
      .text = number, .type = kTypeSmall, .colour = Token::kTextMuted, .lines_max = 1};
  const float number_width = ui.paint.Measure(number_look, 1e4F).width + 1;
  const StatusPlace status{
      .x = column.x, .y = y + 4, .width_max = column.width - number_width - kSpace3};
  const float number_x =
      column.x +
      (ticket.stage.name.empty() ? 0 : DrawStatus(context, ticket.stage, status) + kSpace3);
  ui.Text(Mark{.role = Role::kText, .key = "number", .rect = {number_x, y + 6, number_width, 0}},
          number_look);

  const std::string& exact = context.Text("list.exact_times");
  const float exact_width = WidthOf(ui, exact) + 2 * kSpace3;
  const float exact_x = column.x + column.width - exact_width;
  if (exact_x < number_x + number_width + kSpace2) y += 32 + kSpace1;
  const Control button{.key = "exact-times",
                       .rect = {exact_x, y, exact_width, 32},
                       .text = exact,
                       .look = ButtonLook::kQuiet,
                       .states = kPressable | (context.memory.times.exact ? kPressed : 0)};
  if (ui.Button(button)) context.actions.push_back(action::ToggleExactTimes{});
  return y + 32 - begin;
}

// Between what was read on the last visit and what came since.
float DrawNewsLine(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const TextLook look{.text = context.Text("thread.news"),
                      .type = kTypeSmallStrong,
                      .colour = Token::kLink,
                      .align = Align::kCentre,
                      .lines_max = 1};
  ui.record.Add(Mark{.role = Role::kSeparator,
                     .key = "news",
                     .rect = {column.x, y, column.width, look.type.line},
                     .name = look.text});
  const float width = std::min(ui.paint.Measure(look, 1e4F).width + 1, column.width);
  const float line = std::max(0.0F, (column.width - width) / 2 - kSpace3);
  const float middle = y + look.type.line / 2;
  ui.paint.HorizontalLine(column.x, middle, line, Token::kLink);
  ui.paint.HorizontalLine(column.x + column.width - line, middle, line, Token::kLink);
  ui.paint.DrawText(look, Rect{column.x, y, column.width, look.type.line});
  return look.type.line + kSpace4;
}

// The first message of others that came since the last visit; none where nothing had been read.
std::size_t FirstNew(const client::ThreadState& thread) {
  const auto& messages = thread.thread.messages;
  std::size_t i = messages.size();
  if (!thread.new_since_millis.has_value()) return i;
  for (i = 0; i < messages.size(); ++i) {
    if (messages[i].sent_at_millis > *thread.new_since_millis && !messages[i].own) break;
  }
  return i == 0 && thread.thread.older_cursor.empty() ? messages.size() : i;
}

float DrawMessageList(ViewContext& context, Column column, float y) {
  const client::ThreadState& thread = context.client.thread();
  const auto& messages = thread.thread.messages;
  const float begin = y;
  const std::size_t first_new = FirstNew(thread);
  // The button for older ones has the focus as long as there are any.
  const std::size_t before = context.memory.older_before;
  const bool all = before > 0 && messages.size() > before && thread.thread.older_cursor.empty();
  for (std::size_t i = 0; i < messages.size(); ++i) {
    MessagePlace place{.column = column, .y = y};
    if (i == first_new) {
      y += DrawNewsLine(context, column, y);
      place.y = y;
    }
    if (i == 0 && all) place.reached = &context.older_focus;
    y += DrawMessage(context, messages[i], place) + kSpace4;
  }
  return y - begin;
}

float DrawMessages(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const client::ThreadState& thread = context.client.thread();
  const float begin = y;
  if (thread.stale_error.has_value()) {
    y += DrawPartFailed(context, {"stale", *thread.stale_error, action::Reload{}}, column, y);
  }
  if (thread.older_error.has_value()) {
    y += DrawPartFailed(context, {"older", *thread.older_error, action::LoadOlderMessages{}},
                        column, y);
  } else if (!thread.thread.older_cursor.empty()) {
    const std::string& older =
        context.Text(thread.older_loading ? "state.loading" : "thread.older");
    const float width = WidthOf(ui, older) + 2 * kSpace4;
    const Control button{.key = "older",
                         .rect = {column.x + (column.width - width) / 2, y, width, 36},
                         .text = older,
                         .states = thread.older_loading ? kBusy : 0};
    if (ui.Button(button)) context.actions.push_back(action::LoadOlderMessages{});
    y += 36 + kSpace4;
  }
  if (thread.thread.messages.empty()) {
    const TextLook look{
        .text = context.Text(thread.messages_loading ? "state.loading" : "thread.empty"),
        .colour = Token::kTextMuted};
    y += ui.Paragraph("empty", Rect{column.x, y, column.width, 0}, look) + kSpace4;
  }
  return y + DrawMessageList(context, column, y) - begin;
}

// Within the panel of the chosen tab, where there are tabs.
float DrawChosenMessages(ViewContext& context, Column column, float y) {
  const std::string name = ChosenTabName(context);
  if (name.empty()) return DrawMessages(context, column, y);
  const Within panel = context.ui.In(Mark{.role = Role::kTabPanel,
                                          .key = "panel",
                                          .rect = {column.x, y, column.width, 1},
                                          .name = name});
  return DrawMessages(context, column, y);
}

float DrawMessagesToCome(ViewContext& context, Column column, float y) {
  const TextLook text{.text = context.Text("state.loading"), .colour = Token::kTextMuted};
  const float text_height =
      context.ui.Paragraph("loading", Rect{column.x, y, column.width, 0}, text) + kSpace4;
  DrawSkeleton(context.ui, Rect{column.x, y + text_height, column.width, 0}, 6);
  return text_height + 6 * 24;
}

// As far as it is known: the head stands, and holds the focus, before the messages have arrived.
void DrawKnownThread(ViewContext& context, float top) {
  Ui& ui = context.ui;
  const domain::TicketSummary& ticket = context.client.thread().thread.ticket;
  const bool ready = context.client.thread().state == client::LoadState::kReady;
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const Within main =
      ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view, .states = ready ? 0 : kBusy});
  // The same whichever of its conversations is shown.
  const std::string key =
      client::RoutePath({.screen = client::Screen::kTicket, .number = ticket.number});
  const Within scroller = ui.InScroller(Key(key), view, NumberText(ticket.number));
  const bool beside = ui.width() >= kBesideFrom;
  const Column page =
      CentredColumn(ui, beside ? kMessagesWidth + kSpace7 + kDetailsWidth : kMessagesWidth);
  const Column column{page.x, beside ? page.width - kSpace7 - kDetailsWidth : page.width};
  float y = ui.narrow() ? kSpace4 : kSpace5;
  y += DrawHead(context, column, y) + kSpace4;
  if (!ready) return EndScreen(context, page, y + DrawMessagesToCome(context, column, y));
  const float messages_y = y;
  y += DrawConversationTabs(context, column, y);
  y += DrawChosenMessages(context, column, y) + kSpace2;
  y += DrawRating(context, column, y);
  y += DrawComposer(context, column, y) + kSpace6;
  if (beside) {
    const Column right{column.x + column.width + kSpace7, kDetailsWidth};
    y = std::max(y, messages_y +
                        DrawDetails(context, context.client.thread().thread, right, messages_y) +
                        kSpace6);
  } else {
    y += DrawDetails(context, context.client.thread().thread, column, y) + kSpace6;
  }
  EndScreen(context, page, y);
}

}  // namespace

void DrawThread(ViewContext& context, float top) {
  const client::ThreadState& thread = context.client.thread();
  switch (thread.state) {
    case client::LoadState::kReady:
      DrawKnownThread(context, top);
      return;
    case client::LoadState::kFailed:
      if (thread.error.code == ErrorCode::kNotFound) {
        DrawMissingScreen(context, top);
      } else {
        DrawFailedScreen(context, top, thread.error);
      }
      return;
    case client::LoadState::kIdle:
    case client::LoadState::kLoading:
      // A place that is gone back to is kept by a scroller that has the whole height.
      if (thread.thread.ticket.number != domain::TicketNumber{0} && !context.ui.scroll_restored()) {
        DrawKnownThread(context, top);
      } else {
        DrawLoadingScreen(context, top);
      }
      return;
  }
}

}  // namespace genkan::ui
