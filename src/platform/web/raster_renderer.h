// Draws a frame in the module itself and hands the pixels to the page; web/bridge/raster.ts and
// strips.ts show them. For browsers without WebGL, or with one emulated in software.
#pragma once

#include <cstdint>

#include "genkan/ui/app.h"

namespace genkan::platform {

// A frame: the window, and what scrolls in it.
struct Picture {
  ImDrawData* window = nullptr;  // Null: nothing is drawn.
  ui::ContentStrips strips;
  int strip_px = 0;            // Device pixels: how high each is.
  std::uint32_t scroller = 0;  // The page's handle of what scrolls.
};

// Draws `picture`, textures first. Strips keep their pixels for as long as they are in sight, so
// that a scroll draws only the ones that come into it.
void RenderInMemory(const Picture& picture);

}  // namespace genkan::platform
