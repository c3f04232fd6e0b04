#include "genkan/base/calendar.h"

#include <catch2/catch_test_macros.hpp>

#include "support/fakes.h"

using namespace genkan;
using support::FixedZone;
using support::kSunday;

namespace {

// Like New York in 2026: 4 hours behind UTC until 1 November 06:00 UTC, 5 after.
class AutumnZone : public TimeZone {
 public:
  static constexpr Millis kChange = 1793512800000;
  int OffsetMinutesAt(Millis instant) const override { return instant < kChange ? -240 : -300; }
};

// A zone whose clocks jump from 00:00 to 01:00, so that one midnight does not exist.
class MidnightJumpZone : public TimeZone {
 public:
  static constexpr Millis kChange = 1795305600000;  // 2026-11-22T00:00Z
  int OffsetMinutesAt(Millis instant) const override { return instant < kChange ? 0 : 60; }
};

}  // namespace

TEST_CASE("Known instants are the dates that calendars show", "[base][calendar]") {
  CHECK(CivilTimeAt(0, 0) == CivilTime{});
  CHECK(CivilTimeAt(kSunday, 540) == CivilTime{2026, 11, 22, 14, 5, 0, 0});
  CHECK(CivilTimeAt(-1, 0) == CivilTime{1969, 12, 31, 23, 59, 59, 3});
  CHECK(CivilTimeAt(951782400000, 0) == CivilTime{2000, 2, 29, 0, 0, 0, 2});
  CHECK(CivilTimeAt(4107542400000, 0) == CivilTime{2100, 3, 1, 0, 0, 0, 1});
  CHECK(CivilTimeAt(0, -60).day == 31);
}

TEST_CASE("A civil time goes to an instant and back", "[base][calendar]") {
  for (Millis day = -800000; day <= 800000; day += 97) {
    const Millis instant = day * kMillisPerDay + 12345000;
    for (const int offset : {-720, 0, 345, 840}) {
      const CivilTime civil = CivilTimeAt(instant, offset);
      REQUIRE(MillisFromCivil(civil, offset) == instant);
    }
  }
}

TEST_CASE("The next midnight is local", "[base][calendar]") {
  const FixedZone tokyo(540);
  const Millis midnight = NextMidnight(kSunday, tokyo);
  CHECK(CivilTimeAt(midnight, 540) == CivilTime{2026, 11, 23, 0, 0, 0, 1});
  CHECK(NextMidnight(midnight - 1, tokyo) == midnight);
  CHECK(NextMidnight(midnight, tokyo) == midnight + kMillisPerDay);
}

TEST_CASE("A day on which clocks are set back lasts 25 hours", "[base][calendar]") {
  const AutumnZone zone;
  const Millis first = NextMidnight(AutumnZone::kChange - 12 * kMillisPerHour, zone);
  const Millis second = NextMidnight(first, zone);
  CHECK(second - first == 25 * kMillisPerHour);
}

TEST_CASE("A midnight that does not exist is the moment the clocks jump", "[base][calendar]") {
  const MidnightJumpZone zone;
  CHECK(NextMidnight(MidnightJumpZone::kChange - kMillisPerHour, zone) ==
        MidnightJumpZone::kChange);
}
