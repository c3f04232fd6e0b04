#include "genkan/domain/business_hours.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "genkan/domain/people.h"

namespace genkan::domain {
namespace {

constexpr Millis kMinute = 60'000;
constexpr int kDaysMax = 366;
constexpr int kMinutesOfDay = 24 * 60;

std::string Padded(int number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

bool IsHoliday(const BusinessHours& hours, const CivilTime& day) {
  const std::string date = DateText(day);
  return std::any_of(hours.holidays.begin(), hours.holidays.end(),
                     [&](const Holiday& holiday) { return holiday.date == date; });
}

// The open stretches of a day, by the time of day; of stretches that overlap, what is left of the
// later one.
std::vector<OpenHours> OpenOn(const BusinessHours& hours, const CivilTime& day) {
  if (IsHoliday(hours, day)) return {};
  if (hours.week.empty()) return {{day.weekday, 0, kMinutesOfDay}};
  std::vector<OpenHours> open;
  for (const OpenHours& stretch : hours.week) {
    if (stretch.weekday == day.weekday) open.push_back(stretch);
  }
  std::sort(open.begin(), open.end(),
            [](const OpenHours& a, const OpenHours& b) { return a.from_minute < b.from_minute; });
  int until = 0;
  for (OpenHours& stretch : open) {
    stretch.from_minute = std::max(stretch.from_minute, until);
    until = std::max(until, stretch.until_minute);
  }
  return open;
}

// That time of the day. Where clocks are put forward over it, the same distance after midnight.
Millis InstantAt(CivilTime day, int minute, const TimeZone& zone, int offset_minutes) {
  day.hour = day.minute = day.second = 0;
  const Millis guess = MillisFromCivil(day, offset_minutes) + minute * kMinute;
  return guess + (offset_minutes - zone.OffsetMinutesAt(guess)) * kMinute;
}

}  // namespace

std::optional<Millis> AnswerExpectedAt(const BusinessHours& hours, const TimeZone& zone,
                                       Millis asked) {
  if (hours.answer_within_minutes <= 0) return {};
  Millis left = hours.answer_within_minutes * kMinute;
  Millis noon = asked;
  for (int i = 0; i < kDaysMax; ++i) {
    const int offset = zone.OffsetMinutesAt(noon);
    CivilTime day = CivilTimeAt(noon, offset);
    for (const OpenHours& open : OpenOn(hours, day)) {
      const Millis from = std::max(asked, InstantAt(day, open.from_minute, zone, offset));
      const Millis until = InstantAt(day, open.until_minute, zone, offset);
      if (until - from >= left) return from + left;
      left -= std::max<Millis>(0, until - from);
    }
    day.hour = 12;
    day.minute = day.second = 0;
    noon = MillisFromCivil(day, offset) + kMinutesOfDay * kMinute;
  }
  return {};
}

std::string DateText(const CivilTime& day) {
  return Padded(day.year, 4) + "-" + Padded(day.month, 2) + "-" + Padded(day.day, 2);
}

std::optional<CivilTime> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  CivilTime day;
  const std::pair<std::string_view, int*> parts[] = {{text.substr(0, 4), &day.year},
                                                     {text.substr(5, 2), &day.month},
                                                     {text.substr(8, 2), &day.day}};
  for (const auto& [digits, number] : parts) {
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, *number);
    if (read.ec != std::errc() || read.ptr != end) return {};
  }
  // The 30th of February would be another day.
  const CivilTime real = CivilTimeAt(MillisFromCivil(day, 0), 0);
  if (DateText(real) != text) return {};
  return real;
}

std::string ClockText(int minute) {
  return std::to_string(minute / 60) + ":" + Padded(minute % 60, 2);
}

Result<int> ParseClock(std::string_view text) {
  const std::string narrowed = NarrowedText(text);
  const std::size_t colon = narrowed.find(':');
  int parts[2] = {0, 0};
  const std::string_view words[2] = {
      std::string_view(narrowed).substr(0, colon),
      colon == std::string::npos ? "" : std::string_view(narrowed).substr(colon + 1)};
  for (int i = 0; i < 2; ++i) {
    const char* end = words[i].data() + words[i].size();
    const auto read = std::from_chars(words[i].data(), end, parts[i]);
    const bool whole = read.ec == std::errc() && read.ptr == end && words[i].size() <= 2;
    if (!whole || parts[i] < 0) return ErrorCode::kInvalidArgument;
  }
  const int minute = parts[0] * 60 + parts[1];
  if (parts[1] > 59 || minute > kMinutesOfDay) return ErrorCode::kInvalidArgument;
  return minute;
}

}  // namespace genkan::domain
