#include "ui/manage/section_page.h"

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

}  // namespace genkan::ui
