#include "genkan/domain/rich_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/rich_marks.h"

namespace genkan::domain {
namespace {

constexpr std::string_view kFence = "```";
constexpr std::size_t kTabWidth = 4;
constexpr std::size_t kNestedFrom = 2;  // Spaces beyond the indent of the list around.

bool IsBlankLine(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

// Words that seem to be an address, under a link that leads to another, would deceive.
bool Deceives(std::string_view words, std::string_view href) {
  const bool address = words.find("://") != std::string_view::npos || words.starts_with("www.");
  return address && words != href;
}

// Appends what stands within a block, as words and spans.
class Inline {
 public:
  explicit Inline(RichBlock* block) : block_(*block) {}

  void Append(std::string_view text) { AppendRange(text, 0, text.size(), false); }

 private:
  void AppendRange(std::string_view text, std::size_t at, std::size_t end, bool strong) {
    bool line_start = !strong;
    while (at < end) {
      if (line_start) at = PassMeaning(text, at);
      if (at >= end) return;
      line_start = text[at] == '\n';
      if (line_start) {
        Add("\n", {});
        ++at;
        continue;
      }
      const Mark escaped = text[at] == '\\' ? MarkAt(text, at + 1, end) : Mark{};
      if (escaped.opening > 0) {
        Add(text.substr(at + 1, escaped.opening), {.strong = strong});
        at += 1 + escaped.opening;
        continue;
      }
      const Mark mark = MarkAt(text, at, end);
      if (mark.kind == MarkKind::kNone || (strong && mark.kind == MarkKind::kStrong)) {
        const std::size_t next = std::min(text.find_first_of("\\*`[hHmM\n", at + 1), end);
        Add(text.substr(at, next - at), {.strong = strong});
        at = next;
        continue;
      }
      if (mark.kind == MarkKind::kStrong) {
        AppendRange(text, at + mark.opening, at + mark.opening + mark.words.size(), true);
      } else if (mark.kind == MarkKind::kCode) {
        Add(mark.words, {.strong = strong, .code = true});
      } else {
        const bool deceives = mark.kind == MarkKind::kLink && Deceives(mark.words, mark.href);
        Add(deceives ? mark.href : mark.words, {.strong = strong, .href = mark.href});
      }
      at += mark.length;
    }
  }

  // A line's beginning without the backslash that takes a mark's meaning away.
  std::size_t PassMeaning(std::string_view text, std::size_t at) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t meaning = MeaningAt(line.substr(indent));
    if (meaning == std::string_view::npos) return at;
    const std::size_t backslash = indent + meaning;
    if (backslash >= line.size() || line[backslash] != '\\') return at;
    // The mark itself is text, and no other mark begins before it.
    const std::size_t rest = std::min(line.find_first_not_of('\\', backslash), line.size() - 1);
    Add(line.substr(0, backslash), {});
    Add(line.substr(backslash + 1, rest - backslash), {});
    return at + rest + 1;
  }

  struct Looks {
    bool strong = false;
    bool code = false;
    std::string_view href;
  };

  void Add(std::string_view words, Looks looks) {
    std::string& text = block_.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words;
    const auto end = static_cast<std::uint32_t>(text.size());
    if (begin == end || (!looks.strong && !looks.code && looks.href.empty())) return;
    std::vector<RichSpan>& spans = block_.spans;
    // What is strong comes in pieces; code and links are whole.
    if (looks.strong && !looks.code && looks.href.empty() && !spans.empty()) {
      RichSpan& last = spans.back();
      if (last.end == begin && !last.code && last.href.empty()) {
        last.end = end;
        return;
      }
    }
    RichSpan& span = spans.emplace_back();
    span.begin = begin;
    span.end = end;
    span.strong = looks.strong;
    span.code = looks.code;
    span.href = looks.href;
  }

  RichBlock& block_;
};

struct QuoteMark {
  int depth = 0;
  std::size_t length = 0;  // With the space that follows.
};

QuoteMark QuoteMarkOf(std::string_view line, int depth_max) {
  QuoteMark mark;
  while (mark.depth < depth_max) {
    const std::size_t sign = line.find_first_not_of(' ', mark.length);
    if (sign == std::string_view::npos || sign > mark.length + 3 || line[sign] != '>') break;
    ++mark.depth;
    mark.length = sign + 1;
    if (mark.length < line.size() && line[mark.length] == ' ') ++mark.length;
  }
  return mark;
}

// Whether a line is what mail programs write over what they repeat.
bool SaysWhoWrote(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  if (!line.ends_with(':') && !line.ends_with("：")) return false;
  for (const std::string_view words : {"wrote", "書きました", "schrieb", "pisze", "napisał",
                                       "a écrit", "escribió", "ha scritto", ">:", ">："}) {
    if (line.find(words) != std::string_view::npos) return true;
  }
  return false;
}

class Reader {
 public:
  RichText Read(std::string_view text) {
    std::size_t at = 0;
    while (at <= text.size()) {
      if (blocks_.size() >= kRichBlocksMax && !fenced_) {
        Begin(BlockKind::kParagraph, {}).text = text.substr(at);
        break;
      }
      const std::size_t end = std::min(text.find('\n', at), text.size());
      TakeLine(text.substr(at, end - at));
      at = end + 1;
    }
    Finish();
    return {.blocks = std::move(blocks_)};
  }

