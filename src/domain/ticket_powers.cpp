#include "genkan/domain/ticket_powers.h"

namespace genkan::domain {
namespace {

bool IsColleague(Sight sight) {
  return sight == Sight::kShared || sight == Sight::kPrimaryCompany ||
         sight == Sight::kFurtherCompany;
}

bool Lets(const TicketCircle& circle, Sight sight) {
  if (sight == Sight::kOwn) return circle.requester;
  if (sight == Sight::kParticipant) return circle.participant;
  return IsColleague(sight) && circle.colleague;
}

bool IsClosed(const Pipeline& pipeline, const Ticket& ticket) {
  const Stage* stage = FindStage(pipeline, ticket.stage);
  return stage != nullptr && stage->kind == StageKind::kClosed;
}

}  // namespace

TicketPowers PowersOf(const PortalSettings& settings, const Pipeline& pipeline,
                      const Ticket& ticket, Sight sight) {
  if (sight == Sight::kNone) return {};
  const PowerRules& rules = settings.powers;
  const PipelineRules own = RulesOf(settings.tickets, pipeline.id);
  const bool closed = IsClosed(pipeline, ticket);
  const bool closes = Lets(rules.close, sight);
  const bool can_close = static_cast<bool>(StageAfterClosing(settings.tickets, pipeline));
  const bool can_open = StageAfterCustomerReply(pipeline, ticket.stage) != ticket.stage;
  // What is kept from colleagues already can be opened whatever the rules are by then.
  const bool can_restrict = ticket.restricted || MayRestrictNew(settings, ticket.companies);
  return {.may_reply =
              (!closed || own.may_answer_closed) && (rules.colleagues_reply || !IsColleague(sight)),
          .may_close = !closed && closes && own.may_close && can_close,
          .may_reopen = closed && closes && own.may_reopen && can_open,
          .may_restrict = sight == Sight::kOwn && can_restrict,
          .may_change_people =
              Lets(rules.people, sight) && !ticket.restricted && !ticket.companies.empty(),
          .may_rate = closed && Lets(rules.rate, sight)};
}

bool MayRestrictNew(const PortalSettings& settings, const std::vector<CompanyId>& companies) {
  const TicketRules& rules = settings.tickets;
  const bool shown = rules.company_tickets != CompanyTickets::kNone || rules.further_companies;
  return settings.powers.requester_restricts && shown && !companies.empty();
}

EditPower EditPowerOf(const PortalSettings& settings, const Pipeline& pipeline,
                      const Ticket& ticket, Sight sight) {
  if (!Lets(settings.powers.edit, sight)) return EditPower::kNotOnTicket;
  const bool takes =
      !IsClosed(pipeline, ticket) || RulesOf(settings.tickets, pipeline.id).may_answer_closed;
  return takes ? EditPower::kMayEdit : EditPower::kClosed;
}

StageId StageAfterClosing(const TicketRules& rules, const Pipeline& pipeline) {
  const Stage* wished = FindStage(pipeline, RulesOf(rules, pipeline.id).closed_stage);
  const bool takes = wished != nullptr && !wished->retired;
  if (takes && wished->kind == StageKind::kClosed) return wished->id;
  for (const Stage& stage : pipeline.stages) {
    if (stage.kind == StageKind::kClosed && !stage.retired) return stage.id;
  }
  return {};
}

}  // namespace genkan::domain
