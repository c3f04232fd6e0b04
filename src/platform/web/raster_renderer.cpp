#include "platform/web/raster_renderer.h"

#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "platform/web/imports.h"
#include "platform/web/rasteriser.h"

namespace genkan::platform {

// As raster.ts reads them, word by word.
struct ShowCall {
  std::uint32_t pixels, width, height, top, bottom;
};

struct StripCall {
  std::uint32_t slot;
  std::uint32_t scroller;  // The page's handle; 0: the slot shows nothing.
  std::uint32_t index;
  ShowCall show;
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

ShowCall ShowCallOf(const Rasteriser& rasteriser, const RasterArea& area) {
  const auto word = [](int value) { return static_cast<std::uint32_t>(value); };
  return {Address(rasteriser.pixels().data()), word(rasteriser.width()), word(rasteriser.height()),
          word(area.top), word(area.bottom)};
}

// The strips of the content that is shown, each in a slot, as the page has a canvas for each.
class StripSlots {
 public:
  void Invalidate() {
    for (Slot& slot : slots_) slot.rasteriser.Invalidate();
  }

  void Draw(const Picture& picture, const RasterAtlas& atlas) {
    const ui::ContentStrips& strips = picture.strips;
    const auto in_sight = [&](const Slot& slot) {
      return slot.index >= strips.first && slot.index < strips.first + strips.count;
    };
    for (int index = strips.first; index < strips.first + strips.count; ++index) {
      const auto shows = [index](const Slot& slot) { return slot.index == index; };
      if (std::any_of(slots_.begin(), slots_.end(), shows)) continue;
      const auto spare = std::find_if_not(slots_.begin(), slots_.end(), in_sight);
      Slot& slot = spare == slots_.end() ? slots_.emplace_back() : *spare;
      slot.index = index;
    }
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      Slot& slot = slots_[i];
      StripCall call{.slot = static_cast<std::uint32_t>(i)};
      if (in_sight(slot)) {
        const int drawn = slot.index - strips.drawn_first;
        const bool fresh = drawn >= 0 && drawn < strips.drawn_count;
        const RasterArea area =
            fresh ? DrawStrip(picture, atlas, drawn, &slot.rasteriser) : RasterArea{};
        call.scroller = picture.scroller;
        call.index = static_cast<std::uint32_t>(slot.index);
        call.show = ShowCallOf(slot.rasteriser, area);
      }
      raster_strip(&call);
    }
  }

 private:
  struct Slot {
    int index = -1;
    Rasteriser rasteriser;
  };

  // The strip that is the `number`th of the drawn ones.
  static RasterArea DrawStrip(const Picture& picture, const RasterAtlas& atlas, int number,
                              Rasteriser* rasteriser) {
    const ui::ContentStrips& strips = picture.strips;
    const auto strip_px = static_cast<float>(picture.strip_px);
    ImDrawData data;
    data.CmdLists.push_back(strips.list);
    data.DisplayPos.y = static_cast<float>(number) * strip_px;
    data.DisplaySize = ImVec2(static_cast<float>(strips.width_px), strip_px);
    return rasteriser->Draw(data, atlas, kBackground);
  }

  std::vector<Slot> slots_;
};

}  // namespace

void RenderInMemory(const Picture& picture) {
  static Atlas pixels;
  static Rasteriser window;
  static StripSlots strips;
  const ImDrawData* data = picture.window;
  if (data == nullptr || !data->Valid || data->DisplaySize.x < 1 || data->DisplaySize.y < 1) return;
  bool stale = false;
  if (data->Textures != nullptr) {
    for (ImTextureData* texture : *data->Textures) stale = Update(texture, &pixels) || stale;
  }
  // Rows are compared by what they show of the atlas, so it must show the same.
  stale = raster_glyphs(pixels.pixels.data(), pixels.width) > 0 || stale;
  if (stale) {
    window.Invalidate();
    strips.Invalidate();
  }
  const RasterAtlas atlas{pixels.pixels.data(), pixels.width, pixels.height};
  strips.Draw(picture, atlas);
  const RasterArea area = window.Draw(*data, atlas, kBackground);
  if (area.empty()) return;
  const ShowCall call = ShowCallOf(window, area);
  raster_show(&call);
}

}  // namespace genkan::platform
