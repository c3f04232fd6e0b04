// Whom a change would touch, above the button that saves it.
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

using domain::Affected;

struct Part {
  Affected domain::Effect::*affected;
  const char* key;
  bool warns;
};
constexpr Part kParts[] = {
    {&domain::Effect::lose_entry, "manage.effect.lose_entry", true},
    {&domain::Effect::gain_entry, "manage.effect.gain_entry", false},
    {&domain::Effect::lose_way_in, "manage.effect.lose_way_in", true},
    {&domain::Effect::lose_company_view, "manage.effect.lose_company_view", true},
    {&domain::Effect::gain_company_view, "manage.effect.gain_company_view", true},
    {&domain::Effect::sign_in_again, "manage.effect.sign_in_again", true},
    {&domain::Effect::other_language, "manage.effect.other_language", false}};

std::string Sentence(const Strings& strings, const char* key, const Affected& affected) {
  std::string names;
  for (const std::string& name : affected.names) {
    names += (names.empty() ? "" : strings.Text("manage.effect.comma")) + name;
  }
  const auto others = affected.count - static_cast<std::int64_t>(affected.names.size());
  if (others > 0) {
    names = strings.Format("manage.effect.and_others",
                           {{"names", names}, {"n", std::to_string(others)}});
  }
  return strings.Format(key, {{"n", std::to_string(affected.count)}, {"names", names}});
}

}  // namespace

std::string EffectText(const Strings& strings, const domain::Effect& effect) {
  std::string text;
  for (const Part& part : kParts) {
    const Affected& affected = effect.*part.affected;
    if (affected.count == 0) continue;
    text += (text.empty() ? "" : " ") + Sentence(strings, part.key, affected);
  }
  return text;
}

void DrawEffect(ManageContext& context, Form& form, std::string_view section) {
  const client::Loaded<domain::Effect>& effect = context.settings.EffectOf(section);
  if (effect.state != client::LoadState::kReady || !domain::IsFelt(effect.value)) return;
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = "effect",
                              .rect = {form.column().x, form.y(), form.column().width, 60},
                              .name = context.Text("manage.effect.title")});
  form.Heading("title", context.Text("manage.effect.title"), context.Text("manage.effect.lead"));
  for (const Part& part : kParts) {
    const Affected& affected = effect.value.*part.affected;
    if (affected.count == 0) continue;
    const std::string text = Sentence(context.view.strings, part.key, affected);
    if (part.warns) {
      form.Warning(part.key, text);
    } else {
      form.Paragraph(part.key, text, Token::kText);
    }
  }
}

}  // namespace genkan::ui
