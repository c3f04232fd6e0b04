// Choices, one under the other: those of a field, and the categories.
#include <algorithm>

#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

using domain::Choice;

const Choice* Find(const std::vector<Choice>& choices, const std::string& key) {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const Choice& choice) { return choice.key == key; });
  return found != choices.end() ? &*found : nullptr;
}

// Which button was pressed: "up", "down", "remove" or none.
std::string DrawChoice(ManageContext& context, Form& form, const ChoicesPart& part,
                       std::size_t index, Choice* choice) {
  const std::string path = part.path + "." + std::to_string(index);
  const std::string title = context.view.strings.Format(
      "manage.choice.title",
      {{"n", std::to_string(index + 1)},
       {"name", domain::TextIn(choice->label, context.view.strings.language())}});
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = Key("choice." + choice->key),
                              .rect = {form.column().x, form.y(), form.column().width, 40},
                              .name = title});
  form.Heading("title", title);
  form.Local(
      {.path = path + ".label", .label = context.Text("manage.choice.label"), .required = true},
      context.languages(), &choice->label);
  const Choice* known = Find(part.stored, choice->key);
  const std::int64_t records = domain::RecordsUsing(context.settings.field_uses().value, part.owner,
                                                    part.field, choice->key);
  if (known != nullptr) {
    // As it was drawn: a frame may be drawn twice after one press.
    const bool retires = choice->retired && !known->retired;
    form.Check({.path = path + ".retired", .label = context.Text("manage.choice.retired")},
               &choice->retired);
    if (retires) {
      form.Warning("touches", TouchesText(context.view.strings, part.owner, records));
    }
  }
  std::vector<FormChoice> buttons = {{"up", context.Text("manage.desk.up")},
                                     {"down", context.Text("manage.desk.down")}};
  const bool counted = context.settings.field_uses().state == client::LoadState::kReady;
  if (known == nullptr || (counted && records == 0)) {
    buttons.push_back({"remove", context.Text("manage.choice.remove")});
  }
  return form.Buttons(buttons);
}

}  // namespace

std::string TouchesText(const Strings& strings, domain::FieldOwner owner, std::int64_t records) {
  const bool contacts = owner == domain::FieldOwner::kContactProperty;
  return strings.Format(contacts ? "manage.choice.touches_contacts" : "manage.choice.touches",
                        {{"n", std::to_string(records)}});
}

void DrawChoiceRows(ManageContext& context, Form& form, const ChoicesPart& part,
                    std::vector<Choice>* choices) {
  std::size_t at = 0;
  std::string pressed;
  for (std::size_t i = 0; i < choices->size(); ++i) {
    const std::string button = DrawChoice(context, form, part, i, &(*choices)[i]);
    if (button.empty()) continue;
    pressed = button;
    at = i;
  }
  form.Skip(kSpace3);
  if (form.Button("add", context.Text(part.add_key))) {
    std::vector<std::string> taken;
    for (const auto* list : {&part.stored, static_cast<const std::vector<Choice>*>(choices)}) {
      for (const Choice& choice : *list) taken.push_back(choice.key);
    }
    choices->push_back({.key = domain::FreeKey(taken, part.stem), .label = {}});
  }
  const auto choice = choices->begin() + static_cast<std::ptrdiff_t>(at);
  if (pressed == "up" && at > 0) std::iter_swap(choice, choice - 1);
  if (pressed == "down" && at + 1 < choices->size()) std::iter_swap(choice, choice + 1);
  if (pressed == "remove") choices->erase(choice);
}

}  // namespace genkan::ui
