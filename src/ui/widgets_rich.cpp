// Text of which some is strong, code or a link. All of it has the widths of one face, so that lines
// break without regard to what is marked.
#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace genkan::ui {
namespace {

// A part of one line that looks the same.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const domain::RichSpan* span = nullptr;
};

class MarkedLines {
 public:
  MarkedLines(Painter& paint, const TextLook& look, const std::vector<domain::RichSpan>& spans)
      : paint_(paint), look_(look), spans_(spans) {}

  void Draw(Rect rect) {
    // A copy: what is measured on the way may move what is kept.
    const std::vector<BrokenLine> lines = paint_.Lines(look_, rect.width);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const float line = look_.type.line;
      const Rect place{rect.x, rect.y + static_cast<float>(i) * line, rect.width, line};
      if (paint_.InSight(place)) DrawLine(lines[i], place);
    }
  }

 private:
  float WidthOf(std::uint32_t begin, std::uint32_t end) {
    const TextLook part = Part(begin, end);
    return paint_.Lines(part, 1e5F)[0].width_px / paint_.scale();
  }

  TextLook Part(std::uint32_t begin, std::uint32_t end) const {
    TextLook part = look_;
    part.text = look_.text.substr(begin, end - begin);
    while (part.text.ends_with('\n')) part.text.remove_suffix(1);
    part.lines_max = 1;
    return part;
  }

  void DrawLine(const BrokenLine& line, Rect place) {
    const float width = WidthOf(line.begin, line.end);
    const float start = place.x + std::max(0.0F, paint_.LineStart(look_, line, place.width));
    // Parts follow each other as the paragraph runs.
    const bool forward = line.right_to_left == paint_.mirrored();
    const auto draw = [&](const Piece& piece) {
      // From its end, since a space before it would not count.
      const float own = WidthOf(piece.begin, piece.end);
      const float upto = WidthOf(line.begin, piece.end);
      DrawPiece(piece, Rect{forward ? start + upto - own : start + width - upto, place.y, own,
                            place.height});
    };
    std::uint32_t at = line.begin;
    for (const domain::RichSpan& span : spans_) {
      const std::uint32_t begin = std::max(span.begin, at);
      const std::uint32_t end = std::min(span.end, line.end);
      if (begin >= end) continue;
      if (at < begin) draw({at, begin, nullptr});
      draw({begin, end, &span});
      at = end;
    }
    if (at < line.end) draw({at, line.end, nullptr});
  }

  void DrawPiece(const Piece& piece, Rect place) {
    if (place.width <= 0) return;
    TextLook look = Part(piece.begin, piece.end);
    const domain::RichSpan* span = piece.span;
    if (span != nullptr && span->code) {
      paint_.Box(Rect{place.x - 2, place.y + 3, place.width + 4, place.height - 6},
                 Token::kBackground, Token::kBorder, 3);
    }
    if (span != nullptr && !span->href.empty()) {
      look.colour = Token::kLink;
      const float y = place.y + place.height / 2 + look_.type.size * 0.5F;
      paint_.HorizontalLine(place.x, y, place.width, Token::kLink);
    }
    const Rect rect{place.x, place.y, place.width + 1, place.height};
    paint_.DrawText(look, rect);
    // Strong is drawn twice, half a pixel apart or as near to it as the screen has.
    if (span == nullptr || !span->strong) return;
    const float apart = std::max(1.0F, std::round(paint_.scale() / 2)) / paint_.scale();
    paint_.DrawText(look, Rect{rect.x + apart, rect.y, rect.width, rect.height});
  }

  Painter& paint_;
  const TextLook& look_;
  const std::vector<domain::RichSpan>& spans_;
};

}  // namespace

float Ui::Marked(Mark mark, const TextLook& look, const std::vector<domain::RichSpan>& spans) {
  if (spans.empty()) return Text(mark, look);
  const float height = paint.Measure(look, mark.rect.width).height;
  mark.rect.height = height;
  Node& node = record.Add(mark);
  RecordText(&node, look, mark.rect.width);
  for (const domain::RichSpan& span : spans) {
    node.marks.push_back({span.begin, span.end, span.strong, span.code, span.href});
  }
  MarkedLines(paint, look, spans).Draw(mark.rect);
  return height;
}

}  // namespace genkan::ui
