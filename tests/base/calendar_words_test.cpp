// The words that ship, read from assets/strings.
#include <catch2/catch_test_macros.hpp>

#include "genkan/base/calendar.h"
#include "support/fakes.h"
#include "support/shipped_strings.h"

using namespace genkan;
using support::FixedZone;
using support::kSunday;
using support::ShippedStrings;

TEST_CASE("Relative times use words for the last week and dates before it", "[base][calendar]") {
  const FixedZone tokyo(540);
  const Strings english = ShippedStrings("en");
  const Strings japanese = ShippedStrings("ja");
  const auto days_ago = [&](int days, const Strings& strings) {
    return RelativeTime(kSunday - days * kMillisPerDay, kSunday, tokyo, strings);
  };
  CHECK(days_ago(0, english) == "today 14:05");
  CHECK(days_ago(1, english) == "yesterday 14:05");
  CHECK(days_ago(2, english) == "Friday 14:05");
  CHECK(days_ago(6, english) == "Monday 14:05");
  CHECK(days_ago(7, english) == "Nov 15, 2026");
  CHECK(days_ago(-1, english) == "Nov 23, 2026");
  CHECK(days_ago(0, japanese) == "今日 14:05");
  CHECK(days_ago(1, japanese) == "昨日 14:05");
  CHECK(days_ago(2, japanese) == "金曜日 14:05");
  CHECK(days_ago(7, japanese) == "2026年11月15日");
  const Strings polish = ShippedStrings("pl");
  CHECK(days_ago(0, polish) == "dzisiaj, 14:05");
  CHECK(days_ago(1, polish) == "wczoraj, 14:05");
  CHECK(days_ago(2, polish) == "piątek, 14:05");
  CHECK(days_ago(7, polish) == "15 lis 2026");
}

TEST_CASE("The exact time is written out in the reader's language", "[base][calendar]") {
  const FixedZone tokyo(540);
  CHECK(ExactTime(kSunday, tokyo, ShippedStrings("en")) == "Sunday, November 22, 2026, 14:05");
  CHECK(ExactTime(kSunday, tokyo, ShippedStrings("ja")) == "2026年11月22日(日) 14:05");
  CHECK(ExactTime(kSunday, tokyo, ShippedStrings("pl")) == "niedziela, 22 listopada 2026, 14:05");
}

TEST_CASE("Relative times change at local midnight and at no other time", "[base][calendar]") {
  const FixedZone tokyo(540);
  const Strings strings = ShippedStrings("en");
  const Millis midnight = NextMidnight(kSunday, tokyo);
  CHECK(RelativeTime(kSunday, midnight - 1, tokyo, strings) == "today 14:05");
  CHECK(RelativeTime(kSunday, midnight, tokyo, strings) == "yesterday 14:05");
}
