#include "ui/text_engine.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <unordered_map>

#include "genkan/base/strings.h"
#include "genkan/base/utf8.h"
#include "ui/font_loader.h"
#include "ui/text_breaking.h"
#include "ui/text_direction.h"
#include "ui/unit_store.h"

namespace genkan::ui {
namespace {

constexpr std::size_t kKeptMax = 3000;
constexpr std::size_t kKeptBytesMax = 2 << 20;
// A line of right-to-left text is one unit, which must have room in the atlas.
constexpr float kWholeLineMaxPx = 1900;
constexpr char32_t kEllipsis = 0x2026;
constexpr std::string_view kEllipsisText = "\u2026";

bool IsHan(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFFEF);
}

// Keeps every offset, so that ranges still fit the caller's text.
void RepairInPlace(std::string* text) {
  if (IsValidUtf8(*text)) return;
  for (std::size_t position = 0; position < text->size();) {
    const std::size_t begin = position;
    const char32_t code_point = NextCodePoint(*text, &position);
    if (code_point == kReplacementCharacter && position == begin + 1) (*text)[begin] = '?';
  }
}

// A text as it is kept from frame to frame.
struct Kept {
  std::string text;
  std::string language;
  FontFace face;
  PreparedText prepared;
  bool right_to_left = false;  // Some of it, or the page it stands in.
  std::vector<char32_t> ids;   // One for each unit; 0: not asked for yet.
  std::uint64_t ids_generation = 0;
  std::uint64_t frame_used = 0;
  // Of the last width it was broken at.
  std::vector<BrokenLine> lines;
  float lines_width_px = -1;
};

void Forget(Kept* kept) {
  kept->ids.clear();
  kept->lines_width_px = -1;
}

std::size_t FirstUnitAt(const std::vector<TextUnit>& units, std::uint32_t byte) {
  const auto found = std::lower_bound(
      units.begin(), units.end(), byte,
      [](const TextUnit& unit, std::uint32_t position) { return unit.begin < position; });
  return static_cast<std::size_t>(found - units.begin());
}

bool AnyUnit(const Kept& kept, const BrokenLine& line, bool TextUnit::*property) {
  const std::vector<TextUnit>& units = kept.prepared.units;
  for (std::size_t i = FirstUnitAt(units, line.begin);
       i < units.size() && units[i].begin < line.end; ++i) {
    if (units[i].*property) return true;
  }
  return false;
}

void EmitQuad(ImDrawList& list, const ImFontGlyph& glyph, ImVec2 at, ImU32 colour) {
  const ImVec2 low(at.x + glyph.X0, at.y + glyph.Y0), high(at.x + glyph.X1, at.y + glyph.Y1);
  const ImVec4& clip = list._CmdHeader.ClipRect;
  if (low.x >= clip.z || low.y >= clip.w || high.x <= clip.x || high.y <= clip.y) return;
  if (glyph.Colored) colour |= ~IM_COL32_A_MASK;
  list.PrimReserve(6, 4);
  list.PrimRectUV(low, high, ImVec2(glyph.U0, glyph.V0), ImVec2(glyph.U1, glyph.V1), colour);
}

}  // namespace

struct TextEngine::Parts {
  Parts(TextPlatform& text_platform, ImFontAtlas& atlas, std::string_view language)
      : platform(text_platform),
        page_language(language),
        page_right_to_left(WrittenRightToLeft(language)),
        fonts(text_platform, units, atlas) {}

  TextPlatform& platform;
  std::string page_language;
  bool page_right_to_left = false;
  UnitStore units;
  Fonts fonts;
  std::unordered_map<std::string, Kept> kept;
  std::size_t kept_bytes = 0;
  std::string key;
  std::uint64_t frame = 1;

  Kept& Find(std::string_view text, const TextStyle& style);
  bool Split(Kept& kept_text, std::size_t index, float width_px);
  void Finish(const Kept& kept_text, BrokenLine* line);
  bool IsWhole(const Kept& kept_text, const BrokenLine& line) const;
  std::string WholeText(const Kept& kept_text, const BrokenLine& line) const;
  char32_t IdOf(Kept& kept_text, std::size_t index);
};

Kept& TextEngine::Parts::Find(std::string_view text, const TextStyle& style) {
  key.assign(1, "rsc"[static_cast<std::size_t>(style.face.weight)]);
  char size[sizeof(float)];
  std::memcpy(size, &style.face.size_px, sizeof(size));
  key.append(size, sizeof(size)).append(style.language).push_back('\0');
  key.append(text);
  const auto [entry, added] = kept.try_emplace(key);
  Kept& found = entry->second;
  found.frame_used = frame;
  if (!added) return found;
  kept_bytes += text.size();
  found.text.assign(text);
  RepairInPlace(&found.text);
  found.language.assign(style.language);
  found.face = style.face;
  platform.Segment(found.text, style.language, style.face, &found.prepared.units);
  found.right_to_left = page_right_to_left;
  for (const TextUnit& unit : found.prepared.units) {
    found.prepared.width_px += unit.advance_px;
    found.right_to_left = found.right_to_left || unit.right_to_left;
  }
  return found;
}

