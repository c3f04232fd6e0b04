#include "ui/desk/desk_view.h"

#include <utility>

namespace genkan::ui {

void OpenPanel(DeskContext& context, Panel panel) {
  DeskMemory& memory = context.memory;
  memory.opener = context.view.ui.focus();
  context.Do([&memory, &agent = context.agent, panel] {
    memory.panel = panel;
    memory.requester = {};
    agent.ForgetSightPreview();
    memory.panel_wants_focus = true;
  });
}

void ClosePanel(DeskMemory& memory) {
  if (memory.panel == Panel::kNone) return;
  memory.panel = Panel::kNone;
  memory.panel_wants_focus = false;
  memory.focus = std::exchange(memory.opener, 0);
}

float DrawDecision(DeskContext& context, Column column, float y, const Decision& decision) {
  Ui& ui = context.view.ui;
  DeskMemory& memory = context.memory;
  const auto width_of = [&](std::string_view text) {
    return ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace4;
  };
  const bool busy = context.agent.thread().act.sending == client::Sending::kSending;
  const std::string& cancel = context.Text("desk.cancel");
  const float yes_width = width_of(decision.yes);
  const float cancel_width = width_of(cancel);
  const bool stacked = yes_width + kSpace2 + cancel_width > column.width;
  const Rect no{stacked ? column.x : column.x + yes_width + kSpace2,
                stacked ? y + kControlHeight + kSpace2 : y, cancel_width, kControlHeight};
  const NodeId yes_id = ChildId(ui.record.open_id(), "yes");
  const bool yes = ui.Button(Control{.key = "yes",
                                     .rect = {column.x, y, yes_width, kControlHeight},
                                     .text = decision.yes,
                                     .look = ButtonLook::kPrimary,
                                     .states = decision.yes_states | (busy ? kBusy : 0)});
  if (yes && !busy) context.Do(decision.deed);
  if (ui.Button(Control{.key = "no", .rect = no, .text = cancel})) {
    context.Do([&memory] { ClosePanel(memory); });
  }
  if (std::exchange(memory.panel_wants_focus, false)) memory.focus = yes_id;
  return (stacked ? 2 * kControlHeight + kSpace2 : kControlHeight);
}

void DrawLock(Ui& ui, float x, float y, Token token) {
  for (const Rect& part :
       {Rect{5, 1, 6, 2}, Rect{4, 2, 2, 5}, Rect{10, 2, 2, 5}, Rect{2, 7, 12, 8}}) {
    ui.paint.Fill(Rect{x + part.x, y + part.y, part.width, part.height}, token, 1);
  }
}

domain::StageView StageViewOf(const domain::AgentStage& stage) {
  return {.name = stage.name, .kind = stage.kind, .turn = stage.turn};
}

std::string_view OwnerText(const DeskContext& context, const domain::AgentTicket& ticket) {
  return ticket.owner.name.empty() ? std::string_view(context.Text("desk.nobody"))
                                   : std::string_view(ticket.owner.name);
}

std::string_view RequesterText(const DeskContext& context, const domain::AgentTicket& ticket) {
  return ticket.requester.name.empty() ? std::string_view(context.Text("desk.no_requester"))
                                       : std::string_view(ticket.requester.name);
}

std::string HashNumber(std::int64_t number) { return NumberText(domain::TicketNumber{number}); }

}  // namespace genkan::ui
