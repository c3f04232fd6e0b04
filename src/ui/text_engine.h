// The one door to text: cut into units once and kept, measured, broken into lines, drawn. All
// lengths are device pixels. ImGui's own text functions are not used.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "genkan/ui/text_platform.h"

struct ImDrawList;
struct ImFontAtlas;

namespace genkan::ui {

// One line of a broken text.
struct BrokenLine {
  std::uint32_t begin = 0;  // Bytes in the text; white space that hangs at the end is included.
  std::uint32_t end = 0;
  float width_px = 0;  // Without what hangs.
  // Its paragraph runs from right to left: the line stands at the right edge of its column.
  bool right_to_left = false;
  bool cut = false;  // An ellipsis follows, which the width includes.
};

struct TextStyle {
  FontFace face;
  std::string_view language;  // BCP 47; may be empty.
};

// A text cut into units. Owned by the engine.
struct PreparedText {
  std::vector<TextUnit> units;
  float width_px = 0;  // On one line, newlines as spaces.
};

// Where and how a line is drawn.
struct LinePlace {
  float x = 0;               // The line's left end.
  float baseline = 0;        // Both are rounded to whole device pixels.
  std::uint32_t colour = 0;  // As IM_COL32 packs it.
  Ink ink = Ink::kDark;
};

class TextEngine {
 public:
  // REQUIRES: `atlas` has no fonts; they are added. It and `platform` outlive this.
  // Han characters without a language of their own take the shapes of `page_language`.
  TextEngine(TextPlatform& platform, ImFontAtlas& atlas, std::string_view page_language);
  ~TextEngine();
  TextEngine(const TextEngine&) = delete;
  TextEngine& operator=(const TextEngine&) = delete;

  // Once before each frame's drawing: lets go of what was long not used.
  void BeginFrame();

  FontMetrics MetricsOf(const FontFace& face);

  // The kept units of `text`. Valid until the next BeginFrame().
  const PreparedText& Prepare(std::string_view text, const TextStyle& style);

  // Breaks at allowed places so that each line is at most `width_px` wide, within a unit's own
  // width; a word that is wider than a line is broken between its clusters. At least one line.
  void Break(std::string_view text, const TextStyle& style, float width_px,
             std::vector<BrokenLine>* lines);

  // All of `text` as one line of at most `width_px`; what does not fit is cut and an ellipsis drawn
  // in its place.
  BrokenLine Fit(std::string_view text, const TextStyle& style, float width_px);

  // Draws the units of one line of `text`.
  void DrawLine(ImDrawList& list, std::string_view text, const TextStyle& style,
                const BrokenLine& line, const LinePlace& place);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::ui
