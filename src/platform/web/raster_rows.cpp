#include "platform/web/raster_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "platform/web/raster_commands.h"

namespace genkan::platform {
namespace {

std::uint64_t Mixed(std::uint64_t digest, std::uint64_t word) {
  digest = (digest ^ word) * 0x9E3779B97F4A7C15ull;
  return digest ^ (digest >> 29);
}

std::uint64_t Bits(float a, float b) {
  const std::array<float, 2> pair = {a, b};
  std::uint64_t bits;
  std::memcpy(&bits, pair.data(), sizeof bits);
  return bits;
}

class Digester {
 public:
  explicit Digester(const RasterArea& picture)
      : top_(picture.top), rows_(static_cast<std::size_t>(picture.bottom - picture.top), 1) {}

  void Clip(const RasterArea& clip) {
    clip_ = clip;
    sides_ = Mixed(static_cast<std::uint64_t>(clip.left), static_cast<std::uint64_t>(clip.right));
  }

  // An upright rectangle: its rows differ only in the row of texels they show.
  void AddQuad(const ImDrawVert& low, const ImDrawVert& high) {
    const bool flat = low.uv.y == high.uv.y;
    const int top = NearestInt(low.pos.y);
    std::uint64_t digest = Mixed(sides_, Bits(low.pos.x, high.pos.x));
    digest = Mixed(digest, Bits(low.uv.x, high.uv.x));
    digest = Mixed(Mixed(digest, Bits(low.uv.y, 0)), low.col);
    const int first = std::max(clip_.top, top);
    const int end = std::min(clip_.bottom, NearestInt(high.pos.y));
    for (int y = first; y < end; ++y) {
      Add(y, flat ? digest : Mixed(digest, static_cast<std::uint64_t>(y - top)));
    }
  }

  void AddTriangle(const std::array<const ImDrawVert*, 3>& corners) {
    std::uint64_t digest = sides_;
    float top = 1e9f;
    float bottom = -1e9f;
    for (const ImDrawVert* corner : corners) {
      digest = Mixed(Mixed(digest, Bits(corner->uv.x, corner->uv.y)), corner->col);
      top = std::min(top, corner->pos.y);
      bottom = std::max(bottom, corner->pos.y);
    }
    if (bottom <= static_cast<float>(clip_.top) || top >= static_cast<float>(clip_.bottom)) return;
    const int first = top <= static_cast<float>(clip_.top) ? clip_.top : static_cast<int>(top);
    const int end = bottom >= static_cast<float>(clip_.bottom)
                        ? clip_.bottom
                        : static_cast<int>(std::ceil(bottom));
    for (int y = first; y < end; ++y) {
      std::uint64_t here = digest;
      for (const ImDrawVert* corner : corners) {
        here = Mixed(here, Bits(corner->pos.x, corner->pos.y - static_cast<float>(y)));
      }
      Add(y, here);
    }
  }

  RowDigests Take() { return std::move(rows_); }

 private:
  void Add(int y, std::uint64_t digest) {
    std::uint64_t& row = rows_[static_cast<std::size_t>(y - top_)];
    row = Mixed(row, digest);
  }

  int top_;
  RowDigests rows_;
  RasterArea clip_;
  std::uint64_t sides_ = 0;
};

bool OnWholePixels(float y) { return y == std::round(y); }

}  // namespace

RowDigests DigestRows(const ImDrawData& draw_data, const RasterArea& picture) {
  Digester digester(picture);
  ForEachCommand(
      draw_data, picture,
      [&](const ImDrawCmd& command, const RasterArea& clip, const ImDrawVert* vertices,
          const ImDrawIdx* indices) {
        digester.Clip(clip);
        for (unsigned i = 0; i + 2 < command.ElemCount;) {
          const ImDrawIdx* index = indices + i;
          if (i + 5 < command.ElemCount && IsQuad(vertices, index) &&
              OnWholePixels(vertices[index[0]].pos.y) && OnWholePixels(vertices[index[2]].pos.y)) {
            digester.AddQuad(vertices[index[0]], vertices[index[2]]);
            i += 6;
            continue;
          }
          digester.AddTriangle({&vertices[index[0]], &vertices[index[1]], &vertices[index[2]]});
          i += 3;
        }
      });
  return digester.Take();
}

}  // namespace genkan::platform
