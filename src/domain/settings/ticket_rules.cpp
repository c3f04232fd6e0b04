#include "genkan/domain/settings/ticket_rules.h"

namespace genkan::domain {

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

PipelineRules RulesOf(const TicketRules& rules, PipelineId pipeline) {
  for (const PipelineRules& set : rules.pipelines) {
    if (set.pipeline == pipeline) return set;
  }
  return {.pipeline = pipeline};
}

}  // namespace genkan::domain
