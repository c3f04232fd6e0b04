// A customer closes a ticket, or opens it again.
#include "genkan/domain/ticket_powers.h"
#include "genkan/wire/ticket_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/ticket_views.h"
#include "service/writing.h"

namespace genkan::service {

Answer PutTicketState(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::StageKind wanted, wire::DecodeTicketState(call.request.body));
  GENKAN_TRY(domain::Ticket ticket, TicketOf(backend, call));
  GENKAN_TRY(const domain::Pipeline pipeline,
             backend.store.PipelineById(call.portal.id, ticket.pipeline));
  const domain::TicketRules& rules = call.portal.settings->tickets;
  const domain::Stage* stage = domain::FindStage(pipeline, ticket.stage);
  TicketViews views(backend, call);
  // Asked for twice, or done by somebody else already: it is so.
  if (stage == nullptr || stage->kind != wanted) {
    const domain::TicketPowers powers = domain::PowersOf(
        *call.portal.settings, pipeline, ticket, domain::SightOf(call.actor->viewer, ticket));
    const bool closes = wanted == domain::StageKind::kClosed;
    if (closes ? !powers.may_close : !powers.may_reopen) return ErrorCode::kForbidden;
    const domain::StageId next = closes ? domain::StageAfterClosing(rules, pipeline)
                                        : domain::StageAfterCustomerReply(pipeline, ticket.stage);
    GENKAN_TRY(ticket, backend.store.MoveTicket(call.portal.id, ticket.id, next, call.now_millis));
  }
  GENKAN_TRY(const domain::TicketSummary summary, views.SummaryOf(ticket, DetailsOf(call)));
  return JsonAnswer(200, wire::EncodeTicketSummary(summary));
}

}  // namespace genkan::service
