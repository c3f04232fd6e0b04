#include "genkan/wire/import_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {

std::string EncodeContactImport(const domain::ContactImportWanted& wanted) {
  return Encoded(wanted);
}
Result<domain::ContactImportWanted> DecodeContactImport(std::string_view body) {
  return Decoded<domain::ContactImportWanted>(body, UnknownMembers::kRefused);
}
std::string EncodeImportReport(const domain::ContactImportReport& report) {
  return Encoded(report);
}
Result<domain::ContactImportReport> DecodeImportReport(std::string_view body) {
  return Decoded<domain::ContactImportReport>(body);
}

}  // namespace genkan::wire
