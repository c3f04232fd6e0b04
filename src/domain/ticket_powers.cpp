#include "genkan/domain/ticket_powers.h"

namespace genkan::domain {
namespace {

bool IsOnTicket(Sight sight) { return sight == Sight::kOwn || sight == Sight::kParticipant; }

bool IsClosed(const Pipeline& pipeline, const Ticket& ticket) {
  const Stage* stage = FindStage(pipeline, ticket.stage);
  return stage != nullptr && stage->kind == StageKind::kClosed;
}

}  // namespace

TicketPowers PowersOf(const TicketRules& rules, const Pipeline& pipeline, const Ticket& ticket,
                      Sight sight) {
  if (sight == Sight::kNone) return {};
  const PipelineRules own = RulesOf(rules, pipeline.id);
  const bool closed = IsClosed(pipeline, ticket);
  const bool involved = IsOnTicket(sight);
  const bool can_open = StageAfterCustomerReply(pipeline, ticket.stage) != ticket.stage;
  return {.may_reply = !closed || own.may_answer_closed,
          .may_close = !closed && involved && own.may_close && StageAfterClosing(rules, pipeline),
          .may_reopen = closed && involved && own.may_reopen && can_open};
}

EditPower EditPowerOf(const TicketRules& rules, const Pipeline& pipeline, const Ticket& ticket,
                      Sight sight) {
  if (!IsOnTicket(sight)) return EditPower::kNotOnTicket;
  const bool takes = !IsClosed(pipeline, ticket) || RulesOf(rules, pipeline.id).may_answer_closed;
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
