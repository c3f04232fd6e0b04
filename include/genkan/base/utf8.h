// User text is never trusted to be UTF-8. These are the only places that look at its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace genkan {

constexpr char32_t kReplacementCharacter = 0xFFFD;

// Whether `text` is well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms).
bool IsValidUtf8(std::string_view text);

// Reads the code point at `*position` and moves past it. An ill-formed byte is read as U+FFFD and
// moves one byte, so that a caller always gets on. REQUIRES: *position < text.size().
char32_t NextCodePoint(std::string_view text, std::size_t* position);

// Appends `code_point`; a surrogate or a value over U+10FFFF goes in as U+FFFD.
void AppendUtf8(char32_t code_point, std::string* text);

// `text` with every ill-formed byte replaced by U+FFFD.
std::string RepairedUtf8(std::string_view text);

std::size_t CodePointCount(std::string_view text);

// The longest prefix of at most `bytes_max` bytes that does not cut a code point in two.
std::string_view Utf8Prefix(std::string_view text, std::size_t bytes_max);

// Whether it holds a C0 or C1 control other than tab and newline, or U+2028/2029 or a NUL. Such
// text is refused where people type one line or several.
bool HasForbiddenControl(std::string_view text, bool newline_allowed);

// Whether it holds any white space, in the sense below.
bool HoldsWhiteSpace(std::string_view text);

// Without white space at both ends: ASCII, U+3000 and the other Unicode White_Space characters.
std::string_view TrimmedText(std::string_view text);

}  // namespace genkan
