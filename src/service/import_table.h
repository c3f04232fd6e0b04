// What planning and importing a table share.
#pragma once

#include <string_view>

#include "genkan/service/import.h"
#include "service/csv_reader.h"

namespace genkan::service {

// The cell in that column; empty where the row is shorter or the column is -1.
std::string_view CellOf(const CsvRow& row, int column);

// The first row that is not a spreadsheet's "sep=;" line.
Result<bool> ReadHeader(CsvReader* reader, CsvRow* row);

}  // namespace genkan::service
