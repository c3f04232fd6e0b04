#include "genkan/base/utf8.h"

namespace genkan {
namespace {

struct Decoded {
  char32_t code_point;
  std::size_t bytes;  // 0 where the bytes are ill-formed.
};

bool IsContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

Decoded Decode(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t offset) -> unsigned char {
    return position + offset < text.size() ? static_cast<unsigned char>(text[position + offset])
                                           : 0;
  };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4 || !IsContinuation(byte(1))) return {0, 0};
  const char32_t second = byte(1) & 0x3Fu;
  if (first < 0xE0) return {((first & 0x1Fu) << 6) | second, 2};
  if (!IsContinuation(byte(2))) return {0, 0};
  const char32_t third = byte(2) & 0x3Fu;
  if (first < 0xF0) {
    const char32_t code_point = ((first & 0x0Fu) << 12) | (second << 6) | third;
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return code_point < 0x800 || surrogate ? Decoded{0, 0} : Decoded{code_point, 3};
  }
  if (!IsContinuation(byte(3))) return {0, 0};
  const char32_t code_point =
      ((first & 0x07u) << 18) | (second << 12) | (third << 6) | (byte(3) & 0x3Fu);
  return code_point < 0x10000 || code_point > 0x10FFFF ? Decoded{0, 0} : Decoded{code_point, 4};
}

bool IsWhiteSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

}  // namespace

bool IsValidUtf8(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const Decoded decoded = Decode(text, position);
    if (decoded.bytes == 0) return false;
    position += decoded.bytes;
  }
  return true;
}

char32_t NextCodePoint(std::string_view text, std::size_t* position) {
  const Decoded decoded = Decode(text, *position);
  *position += decoded.bytes == 0 ? 1 : decoded.bytes;
  return decoded.bytes == 0 ? kReplacementCharacter : decoded.code_point;
}

void AppendUtf8(char32_t code_point, std::string* text) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  const char32_t c = surrogate || code_point > 0x10FFFF ? kReplacementCharacter : code_point;
  const auto append = [&](char32_t bits) { text->push_back(static_cast<char>(bits)); };
  if (c < 0x80) {
    append(c);
  } else if (c < 0x800) {
    append(0xC0 | (c >> 6));
    append(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    append(0xE0 | (c >> 12));
    append(0x80 | ((c >> 6) & 0x3F));
    append(0x80 | (c & 0x3F));
  } else {
    append(0xF0 | (c >> 18));
    append(0x80 | ((c >> 12) & 0x3F));
    append(0x80 | ((c >> 6) & 0x3F));
    append(0x80 | (c & 0x3F));
  }
}

std::string RepairedUtf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    AppendUtf8(NextCodePoint(text, &position), &repaired);
  }
  return repaired;
}

std::size_t CodePointCount(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t position = 0; position < text.size(); ++count) NextCodePoint(text, &position);
  return count;
}

std::string_view Utf8Prefix(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && IsContinuation(static_cast<unsigned char>(text[end]))) --end;
  return text.substr(0, end);
}

bool HasForbiddenControl(std::string_view text, bool newline_allowed) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = NextCodePoint(text, &position);
    if (c == '\t' || (newline_allowed && (c == '\n' || c == '\r'))) continue;
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029) return true;
  }
  return false;
}

bool HoldsWhiteSpace(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (IsWhiteSpace(NextCodePoint(text, &position))) return true;
  }
  return false;
}

std::string_view TrimmedText(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t start = position;
    if (IsWhiteSpace(NextCodePoint(text, &position))) continue;
    if (begin == text.size()) begin = start;
    end = position;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

}  // namespace genkan
