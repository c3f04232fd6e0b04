#include "service/csv_reader.h"

#include <catch2/catch_test_macros.hpp>

#include "support/import_room.h"

namespace genkan::service {
namespace {

std::vector<CsvRow> RowsOf(const std::string& text, char delimiter = ',',
                           std::size_t piece_bytes = 1) {
  support::TextSource source(text, piece_bytes);
  CsvReader reader(source, delimiter);
  std::vector<CsvRow> rows;
  for (CsvRow row;;) {
    const auto any = reader.Next(&row);
    REQUIRE(any.ok());
    if (!*any) return rows;
    rows.push_back(row);
  }
}

using Cells = std::vector<std::string>;

TEST_CASE("Quoted cells keep line ends, delimiters and doubled quotes", "[service][import]") {
  const auto rows = RowsOf("a,\"b\r\nb\",\"c,\"\"c\"\"\"\r\n,\"\",x\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == Cells{"a", "b\r\nb", "c,\"c\""});
  CHECK(rows[1].cells == Cells{"", "", "x"});
  CHECK(rows[0].line == 1);
  CHECK(rows[1].line == 3);
}

TEST_CASE("Every kind of line end ends a row, and the last may lack one", "[service][import]") {
  for (const char* text : {"a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "\n\na,b\n\nc,d\n\n"}) {
    const auto rows = RowsOf(text);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].cells == Cells{"a", "b"});
    CHECK(rows[1].cells == Cells{"c", "d"});
  }
}

TEST_CASE("A byte order mark is not part of the first header", "[service][import]") {
  CHECK(RowsOf("\xEF\xBB\xBF\"a\",b\n")[0].cells == Cells{"a", "b"});
}

TEST_CASE("A quote that is never closed is named by line and costs one row", "[service][import]") {
  const auto rows = RowsOf("h,i\na,\"b\nc,d\ne,f\n");
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].fault == CsvFault::kUnclosedQuote);
  CHECK(rows[1].line == 2);
  CHECK(rows[2].cells == Cells{"c", "d"});
  CHECK(rows[2].line == 3);
  CHECK(rows[3].cells == Cells{"e", "f"});
}

TEST_CASE("Text after a closing quote costs one row", "[service][import]") {
  const auto rows = RowsOf("\"a\"x,b\nc,d\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fault == CsvFault::kTextAfterQuote);
  CHECK(rows[1].cells == Cells{"c", "d"});
}

TEST_CASE("NUL bytes and a line of ten megabytes are data", "[service][import]") {
  const std::string giant(10 * 1024 * 1024, 'x');
  const auto rows = RowsOf(std::string("a\0b,c\n", 6) + giant + ",d\n", ',', 65536);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == Cells{std::string("a\0b", 3), "c"});
  CHECK(rows[1].cells[0].size() == giant.size());
}

TEST_CASE("A row beyond the limit is passed over", "[service][import]") {
  const auto rows = RowsOf(std::string(kCsvRowBytesMax + 10, 'x') + "\na,b\n", ',', 1 << 20);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fault == CsvFault::kTooLarge);
  CHECK(rows[1].cells == Cells{"a", "b"});
  CHECK(rows[1].line == 2);
}

TEST_CASE("An empty text has no rows", "[service][import]") {
  CHECK(RowsOf("").empty());
  CHECK(RowsOf("\xEF\xBB\xBF").empty());
  CHECK(RowsOf("\r\n\r\n").empty());
}

}  // namespace
}  // namespace genkan::service
