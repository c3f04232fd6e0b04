// A text with marks (domain/rich_text.h) as paragraphs, lists, quotes and code.
#pragma once

#include <cstdint>
#include <string_view>

#include "ui/view_context.h"

namespace genkan::ui {

struct RichLook {
  std::string_view text;
  std::string_view language;  // Empty: the page's.
  // Names the text for the page's memory of what of it is unfolded.
  std::int64_t key = 0;
};

// What it takes at that width; what is folded takes the height of its button.
float RichHeight(ViewContext& context, const RichLook& look, float width);
// Draws it from the top of `place`; returns its height.
float DrawRich(ViewContext& context, const RichLook& look, Rect place);

}  // namespace genkan::ui
