#include "platform/headless/headless_portal.h"

#include <imgui.h>

#include <algorithm>

#include "genkan/base/check.h"

namespace genkan::platform {
namespace {

// What a renderer does with textures: all that is asked for is there at once.
void ServeTextures(ImDrawData& data) {
  if (data.Textures == nullptr) return;
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_Destroyed) {
      if (texture->TexID == ImTextureID_Invalid) texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

std::vector<ui::FrameOutput::Kept> AsList(const std::map<std::string, std::string>& kept) {
  std::vector<ui::FrameOutput::Kept> list;
  for (const auto& [key, value] : kept) list.push_back({.key = key, .value = value});
  return list;
}

}  // namespace

HeadlessPortal::HeadlessPortal(HeadlessParts parts, HeadlessWindow window)
    : clock_(parts.clock),
      busy_(std::move(parts.busy)),
      window_(window),
      kept_(std::move(parts.kept)) {
  app_ = std::make_unique<ui::App>(ui::AppParts{.client = parts.client,
                                                .strings = parts.strings,
                                                .zone = parts.zone,
                                                .text = text_,
                                                .sink = sink_,
                                                .kept = AsList(kept_),
                                                .wing = parts.wing});
}

void HeadlessPortal::Open(std::string_view path) {
  history_.push_back(std::string(path));
  Settle({{.kind = ui::DomEvent::Kind::kNavigate, .text = std::string(path)}});
}

const ui::FrameOutput& HeadlessPortal::Frame(std::vector<ui::DomEvent> events) {
  output_ = app_->Frame(ui::FrameInput{.now_millis = clock_.NowMillis(),
                                       .width = window_.width,
                                       .height = window_.height,
                                       .scale = window_.scale,
                                       .strip_px = window_.strip_px,
                                       .pointer_x = window_.pointer_x,
                                       .pointer_y = window_.pointer_y,
                                       .scheme = window_.scheme,
                                       .plain = window_.plain,
                                       .events = std::move(events)});
  ServeTextures(*output_.draw_data);
  for (const ui::FrameOutput::Kept& kept : output_.kept) {
    if (kept.value.empty()) {
      kept_.erase(kept.key);
    } else {
      kept_[kept.key] = kept.value;
    }
  }
  if (!output_.path.empty() && output_.path_replaces) history_.pop_back();
  if (!output_.path.empty()) history_.push_back(output_.path);
  if (!output_.leave_to.empty()) left_to_ = output_.leave_to;
  if (!output_.open_tab.empty()) opened_tab_ = output_.open_tab;
  return output_;
}

void HeadlessPortal::Settle(std::vector<ui::DomEvent> events) {
  for (int i = 0; i < 50; ++i) {
    Frame(std::exchange(events, {}));
    if (output_.focus != 0 && output_.focus != focus_ && ById(output_.focus) != nullptr) {
      focus_ = output_.focus;
      events.push_back({.kind = ui::DomEvent::Kind::kFocus, .id = focus_});
    } else if (focus_ != 0 && ById(focus_) == nullptr) {
      focus_ = 0;
      events.push_back({.kind = ui::DomEvent::Kind::kFocus});
    }
    if (events.empty() && !output_.frame_wanted && !busy_()) return;
  }
  constexpr bool kComesToRest = false;
  GENKAN_CHECK(kComesToRest);
}

void HeadlessPortal::Resize(HeadlessWindow window) {
  window_ = window;
  Settle();
}

const ui::Node* HeadlessPortal::Find(ui::Role role, std::string_view name) const {
  for (const ui::Node& node : tree().nodes) {
    if (node.role == role && node.name == name) return &node;
  }
  return nullptr;
}

const ui::Node* HeadlessPortal::Find(ui::Role role) const {
  for (const ui::Node& node : tree().nodes) {
    if (node.role == role) return &node;
  }
  return nullptr;
}

std::vector<const ui::Node*> HeadlessPortal::All(ui::Role role) const {
  std::vector<const ui::Node*> found;
  for (const ui::Node& node : tree().nodes) {
    if (node.role == role) found.push_back(&node);
  }
  return found;
}

std::vector<std::string> HeadlessPortal::Names(ui::Role role) const {
  std::vector<std::string> names;
  for (const ui::Node* node : All(role)) names.push_back(node->name);
  return names;
}

const ui::Node* HeadlessPortal::ById(ui::NodeId id) const {
  for (const ui::Node& node : tree().nodes) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

bool HeadlessPortal::Shows(std::string_view text) const {
  return std::any_of(tree().nodes.begin(), tree().nodes.end(), [&](const ui::Node& node) {
    return node.name.find(text) != std::string::npos;
  });
}

ui::Rect HeadlessPortal::RectInWindow(const ui::Node& node) const {
  ui::Rect rect = node.rect;
  for (const ui::Node* up = ById(node.parent); up != nullptr; up = ById(up->parent)) {
    if (up->role != ui::Role::kScroller) continue;
    const auto top = scroll_tops_.find(up->id);
    rect.x += up->rect.x;
    rect.y += up->rect.y - (top == scroll_tops_.end() ? 0 : top->second);
    break;
  }
  return rect;
}

bool HeadlessPortal::Press(ui::Role role, std::string_view name) {
  const ui::Node* node = Find(role, name);
  if (node == nullptr || (node->states & ui::kDisabled) != 0) return false;
  focus_ = node->id;
  Settle({{.kind = ui::DomEvent::Kind::kFocus, .id = node->id},
          {.kind = ui::DomEvent::Kind::kClick, .id = node->id}});
  return true;
}

bool HeadlessPortal::Fill(std::string_view label, std::string_view text) {
  const ui::Node* field = Find(ui::Role::kTextField, label);
  if (field == nullptr) field = Find(ui::Role::kTextArea, label);
  if (field == nullptr || (field->states & ui::kDisabled) != 0) return false;
  focus_ = field->id;
  Settle({{.kind = ui::DomEvent::Kind::kFocus, .id = field->id},
          {.kind = ui::DomEvent::Kind::kInput, .id = field->id, .text = std::string(text)}});
  return true;
}

bool HeadlessPortal::Choose(std::string_view label, std::string_view option) {
  const ui::Node* select = Find(ui::Role::kSelect, label);
  if (select == nullptr || (select->states & ui::kDisabled) != 0) return false;
  for (const std::string& offered : select->options) {
    const std::size_t end = offered.find('\n');
    if (std::string_view(offered).substr(end + 1) != option) continue;
    const std::string value = offered.substr(0, end);
    focus_ = select->id;
    Settle({{.kind = ui::DomEvent::Kind::kFocus, .id = select->id},
            {.kind = ui::DomEvent::Kind::kInput, .id = select->id, .text = value}});
    return true;
  }
  return false;
}

bool HeadlessPortal::Submit(std::string_view label) {
  const ui::Node* field = Find(ui::Role::kTextField, label);
  if (field == nullptr) field = Find(ui::Role::kTextArea, label);
  if (field == nullptr) return false;
  Settle({{.kind = ui::DomEvent::Kind::kSubmit, .id = field->id}});
  return true;
}

void HeadlessPortal::Scroll(float scroll_top) {
  const ui::Node* scroller = Find(ui::Role::kScroller);
  GENKAN_CHECK(scroller != nullptr);
  const float max = std::max(0.0F, scroller->content_height - scroller->rect.height);
  const float top = std::clamp(scroll_top, 0.0F, max);
  scroll_tops_[scroller->id] = top;
  Frame({{.kind = ui::DomEvent::Kind::kScroll, .id = scroller->id, .number = top}});
}

void HeadlessPortal::Rest() {
  const ui::Node* scroller = Find(ui::Role::kScroller);
  GENKAN_CHECK(scroller != nullptr);
  const float top = scroll_tops_[scroller->id];
  Settle({{.kind = ui::DomEvent::Kind::kRest, .id = scroller->id, .number = top}});
}

void HeadlessPortal::Back() {
  GENKAN_CHECK(history_.size() > 1);
  history_.pop_back();
  Settle({{.kind = ui::DomEvent::Kind::kNavigate, .text = history_.back()}});
}

}  // namespace genkan::platform
