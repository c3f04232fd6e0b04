#include "ui/desk/acts_form.h"

#include <utility>

namespace genkan::ui {

using domain::NamedId;

void BeginAct(DeskMemory& memory, Reversal reversal) {
  memory.done = {};
  memory.asked = std::move(reversal);
}

ActsForm::ActsForm(DeskContext& context, Column column, float y)
    : context_(context),
      ui_(context.view.ui),
      agent_(context.agent),
      memory_(context.memory),
      thread_(context.agent.thread().thread),
      ticket_(thread_.ticket),
      form_(context.view, column, y, nullptr) {}

std::string ActsForm::Said(std::string_view key, std::string_view name) const {
  return context_.view.strings.Format(key, {{"name", std::string(name)}});
}

void ActsForm::Head(const char* key) {
  form_.Skip(kSpace2);
  const TextLook look{.text = Text(key), .type = kTypeLabel};
  form_.Skip(ui_.Heading(key, 2, Rect{form_.column().x, form_.y(), form_.column().width, 0}, look) +
             kSpace1);
}

void ActsForm::Line(Key key, std::string_view text, Token colour) {
  const TextLook look{.text = text, .type = kTypeSmall, .colour = colour};
  form_.Skip(ui_.Paragraph(key, Rect{form_.column().x, form_.y(), form_.column().width, 0}, look));
}

bool ActsForm::Opens(Panel panel, const char* key) {
  if (memory_.panel == panel) return true;
  form_.Skip(kSpace2);
  if (form_.Button(key, Text(key))) OpenPanel(context_, panel);
  return false;
}

Within ActsForm::PanelGroup(Key key, std::string_view name_key) {
  return ui_.In(Mark{.role = Role::kGroup,
                     .key = key,
                     .rect = {form_.column().x, form_.y(), form_.column().width, kControlHeight},
                     .name = Text(name_key)});
}

void ActsForm::DrawSight() {
  const auto& sight = agent_.sight_preview();
  if (sight.state == client::LoadState::kLoading) {
    return Line("looking", Text("state.loading"), Token::kTextMuted);
  }
  if (sight.state == client::LoadState::kFailed) {
    return Line("unseen", context_.view.strings.Describe(sight.error), Token::kDanger);
  }
  if (sight.state != client::LoadState::kReady) return;
  if (sight.value.gains.empty() && sight.value.losses.empty()) {
    return Line("same", Text("desk.sight_same"), Token::kTextMuted);
  }
  DrawSightChanges(sight.value.gains, "desk.sight_gain_contact", "desk.sight_gain_company");
  DrawSightChanges(sight.value.losses, "desk.sight_loss_contact", "desk.sight_loss_company");
}

void ActsForm::DrawSightChanges(std::span<const domain::SightChange> changes,
                                const char* contact_key, const char* company_key) {
  for (const domain::SightChange& change : changes) {
    const std::string id =
        change.company ? domain::IdText(change.company) : domain::IdText(change.contact);
    Line(Key("sight." + id), Said(change.company ? company_key : contact_key, change.name),
         Token::kWarning);
  }
}

void ActsForm::Decide(const Decision& decision) {
  form_.Skip(kSpace2);
  form_.Skip(DrawDecision(context_, form_.column(), form_.y(), decision) + kSpace3);
}

void ActsForm::DrawSearch(const char* label_key) {
  std::string typed = agent_.found().typed;
  const NodeId field = ChildId(ui_.record.open_id(), "search");
  if (form_.Text(
          {.path = "search", .label = Text(label_key), .help = {}, .kind = FieldKind::kSearch},
          &typed)) {
    context_.Do([&agent = agent_, typed] { agent.FindContacts(typed); });
  }
  if (std::exchange(memory_.panel_wants_focus, false)) memory_.focus = field;
}

void ActsForm::DrawNobodyFound() {
  const client::AgentContactsFound& found = agent_.found();
  if (found.state == client::LoadState::kFailed) {
    Line("failed", context_.view.strings.Describe(found.error), Token::kDanger);
  } else if (found.state == client::LoadState::kReady && found.page.contacts.empty()) {
    Line("none", Text("desk.nobody_found"), Token::kTextMuted);
  }
}

NamedId<domain::ContactId> ActsForm::DrawFound() {
  DrawSearch("desk.find_contact");
  NamedId<domain::ContactId> chosen;
  DrawNobodyFound();
  if (agent_.found().state == client::LoadState::kFailed) return chosen;
  for (const domain::AgentContactRow& row : agent_.found().page.contacts) {
    std::string label = row.name;
    if (!row.companies.empty()) label += " · " + row.companies.front().name;
    if (form_.Button(Key(domain::IdText(row.id)), label)) chosen = {row.id, row.name};
    form_.Skip(-kSpace1);
  }
  form_.Skip(kSpace2);
  return chosen;
}

void ActsForm::DrawCancel() {
  if (form_.Button("cancel", Text("desk.cancel"))) {
    context_.Do([&memory = memory_] { ClosePanel(memory); });
  }
}

}  // namespace genkan::ui