bool TextEngine::Parts::Split(Kept& kept_text, std::size_t index, float width_px) {
  std::vector<TextUnit>& all = kept_text.prepared.units;
  const TextUnit whole = all[index];
  const std::string_view text =
      std::string_view(kept_text.text).substr(whole.begin, whole.end - whole.begin);
  std::vector<TextUnit> clusters;
  platform.SegmentClusters(text, kept_text.language, kept_text.face, &clusters);
  if (clusters.size() < 2) return false;
  std::vector<TextUnit> pieces;
  for (const TextUnit& cluster : clusters) {
    if (pieces.empty() || pieces.back().advance_px + cluster.advance_px > width_px) {
      pieces.push_back(whole);
      pieces.back().begin = whole.begin + cluster.begin;
      pieces.back().advance_px = 0;
      pieces.back().single = cluster.single;
      pieces.back().break_after = BreakAfter::kForbidden;
    } else {
      pieces.back().single = false;
    }
    pieces.back().end = whole.begin + cluster.end;
    pieces.back().advance_px += cluster.advance_px;
  }
  if (pieces.size() < 2) return false;
  pieces.back().break_after = whole.break_after;
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(index));
  all.insert(all.begin() + static_cast<std::ptrdiff_t>(index), pieces.begin(), pieces.end());
  Forget(&kept_text);
  return true;
}

bool TextEngine::Parts::IsWhole(const Kept& kept_text, const BrokenLine& line) const {
  if (!kept_text.right_to_left) return false;
  return line.right_to_left || AnyUnit(kept_text, line, &TextUnit::right_to_left);
}

std::string TextEngine::Parts::WholeText(const Kept& kept_text, const BrokenLine& line) const {
  std::string text(
      TrimmedText(std::string_view(kept_text.text).substr(line.begin, line.end - line.begin)));
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (line.cut) text.append(kEllipsisText);
  return text;
}

// Sets the line's direction, and the width of one that is drawn as a whole.
void TextEngine::Parts::Finish(const Kept& kept_text, BrokenLine* line) {
  if (!kept_text.right_to_left) return;
  const std::size_t newline =
      line->begin == 0 ? std::string::npos : kept_text.text.rfind('\n', line->begin - 1);
  const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
  const std::size_t end = kept_text.text.find('\n', begin);
  line->right_to_left = RunsRightToLeft(std::string_view(kept_text.text).substr(begin, end - begin),
                                        page_right_to_left);
  if (!IsWhole(kept_text, *line)) return;
  const std::string text = WholeText(kept_text, *line);
  line->width_px =
      platform.MeasureUnit({text, kept_text.language, line->right_to_left}, kept_text.face)
          .advance_px;
}

char32_t TextEngine::Parts::IdOf(Kept& kept_text, std::size_t index) {
  const TextUnit& unit = kept_text.prepared.units[index];
  if (kept_text.ids_generation != units.generation()) kept_text.ids.clear();
  kept_text.ids_generation = units.generation();
  kept_text.ids.resize(kept_text.prepared.units.size(), 0);
  char32_t& id = kept_text.ids[index];
  if (id != 0) {
    if (UnitStore::IsId(id)) units.Touch(id);
    return id;
  }
  const std::string_view text =
      std::string_view(kept_text.text).substr(unit.begin, unit.end - unit.begin);
  std::size_t position = 0;
  const char32_t first = NextCodePoint(text, &position);
  const bool alone =
      unit.single && position == text.size() && first <= 0xFFFF && !UnitStore::IsId(first);
  const bool own_language = !kept_text.language.empty() && kept_text.language != page_language;
  if (alone && !(own_language && IsHan(first))) return id = first;
  const char32_t interned = units.Intern({text, kept_text.language, false}, unit.coloured);
  if (UnitStore::IsId(interned)) id = interned;  // Else it is tried again in the next frame.
  return interned;
}

TextEngine::TextEngine(TextPlatform& platform, ImFontAtlas& atlas, std::string_view page_language)
    : parts_(std::make_unique<Parts>(platform, atlas, page_language)) {}

TextEngine::~TextEngine() = default;

