#include "platform/web/rasteriser.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <vector>

namespace genkan::platform {
namespace {

constexpr Pixel kWhite = 0xFFFFFFFF;
constexpr Pixel kHalfMask = 0x80808080;
constexpr ImU32 kRed = IM_COL32(255, 0, 0, 255);

// An atlas of 16 by 16: a white corner for plain shapes, a 2 by 2 glyph at (2, 2), and one of 7 by
// 1 with a ramp of coverage at (4, 8).
class Scene {
 public:
  Scene() : list_(&shared_) {
    texels_.fill(0);
    texels_[0] = kWhite;
    texels_[2 * 16 + 2] = kWhite;
    texels_[3 * 16 + 3] = kHalfMask;
    for (std::uint32_t i = 0; i < 7; ++i) texels_[8 * 16 + 4 + i] = i * 40 * 0x01010101u;
    Clear();
  }

  void Clear() {
    list_._ResetForNewFrame();
    list_.PushClipRect(ImVec2(0, 0), ImVec2(32, 64));
  }
  void Rectangle(float left, float top, float right, float bottom, ImU32 colour) {
    list_.PrimReserve(6, 4);
    const ImVec2 white(0.03f, 0.03f);
    list_.PrimRectUV(ImVec2(left, top), ImVec2(right, bottom), white, white, colour);
  }
  void Glyph(float left, float top, ImU32 colour) {
    list_.PrimReserve(6, 4);
    list_.PrimRectUV(ImVec2(left, top), ImVec2(left + 2, top + 2), ImVec2(0.125f, 0.125f),
                     ImVec2(0.25f, 0.25f), colour);
  }
  void Ramp(float left, float top, ImU32 colour) {
    list_.PrimReserve(6, 4);
    list_.PrimRectUV(ImVec2(left, top), ImVec2(left + 7, top + 1), ImVec2(0.25f, 0.5f),
                     ImVec2(11.0f / 16, 9.0f / 16), colour);
  }
  void Triangle(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 colour) {
    list_.PrimReserve(3, 3);
    const ImVec2 white(0.03f, 0.03f);
    for (const ImVec2& corner : {a, b, c}) list_.PrimVtx(corner, white, colour);
  }
  ImDrawList& list() { return list_; }

  RasterArea Draw(Rasteriser& rasteriser, int top = 0, int height = 64) {
    ImDrawData data;
    data.DisplayPos.y = static_cast<float>(top);
    data.DisplaySize = ImVec2(32, static_cast<float>(height));
    data.CmdLists.push_back(&list_);
    data.CmdListsCount = 1;
    return rasteriser.Draw(data, {texels_.data(), 16, 16}, 0xFF000000);
  }

