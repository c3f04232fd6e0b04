#include "service/import_dates.h"

#include <string>
#include <utility>

#include "genkan/base/utf8.h"

namespace genkan::service {
namespace {

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};

// One reader over the text: full-width forms narrowed, letters lower-cased, so that the rest sees
// ASCII and the few Han signs of a date.
class Cursor {
 public:
  explicit Cursor(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      char32_t c = NextCodePoint(text, &at);
      if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
      if (c == 0x3000 || c == 0xA0 || c == 0x202F || c == '\t') c = ' ';
      if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
      AppendUtf8(c, &text_);
    }
  }

  bool AtEnd() const { return at_ == text_.size(); }
  bool Take(std::string_view sign) {
    if (text_.compare(at_, sign.size(), sign) != 0) return false;
    at_ += sign.size();
    return true;
  }
  void SkipSpace() {
    while (Take(" ")) continue;
  }
  // A run of at most `digits_max` digits; its length in `digits`.
  std::optional<int> Number(int digits_max, int* digits) {
    int value = 0;
    int count = 0;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
      if (++count > digits_max) return std::nullopt;
      value = value * 10 + (text_[at_++] - '0');
    }
    if (digits != nullptr) *digits = count;
    if (count == 0) return std::nullopt;
    return value;
  }
  std::string_view Word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z') ++at_;
    return std::string_view(text_).substr(start, at_ - start);
  }
  std::size_t position() const { return at_; }
  void GoTo(std::size_t position) { at_ = position; }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

std::optional<int> MonthNamed(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (int i = 0; i < 12; ++i) {
    if (word.substr(0, 3) == kMonths[i]) return i + 1;
  }
  return std::nullopt;
}

// "mon, " or "monday " before a date; "(月)" or "（月）" after one.
void SkipWeekdayBefore(Cursor* cursor) {
  const std::size_t start = cursor->position();
  const std::string_view word = cursor->Word();
  if (word.size() < 3 || MonthNamed(word)) {
    cursor->GoTo(start);
    return;
  }
  for (const std::string_view day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
    if (!word.starts_with(day)) continue;
    cursor->Take(",");
    cursor->SkipSpace();
    return;
  }
  cursor->GoTo(start);
}

void SkipWeekdayAfter(Cursor* cursor) {
  if (!cursor->Take("(")) return;
  for (const std::string_view day : {"月", "火", "水", "木", "金", "土", "日"}) {
    if (cursor->Take(day)) break;
  }
  cursor->Word();
  cursor->Take("曜日");
  cursor->Take(")");
}

// "Mar 4, 2024".
bool ReadMonthNameFirst(Cursor* cursor, WrittenDate* date) {
  const auto month = MonthNamed(cursor->Word());
  if (!month) return false;
  cursor->Take(".");
  cursor->SkipSpace();
  const auto day = cursor->Number(2, nullptr);
  cursor->Take(",");
  cursor->SkipSpace();
  int digits = 0;
  const auto year = cursor->Number(4, &digits);
  if (!day || digits != 4) return false;
  date->order = DateOrder::kYearFirst;
  date->parts[0] = *year;
  date->parts[1] = *month;
  date->parts[2] = *day;
  return true;
}

// "4 Mar 2024", "4-Mar-24" has no century and is refused. The day was read already.
bool ReadMonthNameSecond(Cursor* cursor, int day, WrittenDate* date) {
  const auto month = MonthNamed(cursor->Word());
  if (!month) return false;
  if (!cursor->Take("-") && !cursor->Take("/") && !cursor->Take(".")) cursor->Take(",");
  cursor->SkipSpace();
  int digits = 0;
  const auto year = cursor->Number(4, &digits);
  if (digits != 4) return false;
  date->order = DateOrder::kYearFirst;
  date->parts[0] = *year;
  date->parts[1] = *month;
  date->parts[2] = day;
  return true;
}

