// What lies in each row of a picture, as one number: a row whose digest stays shows what it showed.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/web/rasteriser.h"

namespace genkan::platform {

using RowDigests = std::vector<std::uint64_t>;

// One digest for each row of `picture`, wherever that lies in what was drawn.
RowDigests DigestRows(const ImDrawData& draw_data, const RasterArea& picture);

}  // namespace genkan::platform
