#include "ui/rating_view.h"

#include "ui/composer_view.h"
#include "ui/radios.h"

namespace genkan::ui {
namespace {

using domain::Rating;
using domain::Verdict;

constexpr float kLabelHeight = kTypeLabel.line + kSpace1;

Control ButtonAt(ViewContext& context, std::string_view key, float x, float y) {
  const std::string& text = context.Text(key);
  const float width =
      context.ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width +
      2 * kSpace4;
  return {
      .key = key, .rect = {x, y, width, kControlHeight}, .text = text, .states = Blocked(context)};
}

float DrawGiven(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const domain::Thread& thread = context.client.thread().thread;
  const Rating& rating = thread.rating;
  const float begin = y;
  const std::string text = context.strings.Format(
      "rating.given",
      {{"verdict", context.Text(rating.verdict == Verdict::kGood ? "rating.good" : "rating.bad")},
       {"time", TimeText(context, rating.given_at_millis)}});
  const auto paragraph = [&](const char* key, const TextLook& look) {
    y += ui.Paragraph(key, Rect{column.x, y, column.width, 0}, look) + kSpace2;
  };
  paragraph("rating-given", {.text = text, .colour = Token::kTextMuted});
  if (thread.ticket.stage.kind == domain::StageKind::kOpen) {
    paragraph("rating-before",
              {.text = context.Text("rating.before"), .colour = Token::kTextMuted});
  }
  if (!rating.comment.empty()) paragraph("rating-comment", {.text = rating.comment});
  if (thread.powers.may_rate) {
    const Control change = ButtonAt(context, "rating.change", column.x, y);
    if (ui.Button(change)) {
      context.actions.push_back(action::Rate{.act = action::Rate::Act::kBegin});
    }
    context.rating_focus = ChildId(ui.record.open_id(), "rating.change");
    y += kControlHeight;
  }
  return y - begin;
}

float DrawForm(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const client::ThreadState& state = context.client.thread();
  Rating said = context.memory.RatingOf(state.thread.ticket.number);
  const float begin = y;
  const bool failed = state.rating == client::Sending::kFailed;
  const std::string error =
      failed ? FailureText(context.strings, "rating.failed", state.rating_error) : std::string();
  const bool undecided = failed && state.rating_error.field == "verdict";
  const Within form = ui.In(Mark{.role = Role::kForm,
                                 .key = "rating-form",
                                 .rect = {column.x, y, column.width, 200},
                                 .name = context.Text("rating.title")});
  const SelectOption options[] = {{.value = "good", .label = context.Text("rating.good")},
                                  {.value = "bad", .label = context.Text("rating.bad")}};
  const RadiosResult radios =
      DrawRadios(ui,
                 {.key = "verdict",
                  .name = context.Text("rating.title"),
                  .error = undecided ? std::string_view(error) : std::string_view(),
                  .options = options,
                  .value = said.verdict == Verdict::kGood  ? "good"
                           : said.verdict == Verdict::kBad ? "bad"
                                                           : "",
                  .states = Blocked(context)},
                 column, y);
  context.rating_focus = radios.first;
  if (undecided) context.first_wrong_field = radios.first;
  if (radios.chosen) said.verdict = *radios.chosen == "good" ? Verdict::kGood : Verdict::kBad;
  y += radios.height + kSpace2 + kLabelHeight;
  const float height = TextAreaHeight(ui, said.comment, column.width, 2);
  const FieldResult comment =
      ui.Field(FieldSpec{.key = "rating-comment",
                         .role = Role::kTextArea,
                         .rect = {column.x, y, column.width, height},
                         .label = context.Text("rating.comment"),
                         .value = said.comment,
                         .states = Blocked(context),
                         .length_max = static_cast<int>(domain::kRatingCommentCodePointsMax)});
  if (comment.changed) said.comment = comment.text;
  if (radios.chosen || comment.changed) {
    context.actions.push_back(action::Rate{.said = std::move(said)});
  }
  y += height + kSpace1;
  const TextLook readers{
      .text = context.Text("rating.readers"), .type = kTypeSmall, .colour = Token::kTextMuted};
  y += ui.Paragraph("readers", Rect{column.x, y, column.width, 0}, readers) + kSpace3;
  if (failed && !undecided) {
    y += DrawTrouble(context, {.key = "rating-failed", .text = error}, column, y).height + kSpace3;
  }
  const bool busy = state.rating == client::Sending::kSending;
  Control send = ButtonAt(context, "rating.send", column.x, y);
  if (busy) send.states |= kBusy;
  const bool sends = ui.Button(send) || ui.Submitted(form.id());
  if (sends && !busy) context.actions.push_back(action::Rate{.act = action::Rate::Act::kSend});
  if (state.thread.rating.verdict != Verdict::kNone) {
    Control cancel = ButtonAt(context, "details.cancel", column.x + send.rect.width + kSpace2, y);
    cancel.look = ButtonLook::kQuiet;
    if (ui.Button(cancel)) {
      context.actions.push_back(action::Rate{.act = action::Rate::Act::kCancel});
    }
  }
  return y + kControlHeight - begin;
}

}  // namespace

float DrawRating(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const domain::Thread& thread = context.client.thread().thread;
  const bool given = thread.rating.verdict != Verdict::kNone;
  if (!given && !thread.powers.may_rate) return 0;
  const float begin = y;
  ui.paint.HorizontalLine(column.x, y, column.width, Token::kBorder);
  y += kSpace4;
  const TextLook title{.text = context.Text("rating.title"), .type = kTypeSection};
  y += ui.Heading("rating", 2, Rect{column.x, y, column.width, 0}, title) + kSpace2;
  const bool changes =
      thread.powers.may_rate && context.memory.rating.ticket == thread.ticket.number;
  y += given && !changes ? DrawGiven(context, column, y) : DrawForm(context, column, y);
  return y + kSpace5 - begin;
}

}  // namespace genkan::ui
