// How a table is to be read: its delimiter, its columns, the order of its dates. Reads all of it
// and decides nothing that the table leaves open.
#include <algorithm>
#include <utility>

#include "genkan/base/utf8.h"
#include "genkan/service/import.h"
#include "service/csv_reader.h"
#include "service/import_dates.h"
#include "service/import_table.h"
#include "service/import_text.h"
#include "service/import_words.h"

namespace genkan::service {
namespace {

constexpr std::size_t kHeadBytes = 256 * 1024;
constexpr int kHeadRows = 50;

// How many of the first rows have as many cells as the header, and more than one.
Result<int> RowsThatFit(std::string_view head, char delimiter) {
  RewoundSource source(head, nullptr);
  CsvReader reader(source, delimiter);
  CsvRow row;
  std::size_t columns = 0;
  int fitting = 0;
  for (int rows = 0; rows < kHeadRows; ++rows) {
    GENKAN_TRY(const bool any, reader.Next(&row));
    if (!any) break;
    if (row.fault != CsvFault::kNone) continue;
    if (columns == 0) columns = row.cells.size();
    if (columns > 1 && row.cells.size() == columns) ++fitting;
  }
  return fitting;
}

Status ChooseColumns(const TableOptions& options, TablePlan* plan) {
  std::vector<bool> taken(plan->headers.size(), false);
  const auto take = [&](TableField field, std::size_t column) {
    plan->column_of[static_cast<std::size_t>(field)] = static_cast<int>(column);
    taken[column] = true;
  };
  for (const ChosenColumn& chosen : options.columns) {
    const std::string folded = FoldedWord(chosen.header);
    std::optional<std::size_t> found;
    for (std::size_t i = plan->headers.size(); i-- > 0;) {
      const bool same = plan->headers[i] == chosen.header;
      if (same || (!folded.empty() && FoldedWord(plan->headers[i]) == folded)) found = i;
    }
    if (!found) {
      return Error{.code = ErrorCode::kInvalidArgument,
                   .message_key = "import.no_such_column",
                   .params = {{"header", chosen.header}},
                   .field = std::string(TableFieldName(chosen.field))};
    }
    take(chosen.field, *found);
  }
  for (std::size_t f = 0; f < kTableFields; ++f) {
    const auto field = static_cast<TableField>(f);
    if (plan->ColumnOf(field) >= 0) continue;
    std::optional<std::size_t> best;
    int best_rank = 0;
    for (std::size_t i = 0; i < plan->headers.size(); ++i) {
      const auto guess = GuessHeader(plan->headers[i]);
      if (taken[i] || !guess || guess->field != field) continue;
      if (!best || guess->rank < best_rank) best = i;
      best_rank = best == i ? guess->rank : best_rank;
    }
    if (best) take(field, *best);
  }
  if (plan->ColumnOf(TableField::kSubject) < 0 && plan->ColumnOf(TableField::kDescription) < 0) {
    std::string headers;
    for (const std::string& header : plan->headers) {
      headers += (headers.empty() ? "" : ", ") + header;
    }
    return FieldError("subject", "import.no_subject_column", {{"headers", headers}});
  }
  return Done{};
}

// Narrows down in which order a table writes its dates.
class DateOrderFinder {
 public:
  void Look(std::string_view text, std::int64_t line) {
    const auto date = ReadDate(text);
    if (!date || date->order != DateOrder::kUnknown) return;
    any_ = true;
    const DateOrders possible = PossibleOrders(*date);
    if (orders_ != 0 && (orders_ & possible) == 0) clash_ = {line, std::string(text)};
    orders_ &= possible;
    for (std::size_t i = 0; i < 3; ++i) {
      if (!examples_[i].text.empty() || !OrderMatters(*date, kPairs[i])) continue;
      if ((possible & kPairs[i]) == kPairs[i]) examples_[i] = {line, std::string(text)};
    }
  }

  Result<DateOrder> Find() const {
    if (!any_) return DateOrder::kUnknown;
    if (orders_ == 0) return Refusal("import.date_mixed", clash_);
    for (std::size_t i = 0; i < 3; ++i) {
      const bool open = (orders_ & kPairs[i]) == kPairs[i];
      if (open && !examples_[i].text.empty()) return Refusal("import.date_ambiguous", examples_[i]);
    }
    for (const DateOrder order :
         {DateOrder::kYearFirst, DateOrder::kDayFirst, DateOrder::kMonthFirst}) {
      if ((orders_ & DateOrderBit(order)) != 0) return order;
    }
    return DateOrder::kUnknown;
  }

 private:
  struct Example {
    std::int64_t line = 0;
    std::string text;
  };
  static constexpr DateOrders kPairs[] = {
      DateOrderBit(DateOrder::kDayFirst) | DateOrderBit(DateOrder::kMonthFirst),
      DateOrderBit(DateOrder::kDayFirst) | DateOrderBit(DateOrder::kYearFirst),
      DateOrderBit(DateOrder::kMonthFirst) | DateOrderBit(DateOrder::kYearFirst)};

