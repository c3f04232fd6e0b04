#include "genkan/domain/settings/ticket_rules.h"

#include <algorithm>

namespace genkan::domain {
namespace {

bool IsInternal(const TicketRules& rules, std::string_view party) {
  const std::string address = FoldedAddress(party);
  return std::any_of(rules.internal_addresses.begin(), rules.internal_addresses.end(),
                     [&](const std::string& each) {
                       const std::string named = FoldedAddress(each);
                       return named.starts_with('@') ? address.ends_with(named) : address == named;
                     });
}

}  // namespace

bool SeesCompanyTickets(const TicketRules& rules, const Contact& contact) {
  switch (rules.company_tickets) {
    case CompanyTickets::kNone:
      return false;
    case CompanyTickets::kPrimaryCompany:
      return true;
    case CompanyTickets::kSelected:
      return Matches(rules.company_viewers, contact);
  }
  return false;
}

bool StaysInside(const TicketRules& rules, std::span<const std::string> parties) {
  return !parties.empty() && std::all_of(parties.begin(), parties.end(), [&](const auto& party) {
    return IsInternal(rules, party);
  });
}

PipelineRules RulesOf(const TicketRules& rules, PipelineId pipeline) {
  for (const PipelineRules& set : rules.pipelines) {
    if (set.pipeline == pipeline) return set;
  }
  return {.pipeline = pipeline};
}

}  // namespace genkan::domain
