// What a message's text looks like. It is stored as it was written, in a few marks of CommonMark:
//
//   - one         a list; nested where it is indented by two or more
//   1. one        a list of numbers, which begins with 1
//   > words       a quote; > > a quote within it
//   ```           code, until the next such line
//   `code` **strong** [words](https://…) https://… http://… mailto:…
//
// All else is text as it stands, line ends and empty lines included, so that what was written
// without a thought of marks looks as it was written. A backslash takes the meaning of the mark
// that follows it away; before anything else it is a backslash. Pure, total and linear in time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::domain {

// Quotes and lists within each other, as deep as they are shown; what is deeper is shown so deep.
inline constexpr int kQuoteDepthMax = 5;
inline constexpr int kListLevels = 4;
// Of one text; all that follows is one paragraph, as it stands.
inline constexpr std::size_t kRichBlocksMax = 300;

// Bytes in RichBlock::text, in order and apart from each other.
struct RichSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool strong = false;
  bool code = false;
  std::string href;  // A safe link; empty: none.
  friend bool operator==(const RichSpan&, const RichSpan&) = default;
};

enum class BlockKind : std::uint8_t { kParagraph, kItem, kCode };

struct RichBlock {
  BlockKind kind = BlockKind::kParagraph;
  int quote = 0;         // How many quotes it is in.
  int level = 0;         // Of an item: how many lists its own is in.
  int number = 0;        // Of an item in a list of numbers; 0: in one of dots.
  int empty_before = 0;  // Empty lines.
  std::string text;      // Without its marks.
  std::vector<RichSpan> spans;
  friend bool operator==(const RichBlock&, const RichBlock&) = default;
};

struct RichText {
  std::vector<RichBlock> blocks;
  // The first block of what was said before, as mail programs repeat it at the end: the line that
  // says who wrote it, and the quote. As many as there are blocks: there is none.
  std::size_t history = 0;
};

RichText ReadRichText(std::string_view text);

// The words alone, block by block on lines of their own.
std::string WordsOf(const RichText& text);

// Whether a link may lead there: http, https or mailto, of printable ASCII, at most 2,048 bytes,
// with no name before its host, by which one could seem to be another.
bool IsSafeLink(std::string_view href);

// Text that stands for itself, in marks: `line_start` says whether a line begins with it.
// REQUIRES: no line ends.
std::string WithoutMeaning(std::string_view text, bool line_start);

}  // namespace genkan::domain
