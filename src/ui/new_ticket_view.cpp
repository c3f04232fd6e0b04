#include "ui/new_ticket_view.h"

#include <algorithm>

#include "ui/composer_view.h"
#include "ui/files_view.h"
#include "ui/frame_view.h"
#include "ui/radios.h"
#include "ui/request_form_view.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

constexpr float kFormWidthMax = 720;

class Form {
 public:
  Form(ViewContext& context, Column column)
      : context_(context),
        ui_(context.ui),
        column_(column),
        forms_(context.client.request_forms().value),
        state_(context.client.new_ticket()) {}

  float Draw(float y) {
    const Within form = ui_.In(
        Mark{.role = Role::kForm, .key = "form", .rect = {column_.x, y, column_.width, 400}});
    if (forms_.size() > 1) y = DrawChoice(y);
    const domain::FormView* shown = ShownForm(context_.client, context_.memory);
    if (shown == nullptr) return y;
    const bool failed = state_.sending == client::Sending::kFailed;
    const FormFill fill = FillWithFiles();
    const QuestionsPart part{.form = *shown,
                             .fill = fill,
                             .refused = failed ? &state_.error : nullptr,
                             .states = Blocked(context_),
                             .similar = Offered()};
    FormEvents events;
    y = DrawQuestions(context_, part, column_, y, &events);
    if (events.any()) context_.actions.push_back(action::EditNewTicket{std::move(events)});
    if (!AsksForFiles(part)) y += DrawFileChooser(context_, {}, column_, y).height;
    if (failed && !IsShownAtQuestion(part, state_.error)) y = DrawFailure(y);
    y += DrawBlocked(context_, column_, y);
    y = DrawButtons(y);
    if (ui_.Submitted(form.id())) context_.actions.push_back(action::SubmitTicket{});
    return y;
  }

 private:
  // What was filled in, with the files that go along.
  FormFill FillWithFiles() const {
    FormFill fill = context_.memory.new_fill;
    const auto chosen = context_.memory.files.find(domain::TicketNumber{0});
    if (chosen != context_.memory.files.end() && !chosen->second.files.empty()) {
      domain::SetAnswer(&fill.answers, domain::kAskFiles,
                        std::to_string(chosen->second.files.size()));
    }
    return fill;
  }

  std::span<const domain::SimilarTicket> Offered() const {
    if (context_.memory.similar_hidden) return {};
    return context_.memory.similar;
  }

  // Which of several forms.
  float DrawChoice(float y) {
    const std::string& label = context_.Text("new_ticket.form");
    y += ui_.Paragraph("label", Rect{column_.x, y, column_.width, 0},
                       TextLook{.text = label, .type = kTypeLabel}) +
         kSpace1;
    std::vector<SelectOption> options;
    for (const domain::FormView& form : forms_) {
      options.push_back({domain::IdText(form.id), form.name});
    }
    const RadiosResult radios = DrawRadios(ui_,
                                           {.key = "forms",
                                            .name = label,
                                            .options = options,
                                            .value = context_.memory.new_form,
                                            .states = Blocked(context_)},
                                           column_, y);
    if (radios.chosen.has_value()) context_.actions.push_back(action::ChooseForm{*radios.chosen});
    return y + radios.height + kSpace4;
  }

  float DrawFailure(float y) {
    const std::string error = FailureText(context_.strings, "new_ticket.failed", state_.error);
    const TroubleResult trouble =
        DrawTrouble(context_, Trouble{.text = error, .help = RetryText(context_)}, column_, y);
    if (trouble.pressed) context_.actions.push_back(action::SubmitTicket{});
    return y + trouble.height + kSpace4;
  }

  float DrawButtons(float y) {
    const auto width_of = [&](std::string_view text) {
      return ui_.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width +
             2 * kSpace5;
    };
    const bool busy = state_.sending == client::Sending::kSending;
    float x = column_.x;
    const std::string& submit = context_.Text("new_ticket.submit");
    const Control submit_button{.key = "submit",
                                .rect = {x, y, width_of(submit), kControlHeight},
                                .text = submit,
                                .look = ButtonLook::kPrimary,
                                .states = (busy ? kBusy : 0) | Blocked(context_)};
    if (ui_.Button(submit_button) && !busy) context_.actions.push_back(action::SubmitTicket{});
    x += submit_button.rect.width + kSpace3;
    const std::string& cancel = context_.Text("new_ticket.cancel");
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
  const std::vector<domain::FormView>& forms_;
  const client::NewTicketState& state_;
};

// The form, or why there is none yet.
float DrawBody(ViewContext& context, Column column, float y) {
  const auto& forms = context.client.request_forms();
  if (forms.state == client::LoadState::kFailed) {
    return y + DrawPartFailed(
                   context,
                   PartFailed{.key = "failed", .error = forms.error, .retry = action::Reload{}},
                   column, y);
  }
  const bool shown = ShownForm(context.client, context.memory) != nullptr;
  if (forms.state != client::LoadState::kReady && !shown) {
    constexpr int kLines = 6;
    DrawSkeleton(context.ui, Rect{column.x, y, column.width, 0}, kLines);
    return y + kLines * kTypeBody.line;
  }
  return Form(context, column).Draw(y);
}

}  // namespace

const domain::FormView* ShownForm(const client::PortalClient& client, const ViewMemory& memory) {
  static const domain::FormView kBare = domain::BareForm();
  const auto& forms = client.request_forms();
  if (forms.state != client::LoadState::kReady) {
    // Without a network what every ticket has can be written already, and it stays when the network
    // is back and the forms are still on their way.
    const bool offline = client.connection() == client::Connection::kOffline;
    return offline || !memory.new_fill.answers.empty() ? &kBare : nullptr;
  }
  if (forms.value.empty()) return &kBare;
  if (forms.value.size() == 1) return &forms.value.front();
  const auto chosen = std::find_if(
      forms.value.begin(), forms.value.end(),
      [&](const domain::FormView& form) { return domain::IdText(form.id) == memory.new_form; });
  return chosen != forms.value.end() ? &*chosen : nullptr;
}

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
  EndScreen(context, column, DrawBody(context, column, y) + kSpace7);
}

}  // namespace genkan::ui
