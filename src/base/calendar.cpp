#include "genkan/base/calendar.h"

namespace genkan {
namespace {

// Days since 1970-01-01 and back, in years that start on 1 March, so that the leap day is the last
// one and a month's start is a straight line.
constexpr std::int64_t kDaysPerEra = 146097;   // 400 years
constexpr std::int64_t kEpochInEras = 719468;  // From 0000-03-01 to 1970-01-01

std::int64_t FloorDivide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

std::int64_t DaysFromCivil(int year, int month, int day) {
  const std::int64_t shifted_year = std::int64_t{year} - (month <= 2 ? 1 : 0);
  const std::int64_t era = FloorDivide(shifted_year, 400);
  const std::int64_t year_of_era = shifted_year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - kEpochInEras;
}

CivilTime CivilFromDays(std::int64_t days) {
  const std::int64_t shifted = days + kEpochInEras;
  const std::int64_t era = FloorDivide(shifted, kDaysPerEra);
  const std::int64_t day_of_era = shifted - era * kDaysPerEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const std::int64_t month = shifted_month + (shifted_month < 10 ? 3 : -9);
  CivilTime civil;
  civil.year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  civil.month = static_cast<int>(month);
  civil.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  civil.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
  return civil;
}

std::int64_t LocalDays(Millis instant, int offset_minutes) {
  return FloorDivide(instant + offset_minutes * kMillisPerMinute, kMillisPerDay);
}

std::string TwoDigits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// Which families of names a text takes its month and weekday from.
struct Wording {
  std::string_view key;
  std::string_view months;
  std::string_view weekdays;
};

constexpr Wording kToday{"time.today", "time.month_short.", "time.weekday."};
constexpr Wording kYesterday{"time.yesterday", "time.month_short.", "time.weekday."};
constexpr Wording kThisWeek{"time.this_week", "time.month_short.", "time.weekday."};
constexpr Wording kDate{"time.date", "time.month_short.", "time.weekday."};
constexpr Wording kExact{"time.exact", "time.month.", "time.weekday_exact."};

std::string FormatCivil(const Wording& wording, const CivilTime& civil, const Strings& strings) {
  const auto name = [&](std::string_view family, int number) {
    return strings.Text(std::string(family) + std::to_string(number));
  };
  return strings.Format(wording.key,
                        {{"year", std::to_string(civil.year)},
                         {"month", name(wording.months, civil.month)},
                         {"day", std::to_string(civil.day)},
                         {"weekday", name(wording.weekdays, civil.weekday)},
                         {"time", TwoDigits(civil.hour) + ":" + TwoDigits(civil.minute)}});
}

}  // namespace

CivilTime CivilTimeAt(Millis instant, int offset_minutes) {
  const Millis local = instant + offset_minutes * kMillisPerMinute;
  const std::int64_t days = FloorDivide(local, kMillisPerDay);
  const std::int64_t of_day = local - days * kMillisPerDay;
  CivilTime civil = CivilFromDays(days);
  civil.hour = static_cast<int>(of_day / kMillisPerHour);
  civil.minute = static_cast<int>(of_day / kMillisPerMinute % 60);
  civil.second = static_cast<int>(of_day / kMillisPerSecond % 60);
  return civil;
}

Millis MillisFromCivil(const CivilTime& civil, int offset_minutes) {
  return DaysFromCivil(civil.year, civil.month, civil.day) * kMillisPerDay +
         civil.hour * kMillisPerHour + (civil.minute - offset_minutes) * kMillisPerMinute +
         civil.second * kMillisPerSecond;
}

std::optional<CivilTime> ParseDate(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return {};
  int parts[3] = {};
  std::size_t part = 0;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !digit : text[i] != kForm[i]) return {};
    if (digit) {
      parts[part] = parts[part] * 10 + (text[i] - '0');
    } else {
      ++part;
    }
  }
  const CivilTime day{.year = parts[0], .month = parts[1], .day = parts[2]};
  if (day.month < 1 || day.month > 12 || day.day < 1) return {};
  // A day that the month does not have comes back as another.
  const CivilTime real = CivilTimeAt(MillisFromCivil(day, 0), 0);
  if (real.day != day.day) return {};
  return real;
}

std::string DateText(std::string_view date, const Strings& strings) {
  const auto day = ParseDate(date);
  return day.has_value() ? FormatCivil(kDate, *day, strings) : std::string(date);
}

std::string RelativeTime(Millis instant, Millis now, const TimeZone& zone, const Strings& strings) {
  const int offset = zone.OffsetMinutesAt(instant);
  const std::int64_t days_ago =
      LocalDays(now, zone.OffsetMinutesAt(now)) - LocalDays(instant, offset);
  const CivilTime civil = CivilTimeAt(instant, offset);
  if (days_ago == 0) return FormatCivil(kToday, civil, strings);
  if (days_ago == 1) return FormatCivil(kYesterday, civil, strings);
  if (days_ago > 1 && days_ago <= 6) return FormatCivil(kThisWeek, civil, strings);
  return FormatCivil(kDate, civil, strings);
}

std::string ExactTime(Millis instant, const TimeZone& zone, const Strings& strings) {
  return FormatCivil(kExact, CivilTimeAt(instant, zone.OffsetMinutesAt(instant)), strings);
}

Millis NextMidnight(Millis now, const TimeZone& zone) {
  const int offset = zone.OffsetMinutesAt(now);
  const std::int64_t today = LocalDays(now, offset);
  const Millis naive = (today + 1) * kMillisPerDay - offset * kMillisPerMinute;
  // The offset may change in between. Where the clocks jump over midnight itself, the jump is it.
  const Millis adjusted =
      (today + 1) * kMillisPerDay - zone.OffsetMinutesAt(naive) * kMillisPerMinute;
  const bool tomorrow = LocalDays(adjusted, zone.OffsetMinutesAt(adjusted)) > today;
  return tomorrow ? adjusted : naive;
}

}  // namespace genkan
