#include "genkan/domain/text_folding.h"

#include <array>
#include <iterator>
#include <utility>

#include "domain/text_folding_tables.h"
#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

// Half-width U+FF66 to U+FF9D in their full width, as hiragana where there is one (JIS X 0201).
constexpr std::array<char32_t, 56> kHalfWidth = {
    U'を', U'ぁ', U'ぃ', U'ぅ', U'ぇ', U'ぉ', U'ゃ', U'ゅ', U'ょ', U'っ', U'ー', U'あ',
    U'い', U'う', U'え', U'お', U'か', U'き', U'く', U'け', U'こ', U'さ', U'し', U'す',
    U'せ', U'そ', U'た', U'ち', U'つ', U'て', U'と', U'な', U'に', U'ぬ', U'ね', U'の',
    U'は', U'ひ', U'ふ', U'へ', U'ほ', U'ま', U'み', U'む', U'め', U'も', U'や', U'ゆ',
    U'よ', U'ら', U'り', U'る', U'れ', U'ろ', U'わ', U'ん'};

// What one character is searched for as, where that is several.
struct Expansion {
  char32_t from;
  std::u32string_view to;
};
constexpr Expansion kExpansions[] = {
    {U'ß', U"ss"},        {U'ẞ', U"ss"},        {U'æ', U"ae"},        {U'Æ', U"ae"},
    {U'œ', U"oe"},        {U'Œ', U"oe"},        {U'þ', U"th"},        {U'Þ', U"th"},
    {U'ĳ', U"ij"},        {U'Ĳ', U"ij"},        {U'ﬀ', U"ff"},        {U'ﬁ', U"fi"},
    {U'ﬂ', U"fl"},        {U'ﬃ', U"ffi"},       {U'ﬄ', U"ffl"},       {U'㈱', U"株式会社"},
    {U'㍿', U"株式会社"}, {U'㈲', U"有限会社"}, {U'㈳', U"社団法人"}, {U'№', U"no"},
    {U'℡', U"tel"},       {U'㎏', U"kg"},       {U'㎜', U"mm"},       {U'㎝', U"cm"}};

// Abbreviations in brackets; both widths of the brackets are one by then.
constexpr std::pair<std::u32string_view, std::u32string_view> kAbbreviations[] = {
    {U"(株)", U"株式会社"}, {U"(有)", U"有限会社"}};

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

// `c` in a table of pairs, else itself.
char32_t Paired(std::u32string_view pairs, char32_t c) {
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (pairs[i] == c) return pairs[i + 1];
  }
  return c;
}

char32_t WithoutAccent(char32_t c) {
  char base = '.';
  if (In(c, 0xC0, 0xC0 + kLatinExtended.size() - 1)) base = kLatinExtended[c - 0xC0];
  if (In(c, 0x1E00, 0x1E00 + kLatinAdditional.size() - 1)) base = kLatinAdditional[c - 0x1E00];
  if (base != '.') return static_cast<unsigned char>(base);
  if (In(c, 0x386, 0x3CE)) return Paired(kGreekAccents, c);
  if (c == U'Ё' || c == U'ё') return U'е';
  return c;
}

char32_t FoldedKanji(char32_t c) {
  if (In(c, 0xF900, 0xF900 + std::size(kCompatibilityIdeographs) - 1)) {
    const char16_t unified = kCompatibilityIdeographs[c - 0xF900];
    if (unified != 0) c = unified;
  }
  return Paired(kKanjiForms, c);
}

char32_t FoldedCodePoint(char32_t c) {
  if (In(c, 0xFF01, 0xFF5E)) c = c - 0xFF01 + U'!';
  if (c < 0x80) return SmallLetter(c);
  if (In(c, 0xFF66, 0xFF9D)) return kHalfWidth[c - 0xFF66];
  if (In(c, 0x30A1, 0x30F6)) return c - 0x60;
  if (In(c, 0x2460, 0x2468)) return c - 0x2460 + U'1';
  if (c >= 0x3400) return FoldedKanji(c);
  return SmallLetter(WithoutAccent(c));
}

// Dashes that people put where the keyboard has no long vowel mark at hand.
bool IsDashForLongVowel(char32_t c) {
  return c == 0xFF0D || c == 0x2212 || c == 0x2015 || c == 0x2014 || c == 0x2500;
}

