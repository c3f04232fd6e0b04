#include "genkan/wire/csv_writer.h"

namespace genkan::wire {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// OWASP's list of what begins a formula, the full-width forms among them that some programs fold.
bool BeginsFormula(std::string_view field) {
  constexpr std::string_view kSigns = "=+-@\t\r";
  if (field.empty()) return false;
  if (kSigns.find(field.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (field.starts_with(wide)) return true;
  }
  return false;
}

void AppendField(std::string_view field, std::string* text) {
  *text += '"';
  if (BeginsFormula(field)) *text += '\'';
  for (const char c : field) {
    if (c == '"') *text += '"';
    *text += c;
  }
  *text += '"';
}

}  // namespace

CsvWriter::CsvWriter(char separator) : text_(kByteOrderMark), separator_(separator) {}

void CsvWriter::Row(const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text_ += separator_;
    AppendField(fields[i], &text_);
  }
  text_ += "\r\n";
}

}  // namespace genkan::wire
