// A contact that leaves a company, on the way between a manager and the backend.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/company_leaving.h"

namespace genkan::wire {

std::string EncodeCompanyLeaving(const domain::CompanyLeaving& leaving);
Result<domain::CompanyLeaving> DecodeCompanyLeaving(std::string_view body);

// {"company": ID, "tickets": "keep" or "hand", "tag": "..."}: a preview has the company alone.
struct LeavingWanted {
  domain::CompanyId company;
  domain::LeftTickets tickets = domain::LeftTickets::kKept;
  std::string tag;
};
std::string EncodeLeavingWanted(const LeavingWanted& wanted);
Result<LeavingWanted> DecodeLeavingWanted(std::string_view body);
Result<LeavingWanted> DecodeLeavingPreview(std::string_view body);

}  // namespace genkan::wire
