// The few signs that are drawn and not written. Each has a shape of its own: none needs its colour.
#include <algorithm>
#include <cmath>

#include "ui/painter.h"

namespace genkan::ui {
namespace {

constexpr float kPi = 3.14159265F;

// Draws on a square of side 16 that stands where the icon goes.
class Pen {
 public:
  Pen(ImDrawList& list, ImVec2 from, float side_px, std::uint32_t colour)
      : list_(list), from_(from), unit_(side_px / 16), colour_(colour) {}

  // What points somewhere points the other way.
  void Turn() { turned_ = true; }
  ImVec2 At(float x, float y) const {
    return ImVec2(from_.x + (turned_ ? 16 - x : x) * unit_, from_.y + y * unit_);
  }
  float Stroke() const { return std::max(1.0F, 1.75F * unit_); }

  void Polyline(std::initializer_list<ImVec2> points) {
    for (const ImVec2 point : points) list_.PathLineTo(At(point.x, point.y));
    list_.PathStroke(colour_, ImDrawFlags_None, Stroke());
  }
  void Ring(float radius, float middle = 8) {
    list_.AddCircle(At(middle, middle), radius * unit_, colour_, 0, Stroke());
  }
  void Disc(float x, float y, float radius) {
    list_.AddCircleFilled(At(x, y), radius * unit_, colour_);
  }
  void RightHalfDisc(float radius) {
    list_.PathArcTo(At(8, 8), radius * unit_, -kPi / 2, kPi / 2);
    list_.PathFillConvex(colour_);
  }
  void Triangle() { list_.AddTriangleFilled(At(8, 1.5F), At(15, 14), At(1, 14), colour_); }
  void Bar(float x, float y, float width, float height, std::uint32_t colour) {
    list_.AddRectFilled(At(x, y), At(x + width, y + height), colour);
  }

 private:
  ImDrawList& list_;
  ImVec2 from_;
  float unit_;
  std::uint32_t colour_;
  bool turned_ = false;
};

}  // namespace

void Painter::DrawIcon(Icon icon, Rect rect, Token token) {
  if (!InSight(rect)) return;
  rect = Placed(rect);
  Pen pen(*list_, Snapped(rect.x, rect.y), rect.width * scale_, Colour(token));
  switch (icon) {
    case Icon::kCircle:
      pen.Ring(5.5F);
      break;
    case Icon::kHalfCircle:
      pen.Ring(5.5F);
      pen.RightHalfDisc(3.5F);
      break;
    case Icon::kCheck:
      pen.Polyline({{3, 8.5F}, {6.5F, 12}, {13, 4.5F}});
      break;
    case Icon::kPlus:
      pen.Polyline({{8, 3}, {8, 13}});
      pen.Polyline({{3, 8}, {13, 8}});
      break;
    case Icon::kBack:
      if (mirrored_) pen.Turn();
      pen.Polyline({{9.5F, 3.5F}, {5, 8}, {9.5F, 12.5F}});
      break;
    case Icon::kWarning:
      pen.Triangle();
      pen.Bar(7.25F, 6, 1.5F, 4, Colour(Token::kSurface));
      pen.Bar(7.25F, 11, 1.5F, 1.5F, Colour(Token::kSurface));
      break;
    case Icon::kDown:
      pen.Polyline({{4, 6.5F}, {8, 10.5F}, {12, 6.5F}});
      break;
    case Icon::kUp:
      pen.Polyline({{4, 9.5F}, {8, 5.5F}, {12, 9.5F}});
      break;
    case Icon::kCross:
      pen.Polyline({{4, 4}, {12, 12}});
      pen.Polyline({{12, 4}, {4, 12}});
      break;
    case Icon::kSearch:
      if (mirrored_) pen.Turn();
      pen.Ring(4.5F, 7);
      pen.Polyline({{10.25F, 10.25F}, {14, 14}});
      break;
    case Icon::kDots:
      for (const float x : {3.5F, 8.0F, 12.5F}) pen.Disc(x, 8, 1.5F);
      break;
  }
}

}  // namespace genkan::ui
