// By when an answer can be expected.
#include "genkan/domain/business_hours.h"

#include <catch2/catch_test_macros.hpp>

#include "support/fakes.h"

namespace genkan::domain {
namespace {

using support::FixedZone;

constexpr Millis kHour = 3'600'000;

// 9:00 to 12:00 and 13:00 to 17:00, Monday to Friday.
BusinessHours OfficeHours(int answer_within_minutes) {
  BusinessHours hours{.answer_within_minutes = answer_within_minutes};
  for (int day = 1; day <= 5; ++day) {
    hours.week.push_back({day, 13 * 60, 17 * 60});
    hours.week.push_back({day, 9 * 60, 12 * 60});
  }
  return hours;
}

const FixedZone kTokyo(9 * 60);

// Tokyo's time.
Millis At(int month, int day, int hour, int minute = 0) {
  return MillisFromCivil({.year = 2026, .month = month, .day = day, .hour = hour, .minute = minute},
                         9 * 60);
}

TEST_CASE("An answer is expected after so much open time", "[domain][hours]") {
  const BusinessHours hours = OfficeHours(4 * 60);
  // Monday.
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 23, 9)) == At(11, 23, 14));
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 23, 3)) == At(11, 23, 14));
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 23, 12, 30)) == At(11, 23, 17));
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 23, 16)) == At(11, 24, 12));
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 23, 22)) == At(11, 24, 14));
}

TEST_CASE("Weekends and holidays are no open time", "[domain][hours]") {
  BusinessHours hours = OfficeHours(4 * 60);
  // Friday at four, then Monday.
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 27, 16)) == At(11, 30, 12));
  hours.holidays = {{.date = "2026-11-30"}};
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 27, 16)) == At(12, 1, 12));
}

TEST_CASE("Without hours a portal is open always, but on holidays", "[domain][hours]") {
  BusinessHours hours{.answer_within_minutes = 60};
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 28, 23, 30)) == At(11, 29, 0, 30));
  hours.holidays = {{.date = "2026-11-29"}};
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 28, 23, 30)) == At(11, 30, 0, 30));
}

TEST_CASE("What is not promised is not expected", "[domain][hours]") {
  CHECK_FALSE(AnswerExpectedAt(OfficeHours(0), kTokyo, At(11, 23, 9)).has_value());
  // A minute a year, of which five thousand were promised.
  BusinessHours hours{.week = {{1, 0, 1}}, .answer_within_minutes = 5000};
  CHECK_FALSE(AnswerExpectedAt(hours, kTokyo, At(11, 23, 9)).has_value());
}

TEST_CASE("Hours that overlap count once", "[domain][hours]") {
  BusinessHours hours{.week = {{1, 9 * 60, 12 * 60}, {1, 10 * 60, 11 * 60}, {1, 11 * 60, 14 * 60}},
                      .answer_within_minutes = 4 * 60};
  CHECK(AnswerExpectedAt(hours, kTokyo, At(11, 23, 9)) == At(11, 23, 13));
}

// Clocks are put forward from 2:00 to 3:00 on 2026-03-29, as in Berlin.
class SpringZone : public TimeZone {
 public:
  static constexpr Millis kChange = 1774746000000;
  int OffsetMinutesAt(Millis instant) const override { return instant < kChange ? 60 : 120; }
};

TEST_CASE("Hours are those on the clock when clocks are changed", "[domain][hours]") {
  const SpringZone berlin;
  const BusinessHours hours{.week = {{0, 9 * 60, 17 * 60}}, .answer_within_minutes = 60};
  const Millis saturday = SpringZone::kChange - 12 * kHour;
  const auto expected = AnswerExpectedAt(hours, berlin, saturday);
  REQUIRE(expected.has_value());
  const CivilTime shown = CivilTimeAt(*expected, 120);
  CHECK(shown.day == 29);
  CHECK(shown.hour == 10);
}

TEST_CASE("A day of the calendar is read, and no other", "[domain][hours]") {
  const auto day = ParseDate("2028-02-29");
  REQUIRE(day.has_value());
  CHECK(DateText(*day) == "2028-02-29");
  CHECK(day->hour == 0);
  for (const char* wrong : {"", "2027-02-29", "2027-13-01", "2027-00-10", "2027-1-01", "2027/01/01",
                            "２０２７-01-01", "-027-01-01", "2027-01-0x"}) {
    INFO(wrong);
    CHECK_FALSE(ParseDate(wrong).has_value());
  }
}

TEST_CASE("Times of the day are read as people write them", "[domain][hours]") {
  CHECK(*ParseClock("9:05") == 545);
  CHECK(*ParseClock("09:05") == 545);
  CHECK(*ParseClock("０９：０５") == 545);
  CHECK(*ParseClock("24:00") == 1440);
  CHECK(ClockText(545) == "9:05");
  for (const char* wrong :
       {"", "9", "9:", ":5", "9:60", "24:01", "25:00", "a:b", "9:5:5", "-1:00"}) {
    INFO(wrong);
    CHECK_FALSE(ParseClock(wrong).ok());
  }
}

}  // namespace
}  // namespace genkan::domain
