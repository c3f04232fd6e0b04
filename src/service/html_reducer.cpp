#include "service/html_reducer.h"

#include <algorithm>
#include <vector>

#include "genkan/base/utf8.h"
#include "genkan/domain/rich_text.h"
#include "service/html_tokens.h"
#include "service/import_text.h"

namespace genkan::service {
namespace {

constexpr std::size_t kReducedBytesMax = 1024 * 1024;
constexpr std::size_t kItemIndent = 3;

template <std::size_t N>
bool IsAmong(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Their content is no HTML.
constexpr std::string_view kRaw[] = {"script", "style",   "title",    "textarea", "xmp",
                                     "iframe", "noembed", "noframes", "noscript"};
// Their content is not read on a page.
constexpr std::string_view kUnseen[] = {"head",   "svg",   "math",  "template",
                                        "object", "audio", "video", "select"};
constexpr std::string_view kParagraphs[] = {"p",  "h1", "h2",    "h3",     "h4",
                                            "h5", "h6", "table", "figure", "hr"};
constexpr std::string_view kLines[] = {
    "div",  "tr",      "section", "article", "header", "footer", "main", "aside",     "body",
    "html", "address", "form",    "center",  "dl",     "dt",     "dd",   "figcaption"};
constexpr std::string_view kHeadings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

bool IsBold(std::string_view name) {
  return name == "b" || name == "strong" || IsAmong(kHeadings, name);
}
bool IsCode(std::string_view name) {
  return name == "code" || name == "kbd" || name == "samp" || name == "tt";
}

// An address as a link's mark can hold it; empty where no link may lead there.
std::string SafeAddress(std::string_view address) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kTaken = "()<>\"'`\\{}|^*";
  std::string written;
  for (const char c : TrimmedText(address)) {
    const std::size_t byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && kTaken.find(c) == std::string_view::npos) {
      written += c;
    } else {
      written += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return domain::IsSafeLink(written) ? written : std::string();
}

// Words of one look within a line.
struct Piece {
  std::string text;
  bool strong = false;
  bool code = false;
  std::string href;
  bool SameLook(const Piece& other) const {
    return strong == other.strong && code == other.code && href == other.href;
  }
};

bool IsWordly(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '*';
}

void AppendPiece(const Piece& piece, std::string* line) {
  const bool start = line->empty();
  const std::string_view words = TrimmedText(piece.text);
  if (words.empty() || (!piece.strong && !piece.code && piece.href.empty())) {
    *line += domain::WithoutMeaning(piece.text, start);
    return;
  }
  // White space stays outside of the marks.
  const auto lead = static_cast<std::size_t>(words.data() - piece.text.data());
  const std::string_view before = std::string_view(piece.text).substr(0, lead);
  const std::string_view after = std::string_view(piece.text).substr(lead + words.size());
  *line += before;
  const bool apart = line->empty() || !IsWordly(line->back());
  if (!piece.href.empty() && words == piece.href) {
    if (!apart) *line += ' ';
    *line += words;
  } else if (!piece.href.empty()) {
    std::string label(words);
    std::replace(label.begin(), label.end(), '[', '(');
    std::replace(label.begin(), label.end(), ']', ')');
    *line += "[" + label + "](" + piece.href + ")";
  } else if (piece.code && words.find('`') == std::string_view::npos) {
    *line += "`" + std::string(words) + "`";
  } else if (piece.strong && apart) {
    *line += "**" + domain::WithoutMeaning(words, false) + "**";
  } else {
    *line += domain::WithoutMeaning(words, start);
  }
  *line += after;
}

class Reducer {
 public:
  explicit Reducer(std::string_view html) : tokens_(html) {}

  std::string Reduce() {
    std::string_view text;
    while (written_.size() < kReducedBytesMax) {
      const std::optional<HtmlTag> tag = tokens_.Next(&text);
      if (unseen_depth_ == 0) TakeText(text);
      if (!tag) break;
      if (unseen_depth_ > 0) {
        PassUnseen(*tag);
      } else {
        Take(*tag);
      }
    }
    if (pre_ > 0) EndCode();
    BreakLine();
    return CleanedText(written_).text;
  }

 private:
  struct List {
    bool numbers = false;
    int last = 0;
  };

  void PassUnseen(const HtmlTag& tag) {
    // A page without the end of its head has a body all the same.
    if (unseen_ == "head" && tag.name == "body") unseen_depth_ = 0;
    if (tag.name != unseen_ || tag.empty || unseen_depth_ == 0) return;
    unseen_depth_ += tag.closing ? -1 : 1;
  }

  void TakeText(std::string_view raw) {
    if (raw.empty()) return;
    const std::string text = HtmlText(raw);
    if (pre_ > 0) {
      code_ += text;
      return;
    }
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = NextCodePoint(text, &at);
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
                         c == 0xA0 || c == 0x2002 || c == 0xAD;
      if (!space) {
        AppendUtf8(c, &words);
      } else if (words.empty() ? !AtSpace() : words.back() != ' ') {
        words += ' ';
      }
    }
    Append(std::move(words));
  }

  bool AtSpace() const { return line_.empty() || line_.back().text.ends_with(' '); }

  void Append(std::string words) {
    if (words.empty()) return;
    Piece piece{
        .text = std::move(words), .strong = strong_ > 0, .code = code_words_ > 0, .href = href_};
    if (!line_.empty() && line_.back().SameLook(piece)) {
      line_.back().text += piece.text;
    } else {
      line_.push_back(std::move(piece));
    }
  }

  void Take(const HtmlTag& tag) {
    const std::string& name = tag.name;
    const int step = tag.closing ? -1 : 1;
    if (!tag.closing && IsAmong(kRaw, name)) return tokens_.SkipTo(name);
    if (!tag.closing && !tag.empty && IsAmong(kUnseen, name)) {
      unseen_ = name;
      unseen_depth_ = 1;
      return;
    }
    if (IsAmong(kParagraphs, name)) BreakParagraph();
    if (IsAmong(kLines, name)) BreakLine();
    if (IsBold(name)) strong_ = std::max(0, strong_ + step);
    if (IsCode(name)) code_words_ = std::max(0, code_words_ + step);
    if (name == "br") BreakHere();
    if (name == "a") href_ = tag.closing ? "" : SafeAddress(HtmlAttribute(tag.attributes, "href"));
    if (name == "img") TakeImage(tag);
    if ((name == "td" || name == "th") && !tag.closing && !AtSpace()) Append(" ");
    if (name == "blockquote") TakeQuote(step);
    if (name == "ul" || name == "ol") TakeList(tag);
    if (name == "li") TakeItem(tag.closing);
    if (name == "pre") TakeCode(tag.closing);
  }

  void TakeImage(const HtmlTag& tag) {
    const std::string shown = CleanedLine(HtmlAttribute(tag.attributes, "alt")).text;
    const std::string source = SafeAddress(HtmlAttribute(tag.attributes, "src"));
    // One of a pixel is there to be fetched and not to be seen.
    const std::string width = HtmlAttribute(tag.attributes, "width");
    if (!href_.empty() || source.empty() || source.starts_with("mailto:")) return Append(shown);
    if (shown.empty() && (width == "0" || width == "1")) return;
    href_ = source;
    Append(shown.empty() ? source : shown);
    href_.clear();
  }

  void TakeQuote(int step) {
    BreakParagraph();
    quote_ = std::max(0, quote_ + step);
  }

  void TakeList(const HtmlTag& tag) {
    BreakLine();
    if (lists_.empty()) wants_empty_ = true;
    if (!tag.closing) {
      if (lists_.size() < domain::kListLevels) {
        lists_.push_back({.numbers = tag.name == "ol"});
      } else {
        ++lists_beyond_;
      }
    } else if (lists_beyond_ > 0) {
      --lists_beyond_;
    } else if (!lists_.empty()) {
      lists_.pop_back();
      wants_empty_ = lists_.empty();
    }
    begins_item_ = false;
  }

  void TakeItem(bool closing) {
    BreakLine();
    begins_item_ = !closing && !lists_.empty();
  }

  void TakeCode(bool closing) {
    if (!closing) {
      BreakParagraph();
      ++pre_;
    } else if (pre_ > 0 && --pre_ == 0) {
      EndCode();
    }
  }

  void BreakHere() {
    if (pre_ > 0) {
      code_ += '\n';
    } else if (line_.empty()) {
      wants_empty_ = wants_empty_ || lists_.empty();
    } else {
      BreakLine();
    }
  }

  void BreakParagraph() {
    BreakLine();
    if (lists_.empty()) wants_empty_ = true;
  }

  void BreakLine() {
    std::string line;
    for (const Piece& piece : line_) AppendPiece(piece, &line);
    line_.clear();
    const std::string_view words = TrimmedText(line);
    if (words.empty()) return;
    std::string lead;
    if (!lists_.empty()) {
      List& list = lists_.back();
      lead.append((lists_.size() - 1) * kItemIndent, ' ');
      if (!begins_item_) {
        lead.append(kItemIndent, ' ');
      } else if (list.numbers) {
        lead += std::to_string(++list.last) + ". ";
      } else {
        lead += "- ";
      }
    }
    begins_item_ = false;
    WriteLine(lead + std::string(words));
  }

  void EndCode() {
    pre_ = 0;
    const std::string code = CleanedText(code_).text;
    code_.clear();
    if (code.empty()) return;
    WriteLine("```");
    for (std::size_t at = 0; at <= code.size();) {
      const std::size_t end = std::min(code.find('\n', at), code.size());
      const std::string line = code.substr(at, end - at);
      WriteLine(line.starts_with("```") ? " " + line : line);
      at = end + 1;
    }
    WriteLine("```");
    wants_empty_ = true;
  }

  void WriteLine(const std::string& line) {
    const int quote = std::min(quote_, domain::kQuoteDepthMax);
    if (!written_.empty() && (wants_empty_ || quote != written_quote_)) {
      WriteQuote(std::min(quote, written_quote_));
      written_ += '\n';
    }
    wants_empty_ = false;
    written_quote_ = quote;
    WriteQuote(quote);
    written_.append(line).push_back('\n');
  }

  void WriteQuote(int quote) {
    for (int i = 0; i < quote; ++i) written_ += "> ";
  }

  HtmlTokens tokens_;
  std::string written_;
  int written_quote_ = 0;
  bool wants_empty_ = false;
  std::vector<Piece> line_;
  std::string code_;  // Of a pre element.
  std::string href_;  // Of the link that is open.
  int strong_ = 0;
  int code_words_ = 0;
  int pre_ = 0;
  int quote_ = 0;
  std::vector<List> lists_;
  int lists_beyond_ = 0;  // Deeper than they are shown.
  bool begins_item_ = false;
  std::string unseen_;
  int unseen_depth_ = 0;
};

}  // namespace

std::string ReducedHtml(std::string_view html) { return Reducer(html).Reduce(); }

bool LooksLikeHtml(std::string_view text) {
  text = TrimmedText(text);
  std::string_view before;
  const std::optional<HtmlTag> first = HtmlTokens(text).Next(&before);
  if (!first || text.size() < 3) return false;
  if (before.empty() && text.ends_with('>')) return true;
  return text.find('\n') == std::string_view::npos && (text.find("<br") != std::string_view::npos ||
                                                       text.find("</p>") != std::string_view::npos);
}

}  // namespace genkan::service
