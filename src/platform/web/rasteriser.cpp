#include "platform/web/rasteriser.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace genkan::platform {
namespace {

// The picture is compared and redrawn in bands of this many rows.
constexpr int kBandRows = 16;

// Colours are handled two channels at a time: 0x00BB00RR and 0x00AA00GG.
constexpr std::uint32_t kPairMask = 0x00FF00FFu;

// Both channels of a pair times `factor` / 255, rounded: exact for 0 and 255.
std::uint32_t ScalePair(std::uint32_t pair, std::uint32_t factor) {
  const std::uint32_t product = pair * factor + 0x00800080u;
  return ((product + ((product >> 8) & kPairMask)) >> 8) & kPairMask;
}

Pixel Scale(Pixel pixel, std::uint32_t factor) {
  return ScalePair(pixel & kPairMask, factor) | (ScalePair((pixel >> 8) & kPairMask, factor) << 8);
}

std::uint32_t AlphaOf(Pixel pixel) { return pixel >> 24; }

// ImGui's colours are straight, the picture's are premultiplied.
Pixel Premultiplied(ImU32 colour) {
  const std::uint32_t alpha = AlphaOf(colour);
  return alpha == 255 ? colour : (Scale(colour, alpha) & 0x00FFFFFFu) | (alpha << 24);
}

// Channel by channel, `a` times `b`.
Pixel Multiply(Pixel a, Pixel b) {
  Pixel result = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const std::uint32_t product = ((a >> shift) & 255) * ((b >> shift) & 255) + 128;
    result |= ((product + (product >> 8)) >> 8) << shift;
  }
  return result;
}

void BlendOver(Pixel source, Pixel* target) {
  const std::uint32_t alpha = AlphaOf(source);
  if (alpha == 255) {
    *target = source;
  } else if (source != 0) {
    *target = source + Scale(*target, 255 - alpha);
  }
}

struct Canvas {
  Pixel* pixels;
  int width;
  RasterArea clip;
  const RasterAtlas& atlas;

  Pixel* Row(int y) const {
    return pixels + static_cast<std::ptrdiff_t>(y) * static_cast<std::ptrdiff_t>(width);
  }
  Pixel Texel(float u, float v) const {
    const int x =
        std::clamp(static_cast<int>(u * static_cast<float>(atlas.width)), 0, atlas.width - 1);
    const int y =
        std::clamp(static_cast<int>(v * static_cast<float>(atlas.height)), 0, atlas.height - 1);
    return atlas.pixels[static_cast<std::ptrdiff_t>(y) * atlas.width + x];
  }
};

int Rounded(float value) { return static_cast<int>(std::lround(value)); }

