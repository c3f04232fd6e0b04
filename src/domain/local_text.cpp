#include "genkan/domain/local_text.h"

#include <algorithm>

namespace genkan::domain {
namespace {

const LocalEntry* EntryOf(const LocalText& text, std::string_view language) {
  const auto found = std::find_if(text.begin(), text.end(), [language](const LocalEntry& entry) {
    return entry.language == language && !entry.text.empty();
  });
  return found != text.end() ? &*found : nullptr;
}

}  // namespace

bool IsLanguageTag(std::string_view tag) {
  constexpr std::size_t kLengthMax = 35;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return tag.size() >= 2 && tag.size() <= kLengthMax;
}

const std::string& TextIn(const LocalText& text, std::string_view language) {
  static const std::string kNothing;
  if (const LocalEntry* exact = EntryOf(text, language)) return exact->text;
  const std::string_view primary = language.substr(0, language.find('-'));
  if (const LocalEntry* close = EntryOf(text, primary)) return close->text;
  const auto any = std::find_if(text.begin(), text.end(),
                                [](const LocalEntry& entry) { return !entry.text.empty(); });
  return any != text.end() ? any->text : kNothing;
}

void SetTextIn(LocalText* text, std::string_view language, std::string_view words) {
  const auto found = std::find_if(text->begin(), text->end(), [language](const LocalEntry& entry) {
    return entry.language == language;
  });
  if (words.empty()) {
    if (found != text->end()) text->erase(found);
  } else if (found != text->end()) {
    found->text = words;
  } else {
    text->push_back({std::string(language), std::string(words)});
  }
}

std::vector<std::string> MissingLanguages(const LocalText& text,
                                          std::span<const std::string> languages) {
  std::vector<std::string> missing;
  const bool said = std::any_of(text.begin(), text.end(),
                                [](const LocalEntry& entry) { return !entry.text.empty(); });
  if (!said) return missing;
  for (const std::string& language : languages) {
    if (EntryOf(text, language) == nullptr) missing.push_back(language);
  }
  return missing;
}

}  // namespace genkan::domain
