// A page of the wing: what it is called, which settings it needs, and its screen.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/client/settings_client.h"
#include "genkan/ui/wing.h"
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
  // Those of the portal. REQUIRES for a real answer: the address is loaded.
  const std::vector<std::string>& languages() const {
    return settings.Section("address").portal.languages;
  }
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
  // What is being changed, for a reload, where that is new since the last call. Its key is the
  // page's path and which record.
  virtual std::optional<WingDraft> TakeDraft() { return {}; }
  virtual void Resume(std::string_view, std::string) {}
  // Whether the overview lists it; a step of the guided set-up stands there as the whole.
  virtual bool in_overview() const { return true; }
};

// The pages, in the order of the overview.
std::vector<std::unique_ptr<ManagePage>> ManagePages(const Strings& strings);

}  // namespace genkan::ui
