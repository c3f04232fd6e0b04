// A ticket goes into another one: which, who would read more by that, and then the merging.
#include "ui/composer_view.h"
#include "ui/desk/desk_view.h"
#include "ui/frame_view.h"
#include "ui/manage/form.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

constexpr float kWidth = 640;

std::string GainText(const DeskContext& context, const domain::MergePreview& preview,
                     const domain::SightGain& gain) {
  const char* key = gain.company ? "desk.gain_company" : "desk.gain_contact";
  std::string tickets = gain.of_ticket ? HashNumber(preview.number) : std::string();
  if (gain.of_target) tickets += (tickets.empty() ? "" : ", ") + HashNumber(preview.into);
  return context.view.strings.Format(key, {{"name", gain.name}, {"tickets", tickets}});
}

// Who would read more, and the button.
void DrawPreview(DeskContext& context, Form& form) {
  const domain::MergePreview& preview = context.agent.merge_preview().value;
  const client::ActState& act = context.agent.thread().act;
  form.Heading("gains", context.Text("desk.gains"));
  if (preview.gains.empty()) form.Paragraph("none", context.Text("desk.no_gains"));
  for (const domain::SightGain& gain : preview.gains) {
    const std::string id =
        gain.company ? domain::IdText(gain.company) : domain::IdText(gain.contact);
    form.Warning(Key(id), GainText(context, preview, gain));
  }
  if (act.sending == client::Sending::kFailed) {
    const std::string text = FailureText(context.view.strings, "thread.change_failed", act.error);
    form.Skip(DrawTrouble(context.view, Trouble{.text = text}, form.column(), form.y()).height +
              kSpace3);
  }
  const std::string merge = context.view.strings.Format(
      "desk.merge_now", {{"from", HashNumber(preview.number)}, {"into", HashNumber(preview.into)}});
  const bool busy = act.sending == client::Sending::kSending;
  if (form.Button("merge", merge, ButtonLook::kPrimary) && !busy) {
    context.Do([&agent = context.agent] { agent.Merge(); });
  }
}

void DrawForm(DeskContext& context, Column column, float y, float* end) {
  const auto& preview = context.agent.merge_preview();
  const bool failed = preview.state == client::LoadState::kFailed;
  Form form(context.view, column, y, failed ? &preview.error : nullptr);
  std::string typed = context.memory.merge_into;
  const Within node = context.view.ui.In(
      Mark{.role = Role::kForm, .key = "merge-form", .rect = {column.x, y, column.width, 120}});
  if (form.Text({.path = "into",
                 .label = context.Text("desk.merge_into"),
                 .help = context.Text("desk.merge_into_help"),
                 .kind = FieldKind::kNumber},
                &typed)) {
    context.Do([&agent = context.agent, &memory = context.memory, typed] {
      memory.merge_into = typed;
      agent.ForgetMergePreview();
    });
  }
  const bool asked = form.Button("preview", context.Text("desk.merge_preview"));
  const bool entered = context.view.ui.Submitted(node.id());
  if (failed && preview.error.field != "into") {
    form.Warning("failed", context.view.strings.Describe(preview.error));
  }
  const std::string narrow = domain::NarrowedText(typed);
  const auto number =
      domain::ParseTicketNumber(narrow.starts_with('#') ? narrow.substr(1) : narrow);
  // What is no number is the number of no ticket, as the backend says of one that is not there.
  if (asked || entered) {
    const domain::TicketNumber into = number.ok() ? *number : domain::TicketNumber{0};
    context.Do([&agent = context.agent, into] { agent.PreviewMerge(into); });
  }
  if (preview.state == client::LoadState::kLoading) {
    form.Paragraph("loading", context.Text("state.loading"));
  }
  if (preview.state == client::LoadState::kReady) DrawPreview(context, form);
  *end = form.y();
}

}  // namespace

void DrawMerge(DeskContext& context, float top) {
  Ui& ui = context.view.ui;
  const client::AgentThreadState& thread = context.agent.thread();
  // What there is to say where there is no such ticket, or it is not there yet.
  if (thread.state != client::LoadState::kReady) return DrawDeskThread(context, top);
  const domain::AgentTicket& ticket = thread.thread.ticket;
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const Within main = ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view});
  const Within scroller = ui.InScroller("merge", view, context.Text("desk.merge_title"));
  const Column column = CentredColumn(ui, kWidth);
  float y = ui.narrow() ? kSpace4 : kSpace5;
  const std::string back =
      context.view.strings.Format("desk.back_to", {{"number", HashNumber(ticket.number)}});
  const TextLook look{.text = back, .type = kTypeLabel, .colour = Token::kLink, .lines_max = 1};
  const std::string href = client::DeskPath(
      {.screen = client::DeskScreen::kTicket, .number = context.agent.place().number});
  ui.Link(LinkSpec{.key = "back",
                   .rect = {column.x, y, ui.paint.Measure(look, column.width).width + 1, 28},
                   .look = look,
                   .href = href,
                   .text_y = 4});
  y += 28 + kSpace3;
  const TextLook title{.text = context.Text("desk.merge_title"), .type = kTypeTitle};
  y += ui.Heading("title", 1, Rect{column.x, y, column.width, 0}, title) + kSpace2;
  context.view.title = ChildId(scroller.id(), "title");
  const std::string lead = context.view.strings.Format(
      "desk.merge_lead", {{"number", HashNumber(ticket.number)}, {"subject", ticket.subject}});
  y += ui.Paragraph("lead", Rect{column.x, y, column.width, 0},
                    TextLook{.text = lead, .colour = Token::kTextMuted}) +
       kSpace4;
  DrawForm(context, column, y, &y);
  EndScreen(context.view, column, y + kSpace6);
}

}  // namespace genkan::ui
