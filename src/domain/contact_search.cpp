#include "genkan/domain/contact_search.h"

#include <algorithm>
#include <array>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kSortBytesMax = 200;

// Half-width U+FF66 to U+FF9D in their full width, as hiragana where there is one (JIS X 0201).
constexpr std::array<char32_t, 56> kHalfWidth = {
    U'を', U'ぁ', U'ぃ', U'ぅ', U'ぇ', U'ぉ', U'ゃ', U'ゅ', U'ょ', U'っ', U'ー', U'あ',
    U'い', U'う', U'え', U'お', U'か', U'き', U'く', U'け', U'こ', U'さ', U'し', U'す',
    U'せ', U'そ', U'た', U'ち', U'つ', U'て', U'と', U'な', U'に', U'ぬ', U'ね', U'の',
    U'は', U'ひ', U'ふ', U'へ', U'ほ', U'ま', U'み', U'む', U'め', U'も', U'や', U'ゆ',
    U'よ', U'ら', U'り', U'る', U'れ', U'ろ', U'わ', U'ん'};

bool In(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Of the scripts whose capitals stand at a fixed distance from their small letters.
char32_t SmallLetter(char32_t c) {
  if (In(c, 'A', 'Z')) return c + 0x20;
  if (In(c, 0xC0, 0xDE) && c != 0xD7) return c + 0x20;
  const bool even_capital = In(c, 0x100, 0x137) || In(c, 0x14A, 0x177);
  const bool odd_capital = In(c, 0x139, 0x148) || In(c, 0x179, 0x17E);
  if (even_capital && c % 2 == 0) return c + 1;
  if (odd_capital && c % 2 == 1) return c + 1;
  if (In(c, 0x391, 0x3A9) || In(c, 0x410, 0x42F)) return c + 0x20;
  if (In(c, 0x400, 0x40F)) return c + 0x50;
  return c;
}

char32_t FoldedCodePoint(char32_t c) {
  if (In(c, 0xFF01, 0xFF5E)) c = c - 0xFF01 + U'!';
  if (In(c, 0xFF66, 0xFF9D)) return kHalfWidth[c - 0xFF66];
  if (In(c, 0x30A1, 0x30F6)) return c - 0x60;
  return SmallLetter(c);
}

// "か" with a voiced mark is "が"; a half-width mark is a character of its own.
bool Voice(char32_t mark, std::u32string* text) {
  if (text->empty()) return false;
  char32_t& last = text->back();
  const bool row_h = In(last, U'は', U'ほ') && (last - U'は') % 3 == 0;
  if (mark == 0xFF9F) {
    if (row_h) last += 2;
    return row_h;
  }
  const bool rows = (In(last, U'か', U'ち') && (last - U'か') % 2 == 0) || last == U'つ' ||
                    last == U'て' || last == U'と' || row_h;
  if (rows) last += 1;
  if (last == U'う') last = U'ゔ';
  return rows || last == U'ゔ';
}

}  // namespace

std::string SearchFolded(std::string_view text) {
  std::u32string folded;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t c = NextCodePoint(text, &at);
    if (HoldsWhiteSpace(text.substr(before, at - before))) continue;
    const bool mark = c == 0xFF9E || c == 0xFF9F;
    if (mark && Voice(c, &folded)) continue;
    folded += FoldedCodePoint(c);
  }
  std::string bytes;
  for (const char32_t c : folded) AppendUtf8(c, &bytes);
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
