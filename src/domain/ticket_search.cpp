#include "genkan/domain/ticket_search.h"

#include <algorithm>

#include "genkan/base/utf8.h"
#include "genkan/domain/text_folding.h"

namespace genkan::domain {
namespace {

using Source = SearchText::Source;

// The kinds of token, in their first letter.
constexpr char kSingle = 'u';     // One character of a script without spaces.
constexpr char kSequence = 't';   // Two of those, or three others.
constexpr char kWordBegin = 'w';  // The first one or two of a word.
constexpr std::size_t kSequenceLength = 3;

constexpr int kRankExact = 4;
constexpr int kRankTicket = 2;
constexpr int kRankWord = 1;

constexpr std::size_t kSnippetBefore = 40;  // Code points.
constexpr std::size_t kSnippetMax = 160;
constexpr std::string_view kEllipsis = "…";

// From how many characters on a long vowel mark at the end is left out of what is looked for:
// サーバー and サーバ are one word, カラー and から are not (as JIS Z 8301 has it, but one more).
constexpr std::size_t kLongVowelFrom = 4;

// Of a run of characters, all of scripts with spaces or all of those without.
struct Run {
  std::u32string_view characters;
  bool without_spaces = false;
};

std::vector<Run> RunsOf(std::u32string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == U' ') {
      ++at;
      continue;
    }
    const bool without_spaces = IsWrittenWithoutSpaces(text[at]);
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != U' ' &&
           IsWrittenWithoutSpaces(text[end]) == without_spaces) {
      ++end;
    }
    runs.push_back({text.substr(at, end - at), without_spaces});
    at = end;
  }
  return runs;
}

std::string Token(char kind, std::u32string_view characters) {
  std::string token(1, kind);
  for (const char32_t c : characters) AppendUtf8(c, &token);
  return token;
}

void AddSequences(std::u32string_view run, std::size_t length, std::vector<std::string>* tokens) {
  for (std::size_t i = 0; i + length <= run.size(); ++i) {
    tokens->push_back(Token(kSequence, run.substr(i, length)));
  }
}

std::vector<std::string> EachOnce(std::vector<std::string> tokens) {
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

bool BeginsWord(const std::u32string& text, std::size_t at) {
  return at == 0 || text[at - 1] == U' ' || IsWrittenWithoutSpaces(text[at - 1]) ||
         IsWrittenWithoutSpaces(text[at]);
}

// Where the piece stands from `from` on.
std::size_t FindPiece(const SearchText& text, const SearchPiece& piece, std::size_t from) {
  std::size_t at = text.characters.find(piece.folded, from);
  while (at != std::u32string::npos && piece.begins_word && !BeginsWord(text.characters, at)) {
    at = text.characters.find(piece.folded, at + 1);
  }
  return at;
}

// The bytes of `text` that the pieces stand for, in order, none over another.
std::vector<Source> MatchesIn(std::string_view text, const TicketSearch& search) {
  const SearchText searched(text);
  std::vector<Source> found;
  for (const SearchPiece& piece : search.pieces) {
    std::size_t at = FindPiece(searched, piece, 0);
    while (at != std::u32string::npos) {
      const std::size_t last = at + piece.folded.size() - 1;
      found.push_back({searched.sources[at].begin, searched.sources[last].end});
      at = FindPiece(searched, piece, last + 1);
    }
  }
  std::sort(found.begin(), found.end(), [](const Source& a, const Source& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::vector<Source> merged;
  for (const Source& each : found) {
    if (!merged.empty() && each.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, each.end);
    } else {
      merged.push_back(each);
    }
  }
  return merged;
}

// `text` on one line.
std::string OneLine(std::string_view text) {
  std::string line;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = NextCodePoint(text, &at);
    const bool white = HoldsWhiteSpace(text.substr(begin, at - begin));
    if (white && !space) line += ' ';
    if (!white) AppendUtf8(c, &line);
    space = white;
  }
  return line;
}

// The place `count` code points before or after `at`, or the text's end.
std::size_t Before(std::string_view text, std::size_t at, std::size_t count) {
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) --count;
  }
  return at;
}

