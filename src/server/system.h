// The operating system's randomness and time.
#pragma once

#include "genkan/base/clock.h"
#include "genkan/base/random.h"

namespace genkan::server {

// May be used by several threads at once.
class SystemRandom final : public Random {
 public:
  void Fill(std::span<std::uint8_t> bytes) noexcept override;
};

class SystemClock final : public Clock {
 public:
  Millis NowMillis() const noexcept override;
};

}  // namespace genkan::server
