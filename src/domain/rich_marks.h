// The marks within a line, and those that begin one: what the reader and the writer of rich text
// agree on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace genkan::domain {

enum class MarkKind : std::uint8_t { kNone, kStrong, kCode, kLink, kAddress };

struct Mark {
  MarkKind kind = MarkKind::kNone;
  std::size_t opening = 0;  // Bytes before its words.
  std::size_t length = 0;   // Of all of it.
  std::string_view words;
  std::string_view href;
};

// The mark that begins at `at`, on one line and before `end`.
Mark MarkAt(std::string_view text, std::size_t at, std::size_t end);

// A line's beginning: white space, then `-` or a number and a full stop, then white space.
struct ItemMark {
  std::size_t indent = 0;
  std::size_t length = 0;  // Up to the item's words; 0: this is no item.
  int number = 0;          // 0: a dot.
};
ItemMark ItemMarkOf(std::string_view line);

// How many bytes of a line's beginning a backslash may follow to take the meaning of what comes
// then away: 0, or a number's digits; npos where the line begins with no mark. Backslashes that
// are there already are passed over.
std::size_t MeaningAt(std::string_view line);

}  // namespace genkan::domain
