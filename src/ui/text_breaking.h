// Where lines end: pure arithmetic over the units of a text.
#pragma once

#include <functional>
#include <vector>

#include "ui/text_engine.h"

namespace genkan::ui {

struct LineBreaker {
  // Cuts a unit that is wider than a line into pieces of at most that width; false where it is one
  // cluster. Refines `units` in place.
  std::function<bool(std::size_t unit, float width_px)> split;
  std::vector<TextUnit>& units;
};

// At least one line; together they cover all units.
void BreakUnits(const LineBreaker& breaker, float width_px, std::vector<BrokenLine>* lines);

}  // namespace genkan::ui
