#include "domain/rich_marks.h"

#include <algorithm>

#include "genkan/domain/rich_text.h"

namespace genkan::domain {
namespace {

// A mark that is not closed within this is none: so that looking for the end of each costs little.
constexpr std::size_t kMarkBytesMax = 2000;
constexpr std::size_t kLinkBytesMax = 2048;
constexpr std::size_t kDigitsMax = 9;
constexpr std::string_view kFence = "```";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool IsWordly(char c) { return IsDigit(c) || (Lower(c) >= 'a' && Lower(c) <= 'z'); }
bool IsBlank(char c) { return c == ' ' || c == '\t'; }

bool BeginsWith(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(),
                                                   [](char a, char b) { return a == Lower(b); });
}

// What may stand in an address without being written another way (RFC 3986).
bool IsOfAddress(char c) {
  constexpr std::string_view kSigns = "-._~:/?#[]@!$&'()*+,;=%";
  return IsWordly(c) || kSigns.find(c) != std::string_view::npos;
}

// Of the line in which it is, and near.
std::string_view Ahead(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view ahead = text.substr(at, std::min(end - at, kMarkBytesMax));
  return ahead.substr(0, ahead.find('\n'));
}

Mark StrongAt(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view ahead = Ahead(text, at, end);
  const char before = at == 0 ? '\n' : text[at - 1];
  if (!ahead.starts_with("**") || IsWordly(before) || before == '*') return {};
  if (ahead.size() < 5 || IsBlank(ahead[2])) return {};
  for (std::size_t close = 3; (close = ahead.find("**", close)) != std::string_view::npos;
       ++close) {
    const char last = ahead[close - 1];
    const bool starry = close + 2 < ahead.size() && ahead[close + 2] == '*';
    if (IsBlank(last) || last == '\\' || starry) continue;
    return {MarkKind::kStrong, 2, close + 2, ahead.substr(2, close - 2), {}};
  }
  return {};
}

Mark CodeAt(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view ahead = Ahead(text, at, end);
  if (at > 0 && text[at - 1] == '`') return {};
  const std::size_t close = ahead.find('`', 1);
  if (close == std::string_view::npos || close == 1) return {};
  if (close + 1 < ahead.size() && ahead[close + 1] == '`') return {};
  return {MarkKind::kCode, 1, close + 1, ahead.substr(1, close - 1), {}};
}

Mark LinkAt(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view ahead = Ahead(text, at, end);
  const std::size_t close = ahead.find_first_of("[]", 1);
  if (close == std::string_view::npos || !ahead.substr(close).starts_with("](")) return {};
  const std::string_view words = ahead.substr(1, close - 1);
  if (words.find_first_not_of(" \t") == std::string_view::npos) return {};
  int open = 0;
  for (std::size_t i = close + 2; i < ahead.size() && IsOfAddress(ahead[i]); ++i) {
    if (ahead[i] == '(') ++open;
    if (ahead[i] != ')' || open-- > 0) continue;
    const std::string_view href = ahead.substr(close + 2, i - close - 2);
    if (!IsSafeLink(href)) return {};
    return {MarkKind::kLink, 1, i + 1, words, href};
  }
  return {};
}

// What ends a sentence is not the end of an address in it.
std::string_view WithoutPunctuation(std::string_view address) {
  for (;;) {
    if (address.empty()) return address;
    const char last = address.back();
    const bool closing = last == ')' && std::count(address.begin(), address.end(), '(') <
                                            std::count(address.begin(), address.end(), ')');
    constexpr std::string_view kEnds = ".,;:!?'*_~[]";
    if (!closing && kEnds.find(last) == std::string_view::npos) return address;
    address.remove_suffix(1);
  }
}

Mark AddressAt(std::string_view text, std::size_t at, std::size_t end) {
  if (at > 0 && IsWordly(text[at - 1])) return {};
  const std::string_view ahead = Ahead(text, at, end);
  if (!BeginsWith(ahead, "http") && !BeginsWith(ahead, "mailto:")) return {};
  const auto* const stop = std::find_if_not(ahead.begin(), ahead.end(), IsOfAddress);
  const std::string_view href =
      WithoutPunctuation(ahead.substr(0, static_cast<std::size_t>(stop - ahead.begin())));
  if (!IsSafeLink(href)) return {};
  return {MarkKind::kAddress, 0, href.size(), href, href};
}

}  // namespace

bool IsSafeLink(std::string_view href) {
  if (href.size() > kLinkBytesMax || !std::all_of(href.begin(), href.end(), IsOfAddress)) {
    return false;
  }
  if (BeginsWith(href, "mailto:")) {
    const std::size_t at = href.find('@');
    return at != std::string_view::npos && at > 7 && at + 1 < href.size();
  }
  std::size_t host = 0;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (BeginsWith(href, scheme)) host = scheme.size();
  }
  if (host == 0 || host == href.size() || (!IsWordly(href[host]) && href[host] != '[')) {
    return false;
  }
  const std::string_view authority = href.substr(host, href.find_first_of("/?#", host) - host);
  return authority.find('@') == std::string_view::npos;
}

Mark MarkAt(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return {};
  switch (text[at]) {
    case '*':
      return StrongAt(text, at, end);
    case '`':
      return CodeAt(text, at, end);
    case '[':
      return LinkAt(text, at, end);
    case 'h':
    case 'H':
    case 'm':
    case 'M':
      return AddressAt(text, at, end);
    default:
      return {};
  }
}

ItemMark ItemMarkOf(std::string_view line) {
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent == std::string_view::npos) return {};
  std::size_t end = indent;
  int number = 0;
  if (line[end] == '-') {
    ++end;
  } else {
    while (end < line.size() && end - indent < kDigitsMax && IsDigit(line[end])) {
      number = number * 10 + (line[end++] - '0');
    }
    if (number == 0 || end == line.size() || line[end++] != '.') return {};
  }
  const std::size_t words = line.find_first_not_of(" \t", end);
  if (words == end || words == std::string_view::npos) return {};
  return {.indent = indent, .length = words, .number = number};
}

std::size_t MeaningAt(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && IsDigit(line[digits])) ++digits;
  const std::size_t mark = std::min(line.find_first_not_of('\\', digits), line.size());
  const std::string_view rest = line.substr(mark);
  if (digits > 0) {
    const bool item = rest.size() > 1 && rest[0] == '.' && IsBlank(rest[1]);
    return item ? digits : std::string_view::npos;
  }
  const bool item = rest.size() > 1 && rest[0] == '-' && IsBlank(rest[1]);
  const bool begins = item || rest.starts_with('>') || rest.starts_with(kFence);
  return begins ? 0 : std::string_view::npos;
}

}  // namespace genkan::domain
