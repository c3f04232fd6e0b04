// Rows of a delimited table (RFC 4180), in pieces, with the line each began in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/service/import.h"

namespace genkan::service {

enum class CsvFault : std::uint8_t { kNone, kUnclosedQuote, kTextAfterQuote, kTooLarge };

struct CsvRow {
  std::int64_t line = 0;
  std::vector<std::string> cells;
  // With a fault the cells mean nothing.
  CsvFault fault = CsvFault::kNone;
};

inline constexpr std::size_t kCsvRowBytesMax = 16 * 1024 * 1024;

class CsvReader {
 public:
  CsvReader(ByteSource& source, char delimiter) : source_(source), delimiter_(delimiter) {}

  // The next row that is not blank; false at the end. After a faulty row it goes on with the line
  // after the one in which that row began, so that a stray quote costs one row and not the file.
  Result<bool> Next(CsvRow* row);

  std::int64_t bytes_read() const { return bytes_read_; }

 private:
  enum class State : std::uint8_t { kCellStart, kPlain, kQuoted, kQuoteInQuoted };
  enum class Step : std::uint8_t { kOn, kRowEnds };

  Result<bool> Available();
  Step Take(char c, CsvRow* row);
  Step EndOfFile(CsvRow* row);
  Result<bool> ReadRow(CsvRow* row);
  Status Recover();
  void EndCell(CsvRow* row);
  void Forget();

  ByteSource& source_;
  char delimiter_;
  std::string buffer_;
  std::size_t position_ = 0;
  std::size_t row_start_ = 0;
  std::int64_t line_ = 1;
  std::int64_t bytes_read_ = 0;
  std::size_t row_bytes_max_ = kCsvRowBytesMax;
  std::string cell_;
  State state_ = State::kCellStart;
  bool ended_ = false;
  bool first_ = true;
};

}  // namespace genkan::service
