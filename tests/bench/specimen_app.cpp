// A stand-in for ui::App that shows text of many scripts, one button, one field and one scroller
// with 100,000 rows: what the seam to the browser is tried with, without a portal.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "genkan/ui/app.h"
#include "ui/imgui_home.h"
#include "ui/text_engine.h"

namespace genkan::ui {
namespace {

constexpr int kRows = 100000;
constexpr float kRowHeight = 37, kMargin = 24, kListTop = 330;
constexpr Millis kMirrorEveryMillis = 100;

struct Sample {
  const char* language;
  const char* text;
};
constexpr Sample kSamples[] = {
    {"en", "AVAWATo: kerned Latin, office affairs 1,234.50, naïve café"},
    {"ja", "日本語の文章です。「玄関」は、お客様を迎える部屋。ーっゃゅょ"},
    {"ar", "مرحبا بكم في Genkan، رقم الطلب 12345"},
    {"hi", "नमस्ते, आपका स्वागत है। क्षत्रिय"},
    {"th", "สวัสดีครับ ยินดีต้อนรับสู่พอร์ทัลของเรา"},
    {"en",
     "Emoji 👍 👨‍👩‍👧‍👦 🇫🇷 👋🏽 in a line, 한국어 שלום "
     "עולם"},
};

constexpr const char* kSubjects[] = {
    "Parcel shows as delivered but is not here", "請求書の宛名を変更したいです",
    "Cannot sign in after changing my phone", "返品した商品の返金はいつになりますか"};

}  // namespace

struct App::Parts {
  explicit Parts(AppParts parts)
      : sink(parts.sink), text_platform(parts.text), engine(parts.text, home.atlas(), "ja") {}

  void TakeEvents(const FrameInput& input) {
    for (const DomEvent& event : input.events) {
      if (event.kind == DomEvent::Kind::kScroll) scroll_top = event.number;
      if (event.kind == DomEvent::Kind::kInput) value = event.text;
      if (event.kind == DomEvent::Kind::kClick) ++presses;
    }
  }

  Node& Add(NodeId id, NodeId parent, Role role, Rect rect) {
    tree.nodes.push_back({.id = id, .parent = parent, .role = role, .rect = rect});
    return tree.nodes.back();
  }

  float Draw(const TextStyle& style, std::string_view string, ImVec2 at, float width) {
    TextStyle device = style;
    device.face.size_px *= scale;
    const FontMetrics metrics = engine.MetricsOf(device.face);
    const float line_px = std::round(24 * scale);
    std::vector<BrokenLine> lines;
    engine.Break(string, device, width * scale, &lines);
    float y = at.y * scale;
    for (const BrokenLine& line : lines) {
      const float baseline =
          y + (line_px - metrics.ascent_px - metrics.descent_px) / 2 + metrics.ascent_px;
      const float x = line.right_to_left ? (at.x + width) * scale - line.width_px : at.x * scale;
      engine.DrawLine(*list, string, device, line,
                      {.x = x, .baseline = baseline, .colour = ink_colour, .ink = ink});
      y += line_px;
    }
    return static_cast<float>(lines.size()) * line_px / scale;
  }

  void DrawSamples(float width) {
    float y = 20;
    const TextStyle title{.face = {FontWeight::kStrong, 24}, .language = "ja"};
    Draw(title, "Specimen 見本", {kMargin, y}, width);
    Node& heading = Add(2, 1, Role::kHeading, {kMargin, y, width, 32});
    heading.name = "Specimen 見本";
    heading.level = 1;
    heading.font_px = 24;
    heading.line_px = 32;
    y += 40;
    NodeId id = 10;
    for (const Sample& sample : kSamples) {
      const float height = Draw({.face = {.size_px = 15}, .language = sample.language}, sample.text,
                                {kMargin, y}, width);
      Node& node = Add(id++, 1, Role::kParagraph, {kMargin, y, width, height});
      node.name = sample.text;
      node.language = sample.language;
      node.font_px = 15;
      node.line_px = 24;
      y += height + 6;
    }
  }

  void DrawControls() {
    const ImVec2 low(kMargin * scale, 268 * scale), high((kMargin + 140) * scale, 304 * scale);
    list->AddRectFilled(low, high, IM_COL32(0x1f, 0x5f, 0xbf, 255), 8 * scale);
    const std::string label = "Press (" + std::to_string(presses) + ")";
    const ImU32 kept_colour = ink_colour;
    const Ink kept_ink = ink;
    ink_colour = ~0u;
    ink = Ink::kLight;
    Draw({.face = {FontWeight::kStrong, 14}}, label, {kMargin + 16, 274}, 120);
    ink_colour = kept_colour;
    ink = kept_ink;
    Node& button = Add(20, 1, Role::kButton, {kMargin, 268, 140, 36});
    button.name = label;
    button.font_px = 14;
    button.line_px = 24;
    list->AddRect({200 * scale, 268 * scale}, {500 * scale, 304 * scale},
                  IM_COL32(0x80, 0x80, 0x80, 255), 8 * scale, 0, scale);
    Node& field = Add(21, 1, Role::kTextField, {200, 268, 300, 36});
    field.name = "Name";
    field.value = value;
    field.font_px = 16;
    field.line_px = 24;
  }

