// A page that edits a part of the section "fields": the categories, one field, one form. Other
// parts may change meanwhile; only who changed the same part is in the way.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "ui/manage/edit_page.h"

namespace genkan::ui {

class FieldsPage : public EditPage<domain::CustomFields> {
 public:
  using EditPage::EditPage;
  void Enter(client::SettingsClient& settings) override;

 protected:
  void Ask(client::SettingsClient& settings) override;
  Edited<domain::CustomFields> Look(const client::SettingsClient& settings) const override;
  void Send(client::SettingsClient& settings, const domain::CustomFields& part,
            const std::string& tag) override;
  void ForgetSaving(client::SettingsClient& settings) override { settings.ForgetSaving("fields"); }
  std::string DraftText(const domain::CustomFields& part, const std::string& tag) const override;
  Result<std::string> ReadDraft(std::string_view text, domain::CustomFields* part) const override;
  bool needs_languages() const override { return true; }
  std::string next_path() const override { return is_new() ? list_path() : std::string(); }

  // The part that is edited, alone; none: there is no such record.
  virtual std::optional<domain::CustomFields> PartOf(const domain::CustomFields& all) const = 0;
  // One that is about to be made.
  virtual domain::CustomFields NewPart(client::SettingsClient&) const { return {}; }
  virtual void PutPart(const domain::CustomFields& part, domain::CustomFields* all) const = 0;

  static const domain::CustomFields& AllOf(const client::SettingsClient& settings) {
    return settings.Section("fields").portal.settings->fields;
  }

 private:
  domain::CustomFields new_part_;
};

// The same for one record of a list; `T` is found by `record()`.
template <typename T>
class FieldsRecordPage : public FieldsPage {
 public:
  using List = std::vector<T> domain::CustomFields::*;
  FieldsRecordPage(List list, const Strings& strings) : FieldsPage(strings), list_(list) {}
  bool in_overview() const override { return false; }

 protected:
  // The name under which a path finds it.
  virtual std::string NameOf(const T& record) const = 0;

  std::optional<domain::CustomFields> PartOf(const domain::CustomFields& all) const override {
    const auto found = Find(all.*list_, record());
    if (found == (all.*list_).end()) return {};
    domain::CustomFields part;
    (part.*list_).push_back(*found);
    return part;
  }
  void PutPart(const domain::CustomFields& part, domain::CustomFields* all) const override {
    const T& changed = (part.*list_).front();
    auto& records = all->*list_;
    const auto found = Find(records, is_new() ? std::string() : NameOf(changed));
    if (found == records.end()) {
      records.push_back(changed);
    } else {
      records[static_cast<std::size_t>(found - records.begin())] = changed;
    }
  }
  static T& RecordIn(domain::CustomFields* part, List list) { return (part->*list).front(); }
  List list() const { return list_; }
  // Where the record stands in the section, such as "ticket_fields.2".
  std::string PathIn(const domain::CustomFields& all, std::string_view section_list) const {
    const auto found = Find(all.*list_, record());
    return std::string(section_list) + "." + std::to_string(found - (all.*list_).begin());
  }

 private:
  typename std::vector<T>::const_iterator Find(const std::vector<T>& records,
                                               std::string_view name) const {
    return std::find_if(records.begin(), records.end(),
                        [&](const T& each) { return NameOf(each) == name; });
  }

  const List list_;
};

}  // namespace genkan::ui
