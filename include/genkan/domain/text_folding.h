// What makes no difference when people search: width, case, accents, kind of kana, old forms of
// kanji, and how a company's form is abbreviated. The one place that says so.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace genkan::domain {

// A character that is searched for, and the bytes of the text that it stands for.
struct FoldedCharacter {
  char32_t character = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// `text` character by character: "ｻｰﾊﾞ" is さーば, "㈱" and "(株)" are 株式会社, "ß" is ss, "髙" is
// 高, "É" is e. White space is U+0020, one for each; what is ill-formed is U+FFFD.
std::vector<FoldedCharacter> FoldedCharacters(std::string_view text);

bool IsKana(char32_t folded);
// Of a script that is written without spaces, so that words begin and end anywhere.
bool IsWrittenWithoutSpaces(char32_t folded);
// Of what words are made of: no white space, no punctuation, no control.
bool IsOfWord(char32_t folded);

}  // namespace genkan::domain
