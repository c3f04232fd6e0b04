#include "genkan/domain/privacy.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/base/calendar.h"

namespace genkan::domain {
namespace {

Millis Day(int year, int month, int day) {
  return MillisFromCivil({.year = year, .month = month, .day = day, .hour = 9}, 0);
}

TEST_CASE("A month later is the same day, or the last of a shorter month", "[domain][privacy]") {
  CHECK(MonthsLater(Day(2026, 1, 15), 1) == Day(2026, 2, 15));
  CHECK(MonthsLater(Day(2026, 1, 31), 1) == Day(2026, 2, 28));
  CHECK(MonthsLater(Day(2028, 1, 31), 1) == Day(2028, 2, 29));
  CHECK(MonthsLater(Day(2026, 12, 5), 1) == Day(2027, 1, 5));
  CHECK(MonthsLater(Day(2026, 3, 31), -1) == Day(2026, 2, 28));
  CHECK(MonthsLater(Day(2026, 3, 31), -36) == Day(2023, 3, 31));
}

TEST_CASE("A pseudonym is known by its number and nothing else is one", "[domain][privacy]") {
  CHECK(FormerNumber(FormerText(4711)) == 4711);
  CHECK_FALSE(FormerNumber("former:").has_value());
  CHECK_FALSE(FormerNumber("former:4x").has_value());
  CHECK_FALSE(FormerNumber("Hana").has_value());
}

TEST_CASE("An entry about somebody who was erased tells nothing of who it was",
          "[domain][privacy]") {
  const Erasure erasure{.contact = {1, 2}, .number = 7};
  const AuditEntry changed{.contact = {1, 2},
                           .actor_shown_name = "Hana",
                           .action = "contact.changed",
                           .subject = "Hana",
                           .before = R"({"name":"Hana","phone":"555"})",
                           .after = R"({"name":"Hana","phone":"556"})"};
  const AuditEntry without = WithoutPerson(changed, erasure, {"Hana"});
  CHECK(without.actor_shown_name == "former:7");
  CHECK(without.subject == "former:7");
  CHECK(without.before.empty());
  CHECK(without.after.empty());
  CHECK_FALSE(without.contact);
  const AuditEntry of_other{.action = "ticket.x", .subject = "#3", .after = R"({"to":"Hana B"})"};
  CHECK(WithoutPerson(of_other, erasure, {"Hana"}) == of_other);
}

}  // namespace
}  // namespace genkan::domain
