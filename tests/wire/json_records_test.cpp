#include "genkan/wire/json_records.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

namespace genkan::wire {
namespace {

using Fault = JsonRecord::Fault;

struct Cut {
  std::int64_t line = 0;
  Fault fault = Fault::kNone;
  std::string text;
  friend bool operator==(const Cut&, const Cut&) = default;
};

std::vector<Cut> CutUp(std::string_view json, std::size_t piece_bytes = 1) {
  std::vector<Cut> cuts;
  JsonRecordCutter cutter([&](const JsonRecord& record) {
    cuts.push_back({record.line, record.fault, std::string(record.text)});
  });
  for (std::size_t at = 0; at < json.size(); at += piece_bytes) {
    cutter.Feed(json.substr(at, piece_bytes));
  }
  cutter.Finish();
  return cuts;
}

TEST_CASE("An array and one object per line give the same records", "[wire][import]") {
  const std::vector<Cut> expected = {{1, Fault::kNone, R"({"a":1})"},
                                     {2, Fault::kNone, R"({"a":{"b":[2,{}]}})"}};
  CHECK(CutUp("[{\"a\":1},\n{\"a\":{\"b\":[2,{}]}}]\n") == expected);
  CHECK(CutUp("{\"a\":1}\n{\"a\":{\"b\":[2,{}]}}\n") == expected);
  CHECK(CutUp("\xEF\xBB\xBF{\"a\":1}\n{\"a\":{\"b\":[2,{}]}}") == expected);
  CHECK(CutUp("[]").empty());
  CHECK(CutUp("").empty());
}

TEST_CASE("Braces and quotes inside texts do not end a record", "[wire][import]") {
  const std::string record = R"({"a":"}{][\"\\","b":"\\\""})";
  CHECK(CutUp("[" + record + "," + record + "]") ==
        std::vector<Cut>{{1, Fault::kNone, record}, {1, Fault::kNone, record}});
}

TEST_CASE("A record without its last brace costs only itself", "[wire][import]") {
  const std::vector<Cut> array = CutUp("[\n  {\n    \"a\": 1\n  ,\n  {\n    \"a\": 2\n  }\n]\n");
  REQUIRE(array.size() == 2);
  CHECK(array[0].line == 2);
  CHECK(array[0].fault == Fault::kUnfinished);
  CHECK(array[1].line == 5);
  CHECK(array[1].fault == Fault::kNone);

  const std::vector<Cut> lines = CutUp("{\"a\": \"x}\n{\"a\": 2}\n{\"a\": 3\n");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].fault == Fault::kUnfinished);
  CHECK(lines[1] == Cut{2, Fault::kNone, R"({"a": 2})"});
  CHECK(lines[2].line == 3);
  CHECK(lines[2].fault == Fault::kUnfinished);
}

TEST_CASE("What is no object where a record belongs is named", "[wire][import]") {
  const std::vector<Cut> cuts = CutUp("[{\"a\":1},\n42,\n\"text\",\n{\"a\":2}]");
  REQUIRE(cuts.size() == 4);
  CHECK(cuts[1] == Cut{2, Fault::kNotAnObject, "42"});
  CHECK(cuts[2] == Cut{3, Fault::kNotAnObject, "\"text\""});
  CHECK(cuts[3].line == 4);
}

TEST_CASE("A record beyond the limit is passed over, the next one comes whole", "[wire][import]") {
  const std::string giant = "{\"a\":\"" + std::string(kJsonRecordBytesMax, 'x') + "\"}";
  const std::vector<Cut> cuts = CutUp("[" + giant + ",\n{\"a\":2}]", 65536);
  REQUIRE(cuts.size() == 2);
  CHECK(cuts[0] == Cut{1, Fault::kTooLarge, ""});
  CHECK(cuts[1] == Cut{2, Fault::kNone, R"({"a":2})"});
}

}  // namespace
}  // namespace genkan::wire
