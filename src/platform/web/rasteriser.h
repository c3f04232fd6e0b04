// Draws a frame of Dear ImGui into memory, for browsers where WebGL is missing, lost for good or
// emulated in software. Nearly all that the portal draws is axis-aligned quads; the rest goes
// through a general triangle, so that nothing is left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

struct ImDrawData;

namespace genkan::platform {

// Pixels as the canvas' ImageData holds them: R, G, B, A bytes, premultiplied.
using Pixel = std::uint32_t;

struct RasterAtlas {
  const Pixel* pixels = nullptr;  // `width` times `height`.
  int width = 0;
  int height = 0;
};

// An area of the picture in pixels: from left and top, up to but without right and bottom.
struct RasterArea {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  bool empty() const { return left >= right || top >= bottom; }
  friend bool operator==(const RasterArea&, const RasterArea&) = default;
};

class Rasteriser {
 public:
  // Draws `draw_data`, of which DisplayPos.y is the picture's first row, over `background`. Returns
  // the area of the picture whose pixels may differ from the last frame's: all of it after a change
  // of size or background, nothing when all is the same.
  RasterArea Draw(const ImDrawData& draw_data, const RasterAtlas& atlas, Pixel background);

  // Forgets the last frame, so that the next one is drawn whole: after a change of the atlas.
  void Invalidate() { last_rows_.clear(); }

  int width() const { return width_; }
  int height() const { return height_; }
  std::span<const Pixel> pixels() const { return pixels_; }

 private:
  int width_ = 0;
  int height_ = 0;
  Pixel background_ = 0;
  std::vector<Pixel> pixels_;
  // One digest per row of what was drawn in it; none: the next frame is drawn whole.
  std::vector<std::uint64_t> last_rows_;
};

}  // namespace genkan::platform
