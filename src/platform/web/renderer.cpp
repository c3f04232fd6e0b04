#include "platform/web/renderer.h"

#include <imgui.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "platform/web/imports.h"

namespace genkan::platform {

// As renderer.ts reads them, word by word.
struct TextureCall {
  std::uint32_t texture, x, y, width, height, pixels, stride;
};

struct RenderCall {
  std::uint32_t vertices, vertex_bytes, indices, index_bytes, commands, command_count, width,
      height;
};

namespace {

struct Command {
  std::int32_t first_vertex, first_index, index_count, x, y, width, height, texture;
};
static_assert(sizeof(Command) == 32 && sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 2);

void Update(ImTextureData* texture) {
  const bool create = texture->Status == ImTextureStatus_WantCreate;
  if (create) {
    texture->SetTexID(static_cast<ImTextureID>(texture_create(texture->Width, texture->Height)));
  }
  if (create || texture->Status == ImTextureStatus_WantUpdates) {
    const ImTextureRect& rect = create ? texture->UsedRect : texture->UpdateRect;
    const TextureCall call{static_cast<std::uint32_t>(texture->TexID),
                           rect.x,
                           rect.y,
                           rect.w,
                           rect.h,
                           Address(texture->GetPixelsAt(rect.x, rect.y)),
                           static_cast<std::uint32_t>(texture->GetPitch())};
    if (rect.w > 0 && rect.h > 0) texture_update(&call);
    texture->SetStatus(ImTextureStatus_OK);
  } else if (texture->Status == ImTextureStatus_WantDestroy) {
    texture_destroy(static_cast<int>(texture->TexID));
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
}

// Of the last frame; they live as long as the program.
ImVector<ImTextureData*>* textures = nullptr;

// One frame's lists as two arrays, which are uploaded at once.
class Flattened {
 public:
  void Fill(const ImDrawData& data) {
    vertices_.resize(static_cast<std::size_t>(data.TotalVtxCount));
    indices_.resize(static_cast<std::size_t>(data.TotalIdxCount));
    commands_.clear();
    std::size_t vertex = 0, index = 0;
    for (const ImDrawList* list : data.CmdLists) {
      std::memcpy(&vertices_[vertex], list->VtxBuffer.Data,
                  static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
      std::memcpy(&indices_[index], list->IdxBuffer.Data,
                  static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
      for (const ImDrawCmd& command : list->CmdBuffer) Add(data, command, vertex, index);
      vertex += static_cast<std::size_t>(list->VtxBuffer.Size);
      index += static_cast<std::size_t>(list->IdxBuffer.Size);
    }
  }

  RenderCall Call(const ImDrawData& data) const {
    const auto bytes = [](const auto& items) {
      return static_cast<std::uint32_t>(items.size() * sizeof(items[0]));
    };
    return {Address(vertices_.data()),
            bytes(vertices_),
            Address(indices_.data()),
            bytes(indices_),
            Address(commands_.data()),
            static_cast<std::uint32_t>(commands_.size()),
            static_cast<std::uint32_t>(std::lround(data.DisplaySize.x)),
            static_cast<std::uint32_t>(std::lround(data.DisplaySize.y))};
  }

 private:
  void Add(const ImDrawData& data, const ImDrawCmd& command, std::size_t vertex,
           std::size_t index) {
    const auto left = std::lround(std::fmax(command.ClipRect.x, 0));
    const auto top = std::lround(std::fmax(command.ClipRect.y, 0));
    const auto right = std::lround(std::fmin(command.ClipRect.z, data.DisplaySize.x));
    const auto bottom = std::lround(std::fmin(command.ClipRect.w, data.DisplaySize.y));
    if (right <= left || bottom <= top || command.ElemCount == 0) return;
    commands_.push_back({.first_vertex = static_cast<std::int32_t>(vertex + command.VtxOffset),
                         .first_index = static_cast<std::int32_t>(index + command.IdxOffset),
                         .index_count = static_cast<std::int32_t>(command.ElemCount),
                         .x = static_cast<std::int32_t>(left),
                         .y = static_cast<std::int32_t>(top),
                         .width = static_cast<std::int32_t>(right - left),
                         .height = static_cast<std::int32_t>(bottom - top),
                         .texture = static_cast<std::int32_t>(command.GetTexID())});
  }

  std::vector<ImDrawVert> vertices_;
  std::vector<ImDrawIdx> indices_;
  std::vector<Command> commands_;
};

}  // namespace

void Render(ImDrawData* data) {
  if (data == nullptr || !data->Valid || data->DisplaySize.x < 1 || data->DisplaySize.y < 1) return;
  textures = data->Textures;
  if (textures != nullptr) {
    for (ImTextureData* texture : *textures) {
      if (texture->Status != ImTextureStatus_OK) Update(texture);
    }
  }
  static Flattened flattened;
  flattened.Fill(*data);
  const RenderCall call = flattened.Call(*data);
  render(&call);
}

void ForgetTextures() {
  if (textures == nullptr) return;
  for (ImTextureData* texture : *textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
}

}  // namespace genkan::platform
