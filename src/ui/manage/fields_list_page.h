// A list that is a part of the section "fields".
#pragma once

#include "ui/manage/list_page.h"

namespace genkan::ui {

class FieldsListPage : public ListPage {
 public:
  using ListPage::ListPage;

 protected:
  static const domain::CustomFields& AllOf(const client::SettingsClient& settings) {
    return settings.Section("fields").portal.settings->fields;
  }

 private:
  void Load(client::SettingsClient& settings) override {
    settings.ForgetSaving("fields");
    settings.Load("fields");
  }
  Known Look(const client::SettingsClient& settings) const override {
    const client::SettingsSection& section = settings.Section("fields");
    return {.state = section.state,
            .error = section.error,
            .ordering = section.saving,
            .order_error = section.save_error};
  }
  void SaveSwapped(client::SettingsClient& settings, std::size_t row) const override {
    const client::SettingsSection& section = settings.Section("fields");
    domain::Portal changed = section.portal;
    Swap(&changed.settings.Edit().fields, row);
    settings.Save("fields", changed, section.tag);
  }
  virtual void Swap(domain::CustomFields* fields, std::size_t row) const = 0;
};

}  // namespace genkan::ui
