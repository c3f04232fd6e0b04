#include "server/import_report.h"

#include <algorithm>
#include <iomanip>

#include "genkan/base/strings.h"
#include "server/import_sentences.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

using service::ImportCounts;
using service::ImportNotice;
using service::TableField;

// Each kind of remark about a record that goes in is spelled out this often, then counted only.
constexpr int kRemarksPrinted = 20;
constexpr Millis kOverwriteMillis = 250;  // Four times a second.
constexpr Millis kLineMillis = 2000;

// Text from a file, safe to show on a terminal.
std::string Shown(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  constexpr std::size_t kBytesMax = 120;
  if (shown.size() <= kBytesMax) return shown;
  std::size_t end = kBytesMax;
  while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80) --end;
  return shown.substr(0, end) + "…";
}

void PrintCounts(std::string_view what, const ImportCounts& counts, std::ostream& out) {
  out << "  " << std::left << std::setw(12) << what << std::right << std::setw(10) << counts.added
      << std::setw(15) << counts.present << std::setw(10) << counts.left_out;
}

std::string_view DelimiterName(char delimiter) {
  switch (delimiter) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    default:
      return "";
  }
}

std::string_view DateOrderName(service::DateOrder order) {
  switch (order) {
    case service::DateOrder::kUnknown:
      return "no date leaves it open";
    case service::DateOrder::kYearFirst:
      return "year, month, day";
    case service::DateOrder::kDayFirst:
      return "day, month, year";
    case service::DateOrder::kMonthFirst:
      return "month, day, year";
  }
  return "";
}

void PrintReading(Encoding encoding, char delimiter, std::ostream& out) {
  const std::string_view name = DelimiterName(delimiter);
  out << "encoding    " << EncodingTitle(encoding) << "\ndelimiter   "
      << (name.empty() ? std::string(1, delimiter) : std::string(name));
}

// -1: there is no such column.
void PrintColumn(std::string_view field, int column, const std::vector<std::string>& headers,
                 std::ostream& out) {
  out << "  " << std::left << std::setw(12) << field;
  if (column < 0) {
    out << "-\n";
    return;
  }
  out << "column " << column + 1 << ", \"" << Shown(headers[static_cast<std::size_t>(column)])
      << "\"\n";
}

}  // namespace

void ImportPrinter::Expect(const std::string& file, std::int64_t amount, bool in_rows) {
  expected_[file] = {amount, in_rows};
}

void ImportPrinter::EraseLine() {
  if (line_open_) err_ << "\r\x1B[K";
  line_open_ = false;
}

void ImportPrinter::OnRemark(const service::ImportRemark& remark) {
  const bool left_out = LeavesRecordOut(remark.notice);
  const int printed = ++printed_[remark.notice];
  if (!left_out && printed > kRemarksPrinted + 1) return;
  EraseLine();
  err_ << remark.file << ":" << remark.line << ": ";
  if (!left_out && printed > kRemarksPrinted) {
    err_ << "more of these are only counted: " << NoticeTitle(remark.notice) << "\n";
    return;
  }
  if (!remark.record.empty()) err_ << Shown(remark.record) << ": ";
  err_ << (left_out ? "left out: " : "") << NoticeSentence(remark.notice, Shown(remark.detail))
       << "\n";
}

void ImportPrinter::OnProgress(const service::ImportProgress& progress) {
  const std::string file(progress.file);
  Expected& expected = expected_[file];
  if (expected.told_records == progress.records) return;
  const std::int64_t amount = expected.in_rows ? progress.records : progress.bytes_read;
  const bool whole = amount >= expected.amount;
  const Millis pause = style_ == ProgressStyle::kOverwrite ? kOverwriteMillis : kLineMillis;
  const Millis now = clock_.NowMillis();
  if (!whole && now - last_at_millis_ < pause) return;
  last_at_millis_ = now;
  expected.told_records = progress.records;
  EraseLine();
  err_ << file << ": " << progress.records << (progress.records == 1 ? " record" : " records");
  if (!whole) err_ << ", " << amount * 100 / expected.amount << " %";
  line_open_ = style_ == ProgressStyle::kOverwrite;
  if (!line_open_) err_ << "\n";
  err_ << std::flush;
  if (whole && line_open_) Finish();
}

