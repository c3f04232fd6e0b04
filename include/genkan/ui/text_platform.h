// What the text engine needs from the machine: the browser's own text engine, or fixed advances in
// tests. A word is a glyph: text is cut into units, each drawn and measured as a whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::ui {

// Regular letters of one width for all are kCode.
enum class FontWeight : std::uint8_t { kRegular, kStrong, kCode };

// The polarity in which text is shown. Engines draw dark on light with another coverage than light
// on dark, so a glyph is drawn in the one it will have.
enum class Ink : std::uint8_t { kDark, kLight };

struct FontFace {
  FontWeight weight = FontWeight::kRegular;
  float size_px = 16;  // Device pixels.
  friend bool operator==(const FontFace&, const FontFace&) = default;
};

struct FontMetrics {
  float ascent_px = 0;   // Above the baseline.
  float descent_px = 0;  // Below it, positive.
};

enum class BreakAfter : std::uint8_t {
  kForbidden,
  kAllowed,    // A line may end here.
  kMandatory,  // A newline: the unit itself is not drawn.
};

// A piece of text that is drawn as one: a word, a cluster, or one code point.
struct TextUnit {
  std::uint32_t begin = 0;  // Bytes in the text.
  std::uint32_t end = 0;
  float advance_px = 0;  // Device pixels, as the browser sets the whole unit.
  BreakAfter break_after = BreakAfter::kForbidden;
  bool white_space = false;    // Not drawn; hangs over the end of a line.
  bool single = false;         // One BMP code point outside the private use area, right on its own.
  bool coloured = false;       // Emoji: keeps its own colours.
  bool right_to_left = false;  // Its line is drawn as one unit in the paragraph's direction.
};

// The ink of a unit around its origin on the baseline, in device pixels, padding included.
struct InkBox {
  float left = 0;  // To the left of the origin, positive.
  float right = 0;
  float above = 0;
  float below = 0;
  float advance_px = 0;
};

struct UnitText {
  std::string_view text;      // UTF-8.
  std::string_view language;  // BCP 47, for Han variants; may be empty.
  bool right_to_left = false;
  // What a coloured unit's letters are drawn in, in ImGui's order of bytes; 0: in the ink's own.
  std::uint32_t colour = 0;
};

// Where a unit's pixels go in the atlas.
struct UnitPlace {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  float origin_x = 0;  // Of the baseline's start, from the rectangle's corner.
  float origin_y = 0;
};

class TextPlatform {
 public:
  virtual ~TextPlatform() = default;
  virtual FontMetrics MetricsOf(const FontFace& face) = 0;
  // Cuts `text` into units that cover it without gaps, in logical order. A unit is at most 64
  // clusters and 512 device pixels wide. `language` guides line breaks and Han variants.
  virtual void Segment(std::string_view text, std::string_view language, const FontFace& face,
                       std::vector<TextUnit>* units) = 0;
  // The same cut between all clusters, for a word that is wider than its line.
  virtual void SegmentClusters(std::string_view text, std::string_view language,
                               const FontFace& face, std::vector<TextUnit>* units) = 0;
  virtual InkBox MeasureUnit(const UnitText& unit, const FontFace& face) = 0;
  // Asks for the unit's pixels in the atlas before the frame is shown. Never read back.
  virtual void DrawUnit(const UnitText& unit, const FontFace& face, Ink ink, bool coloured,
                        const UnitPlace& place) = 0;
  // Rises when all that was drawn is lost: the context went, or the fonts changed.
  virtual std::uint32_t PixelsGeneration() const = 0;
};

}  // namespace genkan::ui
