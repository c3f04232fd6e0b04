#include "platform/web/rasteriser.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "platform/web/raster_commands.h"
#include "platform/web/raster_rows.h"
#include "platform/web/raster_shapes.h"

namespace genkan::platform {
namespace {

// Ranges of rows that are nearer to each other than this are drawn as one.
constexpr int kGapRows = 16;

// Whether neither of the two triangles from `index` reaches into the clip's rows. Most of a frame
// lies outside of the few rows that are drawn anew.
bool OutsideRows(const ImDrawVert* vertices, const ImDrawIdx* index, unsigned count,
                 const RasterArea& clip) {
  const auto top = static_cast<float>(clip.top);
  const auto bottom = static_cast<float>(clip.bottom);
  const auto all = [&](auto outside) {
    return std::all_of(index, index + count,
                       [&](ImDrawIdx corner) { return outside(vertices[corner].pos.y); });
  };
  return all([bottom](float y) { return y >= bottom; }) || all([top](float y) { return y <= top; });
}

bool DrawQuad(const RasterTarget& target, const ImDrawVert* vertices, const ImDrawIdx* index) {
  if (!IsQuad(vertices, index)) return false;
  const ImDrawVert& a = vertices[index[0]];
  const ImDrawVert& c = vertices[index[2]];
  const RasterArea area{NearestInt(a.pos.x), NearestInt(a.pos.y), NearestInt(c.pos.x),
                        NearestInt(c.pos.y)};
  if (a.uv.x == c.uv.x && a.uv.y == c.uv.y) {
    FillRectangle(target, area, a);
    return true;
  }
  const float texel_left = a.uv.x * static_cast<float>(target.atlas.width);
  const float texel_top = a.uv.y * static_cast<float>(target.atlas.height);
  const float texels_wide = c.uv.x * static_cast<float>(target.atlas.width) - texel_left;
  const float texels_high = c.uv.y * static_cast<float>(target.atlas.height) - texel_top;
  if (std::abs(texels_wide - (c.pos.x - a.pos.x)) > 0.01f ||
      std::abs(texels_high - (c.pos.y - a.pos.y)) > 0.01f) {
    return false;
  }
  BlitRectangle(target, area, NearestInt(texel_left), NearestInt(texel_top), a.col);
  return true;
}

// Whether the first thing drawn is an opaque rectangle over the whole picture, as a page's ground
// is: then nothing below it needs to be painted.
bool CoversAll(const ImDrawData& draw_data, const RasterArea& picture) {
  bool first = true;
  bool covers = false;
  ForEachCommand(draw_data, picture,
                 [&](const ImDrawCmd& command, const RasterArea& clip, const ImDrawVert* vertices,
                     const ImDrawIdx* indices) {
                   if (!std::exchange(first, false) || clip != picture || command.ElemCount < 6) {
                     return;
                   }
                   const ImDrawVert& low = vertices[indices[0]];
                   const ImDrawVert& high = vertices[indices[2]];
                   const RasterArea quad{NearestInt(low.pos.x), NearestInt(low.pos.y),
                                         NearestInt(high.pos.x), NearestInt(high.pos.y)};
                   covers = IsQuad(vertices, indices) && (low.col >> 24) == 255 &&
                            low.uv.x == high.uv.x && Intersection(quad, picture) == picture;
                 });
  return covers;
}

void DrawCommands(const ImDrawData& draw_data, const RasterAtlas& atlas, Pixel* pixels,
                  const RasterArea& area, const RasterArea& picture) {
  ForEachCommand(draw_data, area,
                 [&](const ImDrawCmd& command, const RasterArea& clip, const ImDrawVert* vertices,
                     const ImDrawIdx* indices) {
                   const RasterTarget target{pixels, picture.right, picture.top, clip, atlas};
                   for (unsigned i = 0; i + 2 < command.ElemCount;) {
                     const bool pair = i + 5 < command.ElemCount;
                     if (OutsideRows(vertices, indices + i, pair ? 6 : 3, clip)) {
                       i += pair ? 6 : 3;
                       continue;
                     }
                     if (pair && DrawQuad(target, vertices, indices + i)) {
                       i += 6;
                       continue;
                     }
                     FillTriangle(target, {&vertices[indices[i]], &vertices[indices[i + 1]],
                                           &vertices[indices[i + 2]]});
                     i += 3;
                   }
                 });
}

}  // namespace

RasterArea Rasteriser::Draw(const ImDrawData& draw_data, const RasterAtlas& atlas,
                            Pixel background) {
  const RasterArea picture = PictureOf(draw_data);
  const int width = picture.right;
  const int height = picture.bottom - picture.top;
  if (width != width_ || height != height_ || background != background_) {
    width_ = width;
    height_ = height;
    background_ = background;
    pixels_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), background);
    last_rows_.clear();
  }
  const RowDigests rows = DigestRows(draw_data, picture);
  const bool all = last_rows_.size() != rows.size();
  const bool ground = !CoversAll(draw_data, picture);
  RasterArea changed{0, height, width, 0};
  RasterArea stale{0, 0, width, 0};
  const auto draw_stale = [&] {
    if (stale.empty()) return;
    if (ground) {
      Pixel* first = pixels_.data() + static_cast<std::ptrdiff_t>(stale.top) * width;
      std::fill(first, first + (stale.bottom - stale.top) * width, background);
    }
    DrawCommands(draw_data, atlas, pixels_.data(),
                 {0, picture.top + stale.top, width, picture.top + stale.bottom}, picture);
  };
  for (int y = 0; y < height; ++y) {
    const auto row = static_cast<std::size_t>(y);
    if (!all && last_rows_[row] == rows[row]) continue;
    changed.top = std::min(changed.top, y);
    changed.bottom = y + 1;
    if (stale.empty() || y - stale.bottom >= kGapRows) {
      draw_stale();
      stale.top = y;
    }
    stale.bottom = y + 1;
  }
  draw_stale();
  last_rows_ = rows;
  return changed.empty() ? RasterArea{} : changed;
}

}  // namespace genkan::platform
