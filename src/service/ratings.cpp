// A customer says how a ticket was dealt with, once it is closed.
#include "service/ratings.h"

#include "genkan/domain/ticket_powers.h"
#include "genkan/wire/rating_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/writing.h"

namespace genkan::service {

Status AddOwnRating(const Backend& backend, const Call& call, domain::TicketId ticket,
                    domain::Thread* thread) {
  GENKAN_TRY(thread->rating,
             backend.store.RatingBy(call.portal.id, ticket, call.actor->viewer.contact));
  thread->powers.may_rate =
      thread->powers.may_rate && domain::IsChangeable(thread->rating, call.now_millis);
  return Done{};
}

Answer PutTicketRating(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Rating said, wire::DecodeNewRating(call.request.body));
  GENKAN_TRY(const domain::Ticket ticket, TicketOf(backend, call));
  GENKAN_TRY(domain::Rating rating, domain::CheckRating(said));
  const domain::ContactId contact = call.actor->viewer.contact;
  GENKAN_TRY(const domain::Pipeline pipeline,
             backend.store.PipelineById(call.portal.id, ticket.pipeline));
  GENKAN_TRY(const domain::Rating before,
             backend.store.RatingBy(call.portal.id, ticket.id, contact));
  const domain::TicketPowers powers = domain::PowersOf(*call.portal.settings, pipeline, ticket,
                                                       domain::SightOf(call.actor->viewer, ticket));
  if (!powers.may_rate || !domain::IsChangeable(before, call.now_millis)) {
    return ErrorCode::kForbidden;
  }
  const bool first = before.verdict == domain::Verdict::kNone;
  rating.given_at_millis = first ? call.now_millis : before.given_at_millis;
  GENKAN_TRY_OK(backend.store.PutRating(
      call.portal.id, {.ticket = ticket.id, .contact = contact, .rating = rating}));
  return JsonAnswer(200, wire::EncodeRating(rating));
}

}  // namespace genkan::service