RasterArea Intersection(const RasterArea& a, const RasterArea& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

void FillRectangle(const Canvas& canvas, const RasterArea& wanted, Pixel colour) {
  const RasterArea area = Intersection(wanted, canvas.clip);
  for (int y = area.top; y < area.bottom; ++y) {
    Pixel* row = canvas.Row(y);
    if (AlphaOf(colour) == 255) {
      std::fill(row + area.left, row + area.right, colour);
    } else {
      for (int x = area.left; x < area.right; ++x) BlendOver(colour, row + x);
    }
  }
}

bool FourAreEmpty(const Pixel* texels) {
  std::array<std::uint64_t, 2> pairs;
  std::memcpy(pairs.data(), texels, sizeof pairs);
  return (pairs[0] | pairs[1]) == 0;
}

// A quad whose texels and pixels are the same size: every piece of text.
void BlitRectangle(const Canvas& canvas, const RasterArea& wanted, int texel_left, int texel_top,
                   Pixel colour) {
  const RasterArea area = Intersection(wanted, canvas.clip);
  for (int y = area.top; y < area.bottom; ++y) {
    const int texel_y = texel_top + (y - wanted.top);
    if (texel_y < 0 || texel_y >= canvas.atlas.height) continue;
    const Pixel* texels =
        canvas.atlas.pixels + static_cast<std::ptrdiff_t>(texel_y) * canvas.atlas.width;
    Pixel* row = canvas.Row(y);
    const int shift = texel_left - wanted.left;
    const int right = std::min(area.right, canvas.atlas.width - shift);
    for (int x = std::max(area.left, -shift); x < right; ++x) {
      // Most of a glyph's rectangle is empty.
      while (x + 4 <= right && FourAreEmpty(texels + x + shift)) x += 4;
      if (x >= right) break;
      const Pixel texel = texels[x + shift];
      if (texel == 0) continue;
      // Coverage of plain text is the same in all four channels.
      const bool plain = texel == AlphaOf(texel) * 0x01010101u;
      BlendOver(plain ? Scale(colour, AlphaOf(texel)) : Multiply(texel, colour), row + x);
    }
  }
}

// Twice the area of (a, b, p), positive to the right of a to b as y goes down. In double, since a
// rectangle that scrolls may reach millions of pixels out of the picture.
double Edge(const ImVec2& a, const ImVec2& b, double x, double y) {
  return (static_cast<double>(b.x) - a.x) * (y - a.y) -
         (static_cast<double>(b.y) - a.y) * (x - a.x);
}

// Whether a pixel centre that lies exactly on this edge belongs to the triangle, so that two
// triangles that share an edge never both draw it (the top-left rule, y down).
bool OwnsEdge(const ImVec2& a, const ImVec2& b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

// The pixels of row `y` inside the edge from `a` to `b`: narrows [left, right).
void ClipToEdge(const ImVec2& a, const ImVec2& b, int y, int* left, int* right) {
  const double row = y + 0.5;
  const double per_pixel = static_cast<double>(a.y) - b.y;
  const double at_zero = Edge(a, b, 0.5, row);
  if (per_pixel == 0) {
    if (at_zero < 0 || (at_zero == 0 && !OwnsEdge(a, b))) *right = *left;
    return;
  }
  // Where the edge crosses the row, in pixel centres.
  const double crossing = std::clamp(-at_zero / per_pixel, *left - 1.0, *right + 1.0);
  if (per_pixel > 0) {
    const double first = OwnsEdge(a, b) ? std::ceil(crossing) : std::floor(crossing) + 1;
    *left = std::max(*left, static_cast<int>(first));
  } else {
    const double last = OwnsEdge(a, b) ? std::floor(crossing) + 1 : std::ceil(crossing);
    *right = std::min(*right, static_cast<int>(last));
  }
}

using Corners = std::array<const ImDrawVert*, 3>;

// The colour of a triangle at one pixel centre.
Pixel Shade(const Canvas& canvas, const Corners& v, double doubled_area, double x, double y) {
  const std::array<double, 3> weights = {Edge(v[1]->pos, v[2]->pos, x, y) / doubled_area,
                                         Edge(v[2]->pos, v[0]->pos, x, y) / doubled_area,
                                         Edge(v[0]->pos, v[1]->pos, x, y) / doubled_area};
  const auto mix = [&](auto part) {
    return weights[0] * part(*v[0]) + weights[1] * part(*v[1]) + weights[2] * part(*v[2]);
  };
  ImU32 straight = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const double channel =
        mix([shift](const ImDrawVert& vertex) { return (vertex.col >> shift) & 255; });
    straight |= static_cast<ImU32>(std::clamp(std::lround(channel), 0L, 255L)) << shift;
  }
  const double u = mix([](const ImDrawVert& vertex) { return vertex.uv.x; });
  const double v_at = mix([](const ImDrawVert& vertex) { return vertex.uv.y; });
  const Pixel texel = canvas.Texel(static_cast<float>(u), static_cast<float>(v_at));
  return Multiply(texel, Premultiplied(straight));
}

bool SameLook(const ImDrawVert& a, const ImDrawVert& b) {
  return a.col == b.col && a.uv.x == b.uv.x && a.uv.y == b.uv.y;
}

void FillTriangle(const Canvas& canvas, Corners v) {
  double doubled_area = Edge(v[0]->pos, v[1]->pos, v[2]->pos.x, v[2]->pos.y);
  if (doubled_area == 0) return;
  if (doubled_area < 0) {
    std::swap(v[1], v[2]);
    doubled_area = -doubled_area;
  }
  const auto [top, bottom] = std::minmax({v[0]->pos.y, v[1]->pos.y, v[2]->pos.y});
  const RasterArea& clip = canvas.clip;
  const int first_row = top <= static_cast<float>(clip.top) ? clip.top : static_cast<int>(top);
  const int last_row = bottom >= static_cast<float>(clip.bottom)
                           ? clip.bottom - 1
                           : static_cast<int>(std::ceil(bottom)) - 1;
  const bool flat = SameLook(*v[0], *v[1]) && SameLook(*v[1], *v[2]);
  const Pixel colour = Multiply(canvas.Texel(v[0]->uv.x, v[0]->uv.y), Premultiplied(v[0]->col));
  for (int y = first_row; y <= last_row; ++y) {
    int left = clip.left;
    int right = clip.right;
    ClipToEdge(v[0]->pos, v[1]->pos, y, &left, &right);
    ClipToEdge(v[1]->pos, v[2]->pos, y, &left, &right);
    ClipToEdge(v[2]->pos, v[0]->pos, y, &left, &right);
    if (left >= right) continue;
    if (flat) {
      FillRectangle(canvas, {left, y, right, y + 1}, colour);
      continue;
    }
    Pixel* row = canvas.Row(y);
    for (int x = left; x < right; ++x) {
      BlendOver(Shade(canvas, v, doubled_area, x + 0.5, y + 0.5), row + x);
    }
  }
}

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

bool DrawQuad(const Canvas& canvas, const ImDrawVert* vertices, const ImDrawIdx* index) {
  if (!IsQuad(vertices, index)) return false;
  const ImDrawVert& a = vertices[index[0]];
  const ImDrawVert& c = vertices[index[2]];
  const RasterArea area{Rounded(a.pos.x), Rounded(a.pos.y), Rounded(c.pos.x), Rounded(c.pos.y)};
  const Pixel colour = Premultiplied(a.col);
  if (a.uv.x == c.uv.x && a.uv.y == c.uv.y) {
    FillRectangle(canvas, area, Multiply(canvas.Texel(a.uv.x, a.uv.y), colour));
    return true;
  }
  const float texel_left = a.uv.x * static_cast<float>(canvas.atlas.width);
  const float texel_top = a.uv.y * static_cast<float>(canvas.atlas.height);
  const float texels_wide = c.uv.x * static_cast<float>(canvas.atlas.width) - texel_left;
  const float texels_high = c.uv.y * static_cast<float>(canvas.atlas.height) - texel_top;
  if (std::abs(texels_wide - (c.pos.x - a.pos.x)) > 0.01f ||
      std::abs(texels_high - (c.pos.y - a.pos.y)) > 0.01f) {
    return false;
  }
  BlitRectangle(canvas, area, Rounded(texel_left), Rounded(texel_top), colour);
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
          Intersection(picture, {Rounded(command.ClipRect.x - draw_data.DisplayPos.x),
                                 Rounded(command.ClipRect.y - draw_data.DisplayPos.y),
                                 Rounded(command.ClipRect.z - draw_data.DisplayPos.x),
                                 Rounded(command.ClipRect.w - draw_data.DisplayPos.y)});
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
                   const RasterArea quad{Rounded(low.pos.x), Rounded(low.pos.y),
                                         Rounded(high.pos.x), Rounded(high.pos.y)};
                   covers = IsQuad(vertices, indices) && AlphaOf(low.col) == 255 &&
                            low.uv.x == high.uv.x && Intersection(quad, picture) == picture;
                 });
  return covers;
}

void DrawCommands(const ImDrawData& draw_data, const RasterAtlas& atlas, Pixel* pixels, int width,
                  const RasterArea& area) {
  ForEachCommand(draw_data, area,
                 [&](const ImDrawCmd& command, const RasterArea& clip, const ImDrawVert* vertices,
                     const ImDrawIdx* indices) {
                   const Canvas canvas{pixels, width, clip, atlas};
                   for (unsigned i = 0; i + 2 < command.ElemCount;) {
                     if (i + 5 < command.ElemCount && DrawQuad(canvas, vertices, indices + i)) {
                       i += 6;
                       continue;
                     }
                     FillTriangle(canvas, {&vertices[indices[i]], &vertices[indices[i + 1]],
                                           &vertices[indices[i + 2]]});
                     i += 3;
                   }
                 });
}

}  // namespace

RasterArea Rasteriser::Draw(const ImDrawData& draw_data, const RasterAtlas& atlas,
                            Pixel background) {
  const int width = Rounded(draw_data.DisplaySize.x);
  const int height = Rounded(draw_data.DisplaySize.y);
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
