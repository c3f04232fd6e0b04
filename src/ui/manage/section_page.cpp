#include "ui/manage/section_page.h"

#include "ui/manage/rows.h"

namespace genkan::ui {

Edited<domain::Portal> SectionPage::Look(const client::SettingsClient& settings) const {
  const client::SettingsSection& section = settings.Section(section_);
  return {.state = section.state,
          .error = section.error,
          .record = section.portal,
          .tag = section.tag,
          .saving = section.saving,
          .save_error = section.save_error};
}

void SectionPage::DraftChanged(client::SettingsClient& settings, const domain::Portal& draft,
                               const std::string& tag, bool differs) {
  effect_awaited_ = differs;
  if (!differs) return settings.ForgetProposal(section_);
  settings.Propose(section_, draft, tag);
}

void SectionPage::Notice(client::SettingsClient& settings) {
  EditPage::Notice(settings);
  const client::Loaded<domain::Effect>& effect = settings.EffectOf(section_);
  if (!effect_awaited_ || effect.state != client::LoadState::kReady) return;
  effect_awaited_ = false;
  Announce(EffectText(strings(), effect.value));
}

void SectionPage::DrawBeforeSaving(ManageContext& context, Form& form) {
  DrawEffect(context, form, section_);
}

}  // namespace genkan::ui
