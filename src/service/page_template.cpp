#include "service/page_template.h"

#include "genkan/base/utf8.h"

namespace genkan::service {
namespace {

std::string_view ValueOf(const PageValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found != values.end() ? std::string_view(found->second) : std::string_view();
}

// What `tag`, the text between "{{" and "}}", stands for.
std::string Replacement(std::string_view tag, const PageFilling& filling) {
  if (tag.starts_with('{')) return std::string(ValueOf(filling.values, tag.substr(1)));
  if (tag.starts_with('>')) {
    const std::string* part = filling.part(tag.substr(1));
    return part != nullptr ? FilledPage(*part, filling) : "";
  }
  const bool is_text = tag.find('.') != std::string_view::npos;
  return HtmlEscaped(is_text ? std::string_view(filling.strings.Text(tag))
                             : ValueOf(filling.values, tag));
}

}  // namespace

std::string FilledPage(std::string_view page, const PageFilling& filling) {
  std::string out;
  while (true) {
    const std::size_t open = page.find("{{");
    const std::size_t close = open == std::string_view::npos ? open : page.find("}}", open);
    if (close == std::string_view::npos) return out.append(page);
    out.append(page.substr(0, open));
    const std::string_view tag = page.substr(open + 2, close - open - 2);
    page.remove_prefix(close + (tag.starts_with('{') ? 3 : 2));
    if (tag.starts_with('?')) {
      const std::string end = "{{/" + std::string(tag.substr(1)) + "}}";
      if (ValueOf(filling.values, tag.substr(1)).empty()) {
        const std::size_t past = page.find(end);
        page.remove_prefix(past == std::string_view::npos ? page.size() : past + end.size());
      }
    } else if (!tag.starts_with('/')) {
      out += Replacement(tag, filling);
    }
  }
}

std::string HtmlEscaped(std::string_view text) {
  const std::string repaired = IsValidUtf8(text) ? std::string() : RepairedUtf8(text);
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : repaired.empty() ? text : std::string_view(repaired)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace genkan::service
