#include "service/mail_html.h"

#include <algorithm>
#include <vector>

#include "genkan/domain/rich_text.h"
#include "service/page_template.h"

namespace genkan::service {
namespace {

using domain::BlockKind;
using domain::RichBlock;
using domain::RichSpan;

// Mail programs know no classes and few rules. What is not said is the reader's own, so that it is
// dark where they like it dark.
constexpr std::string_view kPage =
    "margin:0;padding:16px;max-width:600px;font:16px/1.6 system-ui,-apple-system,'Segoe UI',"
    "'Hiragino Sans','Noto Sans CJK JP',Meiryo,sans-serif";
constexpr std::string_view kQuote =
    "margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #8a94a3";
constexpr std::string_view kCode = "font-family:ui-monospace,Consolas,monospace";
constexpr std::string_view kItemEnd = "</li>";
// White on it is 8.1 to 1.
constexpr std::string_view kButton =
    "display:inline-block;margin:8px 0;padding:10px 20px;border-radius:6px;background:#1d4f91;"
    "color:#ffffff;text-decoration:none;font-weight:600";

std::string Element(std::string_view name, std::string_view style, const std::string& inner) {
  std::string element = "<" + std::string(name);
  if (!style.empty()) element.append(" style=\"").append(style).append("\"");
  return element + ">" + inner + "</" + std::string(name) + ">";
}

std::string Link(const std::string& href, std::string_view style, const std::string& inner) {
  std::string link = "<a href=\"" + HtmlEscaped(href) + "\"";
  if (!style.empty()) link.append(" style=\"").append(style).append("\"");
  return link + ">" + inner + "</a>";
}

std::string WithBreaks(std::string_view text) {
  std::string html = HtmlEscaped(text);
  for (std::size_t at = html.find('\n'); at != std::string::npos; at = html.find('\n', at)) {
    html.replace(at, 1, "<br>");
  }
  return html;
}

class Writer {
 public:
  explicit Writer(const wire::MailMessage& message) : message_(message) {}

  std::string Write(const std::vector<RichBlock>& blocks) {
    for (const RichBlock& block : blocks) Add(block);
    CloseLists(0);
    CloseQuotes(0);
    return std::move(html_);
  }

 private:
  void Add(const RichBlock& block) {
    const std::size_t lists =
        block.kind == BlockKind::kItem ? static_cast<std::size_t>(block.level) + 1 : 0;
    if (block.quote != quotes_) CloseLists(0);
    CloseQuotes(block.quote);
    for (; quotes_ < block.quote; ++quotes_) {
      html_.append("<blockquote style=\"").append(kQuote).append("\">");
    }
    CloseLists(lists);
    const bool numbers = block.number > 0;
    if (lists > 0 && lists_.size() == lists && lists_.back() != numbers) CloseLists(lists - 1);
    while (lists_.size() < lists) OpenList(numbers);
    switch (block.kind) {
      case BlockKind::kParagraph:
        html_ += Element("p", "margin:0 0 16px", Words(block));
        return;
      case BlockKind::kItem:
        html_ += Element("li", {}, Words(block));
        return;
      case BlockKind::kCode:
        html_ +=
            Element("pre", std::string(kCode) + ";white-space:pre-wrap", HtmlEscaped(block.text));
        return;
    }
  }

  std::string Words(const RichBlock& block) {
    std::string words;
    std::size_t at = 0;
    for (const RichSpan& span : block.spans) {
      words += WithBreaks(std::string_view(block.text).substr(at, span.begin - at));
      words += Marked(block, span);
      at = span.end;
    }
    return words + WithBreaks(std::string_view(block.text).substr(at));
  }

  std::string Marked(const RichBlock& block, const RichSpan& span) {
    const std::string shown = block.text.substr(span.begin, span.end - span.begin);
    std::string words = WithBreaks(shown);
    if (span.code) words = Element("code", kCode, words);
    if (span.strong) words = Element("strong", {}, words);
    if (span.href.empty()) return words;
    const bool whole_line = (span.begin == 0 || block.text[span.begin - 1] == '\n') &&
                            (span.end == block.text.size() || block.text[span.end] == '\n');
    if (whole_line && span.href == message_.button.link && !button_shown_) {
      button_shown_ = true;
      return Link(span.href, kButton, HtmlEscaped(message_.button.label));
    }
    if (shown == span.href) return Link(span.href, "overflow-wrap:anywhere", words);
    return words + " (" + Link(span.href, "overflow-wrap:anywhere", HtmlEscaped(span.href)) + ")";
  }

  // One within another is a part of the item before it.
  void OpenList(bool numbers) {
    if (html_.ends_with(kItemEnd)) {
      html_.resize(html_.size() - kItemEnd.size());
    } else if (!lists_.empty()) {
      html_ += "<li>";
    }
    html_ += numbers ? "<ol>" : "<ul>";
    lists_.push_back(numbers);
  }
  void CloseLists(std::size_t but) {
    while (lists_.size() > but) {
      html_ += lists_.back() ? "</ol>" : "</ul>";
      lists_.pop_back();
      if (!lists_.empty()) html_ += kItemEnd;
    }
  }
  void CloseQuotes(int but) {
    for (; quotes_ > but; --quotes_) html_ += "</blockquote>";
  }

  const wire::MailMessage& message_;
  std::string html_;
  std::vector<bool> lists_;  // Those that are open: whether it is one of numbers.
  int quotes_ = 0;
  bool button_shown_ = false;
};

}  // namespace

std::string MailHtml(const wire::MailMessage& message) {
  return "<!doctype html>\n<html lang=\"" + HtmlEscaped(message.language) +
         "\" dir=\"auto\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
         " content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">"
         "<title>" +
         HtmlEscaped(message.subject) + "</title></head>\n<body style=\"" + std::string(kPage) +
         "\">\n" + Writer(message).Write(domain::ReadRichText(message.text).blocks) +
         "\n</body></html>\n";
}

}  // namespace genkan::service
