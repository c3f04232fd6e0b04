// A table of contacts on its way from a manager to the backend, and what came of it on its way
// back.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/contact_import.h"

namespace genkan::wire {

// Unknown names are refused.
std::string EncodeContactImport(const domain::ContactImportWanted& wanted);
Result<domain::ContactImportWanted> DecodeContactImport(std::string_view body);
std::string EncodeImportReport(const domain::ContactImportReport& report);
Result<domain::ContactImportReport> DecodeImportReport(std::string_view body);

}  // namespace genkan::wire
