// Pictures for tests.
#pragma once

#include <string_view>

namespace genkan::support {

// A PNG of one pixel.
inline constexpr std::string_view kOnePixel =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg==";

}  // namespace genkan::support
