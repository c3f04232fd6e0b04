#include "genkan/domain/contact_search.h"

#include <algorithm>

#include "genkan/base/utf8.h"
#include "genkan/domain/text_folding.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kSortBytesMax = 200;

}  // namespace

std::string SearchFolded(std::string_view text) {
  std::string bytes;
  for (const FoldedCharacter& each : FoldedCharacters(text)) {
    if (each.character != U' ') AppendUtf8(each.character, &bytes);
  }
  return bytes;
}

std::string SearchTextOf(const Contact& contact) {
  const PersonName& name = contact.name;
  std::vector<std::string> lines = {name.display, name.family + name.given,
                                    name.given + name.family, name.reading, contact.member_email};
  lines.insert(lines.end(), contact.addresses.begin(), contact.addresses.end());
  std::vector<std::string> folded;
  for (const std::string& line : lines) {
    std::string text = SearchFolded(line);
    const bool known = std::find(folded.begin(), folded.end(), text) != folded.end();
    if (!text.empty() && !known) folded.push_back(std::move(text));
  }
  std::string all;
  for (const std::string& line : folded) all += line + "\n";
  return all;
}

std::string SortTextOf(const Contact& contact) {
  std::string text = SearchFolded(contact.name.reading);
  if (text.empty()) text = SearchFolded(ShownName(contact.name, contact.language));
  if (text.empty()) text = SearchFolded(contact.member_email);
  if (text.empty() && !contact.addresses.empty()) text = SearchFolded(contact.addresses.front());
  return std::string(Utf8Prefix(text, kSortBytesMax));
}

std::vector<std::string> SearchWords(std::string_view typed) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (end > begin) words.push_back(SearchFolded(typed.substr(begin, end - begin)));
  };
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t before = at;
    NextCodePoint(typed, &at);
    if (!HoldsWhiteSpace(typed.substr(before, at - before))) continue;
    end_word(before);
    begin = at;
  }
  end_word(typed.size());
  return words;
}

bool IsFoundBy(std::string_view search_text, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return search_text.find(word) != std::string_view::npos;
  });
}

}  // namespace genkan::domain
