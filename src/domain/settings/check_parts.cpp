#include "domain/settings/check_parts.h"

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kLineCodePointsMax = 200;
constexpr std::size_t kTextBytesMax = 20000;

}  // namespace

std::string At(std::string_view list, std::size_t index, std::string_view field) {
  std::string path = std::string(list) + "." + std::to_string(index);
  if (!field.empty()) path += "." + std::string(field);
  return path;
}

Status CheckWords(std::string_view text, std::string_view field, Lines lines) {
  if (!IsValidUtf8(text) || HasForbiddenControl(text, lines == Lines::kSeveral)) {
    return FieldError(field, "error.text_forbidden");
  }
  const bool too_long = lines == Lines::kOne ? CodePointCount(text) > kLineCodePointsMax
                                             : text.size() > kTextBytesMax;
  if (too_long) return FieldError(field, "error.value_too_long");
  return Done{};
}

Status CheckLocal(const LocalText& text, std::string_view field, Lines lines) {
  for (const LocalEntry& entry : text) {
    if (!IsLanguageTag(entry.language)) return FieldError(field, "error.language_unknown");
    GENKAN_TRY_OK(CheckWords(entry.text, field, lines));
  }
  return Done{};
}

}  // namespace genkan::domain
