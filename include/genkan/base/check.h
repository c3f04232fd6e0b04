// Our own mistakes stop the program, in release as well. What a person or a network can cause is a
// Result, never a check.
#pragma once

namespace genkan {

// Called once with a sentence naming the broken condition, before the program stops. The web
// platform shows the crash panel from it, the server logs it. Must not return into the program's
// own code.
using CheckHandler = void (*)(const char* message);

// Sets the handler; null restores the default, which prints to standard error.
void SetCheckHandler(CheckHandler handler);

[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace genkan

#define GENKAN_CHECK(condition) \
  ((condition) ? void(0) : ::genkan::CheckFailed(#condition, __FILE__, __LINE__))
