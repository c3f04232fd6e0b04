// The present, as a door: only the mains know a real one.
#pragma once

#include <cstdint>

namespace genkan {

// Milliseconds since 1970-01-01T00:00Z, without leap seconds. Instants are always UTC; a time zone
// is applied only where a person reads.
using Millis = std::int64_t;

constexpr Millis kMillisPerSecond = 1000;
constexpr Millis kMillisPerMinute = 60 * kMillisPerSecond;
constexpr Millis kMillisPerHour = 60 * kMillisPerMinute;
constexpr Millis kMillisPerDay = 24 * kMillisPerHour;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis NowMillis() const = 0;
};

}  // namespace genkan
