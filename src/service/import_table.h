// What planning and importing a table share.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/service/import.h"
#include "service/csv_reader.h"
#include "service/import_desk.h"

namespace genkan::service {

// The cell in that column; empty where the row is shorter or the column is -1.
std::string_view CellOf(const CsvRow& row, int column);

// The first row that is not a spreadsheet's "sep=;" line.
Result<bool> ReadHeader(CsvReader* reader, CsvRow* row);

// Names a row by its content where it has no number.
std::string ContentKey(const CsvRow& row);

// Reads the whole of a table whose first row is its header, in batches: each row is handed to `add`
// with the desk at its line.
using AddTableRow = std::function<Status(const CsvRow& row)>;
Status ImportRows(ImportDesk* desk, const ImportFile& file, char delimiter, const AddTableRow& add);

// Whether the row can be read and is no longer than the header; else it is left out of `counts`.
bool IsReadable(ImportDesk* desk, const CsvRow& row, std::size_t columns, ImportCounts* counts);

// What was read of a source to look at it, then the rest.
class RewoundSource final : public ByteSource {
 public:
  RewoundSource(std::string_view head, ByteSource* rest) : head_(head), rest_(rest) {}
  Result<std::string_view> Read() override;

 private:
  std::string_view head_;
  ByteSource* rest_;  // Null: there is no rest.
};

// The start of a table, long enough to look at.
Result<std::string> TableHead(ByteSource& source);
// The delimiter that a table with this start has: Excel's own hint, else the one under which most
// of the first rows have as many cells as the header.
Result<char> GuessDelimiter(std::string_view head);
// The cells of the first row, cleaned.
Result<std::vector<std::string>> TableHeaders(CsvReader* reader);

}  // namespace genkan::service
