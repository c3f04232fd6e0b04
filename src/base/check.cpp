#include "genkan/base/check.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace genkan {
namespace {

void PrintToStandardError(const char* message) {
  std::fputs(message, stderr);
  std::fputc('\n', stderr);
}

CheckHandler check_handler = PrintToStandardError;

}  // namespace

void SetCheckHandler(CheckHandler handler) {
  check_handler = handler != nullptr ? handler : PrintToStandardError;
}

void CheckFailed(const char* condition, const char* file, int line) {
  const std::string message =
      std::string("Check failed: ") + condition + " (" + file + ":" + std::to_string(line) + ")";
  check_handler(message.c_str());
  std::abort();
}

}  // namespace genkan
