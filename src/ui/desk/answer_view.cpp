// Where an agent writes: an answer, which the customer sees, or an internal note. Which of the two
// it is stands above the field, in its label, on the button and in the colour of the box.
#include <algorithm>

#include "genkan/base/utf8.h"
#include "ui/composer_view.h"
#include "ui/desk/desk_view.h"
#include "ui/marking_view.h"
#include "ui/radios.h"

namespace genkan::ui {
namespace {

constexpr int kAnswerRows = 5;
constexpr float kSignHeight = kTypeSmallStrong.line + kSpace2;

float WidthOf(Ui& ui, std::string_view text) {
  return ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width;
}

// What can be taken back for a few seconds more. Drawn anew once a second, while it lasts.
float DrawUndo(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const auto& undo = context.agent.thread().undo;
  const Millis now = context.view.now_millis;
  if (!undo.has_value() || now >= undo->until_millis) return 0;
  const Millis left = undo->until_millis - now;
  const Millis seconds = (left + kMillisPerSecond - 1) / kMillisPerSecond;
  const Millis next = undo->until_millis - (seconds - 1) * kMillisPerSecond;
  context.view.deadline = std::min(context.view.deadline.value_or(next), next);

  const std::string text =
      context.view.strings.Format("desk.undo_left", {{"n", std::to_string(seconds)}});
  const std::string& undo_text = context.Text("desk.undo");
  const float width = WidthOf(ui, undo_text) + 2 * kSpace4;
  const TextLook look{.text = text, .type = kTypeSmallStrong, .colour = Token::kSuccess};
  const float text_x = column.x + kSpace3 + 16 + kSpace2;
  const float text_width = column.x + column.width - kSpace3 - width - kSpace3 - text_x;
  const float height = std::max(ui.paint.Measure(look, text_width).height, 36.0F) + 2 * kSpace2;
  const Rect box{column.x, y, column.width, height};
  const Within group = ui.In(Mark{.role = Role::kGroup, .key = "undo-bar", .rect = box});
  ui.paint.Box(box, Token::kSuccessSubtle, Token::kSuccess, kRadiusSmall);
  const float text_y = y + (height - ui.paint.Measure(look, text_width).height) / 2;
  ui.paint.DrawIcon(Icon::kCheck, Rect{column.x + kSpace3, text_y + 2, 16, 16}, Token::kSuccess);
  ui.Paragraph("left", Rect{text_x, text_y, text_width, 0}, look);
  const Rect place{column.x + column.width - kSpace3 - width, y + (height - 36) / 2, width, 36};
  if (ui.Button(Control{.key = "undo", .rect = place, .text = undo_text})) {
    context.Do([&agent = context.agent, &memory = context.memory, id = undo->message] {
      for (const domain::AgentMessageView& message : agent.thread().thread.messages) {
        if (message.id == id) memory.undone_answer = message.text;
      }
      agent.UndoAnswer();
    });
  }
  return height + kSpace4;
}

class Writer {
 public:
  Writer(DeskContext& context, Column column)
      : context_(context),
        ui_(context.view.ui),
        column_(column),
        draft_(context.draft()),
        note_(draft_.writes_note),
        outgoing_(note_ ? context.agent.thread().note : context.agent.thread().answer) {
    const float padding = ui_.narrow() ? kSpace3 : kSpace4;
    inner_ = {column.x + padding, column.width - 2 * padding};
    failed_ = outgoing_.sending == client::Sending::kFailed;
    field_failed_ = failed_ && !outgoing_.error.field.empty();
    if (failed_) error_ = FailureText(context.view.strings, "desk.send_failed", outgoing_.error);
  }

  float Draw(float y) {
    const float begin = y;
    y += DrawWays(y) + kSpace2;
    const Rect bar{column_.x, y, column_.width, 0};
    const Within form =
        ui_.In(Mark{.role = Role::kForm, .key = note_ ? "note" : "answer", .rect = bar});
    y += DrawMarkBar(context_.view, column_, y);
    const float top = y;
    const std::string& text = note_ ? draft_.note : draft_.answer;
    const float field_height = TextAreaHeight(ui_, text, inner_.width, kAnswerRows);
    const float height = kSpace3 + kSignHeight + kTypeLabel.line + kSpace1 + field_height +
                         (field_failed_ ? kSpace1 + kTypeSmall.line : 0) + kSpace3 +
                         kControlHeight + kSpace3;
    const Rect box{column_.x, top, column_.width, height};
    ui_.paint.Box(box, note_ ? Token::kWarningSubtle : Token::kSurface,
                  note_ ? Token::kWarning : Token::kBorder);
    y += kSpace3;
    DrawSign(y);
    y += kSignHeight + kTypeLabel.line + kSpace1;
    DrawField(text, Rect{inner_.x, y, inner_.width, field_height});
    y += field_height + (field_failed_ ? kSpace1 + kTypeSmall.line : 0) + kSpace3;
    DrawSend(y);
    if (ui_.Submitted(form.id())) Send();
    y = top + height + kSpace3;
    y += DrawWritten(context_.view, text, column_, y) - kSpace3;
    return y - begin + DrawFailure(y);
  }

