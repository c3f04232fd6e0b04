#include "service/import_dates.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/fakes.h"

namespace genkan::service {
namespace {

// "2024-03-04 05:06:07" in UTC, or "no".
std::string Read(std::string_view text, DateOrder order = DateOrder::kUnknown) {
  const auto date = ReadDate(text);
  if (!date) return "no";
  const auto instant = InstantOf(*date, order, support::FixedZone(9 * 60));
  if (!instant) return "no";
  const CivilTime c = CivilTimeAt(*instant, 0);
  std::string out;
  const int numbers[] = {c.year, c.month, c.day, c.hour, c.minute, c.second};
  const char* signs[] = {"", "-", "-", " ", ":", ":"};
  for (int i = 0; i < 6; ++i) {
    out += signs[i];
    if (numbers[i] < 10) out += '0';
    out += std::to_string(numbers[i]);
  }
  return out;
}

TEST_CASE("A date with a space before its zone is the instant it names", "[service][import]") {
  CHECK(Read("2016-04-28T11:19:34 -10:00") == "2016-04-28 21:19:34");
  CHECK(Read("2016-04-28T11:19:34Z") == "2016-04-28 11:19:34");
  CHECK(Read("2016-04-28T11:19:34.123+0530") == "2016-04-28 05:49:34");
  CHECK(Read("2016-04-28 11:19:34 UTC") == "2016-04-28 11:19:34");
}

TEST_CASE("A date without a zone is in the portal's", "[service][import]") {
  CHECK(Read("2024-03-04 09:05") == "2024-03-04 00:05:00");
  CHECK(Read("2024/3/4") == "2024-03-03 15:00:00");
  CHECK(Read("2024/03/04 9:05:06") == "2024-03-04 00:05:06");
}

TEST_CASE("Japanese dates are read", "[service][import]") {
  CHECK(Read("2024年3月4日") == "2024-03-03 15:00:00");
  CHECK(Read("２０２４年３月４日（月） １４：０５") == "2024-03-04 05:05:00");
  CHECK(Read("2024年3月4日(月) 14時5分") == "2024-03-04 05:05:00");
  CHECK(Read("2024年3月4日 午後2時5分30秒") == "2024-03-04 05:05:30");
}

TEST_CASE("Named months and half days are read", "[service][import]") {
  CHECK(Read("4 Mar 2024 14:05") == "2024-03-04 05:05:00");
  CHECK(Read("Mar 4, 2024 2:05 PM") == "2024-03-04 05:05:00");
  CHECK(Read("Monday, March 4, 2024, 12:00 am") == "2024-03-03 15:00:00");
  CHECK(Read("04-Mar-2024") == "2024-03-03 15:00:00");
}

TEST_CASE("The order of numbers is taken from the option, never guessed", "[service][import]") {
  CHECK(Read("03/04/2024") == "no");
  CHECK(Read("03/04/2024", DateOrder::kDayFirst) == "2024-04-02 15:00:00");
  CHECK(Read("03/04/2024", DateOrder::kMonthFirst) == "2024-03-03 15:00:00");
  CHECK(Read("24/03/04", DateOrder::kYearFirst) == "2024-03-03 15:00:00");
  CHECK(Read("13.04.2024 08:00", DateOrder::kMonthFirst) == "no");
  // An order that is asked for does not turn a clear date around.
  CHECK(Read("2024-03-04", DateOrder::kDayFirst) == "2024-03-03 15:00:00");
}

TEST_CASE("What is no date is refused", "[service][import]") {
  for (const char* text :
       {"", "yesterday", "2024-13-01", "2024-02-30", "2023-02-29", "31/04/2024", "12", "45355.43",
        "2024-03-04 25:00", "2024-03-04 10:61", "2024-03-04 13:00 PM", "2024-03-04 10:00 +99",
        "2024-03-04 x", "2024-03", "123/4/5", "0000-00-00", "99999999999-1-1"}) {
    INFO(text);
    CHECK(Read(text, DateOrder::kDayFirst) == "no");
  }
  CHECK(Read(std::string(100000, '1')) == "no");
}

TEST_CASE("Which orders a date leaves open is known", "[service][import]") {
  const auto both = ReadDate("03/04/2024");
  REQUIRE(both);
  CHECK(PossibleOrders(*both) ==
        (DateOrderBit(DateOrder::kDayFirst) | DateOrderBit(DateOrder::kMonthFirst)));
  CHECK(OrderMatters(*both, PossibleOrders(*both)));
  const auto day = ReadDate("13/04/2024");
  REQUIRE(day);
  CHECK(PossibleOrders(*day) == DateOrderBit(DateOrder::kDayFirst));
  const auto same = ReadDate("04/04/2024");
  REQUIRE(same);
  CHECK_FALSE(OrderMatters(*same, PossibleOrders(*same)));
}

}  // namespace
}  // namespace genkan::service
