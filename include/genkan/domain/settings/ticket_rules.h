// Where new tickets go, who sees whose, and what a customer may do with one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "genkan/domain/local_text.h"
#include "genkan/domain/settings/contact_filter.h"

namespace genkan::domain {

// Whose tickets a customer sees beside their own.
enum class CompanyTickets : std::uint8_t {
  kNone,
  kPrimaryCompany,  // Those of their primary company, whoever they are.
  kSelected,        // The same for the contacts that a filter means.
};

struct PipelineRules {
  PipelineId pipeline;
  bool may_close = false;
  StageId closed_stage;  // Where a ticket goes that its customer closes; none: the first closed.
  bool may_reopen = true;
  bool may_answer_closed = true;
  friend bool operator==(const PipelineRules&, const PipelineRules&) = default;
};

struct TicketRules {
  // Where a new ticket of the portal's own form goes.
  ChannelAccountId form_channel_account;
  PipelineId new_ticket_pipeline;
  StageId new_ticket_stage;
  CompanyTickets company_tickets = CompanyTickets::kPrimaryCompany;
  ContactFilter company_viewers;  // For kSelected.
  // Lets a contact see the tickets of further companies that were granted to it.
  bool further_companies = false;
  std::vector<PipelineRules> pipelines;  // Those that differ from the defaults above.
  // Mail between these addresses, or domains such as "@genkan.example", stays out of threads.
  std::vector<std::string> internal_addresses;
  bool hide_sensitive_files = true;
  friend bool operator==(const TicketRules&, const TicketRules&) = default;
};

// Whether the rules show `contact` the tickets of its primary company.
bool SeesCompanyTickets(const TicketRules& rules, const Contact& contact);

// Whether a mail between `parties`, its sender and all it went to, stays out of threads: each of
// them is an address or of a domain that the rules name. Whose parties nobody knows does not.
bool StaysInside(const TicketRules& rules, std::span<const std::string> parties);

// The rules of `pipeline`: those that were set, else the defaults.
PipelineRules RulesOf(const TicketRules& rules, PipelineId pipeline);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PipelineRules> auto& rules) {
  visit("pipeline", rules.pipeline);
  visit("may_close", rules.may_close);
  visit("closed_stage", rules.closed_stage);
  visit("may_reopen", rules.may_reopen);
  visit("may_answer_closed", rules.may_answer_closed);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<TicketRules> auto& rules) {
  visit("form_channel_account", rules.form_channel_account);
  visit("new_ticket_pipeline", rules.new_ticket_pipeline);
  visit("new_ticket_stage", rules.new_ticket_stage);
  visit("company_tickets", rules.company_tickets);
  visit("company_viewers", rules.company_viewers);
  visit("further_companies", rules.further_companies);
  visit("pipelines", rules.pipelines);
  visit("internal_addresses", rules.internal_addresses);
  visit("hide_sensitive_files", rules.hide_sensitive_files);
}

}  // namespace genkan::domain
