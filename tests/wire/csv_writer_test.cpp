// What goes to a spreadsheet.
#include "genkan/wire/csv_writer.h"

#include <catch2/catch_test_macros.hpp>

namespace genkan::wire {
namespace {

std::string RowOf(const std::vector<std::string>& fields) {
  CsvWriter csv;
  csv.Row(fields);
  std::string text = csv.Take();
  REQUIRE(text.starts_with("\xEF\xBB\xBF"));
  return text.substr(3);
}

TEST_CASE("A row is quoted, ends in CRLF and keeps quotes, commas and lines", "[wire][csv]") {
  CHECK(RowOf({"a", "b,c", "say \"x\"", "two\nlines", ""}) ==
        "\"a\",\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\"\"\r\n");
}

TEST_CASE("Nothing that is written can be a spreadsheet's formula", "[wire][csv]") {
  for (const char* formula :
       {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"}) {
    INFO(formula);
    CHECK(RowOf({formula}) == "\"'" + std::string(formula) + "\"\r\n");
  }
  CHECK(RowOf({"a=1"}) == "\"a=1\"\r\n");
}

}  // namespace
}  // namespace genkan::wire
