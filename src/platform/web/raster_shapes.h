// The shapes a frame is made of, drawn into memory: rectangles, pieces of the atlas, triangles.
#pragma once

#include <array>
#include <cstddef>

#include "platform/web/rasteriser.h"

struct ImDrawVert;

namespace genkan::platform {

// Where to draw and from what. Nothing is drawn outside `clip`.
struct RasterTarget {
  Pixel* pixels;
  int width;
  int top;  // The row that `pixels` starts with.
  RasterArea clip;
  const RasterAtlas& atlas;

  Pixel* Row(int y) const {
    return pixels + static_cast<std::ptrdiff_t>(y - top) * static_cast<std::ptrdiff_t>(width);
  }
};

RasterArea Intersection(const RasterArea& a, const RasterArea& b);

int NearestInt(float value);

// Fills with the colour of `vertex`, taken as all corners'.
void FillRectangle(const RasterTarget& target, const RasterArea& area, const ImDrawVert& vertex);

// A rectangle whose texels and pixels are the same size, as every piece of text is. `texel_left`
// and `texel_top` are the atlas's for the area's corner. `colour` is as ImGui packs it.
void BlitRectangle(const RasterTarget& target, const RasterArea& area, int texel_left,
                   int texel_top, Pixel colour);

// Any triangle; colours and texels are interpolated. Two that share an edge never both draw a
// pixel.
void FillTriangle(const RasterTarget& target, std::array<const ImDrawVert*, 3> corners);

}  // namespace genkan::platform
