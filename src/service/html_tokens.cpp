#include "service/html_tokens.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "genkan/base/utf8.h"

namespace genkan::service {
namespace {

constexpr std::size_t kReferenceMax = 10;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }
bool IsOfName(char c) { return IsLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':'; }

std::string Lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), Lower);
  return lower;
}

// After the tag's ">", which does not count in quotes; npos: it never ends.
std::size_t TagEnd(std::string_view html, std::size_t at) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

constexpr std::pair<std::string_view, char32_t> kNamed[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", 0xA0},    {"copy", 0xA9},    {"reg", 0xAE},     {"trade", 0x2122}, {"hellip", 0x2026},
    {"mdash", 0x2014}, {"ndash", 0x2013}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C},
    {"rdquo", 0x201D}, {"bdquo", 0x201E}, {"laquo", 0xAB},   {"raquo", 0xBB},   {"bull", 0x2022},
    {"middot", 0xB7},  {"euro", 0x20AC},  {"yen", 0xA5},     {"pound", 0xA3},   {"deg", 0xB0},
    {"times", 0xD7},   {"rarr", 0x2192},  {"larr", 0x2190},  {"auml", 0xE4},    {"ouml", 0xF6},
    {"uuml", 0xFC},    {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Uuml", 0xDC},    {"szlig", 0xDF},
    {"eacute", 0xE9},  {"egrave", 0xE8},  {"ecirc", 0xEA},   {"agrave", 0xE0},  {"acirc", 0xE2},
    {"ccedil", 0xE7},  {"oacute", 0xF3},  {"aacute", 0xE1},  {"ntilde", 0xF1},  {"zwnj", 0x200C},
    {"zwj", 0x200D},   {"shy", 0xAD},     {"ensp", 0x2002}};

// The character that "name;" stands for; 0: none. Controls are white space.
char32_t Referred(std::string_view name) {
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    unsigned number = 0;
    const auto [end, error] =
        std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
    if (error != std::errc() || end != name.data() + name.size() || name.empty()) return 0;
    return number < 0x20 || (number >= 0x7F && number < 0xA0) ? U' ' : char32_t{number};
  }
  for (const auto& [known, character] : kNamed) {
    if (known == name) return character;
  }
  return 0;
}

}  // namespace

std::optional<HtmlTag> HtmlTokens::Next(std::string_view* text) {
  const std::size_t begin = at_;
  for (std::size_t open = at_; (open = html_.find('<', open)) != std::string_view::npos; ++open) {
    *text = html_.substr(begin, open - begin);
    const std::string_view rest = html_.substr(open + 1);
    if (rest.starts_with('!') || rest.starts_with('?')) {
      const bool comment = rest.starts_with("!--");
      const std::size_t end = comment ? html_.find("-->", open + 4) : html_.find('>', open);
      at_ = end == std::string_view::npos ? html_.size() : end + (comment ? 3 : 1);
      return HtmlTag{.name = "!"};
    }
    HtmlTag tag{.closing = rest.starts_with('/')};
    const std::size_t name = open + (tag.closing ? 2 : 1);
    if (name >= html_.size() || !IsLetter(html_[name])) continue;
    std::size_t name_end = name;
    while (name_end < html_.size() && IsOfName(html_[name_end])) ++name_end;
    tag.name = Lowered(html_.substr(name, name_end - name));
    const std::size_t end = TagEnd(html_, name_end);
    at_ = std::min(end, html_.size());
    if (end == std::string_view::npos) return HtmlTag{.name = "!"};
    tag.attributes = html_.substr(name_end, end - 1 - name_end);
    tag.empty = tag.attributes.ends_with('/');
    return tag;
  }
  *text = html_.substr(begin);
  at_ = html_.size();
  return std::nullopt;
}

void HtmlTokens::SkipTo(std::string_view closing_name) {
  for (std::size_t at = at_; (at = html_.find("</", at)) != std::string_view::npos; ++at) {
    if (Lowered(html_.substr(at + 2, closing_name.size())) != closing_name) continue;
    at_ = at;
    return;
  }
  at_ = html_.size();
}

std::string HtmlAttribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  const auto pass = [&](auto holds) {
    const std::size_t begin = at;
    while (at < attributes.size() && holds(attributes[at])) ++at;
    return attributes.substr(begin, at - begin);
  };
  while (at < attributes.size()) {
    pass([](char c) { return IsSpace(c) || c == '/'; });
    const std::string_view found = pass([](char c) { return !IsSpace(c) && c != '=' && c != '/'; });
    pass(IsSpace);
    std::string_view value;
    if (at < attributes.size() && attributes[at] == '=') {
      ++at;
      pass(IsSpace);
      const char quote = at < attributes.size() ? attributes[at] : ' ';
      if (quote == '"' || quote == '\'') {
        ++at;
        value = pass([quote](char c) { return c != quote; });
        ++at;
      } else {
        value = pass([](char c) { return !IsSpace(c); });
      }
    } else if (found.empty()) {
      ++at;
    }
    if (Lowered(found) == name) return HtmlText(value);
  }
  return {};
}

std::string HtmlText(std::string_view text) {
  std::string read;
  read.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t sign = std::min(text.find('&', at), text.size());
    read.append(text, at, sign - at);
    if (sign == text.size()) break;
    const std::string_view name = text.substr(sign + 1, kReferenceMax);
    const std::size_t end = name.find(';');
    const char32_t character = end == std::string_view::npos ? 0 : Referred(name.substr(0, end));
    at = sign + 1;
    if (character == 0) {
      read += '&';
    } else {
      AppendUtf8(character, &read);
      at += end + 1;
    }
  }
  return read;
}

}  // namespace genkan::service
