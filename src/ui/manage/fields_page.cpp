#include "ui/manage/fields_page.h"

namespace genkan::ui {
namespace {

domain::Portal PortalWith(const domain::CustomFields& fields) {
  domain::Portal portal;
  portal.settings.Edit().fields = fields;
  return portal;
}

// What a part is known by until somebody changes it: itself.
std::string TagOf(const domain::CustomFields& part) {
  return client::SettingsDraftText(PortalWith(part), "fields", {});
}

}  // namespace

void FieldsPage::Enter(client::SettingsClient& settings) {
  EditPage::Enter(settings);
  settings.LoadFieldUses();
}

void FieldsPage::Ask(client::SettingsClient& settings) {
  settings.Load("fields");
  if (is_new()) new_part_ = NewPart(settings);
}

Edited<domain::CustomFields> FieldsPage::Look(const client::SettingsClient& settings) const {
  const client::SettingsSection& section = settings.Section("fields");
  Edited<domain::CustomFields> now{.state = section.state,
                                   .error = section.error,
                                   .record = {},
                                   .tag = {},
                                   .saving = section.saving,
                                   .save_error = section.save_error};
  if (now.state != client::LoadState::kReady) return now;
  const auto part = is_new() ? new_part_ : PartOf(AllOf(settings));
  if (part.has_value()) {
    now.record = *part;
    now.tag = TagOf(*part);
  } else {
    now.state = client::LoadState::kFailed;
    now.error = Error{.code = ErrorCode::kNotFound};
  }
  return now;
}

void FieldsPage::Send(client::SettingsClient& settings, const domain::CustomFields& part,
                      const std::string& tag) {
  const client::SettingsSection& section = settings.Section("fields");
  domain::Portal changed = section.portal;
  const auto now = PartOf(changed.settings->fields);
  const bool unchanged = is_new() || (now.has_value() && TagOf(*now) == tag);
  PutPart(part, &changed.settings.Edit().fields);
  // Without a tag the backend refuses, as it does where another was faster than this page knows.
  settings.Save("fields", changed, unchanged ? section.tag : std::string());
}

std::string FieldsPage::DraftText(const domain::CustomFields& part, const std::string& tag) const {
  return client::SettingsDraftText(PortalWith(part), "fields", tag);
}

Result<std::string> FieldsPage::ReadDraft(std::string_view text, domain::CustomFields* part) const {
  domain::Portal portal = PortalWith(*part);
  GENKAN_TRY(std::string tag, client::ReadSettingsDraft(text, "fields", &portal));
  *part = portal.settings->fields;
  return tag;
}

}  // namespace genkan::ui
