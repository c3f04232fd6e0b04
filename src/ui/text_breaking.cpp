#include "ui/text_breaking.h"

namespace genkan::ui {
namespace {

// Sums of advances are not exact: a line may be this much over.
constexpr float kSlackPx = 0.05f;

// The line being filled.
struct Line {
  std::size_t begin = 0;
  float pen_px = 0;      // White space included.
  float width_px = 0;    // Up to the last unit that is drawn.
  std::size_t stop = 0;  // After the last unit where it may end; equal to begin: nowhere yet.
  float stop_width_px = 0;
};

void Append(const std::vector<TextUnit>& units, std::size_t begin, std::size_t end, float width_px,
            std::vector<BrokenLine>* lines) {
  BrokenLine line;
  line.begin = begin < units.size() ? units[begin].begin : units.empty() ? 0 : units.back().end;
  line.end = end > begin ? units[end - 1].end : line.begin;
  line.width_px = width_px;
  lines->push_back(line);
}

void Take(const TextUnit& unit, std::size_t index, Line* line) {
  line->pen_px += unit.advance_px;
  if (!unit.white_space) line->width_px = line->pen_px;
  if (unit.break_after == BreakAfter::kForbidden) return;
  line->stop = index + 1;
  line->stop_width_px = line->width_px;
}

}  // namespace

void BreakUnits(const LineBreaker& breaker, float width_px, std::vector<BrokenLine>* lines) {
  std::vector<TextUnit>& units = breaker.units;
  lines->clear();
  Line line;
  for (std::size_t index = 0; index < units.size();) {
    const TextUnit& unit = units[index];
    if (unit.break_after == BreakAfter::kMandatory) {
      Append(units, line.begin, index + 1, line.width_px, lines);
      ++index;
      line = {.begin = index, .stop = index};
      continue;
    }
    const bool fits = unit.white_space || line.pen_px + unit.advance_px <= width_px + kSlackPx;
    if (!fits && index == line.begin && breaker.split(index, width_px)) continue;
    if (fits || index == line.begin) {
      Take(unit, index, &line);
      ++index;
      continue;
    }
    // A word wider than the line is broken between its units.
    const bool stop = line.stop > line.begin;
    const std::size_t end = stop ? line.stop : index;
    Append(units, line.begin, end, stop ? line.stop_width_px : line.width_px, lines);
    index = end;
    line = {.begin = end, .stop = end};
  }
  const bool newline_last = !units.empty() && units.back().break_after == BreakAfter::kMandatory;
  if (line.begin < units.size() || lines->empty() || newline_last) {
    Append(units, line.begin, units.size(), line.width_px, lines);
  }
}

}  // namespace genkan::ui
