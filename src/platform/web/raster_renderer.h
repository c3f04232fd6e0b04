// Draws a frame in the module itself and hands the pixels to the page; web/bridge/raster.ts shows
// them. For browsers without WebGL, or with one emulated in software.
#pragma once

struct ImDrawData;

namespace genkan::platform {

// Draws `data`, textures first. Null: nothing.
void RenderInMemory(ImDrawData* data);

}  // namespace genkan::platform
