// One ticket: its messages and notes, where to write, and what can be done with it.
#include <algorithm>

#include "ui/composer_view.h"
#include "ui/desk/desk_view.h"
#include "ui/frame_view.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

constexpr float kMessagesWidth = 760;
constexpr float kActsWidth = 328;
constexpr float kBesideFrom = 1000;

float DrawBackLink(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const TextLook look{.text = context.Text("thread.back"),
                      .type = kTypeLabel,
                      .colour = Token::kTextMuted,
                      .lines_max = 1};
  const float width = ui.paint.Measure(look, column.width - 20).width + 1;
  ui.paint.DrawIcon(Icon::kBack, Rect{column.x - 4, y + 6, 16, 16}, Token::kTextMuted);
  const std::string href = client::DeskPath({.filters = context.memory.list});
  ui.Link(LinkSpec{.key = "back",
                   .rect = {column.x + 16, y, width, 28},
                   .look = look,
                   .href = href,
                   .text_y = 4});
  return 28;
}

float DrawHead(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const domain::AgentTicket& ticket = context.agent.thread().thread.ticket;
  const float begin = y;
  y += DrawBackLink(context, column, y) + kSpace3;
  const TextLook subject{
      .text = ticket.subject, .type = kTypeTitle, .language = ticket.subject_language};
  y += ui.Heading("title", 1, Rect{column.x, y, column.width, 0}, subject) + kSpace3;
  context.view.title = ChildId(ui.record.open_id(), "title");
  const float status = DrawStatus(context.view, StageViewOf(ticket.stage),
                                  {.x = column.x, .y = y, .width_max = column.width * 0.6F});
  std::string about = HashNumber(ticket.number);
  if (ticket.hidden) about += " · " + context.Text("desk.hidden_short");
  const float x = column.x + status + kSpace3;
  ui.Text(
      Mark{
          .role = Role::kText, .key = "number", .rect = {x, y + 2, column.x + column.width - x, 0}},
      TextLook{.text = about,
               .type = kTypeSmall,
               .colour = ticket.hidden ? Token::kWarning : Token::kTextMuted,
               .lines_max = 1});
  y += 24;
  const std::string& reason = context.agent.thread().thread.hold_reason;
  if (!reason.empty()) {
    const std::string held = context.view.strings.Format("desk.held", {{"reason", reason}}) + "\n" +
                             context.Text("desk.held_lead");
    y += kSpace3 + ui.Paragraph("held", Rect{column.x, y + kSpace3, column.width, 0},
                                TextLook{.text = held, .colour = Token::kWarning});
  }
  return y - begin;
}

// A part that failed, with a button to ask again.
float DrawFailed(DeskContext& context, Key key, const Error& error, std::function<void()> again,
                 Column column, float y) {
  const std::string text = FailureText(context.view.strings, "state.part_failed", error);
  const TroubleResult trouble = DrawTrouble(
      context.view, Trouble{.key = key, .text = text, .help = RetryText(context.view)}, column, y);
  if (trouble.pressed) context.Do(std::move(again));
  return trouble.height + kSpace4;
}

float DrawMessages(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const client::AgentThreadState& thread = context.agent.thread();
  client::AgentClient& agent = context.agent;
  const float begin = y;
  if (thread.stale_error.has_value()) {
    y += DrawFailed(
        context, "stale", *thread.stale_error, [&agent] { agent.Reload(); }, column, y);
  }
  const auto older = [&agent] { agent.LoadOlderMessages(); };
  if (thread.older_error.has_value()) {
    y += DrawFailed(context, "older", *thread.older_error, older, column, y);
  } else if (!thread.thread.older_cursor.empty()) {
    const std::string& text = context.Text(thread.older_loading ? "state.loading" : "thread.older");
    const float width =
        ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace4;
    const Control button{.key = "older",
                         .rect = {column.x + (column.width - width) / 2, y, width, 36},
                         .text = text,
                         .states = thread.older_loading ? kBusy : 0};
    if (ui.Button(button) && !thread.older_loading) context.Do(older);
    y += 36 + kSpace4;
  }
  for (const domain::AgentMessageView& message : thread.thread.messages) {
    y += DrawAgentMessage(context, message, column, y) + kSpace4;
  }
  if (thread.thread.messages.empty()) {
    y += ui.Paragraph("empty", Rect{column.x, y, column.width, 0},
                      TextLook{.text = context.Text("thread.empty"), .colour = Token::kTextMuted}) +
         kSpace4;
  }
  return y - begin;
}

// What its customers said of how it was dealt with.
float DrawRatings(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const auto& ratings = context.agent.thread().thread.ratings;
  if (ratings.empty()) return 0;
  const float begin = y;
  const auto paragraph = [&](Key key, const TextLook& look) {
    y += ui.Paragraph(key, Rect{column.x, y, column.width, 0}, look) + kSpace1;
  };
  const TextLook title{.text = context.Text("desk.rating_title"), .type = kTypeSection};
  y += ui.Heading("ratings", 2, Rect{column.x, y, column.width, 0}, title) + kSpace2;
  for (const domain::AgentRating& rating : ratings) {
    const bool good = rating.verdict == domain::Verdict::kGood;
    const std::string text = context.view.strings.Format(
        good ? "desk.rating_good" : "desk.rating_bad",
        {{"name", rating.contact.name}, {"when", TimeText(context.view, rating.given_at_millis)}});
    const std::string key = domain::IdText(rating.contact.id);
    paragraph(
        Key("rating." + key),
        {.text = text, .type = kTypeStrong, .colour = good ? Token::kSuccess : Token::kDanger});
    if (!rating.comment.empty()) paragraph(Key("comment." + key), {.text = rating.comment});
    y += kSpace2;
  }
  return y + kSpace3 - begin;
}

void DrawReady(DeskContext& context, float top) {
  Ui& ui = context.view.ui;
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const Within main = ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view});
  const std::string key = client::DeskPath(context.agent.place());
  const std::string name = HashNumber(context.agent.thread().thread.ticket.number);
  const Within scroller = ui.InScroller(Key(key), view, name);
  const bool beside = ui.width() >= kBesideFrom;
  const Column page =
      CentredColumn(ui, beside ? kMessagesWidth + kSpace6 + kActsWidth : kMessagesWidth);
  const Column column{page.x, beside ? page.width - kSpace6 - kActsWidth : page.width};
  float y = ui.narrow() ? kSpace4 : kSpace5;
  y += DrawHead(context, column, y) + kSpace4;
  const float acts_y = y;
  y += DrawMessages(context, column, y);
  y += DrawRatings(context, column, y);
  y += DrawAnswer(context, column, y) + kSpace6;
  if (beside) {
    const Column right{column.x + column.width + kSpace6, kActsWidth};
    y = std::max(y, acts_y + DrawActs(context, right, acts_y) + kSpace6);
  } else {
    y += DrawActs(context, column, y) + kSpace6;
  }
  EndScreen(context.view, page, y);
}

}  // namespace

void DrawDeskThread(DeskContext& context, float top) {
  const client::AgentThreadState& thread = context.agent.thread();
  switch (thread.state) {
    case client::LoadState::kReady:
      return DrawReady(context, top);
    case client::LoadState::kFailed:
      if (thread.error.code == ErrorCode::kNotFound) return DrawMissingScreen(context.view, top);
      return DrawFailedScreen(context.view, top, thread.error);
    case client::LoadState::kIdle:
    case client::LoadState::kLoading:
      return DrawLoadingScreen(context.view, top);
  }
}

}  // namespace genkan::ui