 private:
  void TakeLine(std::string_view line) {
    if (fenced_) {
      const int depth = blocks_.back().quote;
      const QuoteMark quote = QuoteMarkOf(line, depth);
      if (quote.depth == depth) return TakeCode(line.substr(quote.length));
      fenced_ = goes_on_ = false;
    }
    const QuoteMark mark = QuoteMarkOf(line, static_cast<int>(line.size()));
    const std::string_view rest = line.substr(mark.length);
    const int quote = std::min(mark.depth, kQuoteDepthMax);
    if (quote != quote_) {
      Finish();
      items_ = 0;
    }
    quote_ = quote;
    if (IsBlankLine(rest)) {
      Finish();
      ++empty_;
      return;
    }
    if (rest.starts_with(kFence) && rest.find('`', kFence.size()) == std::string_view::npos) {
      Begin(BlockKind::kCode, {});
      items_ = 0;
      fenced_ = true;
      return;
    }
    if (!TakeItem(rest)) TakeWords(rest);
  }

  void TakeCode(std::string_view line) {
    if (line.starts_with(kFence) && IsBlankLine(line.substr(kFence.size()))) {
      fenced_ = goes_on_ = false;
      return;
    }
    std::string& code = blocks_.back().text;
    if (goes_on_) code += '\n';
    goes_on_ = true;
    for (const char c : line) {
      if (c == '\t') {
        code.append(kTabWidth, ' ');
      } else {
        code += c;
      }
    }
  }

  bool TakeItem(std::string_view line) {
    const ItemMark mark = ItemMarkOf(line);
    if (mark.length == 0) return false;
    std::size_t level = items_;
    while (level > 0 && mark.indent < lists_[level - 1].indent + kNestedFrom) --level;
    level = std::min(level, lists_.size() - 1);
    const bool same_list = level < items_ && (lists_[level].last > 0) == (mark.number > 0);
    // A line that begins with a number may be the middle of a sentence.
    if (mark.number > 1 && !same_list) return false;
    const int number = mark.number == 0 ? 0 : same_list ? lists_[level].last + 1 : 1;
    RichBlock& item = Begin(BlockKind::kItem, line.substr(mark.length));
    item.level = static_cast<int>(level);
    item.number = number;
    items_ = level + 1;
    lists_[level] = {mark.indent, number};
    return true;
  }

  void TakeWords(std::string_view line) {
    const bool item = goes_on_ && blocks_.back().kind == BlockKind::kItem;
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    if (!goes_on_ || (item && indent < kNestedFrom)) {
      Begin(BlockKind::kParagraph, line);
      items_ = 0;
    } else if (item || !SaysWhoWrote(line) || !TakeWriter(line)) {
      raw_ += '\n';
      raw_ += item ? line.substr(indent) : line;
    }
  }

