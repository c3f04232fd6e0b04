// Makes text from elsewhere fit for the domain without losing what can be kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace genkan::service {

struct CleanText {
  std::string text;
  bool controls_removed = false;
};

// Several lines: repaired UTF-8, line ends as \n, no control characters, no white space at the end.
CleanText CleanedText(std::string_view text);
// One line, trimmed: line ends and tabs become spaces.
CleanText CleanedLine(std::string_view text);

// The first line that says something; empty where none does.
std::string FirstLine(std::string_view text);

// At most `code_points_max`, the last being an ellipsis where it was cut.
std::string Shortened(std::string_view text, std::size_t code_points_max);

// Pieces of at most `bytes_max`, cut after a line where there is one in the last quarter, never
// inside a character.
std::vector<std::string> SplitText(std::string_view text, std::size_t bytes_max);

// The language that the script gives away (kana, Hangul), else `fallback`.
std::string LanguageOfText(std::string_view text, std::string_view fallback);

}  // namespace genkan::service