void ImportPrinter::Finish() {
  if (line_open_) err_ << "\n" << std::flush;
  line_open_ = false;
}

void PrintTablePlan(const service::TablePlan& plan, Encoding encoding, std::string_view time_zone,
                    bool whole, std::ostream& out) {
  PrintReading(encoding, plan.delimiter, out);
  if (whole) {
    out << "\ndate order  " << DateOrderName(plan.date_order);
    out << "\ntime zone   " << time_zone << ", for dates that name none\nrows        " << plan.rows;
  }
  out << "\ncolumns\n";
  std::vector<bool> used(plan.headers.size(), false);
  for (std::size_t i = 0; i < service::kTableFields; ++i) {
    const auto field = static_cast<TableField>(i);
    const int column = plan.ColumnOf(field);
    PrintColumn(TableFieldName(field), column, plan.headers, out);
    if (column >= 0) used[static_cast<std::size_t>(column)] = true;
  }
  for (std::size_t i = 0; i < plan.headers.size(); ++i) {
    if (used[i] || !whole) continue;
    out << "  kept as an internal note: column " << i + 1 << ", \"" << Shown(plan.headers[i])
        << "\"\n";
  }
  for (const std::string& header : plan.repeated_headers) {
    out << "  there are several columns \"" << Shown(header) << "\"; the first is the one meant\n";
  }
  if (whole && plan.ColumnOf(TableField::kNumber) < 0) {
    out << "  no column holds a number: a row is known again by its whole content\n";
  }
}

void PrintContactPlan(const service::ContactTablePlan& plan, Encoding encoding, std::ostream& out) {
  PrintReading(encoding, plan.delimiter, out);
  out << "\nrows        " << plan.rows << "\ncolumns\n";
  for (std::size_t i = 0; i < service::kContactFields; ++i) {
    const auto field = static_cast<service::ContactField>(i);
    PrintColumn(ContactFieldName(field), plan.ColumnOf(field), plan.headers, out);
  }
  out << "\n";
}

void PrintSummary(const service::ImportReport& report, std::ostream& out) {
  out << std::right << "\n  " << std::setw(22) << "added" << std::setw(15) << "already there"
      << std::setw(10) << "left out"
      << "\n";
  PrintCounts("companies", report.companies, out);
  out << "\n";
  PrintCounts("contacts", report.contacts, out);
  if (report.contacts_suspended > 0) {
    out << "   " << report.contacts_suspended << " of the added are suspended: no sign-in";
  }
  out << "\n";
  PrintCounts("staff", report.staff, out);
  if (report.staff.added > 0) out << "   authors of messages only: no sign-in, no rights";
  out << "\n";
  PrintCounts("tickets", report.tickets, out);
  out << "\n  messages    " << std::setw(10) << report.messages_shown + report.messages_internal
      << "   " << report.messages_shown << " for customers, " << report.messages_internal
      << " internal\n";
  if (!report.notices.empty()) out << "\n";
  for (const auto& [notice, count] : report.notices) {
    out << std::setw(8) << count << "  " << (LeavesRecordOut(notice) ? "left out: " : "")
        << NoticeTitle(notice) << "\n";
  }
}

std::string SentenceForImport(const Error& error) {
  const Strings& sentences = ImportSentences();
  if (sentences.Text(error.message_key) == error.message_key) return SentenceFor(error);
  Error safe = error;
  for (ErrorParam& param : safe.params) param.value = Shown(param.value);
  return sentences.Format(safe.message_key, safe.params);
}

}  // namespace genkan::server
