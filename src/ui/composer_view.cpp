#include "ui/composer_view.h"

#include <algorithm>

#include "genkan/domain/ticket.h"
#include "ui/files_view.h"
#include "ui/marking_view.h"
#include "ui/other_draft_view.h"

namespace genkan::ui {
namespace {

constexpr int kRowsMax = 14;
constexpr float kLabelHeight = kTypeLabel.line + kSpace1;

// Closes the ticket or opens it again, where the reader may. Returns where it begins.
float DrawStateButton(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const client::ThreadState& thread = context.client.thread();
  const domain::TicketPowers& powers = thread.thread.powers;
  const float end = column.x + column.width;
  if (!powers.may_close && !powers.may_reopen) return end;
  const std::string& text = context.Text(powers.may_close ? "thread.close" : "thread.reopen");
  const float width =
      ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace4;
  const bool busy = thread.changing == client::Sending::kSending;
  const Control button{.key = "state",
                       .rect = {end - width, y, width, kControlHeight},
                       .text = text,
                       .states = (busy ? kBusy : 0) | Blocked(context)};
  if (ui.Button(button) && !busy) {
    context.actions.push_back(action::ChangeTicketState{
        powers.may_close ? domain::StageKind::kClosed : domain::StageKind::kOpen});
  }
  return end - width;
}

float DrawChangeFailed(ViewContext& context, Column column, float y) {
  const client::ThreadState& thread = context.client.thread();
  if (thread.changing != client::Sending::kFailed) return 0;
  const std::string text =
      FailureText(context.strings, "thread.change_failed", thread.change_error);
  return DrawTrouble(context, Trouble{.key = "change-failed", .text = text}, column, y).height +
         kSpace3;
}

void DrawSendRow(ViewContext& context, Column column, float y, client::Sending sending) {
  Ui& ui = context.ui;
  const std::string& send = context.Text("composer.send");
  const float width =
      ui.paint.Measure(TextLook{.text = send, .type = kTypeLabel}, 1e4F).width + 2 * kSpace5;
  const bool busy = sending == client::Sending::kSending;
  const Control button{.key = "send",
                       .rect = {column.x, y, width, kControlHeight},
                       .text = send,
                       .look = ButtonLook::kPrimary,
                       .states = (busy ? kBusy : 0) | Blocked(context)};
  if (ui.Button(button) && !busy) context.actions.push_back(action::SendReply{});
  const float end = DrawStateButton(context, column, y) - kSpace4;
  const float x = column.x + width + kSpace4;
  if (!busy || end - x < 120) return;
  const TextLook look{
      .text = context.Text("composer.sending"), .type = kTypeSmall, .colour = Token::kTextMuted};
  ui.Paragraph("sending", Rect{x, y + 10, end - x, 0}, look);
}

}  // namespace

std::uint32_t Blocked(const ViewContext& context) {
  return PreviewOf(context) != nullptr ? kDisabled : 0;
}

float DrawBlocked(ViewContext& context, Column column, float y) {
  const domain::PreviewView* preview = PreviewOf(context);
  if (preview == nullptr) return 0;
  const TextLook look{.text = preview->reason,
                      .type = kTypeSmall,
                      .colour = Token::kTextMuted,
                      .language = preview->language};
  return context.ui.Paragraph("blocked", Rect{column.x, y, column.width, 0}, look) + kSpace3;
}

std::string FailureText(const Strings& strings, std::string_view what, const Error& error) {
  if (!error.field.empty()) return strings.Describe(error);
  return strings.Format("state.failure",
                        {{"what", strings.Text(what)}, {"why", strings.Describe(error)}});
}

std::string_view RetryText(const ViewContext& context) {
  const client::Connection connection = context.client.connection();
  const bool helps =
      connection == client::Connection::kOnline || connection == client::Connection::kOffline;
  return helps ? std::string_view(context.Text("state.try_again")) : std::string_view();
}

float TextAreaHeight(Ui& ui, std::string_view text, float width, int rows_min) {
  const TextLook look{.text = text, .type = kTypeField};
  const auto lines = static_cast<int>(ui.paint.Lines(look, width - 2 * kFieldPaddingX).size()) + 1;
  return static_cast<float>(std::clamp(lines, rows_min, kRowsMax)) * kTypeField.line +
         2 * kFieldPaddingY;
}

TroubleResult DrawTrouble(ViewContext& context, const Trouble& trouble, Column column, float y) {
  Ui& ui = context.ui;
  const TextLook look{.text = trouble.text, .type = kTypeSmallStrong, .colour = Token::kDanger};
  const float help_width =
      trouble.help.empty()
          ? 0
          : ui.paint.Measure(TextLook{.text = trouble.help, .type = kTypeLabel}, 1e4F).width +
                2 * kSpace3;
  const float text_x = column.x + kSpace3 + 16 + kSpace2;
  const float text_width =
      column.x + column.width - kSpace3 - (help_width > 0 ? help_width + kSpace3 : 0) - text_x;
  const float text_height = ui.paint.Measure(look, text_width).height;
  const float height = std::max(text_height, help_width > 0 ? 36.0F : 0) + 2 * kSpace2 + 4;
  const Rect box{column.x, y, column.width, height};
  const Within group = ui.In(Mark{.role = Role::kGroup, .key = trouble.key, .rect = box});
  ui.paint.Box(box, Token::kDangerSubtle, Token::kDanger, kRadiusSmall);
  const float text_y = y + (height - text_height) / 2;
  ui.paint.DrawIcon(Icon::kWarning, Rect{column.x + kSpace3, text_y + 2, 16, 16}, Token::kDanger);
  ui.Paragraph("text", Rect{text_x, text_y, text_width, 0}, look);
  TroubleResult result{.height = height};
  if (help_width > 0) {
    const Rect help{column.x + column.width - kSpace3 - help_width, y + (height - 36) / 2,
                    help_width, 36};
    result.pressed = ui.Button(Control{.key = "help", .rect = help, .text = trouble.help});
  }
  return result;
}

float DrawPartFailed(ViewContext& context, const PartFailed& part, Column column, float y) {
  const std::string text = FailureText(context.strings, "state.part_failed", part.error);
  const TroubleResult trouble = DrawTrouble(
      context, Trouble{.key = part.key, .text = text, .help = RetryText(context)}, column, y);
  if (trouble.pressed) context.actions.push_back(part.retry);
  return trouble.height + kSpace4;
}

float DrawComposer(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const client::ThreadState& thread = context.client.thread();
  const float begin = y;
  y += DrawChangeFailed(context, column, y);
  if (!thread.thread.powers.may_reply) {
    const bool closed = thread.thread.ticket.stage.kind == domain::StageKind::kClosed;
    const TextLook look{
        .text = context.Text(closed ? "composer.no_reply" : "error.ticket_read_only"),
        .colour = Token::kTextMuted};
    y += ui.Paragraph("no-reply", Rect{column.x, y, column.width, 0}, look) + kSpace3;
    const bool button = DrawStateButton(context, column, y) < column.x + column.width;
    return y + (button ? kControlHeight : 0) - begin;
  }
  y += DrawOtherDraft(context, column, y);
  const client::OutgoingReply& reply = thread.reply;
  const bool failed = reply.sending == client::Sending::kFailed;
  const bool field_failed = failed && !reply.error.field.empty();
  const std::string error =
      failed ? FailureText(context.strings, "composer.failed", reply.error) : std::string();

  const float field_height = TextAreaHeight(ui, context.memory.reply, column.width, 5);
  const Within form = ui.In(Mark{.role = Role::kForm,
                                 .key = "reply-form",
                                 .rect = {column.x, y, column.width, field_height + kLabelHeight}});
  if (Blocked(context) == 0) y += DrawMarkBar(context, column, y);
  y += kLabelHeight;
  const FieldResult field =
      ui.Field(FieldSpec{.key = "reply",
                         .role = Role::kTextArea,
                         .rect = {column.x, y, column.width, field_height},
                         .label = context.Text("composer.reply"),
                         .value = context.memory.reply,
                         .error = field_failed ? std::string_view(error) : std::string_view(),
                         .states = Blocked(context)});
  if (field.changed) context.actions.push_back(action::EditReply{field.text});
  if (field_failed) context.first_wrong_field = field.id;
  y += field_height + (field_failed ? kSpace1 + kTypeSmall.line : 0) + kSpace3;
  y += DrawWritten(context, context.memory.reply, column, y);

  y += DrawFileChooser(context, {.ticket = context.client.route().number}, column, y).height;
  if (failed && !field_failed) {
    const TroubleResult trouble =
        DrawTrouble(context, Trouble{.text = error, .help = RetryText(context)}, column, y);
    if (trouble.pressed) context.actions.push_back(action::SendReply{});
    y += trouble.height + kSpace3;
  }
  if (thread.thread.ticket.stage.kind == domain::StageKind::kClosed) {
    const TextLook look{
        .text = context.Text("composer.reopens"), .type = kTypeSmall, .colour = Token::kTextMuted};
    y += ui.Paragraph("reopens", Rect{column.x, y, column.width, 0}, look) + kSpace3;
  }
  y += DrawBlocked(context, column, y);
  DrawSendRow(context, column, y, reply.sending);
  if (ui.Submitted(form.id())) context.actions.push_back(action::SendReply{});
  return y + kControlHeight - begin;
}

}  // namespace genkan::ui
