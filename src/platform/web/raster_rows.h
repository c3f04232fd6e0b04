// What lies in each row of a frame, as one number: rows of equal digests look the same wherever
// they stand, so that a row that scrolled is moved and not drawn again.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/web/rasteriser.h"

namespace genkan::platform {

using RowDigests = std::vector<std::uint64_t>;

// One digest for each row of `picture`, which starts at the origin.
RowDigests DigestRows(const ImDrawData& draw_data, const RasterArea& picture);

// How far most rows that changed have moved: the row that `new_rows[y]` shows now stood at
// y + RowShift(). 0 where no move explains them.
int RowShift(const RowDigests& old_rows, const RowDigests& new_rows);

}  // namespace genkan::platform
