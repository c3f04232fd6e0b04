// A page of the wing: what it is called, which settings it needs, and its screen.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/client/settings_client.h"
#include "ui/manage/form.h"
#include "ui/view_context.h"

namespace genkan::ui {

// What a page is given while it draws. It calls no verb itself; it adds to `deeds`, which are done
// after the drawing.
struct ManageContext {
  ViewContext& view;
  client::SettingsClient& settings;
  std::vector<std::function<void()>>& deeds;

  const std::string& Text(std::string_view key) const { return view.Text(key); }
};

class ManagePage {
 public:
  virtual ~ManagePage() = default;
  // The last part of its path: "/manage/access". With a slash at its end, "pipelines/", it is the
  // page of one record, which what follows names; the way back leads to the page without it.
  virtual std::string_view path() const = 0;
  // Which record, before Enter: an id, or "new".
  virtual void Choose(std::string_view) {}
  // The key of its title, and of the sentence under its title in the overview.
  virtual std::string_view title_key() const = 0;
  virtual std::string_view lead_key() const = 0;
  // It is gone to: asks for what it shows.
  virtual void Enter(client::SettingsClient& settings) = 0;
  // Learns what has arrived. Once at the top of each frame.
  virtual void Notice(client::SettingsClient& settings) = 0;
  // Draws below its title; returns where it ends.
  virtual float Draw(ManageContext& context, Column column, float y) = 0;
  // Each is given once.
  virtual std::string TakeAnnouncement() { return {}; }
  virtual bool TakeWrongFieldWish() { return false; }
  virtual std::string TakePath() { return {}; }
  virtual std::string TakeTab() { return {}; }
  // What is being changed, for a reload, where that is new since the last call.
  virtual std::optional<std::string> TakeDraft() { return {}; }
  virtual void Resume(std::string) {}
  // Whether the overview lists it; a step of the guided set-up stands there as the whole.
  virtual bool in_overview() const { return true; }
};

// A page that edits one section: it loads it, keeps what is being changed apart from what is
// stored, and saves it with what went wrong at its field.
class SectionPage : public ManagePage {
 public:
  SectionPage(std::string section, const Strings& strings)
      : section_(std::move(section)), strings_(strings) {}

  void Enter(client::SettingsClient& settings) override;
  void Notice(client::SettingsClient& settings) override;
  float Draw(ManageContext& context, Column column, float y) override;
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }
  bool TakeWrongFieldWish() override { return std::exchange(wrong_field_wish_, false); }
  std::string TakePath() override { return std::exchange(wanted_path_, {}); }
  std::optional<std::string> TakeDraft() override;
  void Resume(std::string draft) override { resumed_ = kept_ = std::move(draft); }

 protected:
  // Draws the rows. They change `draft`, of which only the section is saved. May be called twice in
  // a frame; what it changes counts once.
  virtual void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) = 0;
  const Strings& strings() const { return strings_; }
  // The key of the words on the button.
  virtual std::string_view save_key() const { return "manage.save"; }
  // Where saving leads, such as "/manage/set-up-tickets"; empty: nowhere.
  virtual std::string_view next_path() const { return {}; }

 private:
  void DrawSaving(ManageContext& context, Form& form);
  void Save(client::SettingsClient& settings);
  void Begin(const client::SettingsSection& section);
  void TakeUpDraft(client::SettingsClient& settings);
  // Asks whom the draft would touch.
  void Propose(client::SettingsClient& settings);
  void NoticeEffect(client::SettingsClient& settings);

  const std::string section_;
  const Strings& strings_;
  domain::Portal stored_;  // As it was loaded last.
  std::string stored_tag_;
  domain::Portal draft_;
  std::string draft_tag_;  // Of what it changes: not always what was loaded last.
  bool loaded_ = false;
  bool wrong_field_wish_ = false;
  bool awaiting_ = false;        // What this page has saved is on its way.
  bool effect_awaited_ = false;  // Whom the draft would touch, too.
  std::string announcement_;
  std::string wanted_path_;
  std::string resumed_;  // A draft from before a reload, until there is what it changes.
  std::string kept_;     // The draft as it was given out last.
};

// The pages, in the order of the overview.
std::vector<std::unique_ptr<ManagePage>> ManagePages(const Strings& strings);

}  // namespace genkan::ui
