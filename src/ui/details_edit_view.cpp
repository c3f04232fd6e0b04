#include "ui/details_edit_view.h"

#include "ui/composer_view.h"
#include "ui/request_form_view.h"

namespace genkan::ui {
namespace {

float DrawBeginning(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const std::string& text = context.Text("details.edit");
  const TextLook look{.text = text, .type = kTypeLabel};
  const float width = ui.paint.Measure(look, 1e4F).width + 2 * kSpace4;
  const Control button{.key = "edit-details",
                       .rect = {column.x, y, std::min(width, column.width), kControlHeight},
                       .text = text,
                       .states = Blocked(context)};
  if (ui.Button(button)) context.actions.push_back(action::BeginDetails{});
  context.details_focus = ChildId(ui.record.open_id(), "edit-details");
  return kControlHeight;
}

// What the last saving said, where it stands at no question. Somebody else's change is loaded, and
// begun from, by the button.
float DrawRefusal(ViewContext& context, const QuestionsPart& part, Column column, float y) {
  if (part.refused == nullptr || IsShownAtQuestion(part, *part.refused)) return 0;
  const bool conflict = part.refused->code == ErrorCode::kConflict;
  const std::string text = FailureText(context.strings, "details.failed", *part.refused);
  const TroubleResult trouble =
      DrawTrouble(context,
                  Trouble{.key = "details-failed",
                          .text = conflict ? context.strings.Describe(*part.refused) : text,
                          .help = conflict ? std::string_view(context.Text("details.load_again"))
                                           : RetryText(context)},
                  column, y);
  if (trouble.pressed && conflict) context.actions.push_back(action::BeginDetails{});
  if (trouble.pressed && !conflict) context.actions.push_back(action::SaveDetails{});
  return trouble.height + kSpace3;
}

}  // namespace

float DrawDetailsEdit(ViewContext& context, const domain::Thread& thread, Column column, float y) {
  if (!thread.edit.has_value()) return 0;
  const DetailsEditing& draft = context.memory.details;
  if (draft.ticket != thread.ticket.number) return DrawBeginning(context, column, y);
  Ui& ui = context.ui;
  const client::ThreadState& state = context.client.thread();
  const float begin = y;
  const Within form = ui.In(Mark{.role = Role::kForm,
                                 .key = "details-form",
                                 .rect = {column.x, y, column.width, 400},
                                 .name = context.Text("details.edit")});
  const bool failed = state.editing == client::Sending::kFailed;
  const bool busy = state.editing == client::Sending::kSending;
  const QuestionsPart part{.form = draft.form,
                           .fill = draft.fill,
                           .refused = failed ? &state.edit_error : nullptr,
                           .states = Blocked(context)};
  FormEvents events;
  y = DrawQuestions(context, part, column, y, &events);
  context.details_focus = context.first_question;
  if (events.any()) context.actions.push_back(action::EditDetails{std::move(events)});
  y += DrawRefusal(context, part, column, y);
  y += DrawBlocked(context, column, y);
  const auto button = [&](const char* key, ButtonLook look, float x, std::uint32_t states) {
    const std::string& text = context.Text(key);
    const float width =
        ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace4;
    return Control{.key = key,
                   .rect = {x, y, width, kControlHeight},
                   .text = text,
                   .look = look,
                   .states = states};
  };
  const Control save =
      button("details.save", ButtonLook::kPrimary, column.x, (busy ? kBusy : 0) | Blocked(context));
  const bool saves = ui.Button(save) || ui.Submitted(form.id());
  if (saves && !busy) context.actions.push_back(action::SaveDetails{});
  const Control cancel = button("details.cancel", ButtonLook::kQuiet,
                                column.x + save.rect.width + kSpace2, busy ? kBusy : 0);
  if (ui.Button(cancel) && !busy) context.actions.push_back(action::CancelDetails{});
  return y + kControlHeight - begin;
}

}  // namespace genkan::ui
