// Rows for a spreadsheet (RFC 4180), in UTF-8 with the mark by which spreadsheets know it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace genkan::wire {

class CsvWriter {
 public:
  // `separator`: what the reader's spreadsheet takes for one, "," or ";".
  explicit CsvWriter(char separator = ',');

  // What a spreadsheet would take for a formula gets an apostrophe in front, by which it is text.
  void Row(const std::vector<std::string>& fields);
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
  char separator_;
};

}  // namespace genkan::wire
