#include "server/system.h"

#include <sodium.h>

#include <chrono>

namespace genkan::server {

void SystemRandom::Fill(std::span<std::uint8_t> bytes) noexcept {
  randombytes_buf(bytes.data(), bytes.size());
}

Millis SystemClock::NowMillis() const noexcept {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace genkan::server
