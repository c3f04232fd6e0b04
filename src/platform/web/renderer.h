// Hands a frame's triangles to the page; web/bridge/renderer.ts draws them.
#pragma once

struct ImDrawData;

namespace genkan::platform {

// Draws `data`, textures first. Null: nothing.
void Render(ImDrawData* data);

// The context went and with it every texture: the next frame makes them anew.
void ForgetTextures();

}  // namespace genkan::platform
