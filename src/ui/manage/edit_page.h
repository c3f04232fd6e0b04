// A page that edits one thing: it loads it, keeps what is being changed apart from what is stored,
// and saves it with what went wrong at its field. What is being changed survives leaving the page
// and a reload; a change that was begun before somebody else's does not overwrite it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "ui/composer_view.h"
#include "ui/manage/page.h"
#include "ui/state_views.h"

namespace genkan::ui {

// The thing, as its client knows it.
template <typename Record>
struct Edited {
  client::LoadState state = client::LoadState::kIdle;
  Error error;  // When kFailed.
  Record record;
  std::string tag;  // What `record` is known by until somebody changes it.
  client::Sending saving = client::Sending::kNothing;
  Error save_error;  // When saving failed.
};

template <typename Record>
class EditPage : public ManagePage {
 public:
  explicit EditPage(const Strings& strings) : strings_(strings) {}

  void Choose(std::string_view record) override {
    if (record == record_) return;
    record_ = record;
    loaded_ = awaiting_ = false;
    noticed_.reset();
  }

  void Enter(client::SettingsClient& settings) override {
    entered_ = true;
    noticed_.reset();
    ForgetSaving(settings);
    if (needs_languages()) settings.Load("address");
    Ask(settings);
    if (loaded_) DraftChanged(settings, draft_, draft_tag_, !(draft_ == stored_));
  }

  void Notice(client::SettingsClient& settings) override {
    if (!entered_ || noticed_ == settings.revision()) return;
    noticed_ = settings.revision();
    const Edited<Record> now = Look(settings);
    const bool sent = awaiting_ && now.saving == client::Sending::kSent;
    // What is shown beside it may change without it.
    const bool news = !loaded_ || sent || now.tag != stored_tag_ || !(now.record == stored_);
    if (now.state == client::LoadState::kReady && news) {
      // What is being changed stays, unless it was only what was stored before.
      const bool untouched = !loaded_ || sent || draft_ == stored_;
      stored_ = now.record;
      stored_tag_ = now.tag;
      if (untouched) Begin();
      if (!loaded_) TakeUpDraft();
      loaded_ = true;
      DraftChanged(settings, draft_, draft_tag_, !(draft_ == stored_));
    }
    // Another page may save the same thing.
    if (!awaiting_ || now.saving == client::Sending::kSending) return;
    awaiting_ = false;
    if (sent) {
      announcement_ = strings_.Text("manage.saved");
      wanted_path_ = next_path();
    }
    if (now.saving == client::Sending::kFailed) {
      wrong_field_wish_ = !now.save_error.field.empty();
      announcement_ = strings_.Describe(now.save_error);
    }
  }

  float Draw(ManageContext& context, Column column, float y) override {
    const Edited<Record> now = Look(context.settings);
    const auto& address = context.settings.Section("address");
    const bool no_languages = needs_languages() && address.state != client::LoadState::kReady;
    if (!loaded_ && now.state == client::LoadState::kFailed) {
      return y + DrawFailure(context, now.error, column, y);
    }
    if (no_languages && address.state == client::LoadState::kFailed) {
      return y + DrawFailure(context, address.error, column, y);
    }
    if (!loaded_ || no_languages) {
      constexpr int kLines = 6;
      DrawSkeleton(context.view.ui, Rect{column.x, y, column.width, 0}, kLines);
      return y + kLines * 24;
    }
    return DrawAfter(context, column, DrawForm(context, now, column, y), draft_);
  }

  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }
  bool TakeWrongFieldWish() override { return std::exchange(wrong_field_wish_, false); }
  std::string TakePath() override { return std::exchange(wanted_path_, {}); }

  std::optional<WingDraft> TakeDraft() override {
    if (!loaded_) return {};
    std::string text = draft_ == stored_ ? std::string() : DraftText(draft_, draft_tag_);
    std::string& kept = kept_[record_];
    if (text == kept) return {};
    kept = text;
    return WingDraft{std::string(path()) + record_, std::move(text)};
  }

  void Resume(std::string_view record, std::string draft) override {
    kept_[std::string(record)] = std::move(draft);
    noticed_.reset();
    if (loaded_ && record == record_) TakeUpDraft();
  }

 protected:
  virtual void Ask(client::SettingsClient& settings) = 0;
  virtual Edited<Record> Look(const client::SettingsClient& settings) const = 0;
  // Sends it as a change of what had the tag.
  virtual void Send(client::SettingsClient& settings, const Record& record,
                    const std::string& tag) = 0;
  // Takes back that saving went well or failed.
  virtual void ForgetSaving(client::SettingsClient& settings) = 0;
  // A draft as text, and back over what `record` is: the result is the tag.
  virtual std::string DraftText(const Record& record, const std::string& tag) const = 0;
  virtual Result<std::string> ReadDraft(std::string_view text, Record* record) const = 0;
  // Draws the rows, which change `draft`. May be called twice in a frame; what it changes counts
  // once.
  virtual void DrawRows(ManageContext& context, Form& form, Record* draft) = 0;
  // The draft is another, or what is stored is; `differs`: there is something to save.
  virtual void DraftChanged(client::SettingsClient&, const Record&, const std::string&,
                            [[maybe_unused]] bool differs) {}
  // Draws what is to be known before saving, above its button.
  virtual void DrawBeforeSaving(ManageContext&, Form&) {}
  // Says it with the next frame.
  void Announce(std::string text) { announcement_ = std::move(text); }
  // Draws what stands below the form and is no part of it; returns where it ends.
  virtual float DrawAfter(ManageContext&, Column, float y, const Record&) { return y; }
  // Whether its rows have texts in each language of the portal.
  virtual bool needs_languages() const { return false; }
  // The key of the words on the button.
  virtual std::string_view save_key() const { return "manage.save"; }
  // Where saving leads, such as "/manage/set-up-tickets"; empty: nowhere.
  virtual std::string next_path() const { return {}; }

