// How the rasteriser walks through what Dear ImGui drew.
#pragma once

#include <imgui.h>

#include "platform/web/raster_shapes.h"

namespace genkan::platform {

// Whether the two triangles at `index` are an axis-aligned rectangle of one colour as
// ImDrawList::PrimRect and PrimRectUV write it.
inline bool IsQuad(const ImDrawVert* vertices, const ImDrawIdx* index) {
  if (index[3] != index[0] || index[4] != index[2]) return false;
  const ImDrawVert& a = vertices[index[0]];
  const ImDrawVert& b = vertices[index[1]];
  const ImDrawVert& c = vertices[index[2]];
  const ImDrawVert& d = vertices[index[5]];
  return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
         a.col == b.col && b.col == c.col && c.col == d.col;
}

// The part of what was drawn that is shown, in its own coordinates.
inline RasterArea PictureOf(const ImDrawData& draw_data) {
  const int top = NearestInt(draw_data.DisplayPos.y);
  return {0, top, NearestInt(draw_data.DisplaySize.x), top + NearestInt(draw_data.DisplaySize.y)};
}

// Calls `visit(command, clip, vertices, indices)` for each command that can be seen.
template <typename Visit>
void ForEachCommand(const ImDrawData& draw_data, const RasterArea& picture, Visit visit) {
  for (const ImDrawList* list : draw_data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const RasterArea clip =
          Intersection(picture, {NearestInt(command.ClipRect.x), NearestInt(command.ClipRect.y),
                                 NearestInt(command.ClipRect.z), NearestInt(command.ClipRect.w)});
      if (clip.empty() || command.UserCallback != nullptr) continue;
      visit(command, clip, list->VtxBuffer.Data + command.VtxOffset,
            list->IdxBuffer.Data + command.IdxOffset);
    }
  }
}

}  // namespace genkan::platform
