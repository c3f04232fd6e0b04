#include "platform/headless/text_platform.h"

#include "genkan/base/utf8.h"

namespace genkan::platform {
namespace {

constexpr std::size_t kClustersMax = 64;
constexpr float kUnitMaxPx = 512;

bool IsWide(char32_t c) {
  return (c >= 0x1100 && c < 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x1F000;
}
bool IsEmoji(char32_t c) { return c >= 0x1F000; }
bool IsRightToLeft(char32_t c) { return c >= 0x0590 && c <= 0x08FF; }
bool IsCombining(char32_t c) { return (c >= 0x0300 && c <= 0x036F) || c == 0x200D || c == 0xFE0F; }
bool IsPrivateUse(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }
// What may not begin a line, of the characters that tests use.
bool StaysBehind(char32_t c) { return c == U'。' || c == U'、' || c == U'」' || c == U'ー'; }

// A cluster with its classes.
struct Cluster {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  char32_t first = 0;
  bool lone = true;  // One code point.
};

std::vector<Cluster> Clusters(std::string_view text) {
  std::vector<Cluster> clusters;
  bool joined = false;
  for (std::size_t position = 0; position < text.size();) {
    const auto begin = static_cast<std::uint32_t>(position);
    const char32_t c = NextCodePoint(text, &position);
    const auto end = static_cast<std::uint32_t>(position);
    if (!clusters.empty() && (joined || IsCombining(c))) {
      clusters.back().end = end;
      clusters.back().lone = false;
    } else {
      clusters.push_back({begin, end, c});
    }
    joined = c == 0x200D;
  }
  return clusters;
}

float AdvanceOf(const Cluster& cluster, const ui::FontFace& face) {
  return cluster.first == '\n' ? 0 : face.size_px * (IsWide(cluster.first) ? 1.0f : 0.5f);
}

bool IsWordPart(char32_t c) { return c != ' ' && c != '\n' && !IsWide(c); }

ui::TextUnit UnitOf(const Cluster& cluster, const ui::FontFace& face) {
  return {.begin = cluster.begin,
          .end = cluster.end,
          .advance_px = AdvanceOf(cluster, face),
          .white_space = cluster.first == ' ' || cluster.first == '\n',
          .single = cluster.lone && cluster.first <= 0xFFFF && !IsPrivateUse(cluster.first),
          .coloured = IsEmoji(cluster.first),
          .right_to_left = IsRightToLeft(cluster.first)};
}

ui::BreakAfter BreakBetween(char32_t before, char32_t after) {
  if (before == '\n') return ui::BreakAfter::kMandatory;
  const bool inside_word = IsWordPart(before) && IsWordPart(after) && before != '-';
  if (inside_word || after == ' ' || after == '\n' || StaysBehind(after)) {
    return before == ' ' ? ui::BreakAfter::kAllowed : ui::BreakAfter::kForbidden;
  }
  return ui::BreakAfter::kAllowed;
}

}  // namespace

ui::FontMetrics HeadlessTextPlatform::MetricsOf(const ui::FontFace& face) {
  return {.ascent_px = face.size_px * 0.75f, .descent_px = face.size_px * 0.25f};
}

void HeadlessTextPlatform::Segment(std::string_view text, std::string_view,
                                   const ui::FontFace& face, std::vector<ui::TextUnit>* units) {
  ++segment_calls_;
  units->clear();
  const std::vector<Cluster> clusters = Clusters(text);
  std::size_t in_unit = 0;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const ui::TextUnit unit = UnitOf(clusters[i], face);
    const bool joins = !units->empty() && IsWordPart(clusters[i].first) &&
                       units->back().break_after == ui::BreakAfter::kForbidden && i > 0 &&
                       IsWordPart(clusters[i - 1].first) && in_unit < kClustersMax &&
                       units->back().advance_px + unit.advance_px <= kUnitMaxPx;
    if (joins) {
      ui::TextUnit& word = units->back();
      word.end = unit.end;
      word.advance_px += unit.advance_px;
      word.single = false;
      word.right_to_left = word.right_to_left || unit.right_to_left;
      ++in_unit;
    } else {
      units->push_back(unit);
      in_unit = 1;
    }
    units->back().break_after = i + 1 < clusters.size()
                                    ? BreakBetween(clusters[i].first, clusters[i + 1].first)
                                : clusters[i].first == '\n' ? ui::BreakAfter::kMandatory
                                                            : ui::BreakAfter::kAllowed;
  }
}

void HeadlessTextPlatform::SegmentClusters(std::string_view text, std::string_view,
                                           const ui::FontFace& face,
                                           std::vector<ui::TextUnit>* units) {
  units->clear();
  for (const Cluster& cluster : Clusters(text)) units->push_back(UnitOf(cluster, face));
}

ui::InkBox HeadlessTextPlatform::MeasureUnit(const ui::UnitText& unit, const ui::FontFace& face) {
  float advance_px = 0;
  for (const Cluster& cluster : Clusters(unit.text)) advance_px += AdvanceOf(cluster, face);
  const bool blank = TrimmedText(unit.text).empty();
  if (blank) return {.advance_px = advance_px};
  return {.left = 1,
          .right = advance_px + 1,
          .above = face.size_px * 0.75f + 1,
          .below = face.size_px * 0.25f + 1,
          .advance_px = advance_px};
}

void HeadlessTextPlatform::DrawUnit(const ui::UnitText& unit, const ui::FontFace& face, ui::Ink ink,
                                    bool coloured, const ui::UnitPlace& place) {
  drawn_.push_back({.text = std::string(unit.text),
                    .language = std::string(unit.language),
                    .right_to_left = unit.right_to_left,
                    .colour = unit.colour,
                    .coloured = coloured,
                    .face = face,
                    .ink = ink,
                    .place = place});
}

}  // namespace genkan::platform
