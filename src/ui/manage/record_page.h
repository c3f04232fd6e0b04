// A page that edits one record, such as an inbox or a contact: as SectionPage, what is being
// changed is kept apart from what is stored.
#pragma once

#include <string>
#include <utility>

#include "ui/composer_view.h"
#include "ui/manage/page.h"
#include "ui/state_views.h"

namespace genkan::ui {

inline const client::EditedRecord<domain::InboxInUse>& Opened(const client::DeskClient& desk,
                                                              const domain::InboxInUse*) {
  return desk.inbox();
}
inline const client::EditedRecord<domain::PipelineInUse>& Opened(const client::DeskClient& desk,
                                                                 const domain::PipelineInUse*) {
  return desk.pipeline();
}

inline const client::EditedRecord<domain::ContactInUse>& Opened(
    const client::ContactClient& contacts, const domain::ContactInUse*) {
  return contacts.contact();
}

// Which client has the record.
template <typename Used>
client::DeskClient& ClientOf(client::SettingsClient& settings, const Used*) {
  return settings.desk_client();
}
inline client::ContactClient& ClientOf(client::SettingsClient& settings,
                                       const domain::ContactInUse*) {
  return settings.contacts();
}

template <typename Used>
class RecordPage : public ManagePage {
 public:
  explicit RecordPage(const Strings& strings) : strings_(strings) {}

  bool in_overview() const override { return false; }
  void Choose(std::string_view record) override { record_ = record; }

  void Enter(client::SettingsClient& settings) override {
    loaded_ = awaiting_ = false;
    Client(settings).ForgetSaving();
    settings.Load("address");
    Ask(settings);
  }

  void Notice(client::SettingsClient& settings) override {
    const auto& opened = OpenedOf(settings);
    if (!entered_) return;
    const Used& shown = opened.loaded.value;
    if (opened.loaded.state == client::LoadState::kReady && !(loaded_ && shown == stored_)) {
      const bool untouched =
          !loaded_ || draft_ == stored_ || opened.saving == client::Sending::kSent;
      stored_ = shown;
      if (untouched) draft_ = stored_;
      loaded_ = true;
    }
    if (!awaiting_ || opened.saving == client::Sending::kSending) return;
    awaiting_ = false;
    if (opened.saving == client::Sending::kSent) {
      draft_ = stored_ = shown;
      announcement_ = strings_.Text("manage.saved");
      if (is_new()) wanted_path_ = list_path();
    }
    if (opened.saving == client::Sending::kFailed) {
      wrong_field_wish_ = !opened.save_error.field.empty();
      announcement_ = strings_.Describe(opened.save_error);
    }
  }

  float Draw(ManageContext& context, Column column, float y) override {
    const auto& opened = OpenedOf(context.settings);
    const auto& address = context.settings.Section("address");
    const bool failed = opened.loaded.state == client::LoadState::kFailed ||
                        (address.state == client::LoadState::kFailed && !loaded_);
    if (failed) return y + DrawFailure(context, column, y);
    if (!loaded_ || address.state != client::LoadState::kReady) {
      DrawSkeleton(context.view.ui, Rect{column.x, y, column.width, 0}, 6);
      return y + 6 * 24;
    }
    const Within scope = context.view.ui.In(
        Mark{.role = Role::kForm, .key = "form", .rect = {column.x, y, column.width, 400}});
    const bool refused = opened.saving == client::Sending::kFailed;
    Form form(context.view, column, y, refused ? &opened.save_error : nullptr);
    Used edited = draft_;
    DrawRows(context, form, &edited);
    if (!(edited == draft_)) {
      context.deeds.push_back([this, &settings = context.settings, changed = std::move(edited)] {
        draft_ = changed;
        Client(settings).ForgetSaving();
      });
    }
    if (context.view.ui.Submitted(scope.id())) Save(context);
    DrawSaving(context, form);
    return form.y();
  }

  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }
  bool TakeWrongFieldWish() override { return std::exchange(wrong_field_wish_, false); }
  std::string TakePath() override { return std::exchange(wanted_path_, {}); }

 protected:
  // Asks for the record, or lays out a new one.
  virtual void Open(client::SettingsClient& settings, const std::string& record) = 0;
  virtual void OpenNew(client::SettingsClient& settings) = 0;
  virtual void DrawRows(ManageContext& context, Form& form, Used* draft) = 0;

  bool is_new() const { return record_ == "new"; }
  const Used& stored() const { return stored_; }
  const Strings& strings() const { return strings_; }

 private:
  static const client::EditedRecord<Used>& OpenedOf(client::SettingsClient& settings) {
    return Opened(Client(settings), static_cast<const Used*>(nullptr));
  }
  static auto& Client(client::SettingsClient& settings) {
    return ClientOf(settings, static_cast<const Used*>(nullptr));
  }

  std::string list_path() const {
    return "/manage/" + std::string(path().substr(0, path().size() - 1));
  }

  void Ask(client::SettingsClient& settings) {
    entered_ = true;
    if (is_new()) {
      OpenNew(settings);
    } else {
      Open(settings, record_);
    }
  }

  void Save(ManageContext& context) {
    context.deeds.push_back([this, &settings = context.settings] {
      awaiting_ = true;
      Client(settings).Save(draft_);
    });
  }

  float DrawFailure(ManageContext& context, Column column, float y) {
    const auto& opened = OpenedOf(context.settings);
    const bool record = opened.loaded.state == client::LoadState::kFailed;
    const Error& error = record ? opened.loaded.error : context.settings.Section("address").error;
    const TroubleResult trouble = DrawTrouble(
        context.view,
        Trouble{.text = strings_.Describe(error), .help = context.Text("state.try_again")}, column,
        y);
    if (trouble.pressed) {
      context.deeds.push_back([this, &settings = context.settings] { Enter(settings); });
    }
    return trouble.height;
  }

  void DrawSaving(ManageContext& context, Form& form) {
    const auto& opened = OpenedOf(context.settings);
    const bool failed = opened.saving == client::Sending::kFailed;
    const bool conflict = failed && opened.save_error.code == ErrorCode::kConflict;
    if (failed && !form.error_shown()) {
      const TroubleResult trouble = DrawTrouble(
          context.view,
          Trouble{.text = strings_.Describe(opened.save_error),
                  .help = conflict ? std::string_view(context.Text("manage.load_again")) : ""},
          form.column(), form.y());
      form.Skip(trouble.height + kSpace3);
      if (trouble.pressed) {
        context.deeds.push_back([this, &settings = context.settings] {
          draft_ = stored_;
          Ask(settings);
        });
      }
    }
    const bool busy = opened.saving == client::Sending::kSending;
    form.Skip(kSpace3);
    const std::string& text = context.Text(busy ? "manage.saving" : "manage.save");
    if (form.Button("save", text, ButtonLook::kPrimary) && !busy) Save(context);
    if (opened.saving == client::Sending::kSent) {
      form.Paragraph("saved", context.Text("manage.saved"), Token::kSuccess);
    } else if (!(draft_ == stored_)) {
      form.Paragraph("unsaved", context.Text("manage.unsaved"));
    }
  }

  const Strings& strings_;
  std::string record_;
  Used stored_;  // As it was loaded last.
  Used draft_;
  bool entered_ = false;
  bool loaded_ = false;
  bool awaiting_ = false;  // What this page has saved is on its way.
  bool wrong_field_wish_ = false;
  std::string announcement_;
  std::string wanted_path_;
};

}  // namespace genkan::ui
