// The half of Dear ImGui that we use: an atlas of glyphs, a draw list, and the data that a renderer
// takes. There is no ImGui context: windows, input and settings belong to the browser, and without
// a context their code is not in the download. So no function that wants one may be called.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

namespace genkan::ui {

class ImGuiHome {
 public:
  ImGuiHome();
  ~ImGuiHome();
  ImGuiHome(const ImGuiHome&) = delete;
  ImGuiHome& operator=(const ImGuiHome&) = delete;

  // Between frames the atlas may be emptied or filled, in a frame only filled.
  ImFontAtlas& atlas() { return atlas_; }
  // What another draw list is made with, one that lives no longer than this.
  ImDrawListSharedData& shared() { return shared_; }

  // Both in device pixels.
  void BeginFrame(float width, float height);
  // The frame's list, empty. A second call in one frame begins it anew.
  ImDrawList& StartList();
  // Valid until the next BeginFrame().
  ImDrawData& EndFrame();

 private:
  ImFontAtlas atlas_;
  ImDrawListSharedData shared_;
  ImDrawList list_{&shared_};
  ImDrawData data_;
  int frame_ = 0;
};

}  // namespace genkan::ui
