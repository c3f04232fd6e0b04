#include "platform/web/web_text_platform.h"

#include <string>

#include "platform/web/imports.h"

namespace genkan::platform {

// As glyphs.ts reads it, word by word.
struct TextCall {
  std::uint32_t text = 0;
  std::uint32_t text_bytes = 0;
  std::uint32_t language = 0;
  std::uint32_t language_bytes = 0;
  std::int32_t weight = 400;
  float size_px = 0;
  std::uint32_t flags = 0;
  std::uint32_t out = 0;
  ui::UnitPlace place;
  std::uint32_t colour = 0;
};

namespace {

constexpr std::size_t kFacesMax = 64;

constexpr std::uint32_t kRightToLeft = 1, kInClusters = 2, kInLightInk = 4, kColoured = 8;

constexpr std::uint32_t kUnitWhiteSpace = 1 << 2, kUnitSingle = 1 << 3, kUnitColoured = 1 << 4,
                        kUnitRightToLeft = 1 << 5;

// As CSS has it; 0: regular, of one width (web/bridge/glyphs.ts).
int WeightOf(ui::FontWeight weight) {
  if (weight == ui::FontWeight::kCode) return 0;
  return weight == ui::FontWeight::kStrong ? 600 : 400;
}

TextCall CallFor(const ui::UnitText& unit, const ui::FontFace& face) {
  return {.text = Address(unit.text.data()),
          .text_bytes = static_cast<std::uint32_t>(unit.text.size()),
          .language = Address(unit.language.data()),
          .language_bytes = static_cast<std::uint32_t>(unit.language.size()),
          .weight = WeightOf(face.weight),
          .size_px = face.size_px,
          .flags = unit.right_to_left ? kRightToLeft : 0};
}

}  // namespace

ui::FontMetrics WebTextPlatform::MetricsOf(const ui::FontFace& face) {
  for (const FaceMetrics& known : metrics_) {
    if (known.face == face) return known.metrics;
  }
  float out[2] = {};
  text_metrics(WeightOf(face.weight), face.size_px, out);
  if (metrics_.size() >= kFacesMax) metrics_.clear();
  metrics_.push_back({face, {.ascent_px = out[0], .descent_px = out[1]}});
  return metrics_.back().metrics;
}

void WebTextPlatform::Segment(std::string_view text, std::string_view language,
                              const ui::FontFace& face, std::vector<ui::TextUnit>* units) {
  Cut({.text = text, .language = language}, face, 0, units);
}

void WebTextPlatform::SegmentClusters(std::string_view text, std::string_view language,
                                      const ui::FontFace& face, std::vector<ui::TextUnit>* units) {
  Cut({.text = text, .language = language}, face, kInClusters, units);
}

void WebTextPlatform::Cut(const ui::UnitText& text, const ui::FontFace& face, std::uint32_t flags,
                          std::vector<ui::TextUnit>* units) {
  words_.resize(text.text.size());  // No unit is without a byte.
  TextCall call = CallFor(text, face);
  call.flags |= flags;
  call.out = Address(words_.data());
  const int count = text_segment(&call);
  units->clear();
  units->reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const UnitWords& words = words_[static_cast<std::size_t>(i)];
    units->push_back({.begin = words.begin,
                      .end = words.end,
                      .advance_px = words.advance_px,
                      .break_after = static_cast<ui::BreakAfter>(words.flags & 3),
                      .white_space = (words.flags & kUnitWhiteSpace) != 0,
                      .single = (words.flags & kUnitSingle) != 0,
                      .coloured = (words.flags & kUnitColoured) != 0,
                      .right_to_left = (words.flags & kUnitRightToLeft) != 0});
  }
  if (words_.capacity() > 65536) words_ = {};
}

ui::InkBox WebTextPlatform::MeasureUnit(const ui::UnitText& unit, const ui::FontFace& face) {
  float out[5] = {};
  TextCall call = CallFor(unit, face);
  call.out = Address(out);
  text_measure(&call);
  return {.left = out[0], .right = out[1], .above = out[2], .below = out[3], .advance_px = out[4]};
}

void WebTextPlatform::DrawUnit(const ui::UnitText& unit, const ui::FontFace& face, ui::Ink ink,
                               bool coloured, const ui::UnitPlace& place) {
  TextCall call = CallFor(unit, face);
  call.flags |= (ink == ui::Ink::kLight ? kInLightInk : 0) | (coloured ? kColoured : 0);
  call.place = place;
  call.colour = unit.colour;
  text_draw(&call);
}

}  // namespace genkan::platform
