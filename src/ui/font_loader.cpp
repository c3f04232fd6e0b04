#include "ui/font_loader.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "genkan/base/check.h"
#include "genkan/base/utf8.h"

namespace genkan::ui {
namespace {

// A fixed size: a texture that grows would be drawn anew at the worst moment.
constexpr int kAtlasSide = 2048;
// Part of the surface that may be taken at the top of a frame.
constexpr float kFullShare = 0.65f;

// What a font is, kept by ImGui as its "font data".
struct Source {
  Fonts* fonts = nullptr;
  FontWeight weight = FontWeight::kRegular;
  Ink ink = Ink::kDark;
};

const Source& SourceOf(const ImFontConfig& config) {
  return *static_cast<const Source*>(config.FontData);
}

// ImGui rounds sizes, so the exact one is carried as a size and a density.
float ExactSize(const ImFontBaked& baked) { return baked.Size * baked.RasterizerDensity; }

bool ContainsGlyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool InitBaked(ImFontAtlas*, ImFontConfig* config, ImFontBaked* baked, void*) {
  const Source& source = SourceOf(*config);
  const FontMetrics metrics =
      source.fonts->platform().MetricsOf({source.weight, ExactSize(*baked)});
  baked->Ascent = std::round(metrics.ascent_px);
  baked->Descent = -std::round(metrics.descent_px);
  return true;
}

// Packs without letting ImGui make a new texture in the middle of a frame.
ImFontAtlasRectId Pack(ImFontAtlas* atlas, int width, int height) {
  atlas->Builder->LockDisableResize = true;
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
  atlas->Builder->LockDisableResize = false;
  return id;
}

bool LoadGlyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*,
               ImWchar code_point, ImFontGlyph* glyph, float* advance_only) {
  const Source& source = SourceOf(*config);
  const FontFace face{source.weight, ExactSize(*baked)};
  std::string character;
  UnitText text;
  bool coloured = false;
  if (UnitStore::IsId(code_point)) {
    const UnitStore::Unit& unit = source.fonts->units().At(code_point);
    text = {unit.text, unit.language, unit.right_to_left, unit.colour};
    coloured = unit.coloured;
  } else {
    AppendUtf8(code_point, &character);
    text = {.text = character};
  }
  const InkBox ink = source.fonts->platform().MeasureUnit(text, face);
  if (glyph == nullptr) {
    *advance_only = ink.advance_px;
    return true;
  }
  glyph->Codepoint = code_point;
  glyph->AdvanceX = ink.advance_px;
  const float left = std::ceil(ink.left), above = std::ceil(ink.above);
  const int width = static_cast<int>(left + std::ceil(ink.right));
  const int height = static_cast<int>(above + std::ceil(ink.below));
  if (width <= 0 || height <= 0) return true;
  glyph->PackId = width < kAtlasSide && height < kAtlasSide ? Pack(atlas, width, height)
                                                            : ImFontAtlasRectId_Invalid;
  if (glyph->PackId == ImFontAtlasRectId_Invalid) {
    source.fonts->set_overflowed();
    return true;
  }
  const ImTextureRect& place = *ImFontAtlasPackGetRect(atlas, glyph->PackId);
  glyph->Visible = true;
  glyph->Colored = coloured;
  glyph->X0 = -left;
  glyph->Y0 = baked->Ascent - above;
  glyph->X1 = glyph->X0 + static_cast<float>(width);
  glyph->Y1 = glyph->Y0 + static_cast<float>(height);
  source.fonts->platform().DrawUnit(text, face, source.ink, coloured,
                                    {.x = place.x,
                                     .y = place.y,
                                     .width = width,
                                     .height = height,
                                     .origin_x = left,
                                     .origin_y = above});
  return true;
}

const ImFontLoader* Loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "browser";
    made.FontSrcContainsGlyph = ContainsGlyph;
    made.FontBakedInit = InitBaked;
    made.FontBakedLoadGlyph = LoadGlyph;
    return made;
  }();
  return &loader;
}

}  // namespace

Fonts::Fonts(TextPlatform& platform, UnitStore& units, ImFontAtlas& atlas)
    : platform_(platform), units_(units), atlas_(atlas) {
  GENKAN_CHECK(atlas.Fonts.empty());
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  atlas.TexDesiredFormat = ImTextureFormat_Alpha8;
  atlas.TexMinWidth = atlas.TexMaxWidth = kAtlasSide;
  atlas.TexMinHeight = atlas.TexMaxHeight = kAtlasSide;
  atlas.SetFontLoader(Loader());
  for (const FontWeight weight : {FontWeight::kRegular, FontWeight::kStrong, FontWeight::kCode}) {
    for (const Ink ink : {Ink::kDark, Ink::kLight}) {
      Source source{this, weight, ink};
      ImFontConfig config;
      config.FontData = &source;
      config.FontDataSize = sizeof(source);
      config.FontDataOwnedByAtlas = false;  // ImGui makes its own copy.
      config.SizePixels = 16;
      atlas.AddFont(&config);
    }
  }
  pixels_generation_ = platform.PixelsGeneration();
}

bool Fonts::NearlyFull() const {
  const int surface = atlas_.TexData->Width * atlas_.TexData->Height;
  return overflowed_ || static_cast<float>(atlas_.Builder->RectsPackedSurface) >
                            kFullShare * static_cast<float>(surface);
}

void Fonts::BeginFrame(bool wanted) {
  const bool lost = platform_.PixelsGeneration() != pixels_generation_;
  if (!wanted && !lost && !NearlyFull()) return;
  pixels_generation_ = platform_.PixelsGeneration();
  overflowed_ = false;
  ImFontAtlasBuildDiscardBakes(&atlas_, 0);
  ImFontAtlasTextureRepack(&atlas_, atlas_.TexData->Width, atlas_.TexData->Height);
  // The white pixels moved to a new texture, of which nothing is known to be used yet.
  ImTextureData* texture = atlas_.TexData;
  const auto x = static_cast<int>(atlas_.TexUvWhitePixel.x * static_cast<float>(texture->Width));
  const auto y = static_cast<int>(atlas_.TexUvWhitePixel.y * static_cast<float>(texture->Height));
  ImFontAtlasTextureBlockQueueUpload(&atlas_, texture, x, y, 2, 2);
}

ImFontBaked& Fonts::Baked(const FontFace& face, Ink ink) {
  const int index = static_cast<int>(face.weight) * 2 + (ink == Ink::kLight ? 1 : 0);
  const float size = std::max(1.0f, std::round(face.size_px));
  return *atlas_.Fonts[index]->GetFontBaked(size, face.size_px / size);
}

}  // namespace genkan::ui

// With FreeType named as the default loader ImGui links no font parser of its own.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() { return genkan::ui::Loader(); }
}  // namespace ImGuiFreeType
