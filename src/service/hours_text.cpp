#include "service/hours_text.h"

#include <algorithm>
#include <array>

#include "genkan/domain/business_hours.h"

namespace genkan::service {
namespace {

constexpr std::size_t kDays = 7;

// The hours of each day, Monday's first; empty: closed.
std::array<std::string, kDays> TimesByDay(const domain::BusinessHours& hours,
                                          const Strings& strings) {
  std::vector<domain::OpenHours> week = hours.week;
  std::stable_sort(week.begin(), week.end(),
                   [](const domain::OpenHours& a, const domain::OpenHours& b) {
                     return a.from_minute < b.from_minute;
                   });
  std::array<std::string, kDays> times;
  for (const domain::OpenHours& open : week) {
    if (open.weekday < 0 || open.weekday > 6) continue;
    std::string& day = times[static_cast<std::size_t>(open.weekday + 6) % kDays];
    if (!day.empty()) day += strings.Text("mail.hours_and");
    day += domain::ClockText(open.from_minute) + "–" + domain::ClockText(open.until_minute);
  }
  return times;
}

const std::string& DayName(std::size_t day_from_monday, const Strings& strings) {
  return strings.Text("time.weekday." + std::to_string((day_from_monday + 1) % kDays));
}

}  // namespace

std::string HoursText(const domain::BusinessHours& hours, const Strings& strings) {
  const std::array<std::string, kDays> times = TimesByDay(hours, strings);
  std::string text;
  for (std::size_t first = 0; first < kDays;) {
    std::size_t last = first;
    while (last + 1 < kDays && times[last + 1] == times[first]) ++last;
    if (!times[first].empty()) {
      if (!text.empty()) text += strings.Text("mail.hours_next");
      text += strings.Format(first == last ? "mail.hours_day" : "mail.hours_days",
                             {{"first", DayName(first, strings)},
                              {"last", DayName(last, strings)},
                              {"times", times[first]}});
    }
    first = last + 1;
  }
  return text;
}

}  // namespace genkan::service
