// What the browser does for the C library. CMakeLists.txt has the linker send these calls here
// (--wrap): as the library does them, with 128-bit numbers, they are a tenth of the download.
#include <cstdarg>
#include <cstddef>
#include <cstring>

#include "genkan/base/check.h"
#include "platform/web/imports.h"

extern "C" {

// nlohmann/json is the one caller, with all of a number as JSON writes it.
double __wrap_strtod(const char* text, char** end) {
  const auto bytes = static_cast<int>(std::strlen(text));
  *end = const_cast<char*>(text) + bytes;
  return genkan::platform::number_of(text, bytes);
}

// nlohmann/json is the one caller: it names the control character that stands in a bad document.
int __wrap_snprintf(char* to, std::size_t size, const char* format, ...) {
  constexpr char kHex[] = "0123456789ABCDEF";
  GENKAN_CHECK(std::strcmp(format, "<U+%.4X>") == 0);
  std::va_list arguments;
  va_start(arguments, format);
  const unsigned code = va_arg(arguments, unsigned);
  va_end(arguments);
  const char text[] = {'<', 'U', '+', '0', '0', kHex[code >> 4 & 0xF], kHex[code & 0xF], '>', '\0'};
  GENKAN_CHECK(code <= 0xFF && size >= sizeof text);
  std::memcpy(to, text, sizeof text);
  return sizeof text - 1;
}

float __wrap_sinf(float angle) { return genkan::platform::sine(angle); }
float __wrap_cosf(float angle) { return genkan::platform::cosine(angle); }

// The C++ library's last words.
[[noreturn]] void __wrap_abort_message(const char* format, ...) {
  genkan::CheckFailed(format, __FILE__, __LINE__);
}
}