// "2024年3月4日", after the year.
bool ReadJapaneseDay(Cursor* cursor, int year, WrittenDate* date) {
  cursor->SkipSpace();
  const auto month = cursor->Number(2, nullptr);
  if (!month || !cursor->Take("月")) return false;
  cursor->SkipSpace();
  const auto day = cursor->Number(2, nullptr);
  if (!day || !cursor->Take("日")) return false;
  date->order = DateOrder::kYearFirst;
  date->parts[0] = year;
  date->parts[1] = *month;
  date->parts[2] = *day;
  return true;
}

bool ReadDay(Cursor* cursor, WrittenDate* date) {
  SkipWeekdayBefore(cursor);
  int digits[3] = {0, 0, 0};
  const auto first = cursor->Number(4, &digits[0]);
  if (!first) return ReadMonthNameFirst(cursor, date);
  if (cursor->Take("年")) return digits[0] == 4 && ReadJapaneseDay(cursor, *first, date);
  std::string_view separator;
  for (const std::string_view sign : {"-", "/", ".", " "}) {
    if (cursor->Take(sign)) {
      separator = sign;
      break;
    }
  }
  if (separator.empty()) return false;
  const auto second = cursor->Number(2, &digits[1]);
  if (!second) return digits[0] <= 2 && ReadMonthNameSecond(cursor, *first, date);
  if (separator == " " || !cursor->Take(separator)) return false;
  const auto third = cursor->Number(4, &digits[2]);
  if (!third || digits[0] == 3 || digits[2] == 3) return false;
  date->parts[0] = *first;
  date->parts[1] = *second;
  date->parts[2] = *third;
  if (digits[0] == 4) date->order = DateOrder::kYearFirst;
  return digits[0] != 4 || digits[2] <= 2;
}

// " -10:00", "+0900", "z", " utc".
bool ReadZone(Cursor* cursor, WrittenDate* date) {
  if (cursor->Take("z") || cursor->Take("utc") || cursor->Take("gmt")) {
    date->offset_minutes = 0;
    return true;
  }
  const bool behind = cursor->Take("-");
  if (!behind && !cursor->Take("+")) return true;
  int digits = 0;
  auto hours = cursor->Number(4, &digits);
  if (!hours) return false;
  int minutes = 0;
  if (digits > 2) {
    minutes = *hours % 100;
    hours = *hours / 100;
  } else if (cursor->Take(":")) {
    const auto written = cursor->Number(2, nullptr);
    if (!written) return false;
    minutes = *written;
  }
  if (*hours > 14 || minutes > 59) return false;
  date->offset_minutes = (behind ? -1 : 1) * (*hours * 60 + minutes);
  return true;
}

enum class HalfDay : std::uint8_t { kNone, kMorning, kAfternoon };

HalfDay ReadHalfDay(Cursor* cursor) {
  if (cursor->Take("am") || cursor->Take("a.m.") || cursor->Take("午前")) return HalfDay::kMorning;
  if (cursor->Take("pm") || cursor->Take("p.m.") || cursor->Take("午後")) {
    return HalfDay::kAfternoon;
  }
  return HalfDay::kNone;
}

// "14:05:09.123 +09:00", "2:05 pm", "午後2時5分". Nothing at all is midnight.
bool ReadTime(Cursor* cursor, WrittenDate* date) {
  HalfDay half = ReadHalfDay(cursor);
  cursor->SkipSpace();
  const auto hour = cursor->Number(2, nullptr);
  if (!hour) return half == HalfDay::kNone && cursor->AtEnd();
  date->hour = *hour;
  if (cursor->Take("時")) {
    if (const auto minute = cursor->Number(2, nullptr)) {
      date->minute = *minute;
      if (!cursor->Take("分")) return false;
      if (const auto second = cursor->Number(2, nullptr)) {
        date->second = *second;
        if (!cursor->Take("秒")) return false;
      }
    }
  } else {
    if (!cursor->Take(":")) return false;
    const auto minute = cursor->Number(2, nullptr);
    if (!minute) return false;
    date->minute = *minute;
    if (cursor->Take(":")) {
      const auto second = cursor->Number(2, nullptr);
      if (!second) return false;
      date->second = *second;
      if (cursor->Take(".") || cursor->Take(",")) {
        if (!cursor->Number(9, nullptr)) return false;
      }
    }
  }
  cursor->SkipSpace();
  if (half == HalfDay::kNone) half = ReadHalfDay(cursor);
  cursor->SkipSpace();
  if (half != HalfDay::kNone) {
    if (date->hour > 12) return false;
    date->hour = date->hour % 12 + (half == HalfDay::kAfternoon ? 12 : 0);
  }
  return ReadZone(cursor, date);
}

