// The portal without a browser: frames are run, and what a person would find by role and name is
// found, pressed, filled and read. Behaves as the page does: gives focus, keeps history and drafts.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/ui/app.h"
#include "platform/headless/text_platform.h"

namespace genkan::platform {

// Counts what the page would have to do.
class CountingSink : public ui::SemanticsSink {
 public:
  void Remove(ui::NodeId) override { ++removed; }
  void Create(const ui::Node&, ui::NodeId) override { ++created; }
  void Move(ui::NodeId, ui::NodeId, ui::NodeId) override { ++moved; }
  void Change(const ui::Node&, const ui::Node&) override { ++changed; }
  int total() const { return removed + created + moved + changed; }

  int removed = 0;
  int created = 0;
  int moved = 0;
  int changed = 0;
};

struct HeadlessWindow {
  float width = 1280;
  float height = 800;
  float scale = 1;
  ui::ColourScheme scheme = ui::ColourScheme::kLight;
  int strip_px = 0;  // As FrameInput::strip_px.
  bool plain = false;
  float pointer_x = -1;
  float pointer_y = -1;
};

struct HeadlessParts {
  client::PortalClient& client;
  const Strings& strings;
  const TimeZone& zone;
  const Clock& clock;
  // Whether an answer is on its way, for which the page would be woken.
  std::function<bool()> busy;
  std::map<std::string, std::string> kept = {};
  ui::Wing* wing = nullptr;
};

class HeadlessPortal {
 public:
  explicit HeadlessPortal(HeadlessParts parts, HeadlessWindow window = {});

  // Goes to a path, as by typing it, and settles.
  void Open(std::string_view path);
  // Runs one frame with these events; does what the page does with its outcome.
  const ui::FrameOutput& Frame(std::vector<ui::DomEvent> events = {});
  // Frames until none is wanted and no answer is on its way; at most 50.
  void Settle(std::vector<ui::DomEvent> events = {});
  void Resize(HeadlessWindow window);

  // The first node of that role and name, null where there is none.
  const ui::Node* Find(ui::Role role, std::string_view name) const;
  const ui::Node* Find(ui::Role role) const;
  std::vector<const ui::Node*> All(ui::Role role) const;
  std::vector<std::string> Names(ui::Role role) const;
  const ui::Node* ById(ui::NodeId id) const;
  // Whether some text node, status or name holds it.
  bool Shows(std::string_view text) const;
  // The node's rectangle in the window.
  ui::Rect RectInWindow(const ui::Node& node) const;

  // Each settles. False where there is no such thing, or it cannot be used.
  bool Press(ui::Role role, std::string_view name);
  bool Fill(std::string_view label, std::string_view text);
  // Of a select, the option that is shown as `option`.
  bool Choose(std::string_view label, std::string_view option);
  // Enter in a field, or Ctrl + Enter in a text area.
  bool Submit(std::string_view label);
  void Scroll(float scroll_top);
  // The scroller has come to rest where it is.
  void Rest();
  void Back();

  const ui::SemanticsTree& tree() const { return app_->semantics(); }
  const ui::FrameOutput& output() const { return output_; }
  const std::string& path() const { return history_.back(); }
  const std::map<std::string, std::string>& kept() const { return kept_; }
  const std::string& left_to() const { return left_to_; }
  const std::string& opened_tab() const { return opened_tab_; }
  ui::NodeId focus() const { return focus_; }
  HeadlessTextPlatform& text() { return text_; }
  CountingSink& sink() { return sink_; }
  const HeadlessWindow& window() const { return window_; }

 private:
  const Clock& clock_;
  std::function<bool()> busy_;
  HeadlessWindow window_;
  HeadlessTextPlatform text_;
  CountingSink sink_;
  std::map<std::string, std::string> kept_;
  std::unique_ptr<ui::App> app_;
  ui::FrameOutput output_;
  std::vector<std::string> history_ = {""};
  std::map<ui::NodeId, float> scroll_tops_;
  std::string left_to_;
  std::string opened_tab_;
  ui::NodeId focus_ = 0;
};

}  // namespace genkan::platform
