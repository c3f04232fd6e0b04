// Text with fixed advances, so that native layout tests are exact: a cluster is half as wide as the
// font is high, a wide one (Han, kana, Hangul, emoji) as wide. Remembers what was drawn.
#pragma once

#include <string>
#include <vector>

#include "genkan/ui/text_platform.h"

namespace genkan::platform {

class HeadlessTextPlatform : public ui::TextPlatform {
 public:
  struct Drawn {
    std::string text;
    std::string language;
    bool right_to_left = false;
    std::uint32_t colour = 0;
    bool coloured = false;
    ui::FontFace face;
    ui::Ink ink = ui::Ink::kDark;
    ui::UnitPlace place;
  };

  ui::FontMetrics MetricsOf(const ui::FontFace& face) override;
  void Segment(std::string_view text, std::string_view language, const ui::FontFace& face,
               std::vector<ui::TextUnit>* units) override;
  void SegmentClusters(std::string_view text, std::string_view language, const ui::FontFace& face,
                       std::vector<ui::TextUnit>* units) override;
  ui::InkBox MeasureUnit(const ui::UnitText& unit, const ui::FontFace& face) override;
  void DrawUnit(const ui::UnitText& unit, const ui::FontFace& face, ui::Ink ink, bool coloured,
                const ui::UnitPlace& place) override;
  std::uint32_t PixelsGeneration() const override { return pixels_generation_; }

  const std::vector<Drawn>& drawn() const { return drawn_; }
  void ForgetDrawn() { drawn_.clear(); }
  // As a lost context does.
  void LosePixels() { ++pixels_generation_; }
  int segment_calls() const { return segment_calls_; }

 private:
  std::vector<Drawn> drawn_;
  std::uint32_t pixels_generation_ = 1;
  int segment_calls_ = 0;
};

}  // namespace genkan::platform