 private:
  float DrawWays(float y) {
    const SelectOption ways[] = {{"answer", context_.Text("desk.way_answer")},
                                 {"note", context_.Text("desk.way_note")}};
    const RadiosResult radios = DrawRadios(ui_,
                                           {.key = "way",
                                            .name = context_.Text("desk.way"),
                                            .error = {},
                                            .options = ways,
                                            .value = note_ ? "note" : "answer"},
                                           column_, y);
    if (radios.chosen.has_value()) {
      context_.Do([&draft = draft_, note = *radios.chosen == "note"] { draft.writes_note = note; });
    }
    return radios.height;
  }

  void DrawSign(float y) {
    const Token colour = note_ ? Token::kWarning : Token::kLink;
    if (note_) {
      DrawLock(ui_, inner_.x, y + 2, colour);
    } else {
      ui_.paint.DrawIcon(Icon::kCircle, Rect{inner_.x, y + 2, 16, 16}, colour);
    }
    ui_.Paragraph("sign", Rect{inner_.x + 24, y, inner_.width - 24, 0},
                  TextLook{.text = context_.Text(note_ ? "desk.note_name" : "desk.answer_sign"),
                           .type = kTypeSmallStrong,
                           .colour = colour,
                           .lines_max = 1});
  }

  void DrawField(const std::string& text, Rect rect) {
    const FieldResult field = ui_.Field(
        FieldSpec{.key = "text",
                  .role = Role::kTextArea,
                  .rect = rect,
                  .label = context_.Text(note_ ? "desk.note_label" : "desk.answer_label"),
                  .value = text,
                  .error = field_failed_ ? std::string_view(error_) : std::string_view()});
    if (field_failed_) context_.view.first_wrong_field = field.id;
    if (!field.changed) return;
    context_.Do([&draft = draft_, &agent = context_.agent, note = note_, typed = field.text,
                 refused = field_failed_, number = context_.agent.place().number] {
      (note ? draft.note : draft.answer) = typed;
      const auto audience = note ? domain::Audience::kInternal : domain::Audience::kCustomer;
      // The words that were refused are being changed: the complaint goes.
      if (refused) agent.ForgetSending(audience);
      // Taken back: what is written next is another one, even where the words are the same.
      if (TrimmedText(typed).empty()) agent.Resume(number, audience, {});
    });
  }

  // Why it did not go out, where the words are not to blame.
  float DrawFailure(float y) {
    if (!failed_ || field_failed_) return 0;
    const TroubleResult trouble =
        DrawTrouble(context_.view, Trouble{.text = error_, .help = RetryText(context_.view)},
                    column_, y + kSpace3);
    if (trouble.pressed) Send();
    return kSpace3 + trouble.height;
  }

  void DrawSend(float y) {
    const bool busy = outgoing_.sending == client::Sending::kSending;
    const std::string& send = context_.Text(note_ ? "desk.save_note" : "desk.send");
    const float width = WidthOf(ui_, send) + 2 * kSpace5;
    const Control button{.key = "send",
                         .rect = {inner_.x, y, width, kControlHeight},
                         .text = send,
                         .look = ButtonLook::kPrimary,
                         .states = busy ? kBusy : 0};
    if (ui_.Button(button)) Send();
    const std::string& hint = context_.Text(busy ? "composer.sending" : "desk.send_hint");
    const float x = inner_.x + width + kSpace4;
    ui_.Paragraph(
        "hint", Rect{x, y + 10, inner_.x + inner_.width - x, 0},
        TextLook{.text = hint, .type = kTypeSmall, .colour = Token::kTextMuted, .lines_max = 1});
  }

  void Send() {
    if (outgoing_.sending == client::Sending::kSending) return;
    context_.Do([&agent = context_.agent, &draft = draft_, note = note_] {
      note ? agent.Send(domain::Audience::kInternal, draft.note)
           : agent.Send(domain::Audience::kCustomer, draft.answer);
    });
  }

  DeskContext& context_;
  Ui& ui_;
  Column column_;
  AnswerDraft& draft_;
  bool note_;
  const client::OutgoingReply& outgoing_;
  Column inner_;
  bool failed_ = false;
  bool field_failed_ = false;
  std::string error_;
};

}  // namespace

float DrawAnswer(DeskContext& context, Column column, float y) {
  const float undo = DrawUndo(context, column, y);
  return undo + Writer(context, column).Draw(y + undo);
}

}  // namespace genkan::ui
