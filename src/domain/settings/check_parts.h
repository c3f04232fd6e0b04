// What the checks of several sections share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/local_text.h"
#include "genkan/domain/settings/checks.h"

namespace genkan::domain {

inline constexpr std::size_t kListMax = 200;

enum class Lines : std::uint8_t { kOne, kSeveral };

// The path of an entry of a list, or of a field in it, such as "links.2.url".
std::string At(std::string_view list, std::size_t index, std::string_view field = {});

// Refuses what is no text, or longer than a line or a text may be.
Status CheckWords(std::string_view text, std::string_view field, Lines lines);
// The same for each language, whose tag it checks too.
Status CheckLocal(const LocalText& text, std::string_view field, Lines lines);

template <typename T>
Status CheckListLength(const std::vector<T>& list, std::string_view field,
                       std::size_t length_max = kListMax) {
  if (list.size() <= length_max) return Done{};
  return FieldError(field, "error.list_too_long", {{"max", std::to_string(length_max)}});
}

}  // namespace genkan::domain
