// Open tickets of one's own that may be about what one is about to write.
#include "genkan/domain/similar_tickets.h"

#include <algorithm>

#include "genkan/base/utf8.h"
#include "genkan/domain/ticket.h"
#include "genkan/wire/similar_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

// So many of the newest are looked at.
constexpr std::size_t kLookedAt = 200;

struct Like {
  double likeness = 0;
  domain::SimilarTicket ticket;
};

}  // namespace

Answer ListSimilarTickets(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"subject"}));
  const std::string* subject = call.target.Query("subject");
  if (subject == nullptr) return BadParameter("subject");
  if (CodePointCount(*subject) > domain::kSubjectCodePointsMax) {
    return FieldError("subject", "error.value_too_long");
  }
  domain::SimilarTickets found;
  // Staff file tickets elsewhere.
  if (!call.actor->contact.has_value()) {
    return JsonAnswer(200, wire::EncodeSimilarTickets(found));
  }
  GENKAN_TRY(const TicketRows rows,
             backend.store.ListTickets(call.actor->viewer, {.scope = TicketScope::kOwn,
                                                            .kind = domain::StageKind::kOpen,
                                                            .limit = kLookedAt}));
  std::vector<Like> alike;
  for (const domain::Ticket& ticket : rows.tickets) {
    const double likeness = domain::LikenessOf(*subject, ticket.subject);
    if (likeness < domain::kSimilarFrom) continue;
    alike.push_back({likeness, {static_cast<std::int64_t>(ticket.number), ticket.subject}});
  }
  std::stable_sort(alike.begin(), alike.end(),
                   [](const Like& a, const Like& b) { return a.likeness > b.likeness; });
  if (alike.size() > domain::kSimilarMax) alike.resize(domain::kSimilarMax);
  for (Like& each : alike) found.tickets.push_back(std::move(each.ticket));
  return JsonAnswer(200, wire::EncodeSimilarTickets(found));
}

}  // namespace genkan::service
