// A table of contacts and companies that a manager brings in, and what came of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

// What a request can carry of a file; larger tables are for `genkan import contacts`.
inline constexpr std::size_t kImportFileBytesMax = 180 * 1024;
inline constexpr std::size_t kImportNotesListed = 200;

struct ContactImportWanted {
  std::string file_name;
  std::string content;  // The file in base64, or as a data URL.
  bool dry_run = true;  // Says what would be, and changes nothing.
};

// Which column was taken for what.
struct ImportColumn {
  std::string field;   // Such as "address".
  std::string header;  // As it stands in the table.
};

struct ImportTally {
  std::int64_t added = 0;
  std::int64_t present = 0;  // Was there already; left as it is.
  std::int64_t left_out = 0;
};

struct ImportNote {
  std::int64_t line = 0;  // Where the row begins.
  std::string reason;     // A word, such as "unusable_address".
  std::string detail;     // What in the row; empty: nothing in particular.
  bool left_out = false;  // The row did not go in; else it did, changed or less complete.
};

struct ContactImportReport {
  bool dry_run = true;
  std::int64_t rows = 0;
  std::vector<ImportColumn> columns;
  ImportTally companies;
  ImportTally contacts;
  std::vector<ImportNote> notes;  // By line, at most kImportNotesListed.
  std::int64_t notes_total = 0;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactImportWanted> auto& wanted) {
  visit("file_name", wanted.file_name);
  visit("content", wanted.content);
  visit("dry_run", wanted.dry_run);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ImportColumn> auto& column) {
  visit("field", column.field);
  visit("header", column.header);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ImportTally> auto& tally) {
  visit("added", tally.added);
  visit("present", tally.present);
  visit("left_out", tally.left_out);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ImportNote> auto& note) {
  visit("line", note.line);
  visit("reason", note.reason);
  visit("detail", note.detail);
  visit("left_out", note.left_out);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactImportReport> auto& report) {
  visit("dry_run", report.dry_run);
  visit("rows", report.rows);
  visit("columns", report.columns);
  visit("companies", report.companies);
  visit("contacts", report.contacts);
  visit("notes", report.notes);
  visit("notes_total", report.notes_total);
}

}  // namespace genkan::domain
