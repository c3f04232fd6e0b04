#include "genkan/wire/strings_codec.h"

#include <catch2/catch_test_macros.hpp>

using namespace genkan;

TEST_CASE("A file of strings becomes the texts of a language", "[wire][strings]") {
  const auto strings = wire::DecodeStrings("ja", R"({"list.heading": "チケット"})");
  REQUIRE(strings.ok());
  CHECK(strings->language() == "ja");
  CHECK(strings->Text("list.heading") == "チケット");
}

TEST_CASE("What is no file of strings is refused", "[wire][strings]") {
  for (const char* json : {"", "[]", "null", "{", R"({"a": 1})", R"({"a": {"b": "c"}})",
                           "{\"a\": \"\xFF\"}", R"({"a": "b"} x)"}) {
    CAPTURE(json);
    CHECK_FALSE(wire::DecodeStrings("en", json).ok());
  }
}