void TextEngine::BeginFrame() {
  Parts& parts = *parts_;
  const bool swept = parts.units.Sweep(parts.fonts.NearlyFull());
  parts.fonts.BeginFrame(swept);
  if (parts.kept.size() > kKeptMax || parts.kept_bytes > kKeptBytesMax) {
    for (auto entry = parts.kept.begin(); entry != parts.kept.end();) {
      if (entry->second.frame_used >= parts.frame) {
        ++entry;
        continue;
      }
      parts.kept_bytes -= entry->second.text.size();
      entry = parts.kept.erase(entry);
    }
  }
  ++parts.frame;
}

FontMetrics TextEngine::MetricsOf(const FontFace& face) { return parts_->platform.MetricsOf(face); }

const PreparedText& TextEngine::Prepare(std::string_view text, const TextStyle& style) {
  return parts_->Find(text, style).prepared;
}

void TextEngine::Break(std::string_view text, const TextStyle& style, float width_px,
                       std::vector<BrokenLine>* lines) {
  Kept& kept = parts_->Find(text, style);
  if (kept.lines_width_px != width_px) {
    const float limit_px = kept.right_to_left ? std::min(width_px, kWholeLineMaxPx) : width_px;
    const auto split = [&](std::size_t unit, float at_px) {
      return parts_->Split(kept, unit, at_px);
    };
    BreakUnits({split, kept.prepared.units}, limit_px, &kept.lines);
    for (BrokenLine& line : kept.lines) parts_->Finish(kept, &line);
    kept.lines_width_px = width_px;
  }
  *lines = kept.lines;
}

BrokenLine TextEngine::Fit(std::string_view text, const TextStyle& style, float width_px) {
  Kept& kept = parts_->Find(text, style);
  std::vector<TextUnit>& units = kept.prepared.units;
  BrokenLine line{.end = static_cast<std::uint32_t>(kept.text.size())};
  line.width_px = kept.prepared.width_px;
  const float limit_px = kept.right_to_left ? std::min(width_px, kWholeLineMaxPx) : width_px;
  if (line.width_px > limit_px) {
    const float ellipsis_px =
        parts_->platform.MeasureUnit({.text = kEllipsisText}, kept.face).advance_px;
    line.cut = true;
    line.end = 0;
    float pen_px = 0, drawn_px = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const float room_px = limit_px - ellipsis_px - pen_px;
      if (units[i].advance_px > room_px && !units[i].white_space) {
        if (room_px <= 0 || !parts_->Split(kept, i, room_px) || units[i].advance_px > room_px)
          break;
      }
      pen_px += units[i].advance_px;
      if (units[i].white_space) continue;
      drawn_px = pen_px;
      line.end = units[i].end;
    }
    line.width_px = drawn_px + ellipsis_px;
  }
  parts_->Finish(kept, &line);
  return line;
}

void TextEngine::DrawLine(ImDrawList& list, std::string_view text, const TextStyle& style,
                          const BrokenLine& line, const LinePlace& place) {
  Kept& kept = parts_->Find(text, style);
  const std::vector<TextUnit>& units = kept.prepared.units;
  const float above = style.face.size_px * 2, baseline = std::round(place.baseline);
  const ImVec4& clip = list._CmdHeader.ClipRect;
  if (baseline - above > clip.w || baseline + above < clip.y) return;
  ImFontBaked& baked = parts_->fonts.Baked(style.face, place.ink);
  const float top = baseline - baked.Ascent;
  const auto draw = [&](char32_t id, float pen_px) {
    const ImFontGlyph* glyph = baked.FindGlyph(static_cast<ImWchar>(id));
    if (!glyph->Visible) return;
    EmitQuad(list, *glyph, {std::round(place.x + pen_px), top}, place.colour);
  };
  if (parts_->IsWhole(kept, line)) {
    const std::string whole = parts_->WholeText(kept, line);
    // With an emoji in it the line is no coverage to be tinted: its own colour is drawn with it.
    const bool coloured = AnyUnit(kept, line, &TextUnit::coloured);
    const std::uint32_t colour = coloured ? place.colour : 0;
    draw(parts_->units.Intern({whole, kept.language, line.right_to_left, colour}, coloured), 0);
    return;
  }
  float pen_px = 0;
  float drawn_px = 0;
  for (std::size_t i = FirstUnitAt(units, line.begin);
       i < units.size() && units[i].begin < line.end; ++i) {
    if (!units[i].white_space) {
      draw(parts_->IdOf(kept, i), pen_px);
      drawn_px = pen_px + units[i].advance_px;
    }
    pen_px += units[i].advance_px;
  }
  if (line.cut) draw(kEllipsis, drawn_px);
}

}  // namespace genkan::ui
