#include "ui/new_ticket_view.h"

#include <algorithm>

#include "genkan/domain/ticket.h"
#include "ui/composer_view.h"
#include "ui/frame_view.h"

namespace genkan::ui {
namespace {

constexpr float kFormWidthMax = 720;
constexpr float kLabelHeight = kTypeLabel.line + kSpace1;
constexpr float kErrorHeight = kSpace1 + kTypeSmall.line;

// One field of the form under its label; returns where it ends.
struct FormField {
  FieldSpec spec;
  std::string_view error_field;  // The name that an error gives it.
};

class Form {
 public:
  Form(ViewContext& context, Column column)
      : context_(context),
        ui_(context.ui),
        column_(column),
        state_(context.client.new_ticket()),
        error_(state_.sending == client::Sending::kFailed
                   ? FailureText(context.strings, "new_ticket.failed", state_.error)
                   : std::string()) {}

  float Draw(float y) {
    const float begin = y;
    const Within form = ui_.In(
        Mark{.role = Role::kForm, .key = "form", .rect = {column_.x, y, column_.width, 400}});
    std::string subject = context_.memory.new_subject;
    std::string text = context_.memory.new_text;
    const bool subject_changed =
        Field(&y, "subject",
              FieldSpec{.key = "subject",
                        .rect = {column_.x, 0, column_.width, kControlHeight},
                        .label = context_.Text("new_ticket.subject"),
                        .value = context_.memory.new_subject,
                        .states = kRequired},
              &subject);
    const float height = TextAreaHeight(ui_, text, column_.width, 8);
    const bool text_changed = Field(&y, "text",
                                    FieldSpec{.key = "message",
                                              .role = Role::kTextArea,
                                              .rect = {column_.x, 0, column_.width, height},
                                              .label = context_.Text("new_ticket.message"),
                                              .value = context_.memory.new_text,
                                              .states = kRequired},
                                    &text);
    if (subject_changed || text_changed) {
      context_.actions.push_back(action::EditNewTicket{subject, text});
    }
    if (!error_.empty() && state_.error.field != "subject" && state_.error.field != "text") {
      const TroubleResult trouble =
          DrawTrouble(context_, Trouble{.text = error_, .help = RetryText(context_)}, column_, y);
      if (trouble.pressed) context_.actions.push_back(action::SubmitTicket{});
      y += trouble.height + kSpace4;
    }
    y += DrawBlocked(context_, column_, y);
    y = DrawButtons(y);
    if (ui_.Submitted(form.id())) context_.actions.push_back(action::SubmitTicket{});
    return y - begin;
  }

 private:
  bool Field(float* y, std::string_view name, FieldSpec spec, std::string* value) {
    *y += kLabelHeight;
    spec.rect.y = *y;
    const bool wrong = !error_.empty() && state_.error.field == name;
    if (wrong) spec.error = error_;
    spec.states |= Blocked(context_);
    const FieldResult result = ui_.Field(spec);
    if (wrong && context_.first_wrong_field == 0) context_.first_wrong_field = result.id;
    if (result.changed) *value = result.text;
    *y += spec.rect.height + (wrong ? kErrorHeight : 0) + kSpace5;
    return result.changed;
  }

  float DrawButtons(float y) {
    const auto width_of = [&](std::string_view text) {
      return ui_.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width +
             2 * kSpace5;
    };
    const bool busy = state_.sending == client::Sending::kSending;
    const std::string& submit = context_.Text("new_ticket.submit");
    const std::string& cancel = context_.Text("new_ticket.cancel");
    float x = column_.x;
    const Control submit_button{.key = "submit",
                                .rect = {x, y, width_of(submit), kControlHeight},
                                .text = submit,
                                .look = ButtonLook::kPrimary,
                                .states = (busy ? kBusy : 0) | Blocked(context_)};
    if (ui_.Button(submit_button) && !busy) context_.actions.push_back(action::SubmitTicket{});
    x += submit_button.rect.width + kSpace3;
    ui_.Button(Control{.key = "cancel",
                       .rect = {x, y, width_of(cancel), kControlHeight},
                       .text = cancel,
                       .look = ButtonLook::kQuiet,
                       .href = "/tickets"});
    if (busy) {
      x += width_of(cancel) + kSpace3;
      const TextLook look{.text = context_.Text("composer.sending"),
                          .type = kTypeSmall,
                          .colour = Token::kTextMuted};
      ui_.Paragraph("sending", Rect{x, y + 10, column_.x + column_.width - x, 0}, look);
    }
    return y + kControlHeight;
  }

  ViewContext& context_;
  Ui& ui_;
  Column column_;
  const client::NewTicketState& state_;
  std::string error_;
};

}  // namespace

void DrawNewTicket(ViewContext& context, float top) {
  Ui& ui = context.ui;
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const Within main = ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view});
  const Within scroller = ui.InScroller("new-ticket", view, context.Text("new_ticket.title"));
  const Column column = CentredColumn(ui, kFormWidthMax);
  float y = ui.narrow() ? kSpace5 : kSpace7;
  const TextLook title{.text = context.Text("new_ticket.title"), .type = kTypeTitle};
  y += ui.Heading("title", 1, Rect{column.x, y, column.width, 0}, title) + kSpace1;
  context.title = ChildId(scroller.id(), "title");
  const TextLook lead{.text = context.Text("new_ticket.lead"), .colour = Token::kTextMuted};
  y += ui.Paragraph("lead", Rect{column.x, y, column.width, 0}, lead) + kSpace5;
  y += Form(context, column).Draw(y);
  EndScreen(context, column, y + kSpace7);
}

}  // namespace genkan::ui
