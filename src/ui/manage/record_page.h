// A page that edits one record of the desk, an inbox or a pipeline.
#pragma once

#include <string>

#include "ui/manage/edit_page.h"

namespace genkan::ui {

inline const client::EditedRecord<domain::InboxInUse>& OpenedOf(const client::DeskClient& desk,
                                                                const domain::Inbox*) {
  return desk.inbox();
}
inline const client::EditedRecord<domain::PipelineInUse>& OpenedOf(const client::DeskClient& desk,
                                                                   const domain::Pipeline*) {
  return desk.pipeline();
}
inline const domain::Inbox& RecordIn(const domain::InboxInUse& used) { return used.inbox; }
inline const domain::Pipeline& RecordIn(const domain::PipelineInUse& used) { return used.pipeline; }

template <typename Record>
class RecordPage : public EditPage<Record> {
 public:
  using EditPage<Record>::EditPage;
  bool in_overview() const override { return false; }

 protected:
  // The record with the tickets that it touches.
  static const auto& Opened(const client::SettingsClient& settings) {
    return OpenedOf(settings.desk_client(), static_cast<const Record*>(nullptr));
  }

  Edited<Record> Look(const client::SettingsClient& settings) const override {
    const auto& opened = Opened(settings);
    return {.state = opened.loaded.state,
            .error = opened.loaded.error,
            .record = RecordIn(opened.loaded.value),
            .tag = opened.tag,
            .saving = opened.saving,
            .save_error = opened.save_error};
  }
  void Send(client::SettingsClient& settings, const Record& record,
            const std::string& tag) override {
    settings.desk_client().Save(record, tag);
  }
  void ForgetSaving(client::SettingsClient& settings) override {
    settings.desk_client().ForgetSaving();
  }
  std::string DraftText(const Record& record, const std::string& tag) const override {
    return client::RecordDraftText(record, tag);
  }
  Result<std::string> ReadDraft(std::string_view text, Record* record) const override {
    return client::ReadRecordDraft(text, record);
  }
  bool needs_languages() const override { return true; }
  std::string next_path() const override {
    return this->is_new() ? this->list_path() : std::string();
  }
};

}  // namespace genkan::ui
