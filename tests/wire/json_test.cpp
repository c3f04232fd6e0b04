#include "genkan/wire/json.h"

#include <catch2/catch_test_macros.hpp>

namespace genkan::wire {
namespace {

std::string Nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

std::string ArrayOf(int items) {
  std::string text = "[0";
  for (int i = 1; i < items; ++i) text += ",0";
  return text + "]";
}

std::string LineOf(const Result<JsonValue>& result) { return result.error().params.at(0).value; }

TEST_CASE("JSON is read into a tree of its values", "[wire][json]") {
  const auto json = ReadJson(R"({"a": [1, -2, true, null, "ひ\n\u3042\ud83d\ude00"], "b": 0.5})");
  REQUIRE(json.ok());
  const std::vector<JsonValue>& items = json->Find("a")->items;
  REQUIRE(items.size() == 5);
  CHECK(items[0].integer == 1);
  CHECK(items[1].integer == -2);
  CHECK(items[2].boolean);
  CHECK(items[3].kind == JsonValue::Kind::kNull);
  CHECK(items[4].text == "ひ\nあ😀");
  CHECK(json->Find("b")->kind == JsonValue::Kind::kNumber);
  CHECK(json->Find("c") == nullptr);
}

TEST_CASE("Text that is no JSON is refused with the line where it went wrong", "[wire][json]") {
  for (const char* text :
       {"", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "01", "+1", "1 2", "nul", "[1] x",
        "\"\x01\"", "\"\\x\"", "\"\\ud800\"", "// a\n1", "NaN", "\"a", "{\"a\" 1}"}) {
    INFO(text);
    const auto json = ReadJson(text);
    REQUIRE_FALSE(json.ok());
    CHECK(json.error().code == ErrorCode::kMalformed);
  }
  CHECK(LineOf(ReadJson("{\n\"a\": 1,\n\"b\": ?}")) == "3");
}

TEST_CASE("Broken UTF-8 in JSON is refused", "[wire][json]") {
  for (const char* text : {"\"\x80\"", "\"\xC0\xAF\"", "\"\xE3\x81\"", "\"\xED\xA0\x80\"",
                           "\"\xF4\x90\x80\x80\"", "{\"\xFF\": 1}"}) {
    CHECK_FALSE(ReadJson(text).ok());
  }
}

TEST_CASE("JSON is read 32 levels deep and no deeper", "[wire][json]") {
  CHECK(ReadJson(Nested(32)).ok());
  CHECK_FALSE(ReadJson(Nested(33)).ok());
  CHECK_FALSE(ReadJson(std::string(1'000'000, '[')).ok());
}

TEST_CASE("JSON is read up to 10,000 nodes and no further", "[wire][json]") {
  CHECK(ReadJson(ArrayOf(9'999)).ok());
  CHECK_FALSE(ReadJson(ArrayOf(10'000)).ok());
  CHECK(ReadJson(ArrayOf(10'000), {.nodes_max = 20'000}).ok());
}

TEST_CASE("A name given twice in one object is refused", "[wire][json]") {
  CHECK_FALSE(ReadJson(R"({"a": 1, "b": 2, "a": 3})").ok());
  CHECK_FALSE(ReadJson(R"({"a": 1, "\u0061": 3})").ok());
  CHECK_FALSE(ReadJson(R"({"b": {"c": 1, "c": 1}})").ok());
  CHECK(ReadJson(R"([{"a": 1}, {"a": 1}])").ok());
}

TEST_CASE("Integers beyond 64 bits are refused, not rounded", "[wire][json]") {
  CHECK(ReadJson("9223372036854775807")->integer == INT64_MAX);
  CHECK(ReadJson("-9223372036854775808")->integer == INT64_MIN);
  CHECK_FALSE(ReadJson("9223372036854775808").ok());
  CHECK_FALSE(ReadJson("123456789012345678901234567890").ok());
}

TEST_CASE("Each object knows the line on which it begins", "[wire][json]") {
  const auto json = ReadJson("[\n{},\n{\"a\":\n[]}\n]");
  REQUIRE(json.ok());
  CHECK(json->line == 1);
  CHECK(json->items[0].line == 2);
  CHECK(json->items[1].line == 3);
  CHECK(json->items[1].Find("a")->line == 4);
}

TEST_CASE("What the writer writes, the reader reads", "[wire][json]") {
  const std::string awkward = "\"\\/\b\f\n\r\t\x01\x7F</script>\u2028😀";
  JsonWriter writer;
  writer.BeginObject();
  writer.Name("a").BeginArray().Integer(INT64_MIN).Boolean(false).Text(awkward).EndArray();
  writer.Name("b").BeginObject().EndObject();
  writer.Name(awkward).Text("");
  writer.EndObject();
  const auto json = ReadJson(writer.Take());
  REQUIRE(json.ok());
  CHECK(json->Find("a")->items[0].integer == INT64_MIN);
  CHECK(json->Find("a")->items[2].text == awkward);
  CHECK(json->Find(awkward) != nullptr);
}

TEST_CASE("A text that is no UTF-8 is repaired when it is written", "[wire][json]") {
  JsonWriter writer;
  writer.Text("cut \xE3\x81");
  CHECK(ReadJson(writer.Take())->text == "cut \uFFFD\uFFFD");
}

TEST_CASE("JSON for people has a line for each member and reads as the same", "[wire][json]") {
  const std::string json = R"({"a":{"x":[1,2],"y":[]},"b":{},"c":"{,:\"[","d":true})";
  const std::string indented = IndentedJson(json);
  CHECK(indented ==
        "{\n  \"a\": {\n    \"x\": [\n      1,\n      2\n    ],\n    \"y\": []\n  },\n"
        "  \"b\": {},\n  \"c\": \"{,:\\\"[\",\n  \"d\": true\n}\n");
  const auto read = ReadJson(indented);
  REQUIRE(read.ok());
  CHECK(read->Find("c")->text == "{,:\"[");
  CHECK(read->Find("a")->Find("x")->items.size() == 2);
}

}  // namespace
}  // namespace genkan::wire
