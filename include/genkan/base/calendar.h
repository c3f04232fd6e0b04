// Civil dates from instants, without a time zone database: the offset comes from a port.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/base/strings.h"

namespace genkan {

// A moment as a wall clock and calendar show it (proleptic Gregorian).
struct CivilTime {
  int year = 1970;
  int month = 1;   // 1 to 12
  int day = 1;     // 1 to 31
  int hour = 0;    // 0 to 23
  int minute = 0;  // 0 to 59
  int second = 0;
  int weekday = 4;  // 0 is Sunday
  friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

// How far local time is ahead of UTC, in minutes, in one time zone at one instant.
class TimeZone {
 public:
  virtual ~TimeZone() = default;
  virtual int OffsetMinutesAt(Millis instant) const = 0;
};

CivilTime CivilTimeAt(Millis instant, int offset_minutes);
Millis MillisFromCivil(const CivilTime& civil, int offset_minutes);

// A day of the calendar, written as "2026-12-31" (RFC 3339 §5.6, full-date); none where it is not.
std::optional<CivilTime> ParseDate(std::string_view text);
// The same in words, "Dec 31, 2026"; what is no date stays as it is.
std::string DateText(std::string_view date, const Strings& strings);

// "today 14:05", "yesterday 09:12", "Monday 08:00" (within six days), else the date. The words
// change at local midnight only, so nothing has to be redrawn in between.
std::string RelativeTime(Millis instant, Millis now, const TimeZone& zone, const Strings& strings);

// "2026年11月22日(日) 14:05" or "Sunday, November 22, 2026, 14:05": the exact time, for everybody.
std::string ExactTime(Millis instant, const TimeZone& zone, const Strings& strings);

// The next local midnight after `now`, when relative times change.
Millis NextMidnight(Millis now, const TimeZone& zone);

}  // namespace genkan
