#include "genkan/wire/message.h"

#include "genkan/base/utf8.h"

namespace genkan::wire {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

enum class Plus : std::uint8_t { kLiteral, kSpace };

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsUnreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// False where an escape is ill-formed or what it spells is a NUL or no UTF-8.
bool Decode(std::string_view text, Plus plus, std::string* decoded) {
  decoded->clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? HexDigit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexDigit(text[i + 2]) : -1;
      if (high < 0 || low < 0 || (high == 0 && low == 0)) return false;
      *decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      *decoded += text[i] == '+' && plus == Plus::kSpace ? ' ' : text[i];
    }
  }
  return IsValidUtf8(*decoded);
}

// The text up to `separator`, which is taken away with it.
std::string_view TakeUpTo(char separator, std::string_view* rest) {
  const std::size_t end = rest->find(separator);
  const std::string_view taken = rest->substr(0, end);
  rest->remove_prefix(end == std::string_view::npos ? rest->size() : end + 1);
  return taken;
}

bool DecodePairs(std::string_view text, Plus plus, Pairs* pairs) {
  while (!text.empty()) {
    std::string_view value = TakeUpTo('&', &text);
    if (value.empty()) continue;
    const std::string_view name = TakeUpTo('=', &value);
    auto& pair = pairs->emplace_back();
    if (!Decode(name, plus, &pair.first) || !Decode(value, plus, &pair.second)) return false;
  }
  return true;
}

bool DecodeSegments(std::string_view path, std::vector<std::string>* segments) {
  while (!path.empty()) {
    path.remove_prefix(1);  // The slash.
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    // The root has no segment; elsewhere an empty one is kept, so that "/tickets/" is not
    // "/tickets".
    if (segment.empty() && path.empty() && segments->empty()) return true;
    std::string& decoded = segments->emplace_back();
    if (!Decode(segment, Plus::kLiteral, &decoded)) return false;
    if (decoded.find('/') != std::string::npos) return false;
  }
  return true;
}

bool HoldsUnprintable(std::string_view target) {
  for (const char c : target) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '#') return true;
  }
  return false;
}

}  // namespace

std::string_view MethodName(Method method) {
  switch (method) {
    case Method::kGet:
      return "GET";
    case Method::kHead:
      return "HEAD";
    case Method::kPost:
      return "POST";
    case Method::kPut:
      return "PUT";
    case Method::kPatch:
      return "PATCH";
    case Method::kDelete:
      return "DELETE";
    case Method::kOther:
      break;
  }
  return "OTHER";
}

std::string_view HeaderValue(const std::vector<Header>& headers, std::string_view name) {
  for (const Header& header : headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

std::string_view CookieValue(std::string_view cookie_header, std::string_view name) {
  while (!cookie_header.empty()) {
    std::string_view value = TakeUpTo(';', &cookie_header);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) {
      value.remove_prefix(1);
    }
    if (value.find('=') == std::string_view::npos) continue;
    if (TakeUpTo('=', &value) == name) return value;
  }
  return {};
}

const std::string* Target::Query(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return &value;
  }
  return nullptr;
}

Target ParseTarget(std::string_view target) {
  Target parsed;
  if (!target.starts_with('/') || HoldsUnprintable(target)) return parsed;
  const std::string_view path = TakeUpTo('?', &target);
  parsed.valid =
      DecodeSegments(path, &parsed.segments) && DecodePairs(target, Plus::kLiteral, &parsed.query);
  return parsed;
}

bool ParseForm(std::string_view body, Pairs* pairs) {
  pairs->clear();
  return DecodePairs(body, Plus::kSpace, pairs);
}

std::string PercentEncoded(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += kHex[static_cast<unsigned char>(c) >> 4];
      encoded += kHex[static_cast<unsigned char>(c) & 0xF];
    }
  }
  return encoded;
}

}  // namespace genkan::wire
