// A text that a manager wrote once per language.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::domain {

struct LocalEntry {
  std::string language;  // BCP 47.
  std::string text;
  friend bool operator==(const LocalEntry&, const LocalEntry&) = default;
};

// One entry per language, the first of them the one to fall back to.
using LocalText = std::vector<LocalEntry>;

// Letters, digits and hyphens, 2 to 35 of them (RFC 5646 §4.4.1): enough to be harmless wherever a
// language tag goes.
bool IsLanguageTag(std::string_view tag);

// The text in `language`, else in its primary subtag ("pt" for "pt-BR"), else the first that is not
// empty, else the empty string. Lives as long as `text`.
const std::string& TextIn(const LocalText& text, std::string_view language);

// Sets the text of one language; an empty one takes the entry away.
void SetTextIn(LocalText* text, std::string_view language, std::string_view words);

// Those of `languages` in which `text` says nothing although it does in another.
std::vector<std::string> MissingLanguages(const LocalText& text,
                                          std::span<const std::string> languages);

}  // namespace genkan::domain
