#include "platform/web/rasteriser.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "platform/web/raster_shapes.h"

namespace genkan::platform {
namespace {

// The picture is compared and redrawn in bands of this many rows.
constexpr int kBandRows = 16;

// Whether the two triangles at `index` are an axis-aligned rectangle of one colour as
// ImDrawList::PrimRect and PrimRectUV write it.
bool IsQuad(const ImDrawVert* vertices, const ImDrawIdx* index) {
  if (index[3] != index[0] || index[4] != index[2]) return false;
  const ImDrawVert& a = vertices[index[0]];
  const ImDrawVert& b = vertices[index[1]];
  const ImDrawVert& c = vertices[index[2]];
  const ImDrawVert& d = vertices[index[5]];
  return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
         a.col == b.col && b.col == c.col && c.col == d.col;
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

std::uint64_t Mixed(std::uint64_t digest, std::uint64_t word) {
  digest = (digest ^ word) * 0x9E3779B97F4A7C15ull;
  return digest ^ (digest >> 29);
}

std::uint64_t VertexDigest(std::uint64_t digest, const ImDrawVert& vertex) {
  std::array<std::uint64_t, 2> position_and_uv;
  static_assert(sizeof vertex.pos + sizeof vertex.uv == sizeof position_and_uv);
  std::memcpy(&position_and_uv[0], &vertex.pos, sizeof vertex.pos);
  std::memcpy(&position_and_uv[1], &vertex.uv, sizeof vertex.uv);
  return Mixed(Mixed(Mixed(digest, position_and_uv[0]), position_and_uv[1]), vertex.col);
}

// Calls `visit(command, canvas clip, vertices, indices)` for each command that can be seen.
template <typename Visit>
void ForEachCommand(const ImDrawData& draw_data, const RasterArea& picture, Visit visit) {
  for (const ImDrawList* list : draw_data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const RasterArea clip =
          Intersection(picture, {NearestInt(command.ClipRect.x - draw_data.DisplayPos.x),
                                 NearestInt(command.ClipRect.y - draw_data.DisplayPos.y),
                                 NearestInt(command.ClipRect.z - draw_data.DisplayPos.x),
                                 NearestInt(command.ClipRect.w - draw_data.DisplayPos.y)});
      if (clip.empty() || command.UserCallback != nullptr) continue;
      visit(command, clip, list->VtxBuffer.Data + command.VtxOffset,
            list->IdxBuffer.Data + command.IdxOffset);
    }
  }
}

// A digest of all that reaches into each band, so that an unchanged band is not drawn again.
std::vector<std::uint64_t> BandDigests(const ImDrawData& draw_data, const RasterArea& picture) {
  const int bands = (picture.bottom + kBandRows - 1) / kBandRows;
  std::vector<std::uint64_t> digests(static_cast<std::size_t>(bands), 1);
  ForEachCommand(draw_data, picture,
                 [&](const ImDrawCmd& command, const RasterArea& clip, const ImDrawVert* vertices,
                     const ImDrawIdx* indices) {
                   std::uint64_t clip_digest = 1;
                   for (const int side : {clip.left, clip.top, clip.right, clip.bottom}) {
                     clip_digest = Mixed(clip_digest, static_cast<std::uint64_t>(side));
                   }
                   for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                     std::uint64_t digest = clip_digest;
                     float top = 1e9f;
                     float bottom = -1e9f;
                     for (unsigned corner = 0; corner < 3; ++corner) {
                       const ImDrawVert& vertex = vertices[indices[i + corner]];
                       digest = VertexDigest(digest, vertex);
                       top = std::min(top, vertex.pos.y);
                       bottom = std::max(bottom, vertex.pos.y);
                     }
                     const int first_row = std::max(clip.top, static_cast<int>(std::floor(top)));
                     const int last_row =
                         std::min(clip.bottom - 1, static_cast<int>(std::ceil(bottom)));
                     for (int band = first_row / kBandRows;
                          first_row <= last_row && band <= last_row / kBandRows; ++band) {
                       digests[static_cast<std::size_t>(band)] =
                           Mixed(digests[static_cast<std::size_t>(band)], digest);
                     }
                   }
                 });
  return digests;
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

void DrawCommands(const ImDrawData& draw_data, const RasterAtlas& atlas, Pixel* pixels, int width,
                  const RasterArea& area) {
  ForEachCommand(draw_data, area,
                 [&](const ImDrawCmd& command, const RasterArea& clip, const ImDrawVert* vertices,
                     const ImDrawIdx* indices) {
                   const RasterTarget target{pixels, width, clip, atlas};
                   for (unsigned i = 0; i + 2 < command.ElemCount;) {
                     if (i + 5 < command.ElemCount && DrawQuad(target, vertices, indices + i)) {
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
  const int width = NearestInt(draw_data.DisplaySize.x);
  const int height = NearestInt(draw_data.DisplaySize.y);
  if (width != width_ || height != height_ || background != background_) {
    width_ = width;
    height_ = height;
    background_ = background;
    pixels_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), background);
    last_bands_.clear();
  }
  const RasterArea picture{0, 0, width, height};
  std::vector<std::uint64_t> bands = BandDigests(draw_data, picture);
  RasterArea changed{0, height, width, 0};
  const bool all = last_bands_.size() != bands.size();
  for (std::size_t band = 0; band < bands.size(); ++band) {
    if (!all && bands[band] == last_bands_[band]) continue;
    changed.top = std::min(changed.top, static_cast<int>(band) * kBandRows);
    changed.bottom = std::min(height, (static_cast<int>(band) + 1) * kBandRows);
  }
  last_bands_ = std::move(bands);
  if (changed.empty()) return {};
  if (!CoversAll(draw_data, picture)) {
    for (int y = changed.top; y < changed.bottom; ++y) {
      Pixel* row = pixels_.data() + static_cast<std::ptrdiff_t>(y) * width;
      std::fill(row, row + width, background);
    }
  }
  DrawCommands(draw_data, atlas, pixels_.data(), width, changed);
  return changed;
}

}  // namespace genkan::platform