int DaysIn(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

// Two digits are this century, as every desk that is imported from is.
std::optional<CivilTime> DayIn(const WrittenDate& date, DateOrder order) {
  const int* p = date.parts;
  CivilTime day;
  if (order == DateOrder::kYearFirst) day = {.year = p[0], .month = p[1], .day = p[2]};
  if (order == DateOrder::kDayFirst) day = {.year = p[2], .month = p[1], .day = p[0]};
  if (order == DateOrder::kMonthFirst) day = {.year = p[2], .month = p[0], .day = p[1]};
  if (day.year < 100) day.year += 2000;
  if (order == DateOrder::kUnknown || day.year < 1970 || day.year > 2100) return std::nullopt;
  if (day.month < 1 || day.month > 12 || day.day < 1) return std::nullopt;
  if (day.day > DaysIn(day.year, day.month)) return std::nullopt;
  return day;
}

constexpr DateOrder kOrders[] = {DateOrder::kYearFirst, DateOrder::kDayFirst,
                                 DateOrder::kMonthFirst};

}  // namespace

std::optional<WrittenDate> ReadDate(std::string_view text) {
  if (text.size() > 100) return std::nullopt;
  Cursor cursor(TrimmedText(text));
  WrittenDate date;
  if (!ReadDay(&cursor, &date)) return std::nullopt;
  cursor.SkipSpace();
  SkipWeekdayAfter(&cursor);
  if (!cursor.Take("t")) cursor.Take(",");
  cursor.SkipSpace();
  if (!cursor.AtEnd() && !ReadTime(&cursor, &date)) return std::nullopt;
  cursor.SkipSpace();
  if (!cursor.AtEnd() || date.hour > 23 || date.minute > 59 || date.second > 60) {
    return std::nullopt;
  }
  if (PossibleOrders(date) == 0) return std::nullopt;
  return date;
}

DateOrders PossibleOrders(const WrittenDate& date) {
  if (date.order != DateOrder::kUnknown) {
    return DayIn(date, date.order) ? DateOrderBit(date.order) : 0;
  }
  DateOrders orders = 0;
  for (const DateOrder order : kOrders) {
    if (DayIn(date, order)) orders |= DateOrderBit(order);
  }
  return orders;
}

bool OrderMatters(const WrittenDate& date, DateOrders orders) {
  std::optional<CivilTime> seen;
  for (const DateOrder order : kOrders) {
    if ((orders & DateOrderBit(order)) == 0) continue;
    const auto day = DayIn(date, order);
    if (seen && day != seen) return true;
    seen = day;
  }
  return false;
}

std::optional<Millis> InstantOf(const WrittenDate& date, DateOrder order, const TimeZone& zone) {
  const auto day = DayIn(date, date.order == DateOrder::kUnknown ? order : date.order);
  if (!day) return std::nullopt;
  CivilTime civil = *day;
  civil.hour = date.hour;
  civil.minute = date.minute;
  civil.second = date.second;
  if (date.offset_minutes) return MillisFromCivil(civil, *date.offset_minutes);
  // The offset is asked for at the instant that the first answer gives: right but within an hour
  // of a change of clocks.
  const Millis near = MillisFromCivil(civil, 0);
  const Millis closer = MillisFromCivil(civil, zone.OffsetMinutesAt(near));
  return MillisFromCivil(civil, zone.OffsetMinutesAt(closer));
}

}  // namespace genkan::service
