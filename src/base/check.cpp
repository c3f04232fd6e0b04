#include "genkan/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace genkan {
namespace {

void PrintToStandardError(const char* message) { std::fprintf(stderr, "%s\n", message); }

CheckHandler check_handler = PrintToStandardError;

}  // namespace

void SetCheckHandler(CheckHandler handler) {
  check_handler = handler != nullptr ? handler : PrintToStandardError;
}

void CheckFailed(const char* condition, const char* file, int line) {
  char message[512];
  std::snprintf(message, sizeof message, "Check failed: %s (%s:%d)", condition, file, line);
  check_handler(message);
  std::abort();
}

}  // namespace genkan
