// Dates as exports and spreadsheets write them, read without guessing.
#pragma once

#include <optional>
#include <string_view>

#include "genkan/base/calendar.h"
#include "genkan/service/import.h"

namespace genkan::service {

// A date and time as written, before the order of its numbers is known.
struct WrittenDate {
  int parts[3] = {0, 0, 0};
  // The only order it can have, kUnknown where `parts` do not tell by their form.
  DateOrder order = DateOrder::kUnknown;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> offset_minutes;
};

// Takes "2016-04-28T11:19:34 -10:00", "2024/3/4 9:05", "2024年3月4日(月) 14時5分", "4 Mar 2024",
// "Mar 4, 2024 2:05 PM", "03/04/2024" and the like. Nothing: it is no date.
std::optional<WrittenDate> ReadDate(std::string_view text);

// The orders in which the date exists, as a set of bits.
using DateOrders = unsigned;
constexpr DateOrders DateOrderBit(DateOrder order) { return 1u << static_cast<unsigned>(order); }
inline constexpr DateOrders kAllDateOrders = DateOrderBit(DateOrder::kYearFirst) |
                                             DateOrderBit(DateOrder::kDayFirst) |
                                             DateOrderBit(DateOrder::kMonthFirst);
DateOrders PossibleOrders(const WrittenDate& date);

// Whether two orders give two days.
bool OrderMatters(const WrittenDate& date, DateOrders orders);

// The instant; nothing where the date does not exist in that order. `order` counts only where the
// text leaves it open, `zone` where it names none.
std::optional<Millis> InstantOf(const WrittenDate& date, DateOrder order, const TimeZone& zone);

}  // namespace genkan::service