  static Error Refusal(std::string_view key, const Example& example) {
    return FieldError("date_order", key,
                      {{"line", std::to_string(example.line)}, {"text", example.text}});
  }

  DateOrders orders_ = kAllDateOrders;
  bool any_ = false;
  Example examples_[3];
  Example clash_;
};

Status ReadRows(CsvReader* reader, TableOptions const& options, TablePlan* plan) {
  DateOrderFinder finder;
  CsvRow row;
  while (true) {
    GENKAN_TRY(const bool any, reader->Next(&row));
    if (!any) break;
    ++plan->rows;
    if (row.fault != CsvFault::kNone) continue;
    for (const TableField field : {TableField::kCreated, TableField::kUpdated}) {
      finder.Look(CellOf(row, plan->ColumnOf(field)), row.line);
    }
  }
  plan->date_order = options.date_order;
  if (plan->date_order != DateOrder::kUnknown) return Done{};
  GENKAN_TRY(plan->date_order, finder.Find());
  return Done{};
}

constexpr std::string_view kFieldNames[kTableFields] = {
    "number",  "subject",   "description", "status",  "priority", "category", "created",
    "updated", "requester", "email",       "company", "owner",    "channel"};

}  // namespace

std::string_view TableFieldName(TableField field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

std::optional<TableField> TableFieldNamed(std::string_view name) {
  for (std::size_t i = 0; i < kTableFields; ++i) {
    if (kFieldNames[i] == name) return static_cast<TableField>(i);
  }
  return std::nullopt;
}

std::string_view CellOf(const CsvRow& row, int column) {
  const auto index = static_cast<std::size_t>(column);
  return column >= 0 && index < row.cells.size() ? std::string_view(row.cells[index])
                                                 : std::string_view();
}

Result<bool> ReadHeader(CsvReader* reader, CsvRow* row) {
  GENKAN_TRY(const bool any, reader->Next(row));
  const bool hint = any && !row->cells.empty() && row->cells.size() <= 2 &&
                    row->cells.front().starts_with("sep=");
  if (!hint) return any;
  return reader->Next(row);
}

Result<std::string_view> RewoundSource::Read() {
  if (!head_.empty()) return std::exchange(head_, std::string_view());
  return rest_ != nullptr ? rest_->Read() : Result<std::string_view>(std::string_view());
}

Result<std::string> TableHead(ByteSource& source) {
  std::string head;
  while (head.size() < kHeadBytes) {
    GENKAN_TRY(const std::string_view piece, source.Read());
    if (piece.empty()) break;
    head += piece;
  }
  return head;
}

Result<char> GuessDelimiter(std::string_view head) {
  // Excel's own hint.
  constexpr std::string_view kHint = "sep=";
  const std::size_t start = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (head.substr(start).starts_with(kHint) && head.size() > start + kHint.size()) {
    return head[start + kHint.size()];
  }
  char best = ',';
  int best_rows = 0;
  for (const char candidate : {',', ';', '\t'}) {
    GENKAN_TRY(const int rows, RowsThatFit(head, candidate));
    if (rows > best_rows) {
      best = candidate;
      best_rows = rows;
    }
  }
  return best;
}

Result<std::vector<std::string>> TableHeaders(CsvReader* reader) {
  CsvRow row;
  GENKAN_TRY(const bool any, ReadHeader(reader, &row));
  if (!any || row.fault != CsvFault::kNone) {
    return FieldError("file", any ? "import.header_broken" : "import.table_empty");
  }
  std::vector<std::string> headers;
  for (const std::string& cell : row.cells) headers.push_back(CleanedLine(cell).text);
  return headers;
}

Status PlanTable(ByteSource& source, const TableOptions& options, TablePlan* plan) {
  GENKAN_TRY(const std::string head, TableHead(source));
  *plan = TablePlan{.origin = options.origin};
  plan->column_of.fill(-1);
  if (options.delimiter) {
    plan->delimiter = *options.delimiter;
  } else {
    GENKAN_TRY(plan->delimiter, GuessDelimiter(head));
  }
  RewoundSource rewound(head, &source);
  CsvReader reader(rewound, plan->delimiter);
  GENKAN_TRY(plan->headers, TableHeaders(&reader));
  for (std::size_t i = 0; i < plan->headers.size(); ++i) {
    const auto here = plan->headers.begin() + static_cast<std::ptrdiff_t>(i);
    const bool again = std::find(plan->headers.begin(), here, *here) != here;
    if (again && !here->empty()) plan->repeated_headers.push_back(*here);
  }
  GENKAN_TRY_OK(ChooseColumns(options, plan));
  return ReadRows(&reader, options, plan);
}

}  // namespace genkan::service