  // What says who wrote what follows is a paragraph of its own. Long ones are broken in two; then
  // the first line says when.
  bool TakeWriter(std::string_view line) {
    const std::size_t end = raw_.rfind('\n');
    const std::size_t last = end == std::string::npos ? 0 : end + 1;
    std::string writer(line);
    for (const std::string_view words : {"On ", "Am ", "Le ", "El ", "Il ", "W dniu "}) {
      if (!std::string_view(raw_).substr(last).starts_with(words)) continue;
      if (last == 0) return false;
      writer = raw_.substr(last) + "\n" + writer;
      raw_.resize(end);
      break;
    }
    Begin(BlockKind::kParagraph, writer);
    return true;
  }

  // `words` are read once all of them have come.
  RichBlock& Begin(BlockKind kind, std::string_view words) {
    Finish();
    RichBlock& block = blocks_.emplace_back();
    block.kind = kind;
    block.quote = quote_;
    block.empty_before = std::exchange(empty_, 0);
    goes_on_ = kind != BlockKind::kCode;
    raw_ = words;
    return block;
  }

  void Finish() {
    goes_on_ = false;
    if (raw_.empty()) return;
    Inline(&blocks_.back()).Append(raw_);
    raw_.clear();
  }

  struct List {
    std::size_t indent = 0;
    int last = 0;  // The number of its last item; 0: it has dots.
  };

  std::vector<RichBlock> blocks_;
  std::string raw_;  // Of the last block, as far as it has come.
  bool goes_on_ = false;
  bool fenced_ = false;
  int quote_ = 0;
  int empty_ = 0;
  std::array<List, kListLevels> lists_;
  std::size_t items_ = 0;  // Lists that are open.
};

// Whether a paragraph is the head that Outlook writes over what it repeats without quoting it:
// "-----Original Message-----" in whichever language, or "From:", "Sent:" and so on in lines.
bool IsRepeatedHead(const RichBlock& block) {
  constexpr std::string_view kRule = "-----";
  if (block.kind != BlockKind::kParagraph || block.quote > 0) return false;
  const std::string_view text = block.text;
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::size_t words = line.find_first_not_of('-');
  if (words != std::string_view::npos && line.starts_with(kRule) && line.ends_with(kRule)) {
    return true;
  }
  struct Head {
    std::string_view from, subject;
  };
  constexpr Head kHeads[] = {
      {"From:", "\nSubject:"}, {"差出人:", "\n件名:"}, {"Von:", "\nBetreff:"}, {"Od:", "\nTemat:"},
      {"De", "\nObjet"},       {"De:", "\nAsunto:"},   {"Da:", "\nOggetto:"}};
  return std::any_of(std::begin(kHeads), std::end(kHeads), [&](const Head& head) {
    return line.starts_with(head.from) && text.find(head.subject) != std::string_view::npos;
  });
}

std::size_t HistoryOf(const std::vector<RichBlock>& blocks) {
  const auto repeated = std::find_if(blocks.begin(), blocks.end(), IsRepeatedHead);
  if (repeated != blocks.end() && repeated != blocks.begin()) {
    return static_cast<std::size_t>(repeated - blocks.begin());
  }
  std::size_t quote = blocks.size();
  while (quote > 0 && blocks[quote - 1].quote > 0) --quote;
  // Where nothing was said before it, it is all there is to read.
  if (quote == blocks.size() || quote < 2) return blocks.size();
  const RichBlock& before = blocks[quote - 1];
  const bool says = before.kind == BlockKind::kParagraph && SaysWhoWrote(before.text);
  return says ? quote - 1 : blocks.size();
}

}  // namespace

RichText ReadRichText(std::string_view text) {
  RichText read = Reader().Read(text);
  read.history = HistoryOf(read.blocks);
  return read;
}

std::string WordsOf(const RichText& text) {
  std::string words;
  for (const RichBlock& block : text.blocks) {
    if (!words.empty()) words += '\n';
    words += block.text;
  }
  return words;
}

std::string WithoutMeaning(std::string_view text, bool line_start) {
  std::string written;
  const std::size_t meaning = line_start ? MeaningAt(text) : std::string_view::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == meaning || MarkAt(text, i, text.size()).opening > 0) written += '\\';
    written += text[i];
  }
  return written;
}

}  // namespace genkan::domain