  void DrawList(const FrameInput& input) {
    const float height = input.height - kListTop;
    Node& scroller = Add(3, 1, Role::kScroller, {0, kListTop, input.width, height});
    scroller.name = "Rows";
    scroller.content_height = kRows * kRowHeight;
    Node& table = Add(4, 3, Role::kTable, {0, 0, input.width, kRows * kRowHeight});
    table.name = "Rows";
    table.row_count = kRows;
    list->PushClipRect({0, kListTop * scale}, {input.width * scale, input.height * scale}, true);
    const int first = std::max(0, static_cast<int>(scroll_top / kRowHeight));
    const int last = std::min(kRows - 1, static_cast<int>((scroll_top + height) / kRowHeight));
    for (int row = first; row <= last; ++row) DrawRow(row, input);
    list->PopClipRect();
    if (input.now_millis - mirrored_at >= kMirrorEveryMillis) {
      mirrored_at = input.now_millis;
      mirrored_first = first;
      mirrored_last = last;
    }
    for (int row = mirrored_first; row <= mirrored_last; ++row) MirrorRow(row, input.width);
    behind = mirrored_first != first || mirrored_last != last;
  }

  static std::string Subject(int row) {
    return std::string(kSubjects[row % 4]) + " (" + std::to_string(1000 + (row * 7919) % 9000) +
           ")";
  }

  void DrawRow(int row, const FrameInput& input) {
    const float y =
        kListTop + std::round((static_cast<float>(row) * kRowHeight - scroll_top) * scale) / scale;
    const TextStyle style{.face = {.size_px = 15}, .language = "ja"};
    Draw(style, "#" + std::to_string(row + 1), {kMargin, y + 6}, 90);
    Draw(style, Subject(row), {120, y + 6}, input.width - 400);
    Draw(style, "Waiting for us", {input.width - 260, y + 6}, 120);
    Draw(style, "14:05", {input.width - 120, y + 6}, 100);
    list->AddLine({0, (y + kRowHeight) * scale}, {input.width * scale, (y + kRowHeight) * scale},
                  IM_COL32(0x80, 0x80, 0x80, 0x60));
  }

  void MirrorRow(int row, float width) {
    const auto id = static_cast<NodeId>(1000 + row * 8);
    const float y = static_cast<float>(row) * kRowHeight;
    Add(id, 4, Role::kRow, {0, y, width, kRowHeight}).row_index = row + 1;
    const auto cell = [&](int column, std::string text, float x, float cell_width) {
      Node& node =
          Add(id + static_cast<NodeId>(column), id, Role::kCell, {x, y + 6, cell_width, 24});
      node.name = std::move(text);
      node.font_px = 15;
      node.line_px = 24;
    };
    cell(1, "#" + std::to_string(row + 1), kMargin, 90);
    cell(2, Subject(row), 120, width - 400);
    cell(3, "Waiting for us", width - 260, 120);
    cell(4, "14:05", width - 120, 100);
  }

  SemanticsSink& sink;
  TextPlatform& text_platform;
  ImGuiHome home;
  TextEngine engine;
  SemanticsTree tree, last_tree;
  ImDrawList* list = nullptr;
  float scale = 1, scroll_top = 0;
  ImU32 ink_colour = 0;
  Ink ink = Ink::kDark;
  std::string value = "山田";
  int presses = 0, mirrored_first = 0, mirrored_last = -1;
  Millis mirrored_at = 0;
  bool behind = false;
};

App::App(AppParts parts) : parts_(std::make_unique<Parts>(std::move(parts))) {}
App::~App() = default;
const SemanticsTree& App::semantics() const { return parts_->last_tree; }

FrameOutput App::Frame(const FrameInput& input) {
  Parts& parts = *parts_;
  parts.TakeEvents(input);
  parts.scale = input.scale;
  const bool dark = input.scheme == ColourScheme::kDark;
  parts.ink = dark ? Ink::kLight : Ink::kDark;
  parts.ink_colour = dark ? IM_COL32(0xe8, 0xe8, 0xe8, 255) : IM_COL32(0x1a, 0x1a, 0x1a, 255);
  parts.engine.BeginFrame();
  const ImVec2 size(std::round(input.width * input.scale), std::round(input.height * input.scale));
  parts.home.BeginFrame(size.x, size.y);
  parts.list = &parts.home.StartList();
  parts.list->AddRectFilled({0, 0}, size,
                            dark ? IM_COL32(0x14, 0x16, 0x1a, 255) : IM_COL32(255, 255, 255, 255));
  parts.tree.nodes.clear();
  parts.Add(1, 0, Role::kMain, {0, 0, input.width, input.height});
  parts.DrawSamples(input.width - 2 * kMargin);
  parts.DrawControls();
  parts.DrawList(input);
  DiffSemantics(parts.last_tree, parts.tree, parts.sink);
  std::swap(parts.last_tree, parts.tree);
  FrameOutput output{.draw_data = &parts.home.EndFrame(), .title = "Specimen"};
  if (parts.behind) output.deadline = parts.mirrored_at + kMirrorEveryMillis;
  return output;
}

}  // namespace genkan::ui
