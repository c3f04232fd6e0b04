// How tickets are found by their words: what is looked for, whether and how well a text has it, and
// which part of the text shows that. The stores index by the tokens made here and ask here again
// before they answer, so that all of them find the same.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::domain {

inline constexpr std::size_t kSearchCodePointsMax = 200;

// A text as it is searched: folded (text_folding.h), its words apart by one space; a line that goes
// on in the next without a space between words, as in Japanese mail, is joined.
struct SearchText {
  explicit SearchText(std::string_view text);
  std::u32string characters;
  // The bytes of the text that each character stands for.
  struct Source {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::vector<Source> sources;
};

// What stood between white space. It is found anywhere in a text, also within a word; one that
// begins with one or two letters of a script with spaces only where a word begins.
struct SearchPiece {
  std::u32string folded;
  std::string typed;
  bool begins_word = false;
};

// What somebody looks for: texts that hold all pieces. No pieces: there was nothing to look for.
struct TicketSearch {
  std::vector<SearchPiece> pieces;
  // From three characters on; shorter ones are found everywhere, so what is newest comes first.
  bool ranked = false;
};

TicketSearch ParseTicketSearch(std::string_view typed);

// The characters of SearchText, for whoever keeps them.
std::string SearchFoldedText(std::string_view text);

// What an index holds of a text that was folded so, and what of that a text with the piece has at
// least; each once. Of letters, digits and what is not ASCII, without spaces.
std::vector<std::string> SearchTokensOf(std::string_view folded_text);
std::vector<std::string> SearchTokensOf(const SearchPiece& piece);

// Texts that are searched as one: those of a ticket itself, or one message.
struct SearchedTexts {
  std::vector<std::string_view> own;  // At least one piece has to be in one of these.
  std::string_view subject;           // Of a message's ticket: has some of the pieces, too.
  bool is_ticket = false;             // The ticket itself.
};

// How well the texts match; higher comes first, equal ones by time. None: they do not. Above all
// counts that every piece stands there as it was typed, then that the ticket itself has it, then
// that it begins a word. Always 0 where the search is not ranked.
std::optional<int> SearchRankOf(const TicketSearch& search, const SearchedTexts& texts);

// A stretch of text that was looked for, or one that was not.
struct TextPart {
  std::string text;
  bool match = false;
  friend bool operator==(const TextPart&, const TextPart&) = default;
};

// All of `text`, in its parts.
std::vector<TextPart> MatchedParts(std::string_view text, const TicketSearch& search);
// One line around the first match, an ellipsis where it leaves something out. Empty: no match.
std::vector<TextPart> SnippetOf(std::string_view text, const TicketSearch& search);

}  // namespace genkan::domain
