// A page that edits one section of the settings.
#pragma once

#include <string>

#include "ui/manage/edit_page.h"

namespace genkan::ui {

// Of the portal that is edited only the section counts.
class SectionPage : public EditPage<domain::Portal> {
 public:
  SectionPage(std::string section, const Strings& strings)
      : EditPage(strings), section_(std::move(section)) {}

  void Notice(client::SettingsClient& settings) override;

 protected:
  void Ask(client::SettingsClient& settings) override { settings.Load(section_); }
  Edited<domain::Portal> Look(const client::SettingsClient& settings) const override;
  void Send(client::SettingsClient& settings, const domain::Portal& portal,
            const std::string& tag) override {
    settings.Save(section_, portal, tag);
  }
  void ForgetSaving(client::SettingsClient& settings) override { settings.ForgetSaving(section_); }
  std::string DraftText(const domain::Portal& portal, const std::string& tag) const override {
    return client::SettingsDraftText(portal, section_, tag);
  }
  Result<std::string> ReadDraft(std::string_view text, domain::Portal* portal) const override {
    return client::ReadSettingsDraft(text, section_, portal);
  }

  // Whom the draft would touch is asked for, shown and said.
  void DraftChanged(client::SettingsClient& settings, const domain::Portal& draft,
                    const std::string& tag, bool differs) override;
  void DrawBeforeSaving(ManageContext& context, Form& form) override;

 private:
  const std::string section_;
  bool effect_awaited_ = false;
};

}  // namespace genkan::ui
