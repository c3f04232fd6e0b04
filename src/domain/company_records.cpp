#include "genkan/domain/company_records.h"

#include "domain/settings/check_parts.h"
#include "genkan/base/utf8.h"

namespace genkan::domain {

Result<std::string> CheckCompanyName(std::string_view name) {
  const std::string_view trimmed = TrimmedText(name);
  if (trimmed.empty()) return FieldError("name", "error.name_needed");
  GENKAN_TRY_OK(CheckWords(trimmed, "name", Lines::kOne));
  return std::string(trimmed);
}

}  // namespace genkan::domain