std::size_t After(std::string_view text, std::size_t at, std::size_t count) {
  for (; at < text.size() && count > 0; --count) NextCodePoint(text, &at);
  return at;
}

// `text` from `begin` to `end`, in parts.
std::vector<TextPart> PartsOf(std::string_view text, std::size_t begin, std::size_t end,
                              const std::vector<Source>& matches) {
  std::vector<TextPart> parts;
  const auto add = [&](std::size_t from, std::size_t to, bool match) {
    if (from < to) parts.push_back({std::string(text.substr(from, to - from)), match});
  };
  std::size_t at = begin;
  for (const Source& match : matches) {
    if (match.end <= begin || match.begin >= end) continue;
    add(at, std::max(match.begin, at), false);
    at = std::max(match.begin, at);
    add(at, std::min(match.end, end), true);
    at = std::min(match.end, end);
  }
  add(at, end, false);
  return parts;
}

struct Found {
  bool in_own = false;
  bool exact = false;
  bool word = false;
};

// Where one piece is among the texts; none where it is not.
std::optional<Found> FindIn(const SearchPiece& piece, const SearchedTexts& texts,
                            const std::vector<SearchText>& searched, const SearchText& subject) {
  std::optional<Found> found;
  const auto look = [&](const SearchText& text, std::string_view raw, bool own) {
    std::size_t at = FindPiece(text, piece, 0);
    if (at == std::u32string::npos) return;
    if (!found.has_value()) found = Found{};
    found->in_own = found->in_own || own;
    found->exact = found->exact || raw.find(piece.typed) != std::string_view::npos;
    for (; at != std::u32string::npos && !found->word; at = FindPiece(text, piece, at + 1)) {
      found->word = BeginsWord(text.characters, at);
    }
  };
  for (std::size_t i = 0; i < searched.size(); ++i) look(searched[i], texts.own[i], true);
  if (!texts.is_ticket) look(subject, texts.subject, false);
  return found;
}

}  // namespace

SearchText::SearchText(std::string_view text) {
  const std::vector<FoldedCharacter> folded = FoldedCharacters(text);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const FoldedCharacter& each = folded[i];
    if (IsOfWord(each.character)) {
      characters += each.character;
      sources.push_back({each.begin, each.end});
      continue;
    }
    if (characters.empty() || characters.back() == U' ') continue;
    if (text[each.begin] == '\n' && IsWrittenWithoutSpaces(characters.back()) &&
        i + 1 < folded.size() && IsWrittenWithoutSpaces(folded[i + 1].character)) {
      continue;
    }
    characters += U' ';
    sources.push_back({each.begin, each.end});
  }
  if (!characters.empty() && characters.back() == U' ') {
    characters.pop_back();
    sources.pop_back();
  }
}

TicketSearch ParseTicketSearch(std::string_view typed) {
  TicketSearch search;
  std::size_t length = 0;
  std::size_t begin = 0;
  const auto end_piece = [&](std::size_t end) {
    if (end <= begin) return;
    SearchPiece piece{.folded = SearchText(typed.substr(begin, end - begin)).characters,
                      .typed = std::string(typed.substr(begin, end - begin))};
    if (piece.folded.empty()) return;
    length += piece.folded.size();
    if (piece.folded.size() >= kLongVowelFrom && piece.folded.back() == U'ー') {
      piece.folded.pop_back();
    }
    const Run first = RunsOf(piece.folded).front();
    piece.begins_word = !first.without_spaces && first.characters.size() < kSequenceLength;
    search.pieces.push_back(std::move(piece));
  };
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t before = at;
    NextCodePoint(typed, &at);
    if (!HoldsWhiteSpace(typed.substr(before, at - before))) continue;
    end_piece(before);
    begin = at;
  }
  end_piece(typed.size());
  search.ranked = length >= kSequenceLength;
  return search;
}