// "か" with a voiced mark is "が"; a half-width mark is a character of its own, as a combining one.
bool Voice(char32_t mark, std::vector<FoldedCharacter>* text) {
  if (text->empty()) return false;
  char32_t& last = text->back().character;
  const bool row_h = In(last, U'は', U'ほ') && (last - U'は') % 3 == 0;
  if (mark == 0xFF9F || mark == 0x309A) {
    if (row_h) last += 2;
    return row_h;
  }
  const bool rows = (In(last, U'か', U'ち') && (last - U'か') % 2 == 0) || last == U'つ' ||
                    last == U'て' || last == U'と' || row_h;
  if (rows) last += 1;
  if (last == U'う') last = U'ゔ';
  return rows || last == U'ゔ';
}

void Append(std::u32string_view characters, std::size_t begin, std::size_t end,
            std::vector<FoldedCharacter>* folded) {
  for (const char32_t c : characters) folded->push_back({c, begin, end});
}

// "(株)", once its last bracket has come.
void ExpandAbbreviation(std::vector<FoldedCharacter>* folded) {
  if (folded->back().character != U')') return;
  for (const auto& [from, to] : kAbbreviations) {
    if (folded->size() < from.size()) continue;
    const std::size_t first = folded->size() - from.size();
    bool same = true;
    for (std::size_t i = 0; i < from.size(); ++i) {
      same = same && (*folded)[first + i].character == from[i];
    }
    if (!same) continue;
    const std::size_t begin = (*folded)[first].begin;
    const std::size_t end = folded->back().end;
    folded->resize(first);
    Append(to, begin, end, folded);
    return;
  }
}

bool IsCombiningAccent(char32_t c) { return In(c, 0x300, 0x36F); }

// Appends what `c`, the bytes from `begin` to `end`, is searched for as.
void AppendFolded(char32_t c, std::size_t begin, std::size_t end,
                  std::vector<FoldedCharacter>* folded) {
  const bool mark = c == 0xFF9E || c == 0xFF9F || c == 0x3099 || c == 0x309A;
  if ((mark && Voice(c, folded)) || (IsCombiningAccent(c) && !folded->empty())) {
    folded->back().end = end;
    return;
  }
  for (const Expansion& expansion : kExpansions) {
    if (c >= 0x80 && expansion.from == c) return Append(expansion.to, begin, end, folded);
  }
  const bool after_kana = !folded->empty() && IsKana(folded->back().character);
  const char32_t one = after_kana && IsDashForLongVowel(c) ? char32_t{U'ー'} : FoldedCodePoint(c);
  folded->push_back({one, begin, end});
  ExpandAbbreviation(folded);
}

}  // namespace

std::vector<FoldedCharacter> FoldedCharacters(std::string_view text) {
  std::vector<FoldedCharacter> folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = NextCodePoint(text, &at);
    if (HoldsWhiteSpace(text.substr(begin, at - begin))) {
      folded.push_back({U' ', begin, at});
    } else {
      AppendFolded(c, begin, at, &folded);
    }
  }
  return folded;
}

bool IsKana(char32_t c) { return In(c, 0x3041, 0x3096) || In(c, 0x30A1, 0x30FA) || c == U'ー'; }

bool IsWrittenWithoutSpaces(char32_t c) {
  if (c < 0xE00) return false;
  const bool kanji = In(c, 0x3400, 0x9FFF) || In(c, 0xF900, 0xFAFF) || In(c, 0x20000, 0x3FFFF) ||
                     In(c, 0x3005, 0x3007);
  // Pictures stand without spaces, too.
  const bool pictures = In(c, 0x2600, 0x27BF) || In(c, 0x1F000, 0x1FAFF);
  const bool hangul = In(c, 0xAC00, 0xD7A3) || In(c, 0x1100, 0x11FF);
  const bool southeast = In(c, 0xE00, 0xEFF) || In(c, 0x1000, 0x109F) || In(c, 0x1780, 0x17FF);
  return kanji || IsKana(c) || pictures || hangul || southeast;
}

bool IsOfWord(char32_t c) {
  if (c < 0x80) return In(c, '0', '9') || In(c, 'a', 'z') || In(c, 'A', 'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7 || c == kReplacementCharacter) return false;
  // General punctuation, symbols of money stay; CJK punctuation but for the marks of repetition.
  if (In(c, 0x2000, 0x206F) || In(c, 0xFE00, 0xFE6F) || In(c, 0xFF61, 0xFF65)) return false;
  if (In(c, 0x3000, 0x3004) || In(c, 0x3008, 0x3020) || c == 0x30FB || c == 0x30A0) return false;
  return true;
}

}  // namespace genkan::domain
