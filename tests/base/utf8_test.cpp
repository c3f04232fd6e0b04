#include "genkan/base/utf8.h"

#include <catch2/catch_test_macros.hpp>

using namespace genkan;

namespace {

struct Sample {
  std::string_view text;
  std::size_t code_points;
};

// One of each row of table 3-7, at both ends.
constexpr Sample kWellFormed[] = {
    {"", 0},
    {std::string_view("\0", 1), 1},
    {"\x7F", 1},
    {"\xC2\x80", 1},
    {"\xDF\xBF", 1},
    {"\xE0\xA0\x80", 1},
    {"\xED\x9F\xBF", 1},
    {"\xEE\x80\x80", 1},
    {"\xEF\xBF\xBF", 1},
    {"\xF0\x90\x80\x80", 1},
    {"\xF4\x8F\xBF\xBF", 1},
    {"玄関 é 👪", 6},
};

struct Malformed {
  std::string_view text;
  std::size_t replacements;
};

constexpr Malformed kMalformed[] = {
    {"\x80", 1},              // A continuation on its own.
    {"\xC0\x80", 2},          // NUL, overlong.
    {"\xC1\xBF", 2},          // Overlong.
    {"\xC2", 1},              // Cut off.
    {"\xC2 ", 1},             // Followed by no continuation.
    {"\xE0\x9F\xBF", 3},      // Overlong.
    {"\xE3\x81", 2},          // Cut off.
    {"\xED\xA0\x80", 3},      // A high surrogate.
    {"\xED\xBF\xBF", 3},      // A low surrogate.
    {"\xF0\x8F\xBF\xBF", 4},  // Overlong.
    {"\xF0\x9F\x91", 3},      // Cut off.
    {"\xF4\x90\x80\x80", 4},  // Past U+10FFFF.
    {"\xF5\x80\x80\x80", 4},  // Never a first byte.
    {"\xFE", 1},
    {"\xFF", 1},
    {"\xE3\x81\xE3\x81\x82", 2},  // Cut off by a whole one.
};

std::size_t Replacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t position = 0; position < text.size();) {
    if (NextCodePoint(text, &position) == kReplacementCharacter) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("Well-formed UTF-8 is told from ill-formed", "[base][utf8]") {
  for (const Sample& sample : kWellFormed) {
    CAPTURE(sample.text);
    CHECK(IsValidUtf8(sample.text));
    CHECK(CodePointCount(sample.text) == sample.code_points);
    CHECK(RepairedUtf8(sample.text) == sample.text);
  }
  for (const Malformed& sample : kMalformed) {
    CAPTURE(sample.text);
    CHECK_FALSE(IsValidUtf8(sample.text));
  }
}

TEST_CASE("Every ill-formed byte becomes one replacement character", "[base][utf8]") {
  for (const Malformed& sample : kMalformed) {
    CAPTURE(sample.text);
    CHECK(Replacements(sample.text) == sample.replacements);
    const std::string repaired = RepairedUtf8(sample.text);
    CHECK(IsValidUtf8(repaired));
    CHECK(Replacements(repaired) == sample.replacements);
  }
  CHECK(RepairedUtf8("a\xFF"
                     "b") == "a\uFFFDb");
}

TEST_CASE("What is written as UTF-8 is read back", "[base][utf8]") {
  for (const char32_t c : {U'a', U'é', U'玄', U'\U0001F46A', U'\u007F', U'\u0080', U'\u07FF',
                           U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    AppendUtf8(c, &text);
    std::size_t position = 0;
    CHECK(NextCodePoint(text, &position) == c);
    CHECK(position == text.size());
  }
}

TEST_CASE("A surrogate or a value past Unicode is written as the replacement character",
          "[base][utf8]") {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string text;
    AppendUtf8(c, &text);
    CHECK(text == "\uFFFD");
  }
}

TEST_CASE("A prefix never cuts a code point in two", "[base][utf8]") {
  CHECK(Utf8Prefix("玄関", 6) == "玄関");
  CHECK(Utf8Prefix("玄関", 5) == "玄");
  CHECK(Utf8Prefix("玄関", 3) == "玄");
  CHECK(Utf8Prefix("玄関", 2).empty());
  CHECK(Utf8Prefix("abc", 2) == "ab");
}

TEST_CASE("Controls are refused, but for tabs and, where asked, newlines", "[base][utf8]") {
  CHECK_FALSE(HasForbiddenControl("one\ttwo 玄関 👪", false));
  CHECK_FALSE(HasForbiddenControl("one\r\ntwo", true));
  CHECK(HasForbiddenControl("one\ntwo", false));
  CHECK(HasForbiddenControl(std::string_view("a\0b", 3), true));
  CHECK(HasForbiddenControl("a\x1B[31m", true));
  CHECK(HasForbiddenControl("a\x7F", true));
  CHECK(HasForbiddenControl("a\u0085", true));
  CHECK(HasForbiddenControl("a\u2028", true));
  CHECK(HasForbiddenControl("a\u2029", true));
}

TEST_CASE("White space of every script is trimmed and found", "[base][utf8]") {
  CHECK(TrimmedText("\u3000 \t玄 関\u00A0\n") == "玄 関");
  CHECK(TrimmedText(" \u3000 ").empty());
  CHECK(TrimmedText("").empty());
  CHECK(HoldsWhiteSpace("a\u3000b"));
  CHECK_FALSE(HoldsWhiteSpace("a-b"));
}
