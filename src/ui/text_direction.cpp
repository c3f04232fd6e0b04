#include "ui/text_direction.h"

#include "genkan/base/utf8.h"

namespace genkan::ui {
namespace {

bool IsRightToLeft(char32_t c) {
  return (c >= 0x0590 && c <= 0x08FF) || c == 0x200F || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

// Digits and marks of right-to-left scripts, and the blocks of punctuation, symbols and emoji.
bool IsNeutral(char32_t c) {
  if (c < 0x80) return !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
  return c < 0xAA || (c > 0xAA && c < 0xB5) || (c >= 0xB6 && c < 0xBA) || (c > 0xBA && c < 0xC0) ||
         c == 0xD7 || c == 0xF7 || (c >= 0x0300 && c <= 0x036F) || (c >= 0x0600 && c <= 0x0607) ||
         (c >= 0x060C && c <= 0x061A && c != 0x061B) || (c >= 0x064B && c <= 0x066C) ||
         (c >= 0x06F0 && c <= 0x06F9) ||
         (c >= 0x2000 && c <= 0x206F && c != 0x200E && c != 0x200F) ||
         (c >= 0x20A0 && c <= 0x20FF) || (c >= 0x2190 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
         (c >= 0xFE00 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF20) ||
         (c >= 0x1F000 && c <= 0x1FAFF);
}

}  // namespace

bool RunsRightToLeft(std::string_view paragraph, bool around) {
  for (std::size_t position = 0; position < paragraph.size();) {
    const char32_t code_point = NextCodePoint(paragraph, &position);
    if (IsNeutral(code_point)) continue;
    return IsRightToLeft(code_point);
  }
  return around;
}

}  // namespace genkan::ui