  const Strings& strings() const { return strings_; }
  // As it was loaded last.
  const Record& stored() const { return stored_; }
  // Which record of several: what Choose() was given.
  const std::string& record() const { return record_; }
  bool is_new() const { return record_ == "new"; }
  // "/manage/pipelines" of "pipelines/".
  std::string list_path() const {
    return "/manage/" + std::string(path().substr(0, path().size() - 1));
  }

 private:
  void Begin() {
    draft_ = stored_;
    draft_tag_ = stored_tag_;
  }

  void TakeUpDraft() {
    const std::string& kept = kept_[record_];
    Record draft = stored_;
    if (kept.empty()) return;
    const auto tag = ReadDraft(kept, &draft);
    if (!tag.ok()) return;
    draft_ = std::move(draft);
    draft_tag_ = *tag;
  }

  float DrawForm(ManageContext& context, const Edited<Record>& now, Column column, float y) {
    const Within scope = context.view.ui.In(
        Mark{.role = Role::kForm, .key = "form", .rect = {column.x, y, column.width, 400}});
    const bool failed = now.saving == client::Sending::kFailed;
    Form form(context.view, column, y, failed ? &now.save_error : nullptr);
    Record edited = draft_;
    DrawRows(context, form, &edited);
    if (!(edited == draft_)) {
      context.deeds.push_back([this, &settings = context.settings, changed = std::move(edited)] {
        draft_ = changed;
        ForgetSaving(settings);
        DraftChanged(settings, draft_, draft_tag_, !(draft_ == stored_));
      });
    }
    if (context.view.ui.Submitted(scope.id())) Save(context);
    DrawBeforeSaving(context, form);
    DrawSaving(context, form, now);
    return form.y();
  }

  void Save(ManageContext& context) {
    context.deeds.push_back([this, &settings = context.settings] {
      awaiting_ = true;
      Send(settings, draft_, draft_tag_);
    });
  }

  float DrawFailure(ManageContext& context, const Error& error, Column column, float y) {
    const TroubleResult trouble = DrawTrouble(
        context.view,
        Trouble{.text = strings_.Describe(error), .help = context.Text("state.try_again")}, column,
        y);
    if (trouble.pressed) {
      context.deeds.push_back([this, &settings = context.settings] { Enter(settings); });
    }
    return trouble.height;
  }

  void DrawSaving(ManageContext& context, Form& form, const Edited<Record>& now) {
    const bool failed = now.saving == client::Sending::kFailed;
    const bool conflict = failed && now.save_error.code == ErrorCode::kConflict;
    if (failed && !form.error_shown()) {
      const TroubleResult trouble = DrawTrouble(
          context.view,
          Trouble{.text = strings_.Describe(now.save_error),
                  .help = conflict ? std::string_view(context.Text("manage.load_again")) : ""},
          form.column(), form.y());
      form.Skip(trouble.height + kSpace3);
      if (trouble.pressed) {
        context.deeds.push_back([this, &settings = context.settings] {
          Begin();
          DraftChanged(settings, draft_, draft_tag_, false);
          ForgetSaving(settings);
          Ask(settings);
        });
      }
    }
    const bool busy = now.saving == client::Sending::kSending;
    form.Skip(kSpace3);
    const std::string_view text = context.Text(busy ? "manage.saving" : save_key());
    if (form.Button("save", text, ButtonLook::kPrimary) && !busy) Save(context);
    if (save_key() != "manage.save") return;
    if (now.saving == client::Sending::kSent) {
      form.Paragraph("saved", context.Text("manage.saved"), Token::kSuccess);
    } else if (!(draft_ == stored_)) {
      form.Paragraph("unsaved", context.Text("manage.unsaved"));
    }
  }

  const Strings& strings_;
  std::string record_;
  Record stored_;
  std::string stored_tag_;
  Record draft_;
  std::string draft_tag_;                    // Of what it changes: not always what was loaded last.
  std::map<std::string, std::string> kept_;  // The drafts as they were given out last, by record.
  std::optional<std::uint64_t> noticed_;     // The client's revision.
  bool entered_ = false;
  bool loaded_ = false;
  bool awaiting_ = false;  // What this page has saved is on its way.
  bool wrong_field_wish_ = false;
  std::string announcement_;
  std::string wanted_path_;
};

}  // namespace genkan::ui