 private:
  ImDrawListSharedData shared_;
  ImDrawList list_;
  std::array<Pixel, 256> texels_;
};

Pixel At(const Rasteriser& rasteriser, int x, int y) {
  return rasteriser.pixels()[static_cast<std::size_t>(y * rasteriser.width() + x)];
}

TEST_CASE("A rectangle fills exactly its pixels", "[platform][raster]") {
  Scene scene;
  Rasteriser rasteriser;
  scene.Rectangle(2, 3, 5, 6, kRed);
  scene.Draw(rasteriser);
  CHECK(At(rasteriser, 2, 3) == kRed);
  CHECK(At(rasteriser, 4, 5) == kRed);
  CHECK(At(rasteriser, 5, 5) == 0xFF000000);
  CHECK(At(rasteriser, 4, 6) == 0xFF000000);
  CHECK(At(rasteriser, 1, 3) == 0xFF000000);
}

TEST_CASE("A glyph takes the colour of its text and leaves empty texels alone",
          "[platform][raster]") {
  Scene scene;
  Rasteriser rasteriser;
  scene.Rectangle(0, 0, 32, 64, IM_COL32_WHITE);
  scene.Glyph(10, 10, kRed);
  scene.Draw(rasteriser);
  CHECK(At(rasteriser, 10, 10) == kRed);
  CHECK(At(rasteriser, 11, 10) == kWhite);
  CHECK(At(rasteriser, 11, 11) == IM_COL32(255, 127, 127, 255));
}

TEST_CASE("Every coverage blends as far as it covers", "[platform][raster]") {
  Scene scene;
  Rasteriser rasteriser;
  scene.Rectangle(0, 0, 32, 64, IM_COL32(0, 100, 200, 255));
  scene.Ramp(3, 5, IM_COL32(200, 100, 0, 255));
  scene.Draw(rasteriser);
  for (int i = 0; i < 7; ++i) {
    const int alpha = i * 40;
    const auto blended = [alpha](int over, int under) {
      return (over * alpha + under * (255 - alpha)) / 255;
    };
    const Pixel pixel = At(rasteriser, 3 + i, 5);
    CHECK(std::abs(static_cast<int>(pixel & 255) - blended(200, 0)) <= 1);
    CHECK(std::abs(static_cast<int>((pixel >> 8) & 255) - blended(100, 100)) <= 1);
    CHECK(std::abs(static_cast<int>((pixel >> 16) & 255) - blended(0, 200)) <= 1);
    CHECK(pixel >> 24 == 255);
  }
  CHECK(At(rasteriser, 10, 5) == IM_COL32(0, 100, 200, 255));
}

TEST_CASE("Nothing is drawn outside the clip rectangle", "[platform][raster]") {
  Scene scene;
  Rasteriser rasteriser;
  scene.list().PushClipRect(ImVec2(4, 4), ImVec2(6, 6));
  scene.Rectangle(0, 0, 32, 64, kRed);
  scene.Glyph(5, 5, IM_COL32_WHITE);
  scene.Triangle(ImVec2(0, 0), ImVec2(32, 0), ImVec2(0, 64), kRed);
  scene.Draw(rasteriser);
  CHECK(At(rasteriser, 4, 4) == kRed);
  CHECK(At(rasteriser, 3, 4) == 0xFF000000);
  CHECK(At(rasteriser, 6, 5) == 0xFF000000);
}

TEST_CASE("Two triangles that share an edge cover each pixel once", "[platform][raster]") {
  Scene scene;
  Rasteriser rasteriser;
  const ImU32 half_red = IM_COL32(255, 0, 0, 128);
  scene.Triangle(ImVec2(4, 4), ImVec2(20, 4), ImVec2(20, 20), half_red);
  scene.Triangle(ImVec2(20, 20), ImVec2(4, 20), ImVec2(4, 4), half_red);
  scene.Draw(rasteriser);
  for (int y = 4; y < 20; ++y) {
    for (int x = 4; x < 20; ++x) REQUIRE(At(rasteriser, x, y) == IM_COL32(128, 0, 0, 255));
  }
}

TEST_CASE("A soft edge fades from one side to the other", "[platform][raster]") {
  Scene scene;
  Rasteriser rasteriser;
  const ImVec2 white(0.03f, 0.03f);
  scene.list().PrimReserve(3, 3);
  scene.list().PrimVtx(ImVec2(0, 0), white, IM_COL32(255, 0, 0, 255));
  scene.list().PrimVtx(ImVec2(20, 0), white, IM_COL32(255, 0, 0, 0));
  scene.list().PrimVtx(ImVec2(0, 40), white, IM_COL32(255, 0, 0, 255));
  scene.Draw(rasteriser);
  for (int x = 0; x < 19; ++x) {
    const int wanted = static_cast<int>(255 * (1 - (x + 0.5) / 20));
    CHECK(std::abs(static_cast<int>(At(rasteriser, x, 0) & 255) - wanted) <= 2);
  }
}

TEST_CASE("A triangle outside the picture and one without area draw nothing",
          "[platform][raster]") {
  Scene scene;
  Rasteriser rasteriser;
  scene.Draw(rasteriser);
  const std::vector<Pixel> before(rasteriser.pixels().begin(), rasteriser.pixels().end());
  scene.Triangle(ImVec2(-9, -9), ImVec2(-4, -9), ImVec2(-4, -2), kRed);
  scene.Triangle(ImVec2(1, 1), ImVec2(5, 5), ImVec2(9, 9), kRed);
  scene.Draw(rasteriser);
  CHECK(std::vector<Pixel>(rasteriser.pixels().begin(), rasteriser.pixels().end()) == before);
}

TEST_CASE("Only the rows in which something changed are drawn again", "[platform][raster]") {
  Scene scene;
  Rasteriser rasteriser;
  scene.Rectangle(0, 0, 8, 8, kRed);
  CHECK(scene.Draw(rasteriser) == RasterArea{0, 0, 32, 64});
  CHECK(scene.Draw(rasteriser).empty());

  scene.Clear();
  scene.Rectangle(0, 0, 8, 8, kRed);
  scene.Rectangle(0, 40, 8, 44, kRed);
  CHECK(scene.Draw(rasteriser) == RasterArea{0, 40, 32, 44});
  CHECK(At(rasteriser, 3, 41) == kRed);
  CHECK(At(rasteriser, 3, 3) == kRed);

  scene.Clear();
  scene.Rectangle(0, 0, 8, 8, kRed);
  CHECK(scene.Draw(rasteriser) == RasterArea{0, 40, 32, 44});
  CHECK(At(rasteriser, 3, 41) == 0xFF000000);
}

// A list of rows with a glyph and a soft triangle each, scrolled by `top`, under a fixed header.
void DrawList(Scene& scene, int top) {
  scene.Clear();
  scene.Rectangle(0, 0, 32, 64, IM_COL32_WHITE);
  scene.list().PushClipRect(ImVec2(0, 8), ImVec2(32, 64), true);
  for (int row = 0; row < 40; ++row) {
    const auto y = static_cast<float>(8 + row * 11 - top);
    const auto shade = static_cast<ImU32>(row * 6);
    scene.Rectangle(0, y, 32, y + 1, IM_COL32(shade, 0, 0, 255));
    scene.Glyph(static_cast<float>(row % 28), y + 3, IM_COL32(0, shade, 0, 255));
    scene.Triangle(ImVec2(20, y + 2.5f), ImVec2(30, y + 5), ImVec2(20, y + 9.5f), kRed);
  }
  scene.list().PopClipRect();
  scene.Rectangle(0, 0, 32, 8, kRed);
}

TEST_CASE("A strip shows the part of the drawing that starts where it is told",
          "[platform][raster]") {
  Scene scene;
  DrawList(scene, 5);
  Rasteriser whole;
  scene.Draw(whole);
  Rasteriser strip;
  for (const int top : {0, 16, 31}) {
    scene.Draw(strip, top, 24);
    REQUIRE(strip.height() == 24);
    const auto first = whole.pixels().begin() + top * whole.width();
    REQUIRE(std::equal(strip.pixels().begin(), strip.pixels().end(), first));
  }
}

TEST_CASE("A scrolled list looks as if it had been drawn anew", "[platform][raster]") {
  Scene scene;
  Rasteriser scrolling;
  for (const int top : {0, 3, 16, 12, 60, 59, 300, 0}) {
    DrawList(scene, top);
    scene.Draw(scrolling);
    Rasteriser fresh;
    scene.Draw(fresh);
    REQUIRE(std::equal(scrolling.pixels().begin(), scrolling.pixels().end(), fresh.pixels().begin(),
                       fresh.pixels().end()));
  }
}

}  // namespace
}  // namespace genkan::platform
