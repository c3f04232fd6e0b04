#include "genkan/domain/ids.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "support/fakes.h"

using namespace genkan;
using namespace genkan::domain;
using support::kSunday;

TEST_CASE("An id is a UUID of version 7 that holds its time", "[domain][ids]") {
  support::CountingRandom random;
  const std::string text = IdText(NewId<TicketId>(kSunday, random));
  CHECK(text == "01a201a4-b060-7100-8000-010000000100");
  CHECK(text.size() == 36);
}

TEST_CASE("Ids made later sort later, and two are never the same", "[domain][ids]") {
  support::CountingRandom random;
  std::set<TicketId> ids;
  TicketId previous;
  for (Millis now = kSunday; now < kSunday + 1000; ++now) {
    const auto id = NewId<TicketId>(now, random);
    CHECK(id > previous);
    previous = id;
    ids.insert(id);
    ids.insert(NewId<TicketId>(now, random));
    previous = std::max(previous, *ids.rbegin());
  }
  CHECK(ids.size() == 2000);
}

TEST_CASE("An id goes to text and back, in either case", "[domain][ids]") {
  support::CountingRandom random;
  const auto id = NewId<MessageId>(kSunday, random);
  CHECK(ParseId<MessageId>(IdText(id)).value() == id);
  CHECK(ParseId<MessageId>("0192F0C1-ABCD-7ABC-9DEF-0123456789AB").value() ==
        ParseId<MessageId>("0192f0c1-abcd-7abc-9def-0123456789ab").value());
  CHECK_FALSE(MessageId{});
  CHECK(id);
}

TEST_CASE("What is no id is refused", "[domain][ids]") {
  for (const char* text :
       {"", "42", "0192f0c1abcd7abc9def0123456789ab", "0192f0c1-abcd-7abc-9def-0123456789a",
        "0192f0c1-abcd-7abc-9def-0123456789abc", "0192f0c1-abcd-7abc-9def_0123456789ab",
        "g192f0c1-abcd-7abc-9def-0123456789ab", "{192f0c1-abcd-7abc-9def-0123456789ab"}) {
    CAPTURE(text);
    const auto parsed = ParseId<TicketId>(text);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == ErrorCode::kInvalidArgument);
  }
}

TEST_CASE("A ticket number is read as people type it", "[domain][ids]") {
  for (const char* text : {"42", "#42", " 42 ", "４２", "＃４２", "\u300042"}) {
    CAPTURE(text);
    CHECK(ParseTicketNumber(text).value() == TicketNumber{42});
  }
  CHECK(ParseTicketNumber("9223372036854775807").ok());
}

TEST_CASE("What is no ticket number is refused", "[domain][ids]") {
  for (const char* text : {"", "#", "0", "-1", "+1", "4 2", "42a", "0x2a", "4.2", "##42", "new",
                           "9223372036854775808", "四十二", "\xFF"}) {
    CAPTURE(text);
    const auto parsed = ParseTicketNumber(text);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == ErrorCode::kInvalidArgument);
  }
}
