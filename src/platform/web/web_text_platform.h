// Text by the browser's own engine; web/bridge/glyphs.ts is the other half.
#pragma once

#include <vector>

#include "genkan/ui/text_platform.h"

namespace genkan::platform {

class WebTextPlatform : public ui::TextPlatform {
 public:
  ui::FontMetrics MetricsOf(const ui::FontFace& face) override;
  void Segment(std::string_view text, std::string_view language, const ui::FontFace& face,
               std::vector<ui::TextUnit>* units) override;
  void SegmentClusters(std::string_view text, std::string_view language, const ui::FontFace& face,
                       std::vector<ui::TextUnit>* units) override;
  ui::InkBox MeasureUnit(const ui::UnitText& unit, const ui::FontFace& face) override;
  void DrawUnit(const ui::UnitText& unit, const ui::FontFace& face, ui::Ink ink, bool coloured,
                const ui::UnitPlace& place) override;
  std::uint32_t PixelsGeneration() const override { return pixels_generation_; }

  void LosePixels() {
    ++pixels_generation_;
    metrics_.clear();
  }

 private:
  // As segment.ts writes them.
  struct UnitWords {
    std::uint32_t begin;
    std::uint32_t end;
    float advance_px;
    std::uint32_t flags;
  };

  void Cut(const ui::UnitText& text, const ui::FontFace& face, std::uint32_t flags,
           std::vector<ui::TextUnit>* units);

  struct FaceMetrics {
    ui::FontFace face;
    ui::FontMetrics metrics;
  };

  std::uint32_t pixels_generation_ = 1;
  std::vector<FaceMetrics> metrics_;  // Of the few faces in use: asked for with every line.
  std::vector<UnitWords> words_;
};

}  // namespace genkan::platform
