#include "ui/imgui_home.h"

namespace genkan::ui {

ImGuiHome::ImGuiHome() {
  shared_.FontAtlas = &atlas_;
  // As ImGui's own style has them.
  shared_.CurveTessellationTol = 1.25F;
  shared_.SetCircleTessellationMaxError(0.30F);
  shared_.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill |
                         ImDrawListFlags_AllowVtxOffset;
  atlas_.RendererHasTextures = true;
  ImFontAtlasAddDrawListSharedData(&atlas_, &shared_);
}

ImGuiHome::~ImGuiHome() { ImFontAtlasRemoveDrawListSharedData(&atlas_, &shared_); }

void ImGuiHome::BeginFrame(float width, float height) {
  ImFontAtlasUpdateNewFrame(&atlas_, ++frame_, atlas_.RendererHasTextures);
  shared_.ClipRectFullscreen = ImVec4(0, 0, width, height);
  data_.Clear();
  data_.DisplaySize = ImVec2(width, height);
  data_.FramebufferScale = ImVec2(1, 1);
}

ImDrawList& ImGuiHome::StartList() {
  list_._ResetForNewFrame();
  list_.PushTexture(atlas_.TexRef);
  list_.PushClipRectFullScreen();
  return list_;
}

ImDrawData& ImGuiHome::EndFrame() {
  data_.AddDrawList(&list_);
  data_.Textures = &atlas_.TexList;
  data_.Valid = true;
  return data_;
}

}  // namespace genkan::ui