std::string SearchFoldedText(std::string_view text) {
  std::string folded;
  for (const char32_t c : SearchText(text).characters) AppendUtf8(c, &folded);
  return folded;
}

std::vector<std::string> SearchTokensOf(std::string_view folded_text) {
  std::u32string characters;
  for (std::size_t at = 0; at < folded_text.size();) {
    characters += NextCodePoint(folded_text, &at);
  }
  std::vector<std::string> tokens;
  for (const Run& run : RunsOf(characters)) {
    if (run.without_spaces) {
      for (const char32_t c : run.characters) {
        tokens.push_back(Token(kSingle, std::u32string_view(&c, 1)));
      }
      AddSequences(run.characters, 2, &tokens);
      continue;
    }
    tokens.push_back(Token(kWordBegin, run.characters.substr(0, 1)));
    if (run.characters.size() > 1) {
      tokens.push_back(Token(kWordBegin, run.characters.substr(0, 2)));
    }
    AddSequences(run.characters, kSequenceLength, &tokens);
  }
  return EachOnce(std::move(tokens));
}

std::vector<std::string> SearchTokensOf(const SearchPiece& piece) {
  std::vector<std::string> tokens;
  for (const Run& run : RunsOf(piece.folded)) {
    const std::size_t length = run.without_spaces ? 2 : kSequenceLength;
    if (run.characters.size() >= length) {
      AddSequences(run.characters, length, &tokens);
    } else {
      tokens.push_back(Token(run.without_spaces ? kSingle : kWordBegin, run.characters));
    }
  }
  return EachOnce(std::move(tokens));
}

std::optional<int> SearchRankOf(const TicketSearch& search, const SearchedTexts& texts) {
  std::vector<SearchText> searched;
  for (const std::string_view text : texts.own) searched.emplace_back(text);
  const bool beside = !texts.is_ticket && search.pieces.size() > 1;
  const SearchText subject(beside ? texts.subject : std::string_view());
  Found all{.in_own = false, .exact = true, .word = true};
  for (const SearchPiece& piece : search.pieces) {
    const auto found = FindIn(piece, texts, searched, subject);
    if (!found.has_value()) return std::nullopt;
    all.in_own = all.in_own || found->in_own;
    all.exact = all.exact && found->exact;
    all.word = all.word && found->word;
  }
  if (!all.in_own) return std::nullopt;
  if (!search.ranked) return 0;
  return (all.exact ? kRankExact : 0) + (texts.is_ticket ? kRankTicket : 0) +
         (all.word ? kRankWord : 0);
}

std::vector<TextPart> MatchedParts(std::string_view text, const TicketSearch& search) {
  return PartsOf(text, 0, text.size(), MatchesIn(text, search));
}

std::vector<TextPart> SnippetOf(std::string_view text, const TicketSearch& search) {
  // The first match may be far into a text; what stands before it is cut first.
  const std::vector<Source> there = MatchesIn(text, search);
  if (there.empty()) return {};
  std::size_t begin = Before(text, there.front().begin, kSnippetBefore);
  // Not in the middle of a word where there is a space to begin after.
  const std::size_t space = text.find_first_of(" \n", begin);
  if (begin > 0 && space < there.front().begin) begin = space + 1;
  const std::size_t end = After(text, begin, kSnippetMax);
  const bool cut = !TrimmedText(text.substr(end)).empty();
  std::vector<TextPart> parts;
  if (!TrimmedText(text.substr(0, begin)).empty()) parts.push_back({std::string(kEllipsis), false});
  for (TextPart& part : PartsOf(text, begin, end, there)) {
    parts.push_back({OneLine(part.text), part.match});
  }
  if (cut) parts.push_back({std::string(kEllipsis), false});
  return parts;
}

}  // namespace genkan::domain
