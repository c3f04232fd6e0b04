// The browser's clock, randomness and time zone, as the client receives them.
#pragma once

#include "genkan/base/calendar.h"
#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "platform/web/imports.h"

namespace genkan::platform {

class WebClock : public Clock {
 public:
  Millis NowMillis() const override { return static_cast<Millis>(now_millis()); }
};

class WebRandom : public Random {
 public:
  void Fill(std::span<std::uint8_t> bytes) override {
    random_fill(bytes.data(), static_cast<int>(bytes.size()));
  }
};

class WebTimeZone : public TimeZone {
 public:
  int OffsetMinutesAt(Millis instant) const override {
    return zone_offset_minutes(static_cast<double>(instant));
  }
};

}  // namespace genkan::platform
