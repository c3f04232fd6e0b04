// Four fonts without a font file: regular and strong, dark and light ink. ImGui asks for a glyph,
// the loader packs a rectangle for it and asks the platform to draw there; ImGui's own copy of the
// texture stays blank but for its white pixel.
#pragma once

#include "genkan/ui/text_platform.h"
#include "ui/unit_store.h"

struct ImFontAtlas;
struct ImFontBaked;

namespace genkan::ui {

class Fonts {
 public:
  // REQUIRES: `atlas` has no fonts. The arguments outlive this.
  Fonts(TextPlatform& platform, UnitStore& units, ImFontAtlas& atlas);

  // Between frames: empties the atlas where it is nearly full, overflowed, or lost its pixels.
  // `wanted` empties it anyway. What is shown again is drawn again.
  void BeginFrame(bool wanted);
  // Whether the next BeginFrame should also sweep the units.
  bool NearlyFull() const;

  // The glyphs of a face; valid until the end of the frame.
  ImFontBaked& Baked(const FontFace& face, Ink ink);

  // What the loader works with.
  TextPlatform& platform() { return platform_; }
  UnitStore& units() { return units_; }
  void set_overflowed() { overflowed_ = true; }

 private:
  TextPlatform& platform_;
  UnitStore& units_;
  ImFontAtlas& atlas_;
  std::uint32_t pixels_generation_ = 0;
  bool overflowed_ = false;
};

}  // namespace genkan::ui
