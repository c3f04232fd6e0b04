#include "platform/web/raster_shapes.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>

namespace genkan::platform {
namespace {

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

Pixel TexelAt(const RasterAtlas& atlas, float u, float v) {
  const int x =
      std::clamp(static_cast<int>(u * static_cast<float>(atlas.width)), 0, atlas.width - 1);
  const int y =
      std::clamp(static_cast<int>(v * static_cast<float>(atlas.height)), 0, atlas.height - 1);
  return atlas.pixels[static_cast<std::ptrdiff_t>(y) * atlas.width + x];
}

void FillFlat(const RasterTarget& target, const RasterArea& wanted, Pixel colour) {
  const RasterArea area = Intersection(wanted, target.clip);
  for (int y = area.top; y < area.bottom; ++y) {
    Pixel* row = target.Row(y);
    if (AlphaOf(colour) == 255) {
      std::fill(row + area.left, row + area.right, colour);
    } else {
      for (int x = area.left; x < area.right; ++x) BlendOver(colour, row + x);
    }
  }
}

// Four pixels as sixteen channels; the compilers' own vectors, which become SIMD where there is
// any.
using HalfBytes = std::uint8_t __attribute__((vector_size(8)));
using Words = std::uint16_t __attribute__((vector_size(16)));

// Channel by channel, a times b / 255, rounded.
Words MultiplyWords(Words a, Words b) {
  const Words product = a * b + 128;
  return (product + (product >> 8)) >> 8;
}

// Two pixels: texels in the text's colour over what is there.
HalfBytes BlendTwo(HalfBytes texels, Words colour, HalfBytes below) {
  const Words source = MultiplyWords(__builtin_convertvector(texels, Words), colour);
  const Words alpha = __builtin_shufflevector(source, source, 3, 3, 3, 3, 7, 7, 7, 7);
  const Words rest = MultiplyWords(__builtin_convertvector(below, Words), 255 - alpha);
  return __builtin_convertvector(source + rest, HalfBytes);
}

bool FourAreEmpty(const Pixel* texels) {
  std::array<std::uint64_t, 2> pairs;
  std::memcpy(pairs.data(), texels, sizeof pairs);
  return (pairs[0] | pairs[1]) == 0;
}

void BlendFour(const Pixel* texels, Words colour, Pixel* row) {
  for (int half = 0; half < 4; half += 2) {
    HalfBytes source;
    HalfBytes below;
    std::memcpy(&source, texels + half, sizeof source);
    std::memcpy(&below, row + half, sizeof below);
    const HalfBytes blended = BlendTwo(source, colour, below);
    std::memcpy(row + half, &blended, sizeof blended);
  }
}

Words TwoPixels(Pixel pixel) {
  Words words;
  for (unsigned channel = 0; channel < 8; ++channel) {
    words[channel] = static_cast<std::uint16_t>((pixel >> (8 * (channel % 4))) & 255);
  }
  return words;
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

// One side of a triangle, prepared for walking down its rows.
struct Side {
  Side(const ImVec2& a, const ImVec2& b)
      : owned(OwnsEdge(a, b)),
        rising(a.y > b.y),
        level(a.y == b.y),
        level_y(a.y),
        below(b.x > a.x) {
    if (level) return;
    // Where it crosses a row, in pixel centres: at y = 0.5, and how far it moves per row.
    per_row = (static_cast<double>(b.x) - a.x) / (static_cast<double>(b.y) - a.y);
    at_first_row = a.x + (0.5 - a.y) * per_row - 0.5;
  }

  // Narrows [*left, *right) to the pixels of row `y` on the inner side.
  void Clip(int y, int* left, int* right) const {
    if (level) {
      const double distance = (y + 0.5) - level_y;
      const bool inside = distance == 0 ? owned : (distance > 0) == below;
      if (!inside) *right = *left;
      return;
    }
    const double crossing =
        std::clamp(at_first_row + y * per_row, *left - 1.0, static_cast<double>(*right));
    if (rising) {
      const double first = owned ? std::ceil(crossing) : std::floor(crossing) + 1;
      *left = std::max(*left, static_cast<int>(first));
    } else {
      const double end = owned ? std::floor(crossing) + 1 : std::ceil(crossing);
      *right = std::min(*right, static_cast<int>(end));
    }
  }

  bool owned, rising, level;
  double level_y;
  bool below;  // Of a level side: the inside lies below it.
  double per_row = 0, at_first_row = 0;
};

using Corners = std::array<const ImDrawVert*, 3>;

// The colour of a triangle at one pixel centre.
Pixel Shade(const RasterTarget& target, const Corners& v, double doubled_area, double x, double y) {
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
  const Pixel texel = TexelAt(target.atlas, static_cast<float>(u), static_cast<float>(v_at));
  return Multiply(texel, Premultiplied(straight));
}

// Whether the corners differ at most in how opaque they are: the soft edge of every smooth shape.
bool DiffersInAlphaOnly(const ImDrawVert& a, const ImDrawVert& b) {
  return ((a.col ^ b.col) & 0x00FFFFFFu) == 0 && a.uv.x == b.uv.x && a.uv.y == b.uv.y;
}

// The alpha of such a triangle over the picture: a plane, 0 to 255.
struct AlphaPlane {
  AlphaPlane(const Corners& v, double doubled_area) : origin(v[0]->pos) {
    const double a = AlphaOf(v[0]->col);
    const double by_b = (AlphaOf(v[1]->col) - a) / doubled_area;
    const double by_c = (AlphaOf(v[2]->col) - a) / doubled_area;
    const ImVec2& b = v[1]->pos;
    const ImVec2& c = v[2]->pos;
    at_origin = a;
    per_x =
        by_b * (static_cast<double>(c.y) - origin.y) - by_c * (static_cast<double>(b.y) - origin.y);
    per_y =
        by_c * (static_cast<double>(b.x) - origin.x) - by_b * (static_cast<double>(c.x) - origin.x);
  }
  double At(double x, double y) const {
    return at_origin + (x - origin.x) * per_x + (y - origin.y) * per_y;
  }

  ImVec2 origin;
  double at_origin = 0, per_x = 0, per_y = 0;
};

void FadeRow(Pixel opaque, double alpha, double per_pixel, std::span<Pixel> pixels) {
  for (Pixel& pixel : pixels) {
    const auto nearest = static_cast<std::uint32_t>(std::clamp(alpha, 0.0, 255.0) + 0.5);
    BlendOver(Scale(opaque, nearest), &pixel);
    alpha += per_pixel;
  }
}

}  // namespace

RasterArea Intersection(const RasterArea& a, const RasterArea& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

int NearestInt(float value) { return static_cast<int>(std::lround(value)); }

void FillRectangle(const RasterTarget& target, const RasterArea& area, const ImDrawVert& vertex) {
  const Pixel texel = TexelAt(target.atlas, vertex.uv.x, vertex.uv.y);
  FillFlat(target, area, Multiply(texel, Premultiplied(vertex.col)));
}

void BlitRectangle(const RasterTarget& target, const RasterArea& wanted, int texel_left,
                   int texel_top, Pixel straight) {
  const RasterArea area = Intersection(wanted, target.clip);
  const Pixel colour = Premultiplied(straight);
  const Words words = TwoPixels(colour);
  for (int y = area.top; y < area.bottom; ++y) {
    const int texel_y = texel_top + (y - wanted.top);
    if (texel_y < 0 || texel_y >= target.atlas.height) continue;
    const Pixel* texels =
        target.atlas.pixels + static_cast<std::ptrdiff_t>(texel_y) * target.atlas.width;
    Pixel* row = target.Row(y);
    const int shift = texel_left - wanted.left;
    const int right = std::min(area.right, target.atlas.width - shift);
    for (int x = std::max(area.left, -shift); x < right; ++x) {
      // Most of a glyph's rectangle is empty.
      for (; x + 4 <= right; x += 4) {
        if (!FourAreEmpty(texels + x + shift)) BlendFour(texels + x + shift, words, row + x);
      }
      if (x >= right) break;
      BlendOver(Multiply(texels[x + shift], colour), row + x);
    }
  }
}

void FillTriangle(const RasterTarget& target, Corners v) {
  double doubled_area = Edge(v[0]->pos, v[1]->pos, v[2]->pos.x, v[2]->pos.y);
  if (doubled_area == 0) return;
  if (doubled_area < 0) {
    std::swap(v[1], v[2]);
    doubled_area = -doubled_area;
  }
  const auto [top, bottom] = std::minmax({v[0]->pos.y, v[1]->pos.y, v[2]->pos.y});
  const RasterArea& clip = target.clip;
  const int first_row = top <= static_cast<float>(clip.top) ? clip.top : static_cast<int>(top);
  const int last_row = bottom >= static_cast<float>(clip.bottom)
                           ? clip.bottom - 1
                           : static_cast<int>(std::ceil(bottom)) - 1;
  const bool one_colour = DiffersInAlphaOnly(*v[0], *v[1]) && DiffersInAlphaOnly(*v[1], *v[2]);
  const bool flat = one_colour && v[0]->col == v[1]->col && v[1]->col == v[2]->col;
  const Pixel texel = TexelAt(target.atlas, v[0]->uv.x, v[0]->uv.y);
  const Pixel colour = Multiply(texel, Premultiplied(v[0]->col));
  const Pixel opaque = Multiply(texel, v[0]->col | 0xFF000000u);
  const AlphaPlane alpha(v, doubled_area);
  const std::array<Side, 3> sides = {Side(v[0]->pos, v[1]->pos), Side(v[1]->pos, v[2]->pos),
                                     Side(v[2]->pos, v[0]->pos)};
  for (int y = first_row; y <= last_row; ++y) {
    int left = clip.left;
    int right = clip.right;
    for (const Side& side : sides) side.Clip(y, &left, &right);
    if (left >= right) continue;
    if (flat) {
      FillFlat(target, {left, y, right, y + 1}, colour);
      continue;
    }
    Pixel* row = target.Row(y);
    if (one_colour) {
      FadeRow(opaque, alpha.At(left + 0.5, y + 0.5), alpha.per_x,
              {row + left, static_cast<std::size_t>(right - left)});
      continue;
    }
    for (int x = left; x < right; ++x) {
      BlendOver(Shade(target, v, doubled_area, x + 0.5, y + 0.5), row + x);
    }
  }
}

}  // namespace genkan::platform
