// The outside world for tests: a clock that moves when told, randomness that counts, and a zone
// with one offset.
#pragma once

#include "genkan/base/calendar.h"
#include "genkan/base/clock.h"
#include "genkan/base/random.h"

namespace genkan::support {

// Sunday, November 22, 2026, 05:05 UTC, which is 14:05 in Tokyo.
inline constexpr Millis kSunday = 1795323900000;

class ManualClock : public Clock {
 public:
  explicit ManualClock(Millis now = kSunday) : now_(now) {}
  Millis NowMillis() const override { return now_; }
  void Advance(Millis millis) { now_ += millis; }

 private:
  Millis now_;
};

// Bytes that differ each time and are the same in every run. Not for more than 2^32 calls.
class CountingRandom : public Random {
 public:
  void Fill(std::span<std::uint8_t> bytes) override {
    ++count_;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<std::uint8_t>(count_ >> (8 * (i % 4)));
    }
  }

 private:
  std::uint32_t count_ = 0;
};

class FixedZone : public TimeZone {
 public:
  explicit FixedZone(int offset_minutes) : offset_minutes_(offset_minutes) {}
  int OffsetMinutesAt(Millis) const override { return offset_minutes_; }

 private:
  int offset_minutes_;
};

}  // namespace genkan::support
