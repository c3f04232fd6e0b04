#include "platform/web/raster_renderer.h"

#include <imgui.h>

#include <cstddef>
#include <vector>

#include "platform/web/imports.h"
#include "platform/web/rasteriser.h"

namespace genkan::platform {

// As raster.ts reads it, word by word.
struct ShowCall {
  std::uint32_t pixels, width, height, left, top, right, bottom;
};

namespace {

constexpr Pixel kBackground = 0xFF000000;

// The atlas with all its pixels; the page adds the glyphs.
struct Atlas {
  std::vector<Pixel> pixels;
  int width = 0;
  int height = 0;
};

// ImGui's own part is coverage: the white pixels.
void CopyCoverage(const ImTextureData& texture, const ImTextureRect& rect, Atlas* atlas) {
  for (int y = rect.y; y < rect.y + rect.h; ++y) {
    const auto* coverage =
        static_cast<const std::uint8_t*>(const_cast<ImTextureData&>(texture).GetPixelsAt(0, y));
    Pixel* row = atlas->pixels.data() + static_cast<std::ptrdiff_t>(y) * atlas->width;
    for (int x = rect.x; x < rect.x + rect.w; ++x) row[x] = coverage[x] * 0x01010101u;
  }
}

// Returns whether pixels that were drawn before may now look different.
bool Update(ImTextureData* texture, Atlas* atlas) {
  switch (texture->Status) {
    case ImTextureStatus_WantCreate:
      atlas->width = texture->Width;
      atlas->height = texture->Height;
      atlas->pixels.assign(
          static_cast<std::size_t>(atlas->width) * static_cast<std::size_t>(atlas->height), 0);
      CopyCoverage(*texture, texture->UsedRect, atlas);
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
      return true;
    case ImTextureStatus_WantUpdates:
      CopyCoverage(*texture, texture->UpdateRect, atlas);
      texture->SetStatus(ImTextureStatus_OK);
      return false;
    case ImTextureStatus_WantDestroy:
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
      return false;
    case ImTextureStatus_OK:
    case ImTextureStatus_Destroyed:
      return false;
  }
  return false;
}

}  // namespace

void RenderInMemory(ImDrawData* data) {
  static Atlas atlas;
  static Rasteriser rasteriser;
  if (data == nullptr || !data->Valid || data->DisplaySize.x < 1 || data->DisplaySize.y < 1) return;
  if (data->Textures != nullptr) {
    for (ImTextureData* texture : *data->Textures) {
      if (Update(texture, &atlas)) rasteriser.Invalidate();
    }
  }
  // Rows are compared by what they show of the atlas, so it must show the same.
  if (raster_glyphs(atlas.pixels.data(), atlas.width) > 0) rasteriser.Invalidate();
  const RasterArea area =
      rasteriser.Draw(*data, {atlas.pixels.data(), atlas.width, atlas.height}, kBackground);
  if (area.empty()) return;
  const auto word = [](int value) { return static_cast<std::uint32_t>(value); };
  const ShowCall call{Address(rasteriser.pixels().data()),
                      word(rasteriser.width()),
                      word(rasteriser.height()),
                      word(area.left),
                      word(area.top),
                      word(area.right),
                      word(area.bottom)};
  raster_show(&call);
}

}  // namespace genkan::platform
