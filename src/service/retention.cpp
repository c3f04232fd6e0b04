// Tickets that have been closed for as long as their pipeline keeps them go.
#include <algorithm>
#include <set>

#include "service/privacy_room.h"

namespace genkan::service {
namespace {

using domain::Ticket;

constexpr std::size_t kListed = 20;
// Of one pipeline, looked at at once.
constexpr std::size_t kLookedAt = 10'000;

Result<std::set<domain::ContactId>> Held(const PrivacyRoom& room) {
  GENKAN_TRY(const auto holds, room.store.LegalHolds(room.portal.id));
  std::set<domain::ContactId> held;
  for (const domain::LegalHold& hold : holds) held.insert(hold.contact);
  return held;
}

bool IsHeld(const Ticket& ticket, const std::set<domain::ContactId>& held) {
  return std::any_of(
      ticket.contacts.begin(), ticket.contacts.end(),
      [&](const domain::TicketContact& each) { return held.contains(each.contact); });
}

// The tickets whose time is over; of a pipeline that keeps them for ever, none.
Result<std::vector<Ticket>> Overdue(const PrivacyRoom& room, domain::PipelineId pipeline,
                                    std::int64_t months) {
  if (months <= 0) return std::vector<Ticket>();
  const Millis before = domain::MonthsLater(room.clock.NowMillis(), -static_cast<int>(months));
  return room.store.TicketsClosedBefore(room.portal.id, pipeline, before, kLookedAt);
}

}  // namespace

Result<domain::RetentionList> PreviewRetention(const PrivacyRoom& room) {
  GENKAN_TRY(const std::set<domain::ContactId> held, Held(room));
  GENKAN_TRY(const auto pipelines, room.store.Pipelines(room.portal.id));
  domain::RetentionList list;
  for (const domain::Pipeline& pipeline : pipelines) {
    domain::RetentionPreview preview{
        .pipeline = pipeline.id,
        .name = pipeline.name,
        .months = domain::MonthsKept(room.portal.settings->privacy, pipeline.id),
        .tickets = 0,
        .held = 0,
        .numbers = {}};
    GENKAN_TRY(const auto tickets, Overdue(room, pipeline.id, preview.months));
    for (const Ticket& ticket : tickets) {
      const bool stays = IsHeld(ticket, held);
      ++(stays ? preview.held : preview.tickets);
      if (!stays && preview.numbers.size() < kListed) {
        preview.numbers.push_back(static_cast<std::int64_t>(ticket.number));
      }
    }
    list.pipelines.push_back(std::move(preview));
  }
  return list;
}

Result<std::int64_t> CarryOutRetention(const PrivacyRoom& room, std::size_t limit) {
  std::int64_t gone = 0;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const std::set<domain::ContactId> held, Held(room));
    for (const domain::PipelineRetention& rule : room.portal.settings->privacy.retention) {
      GENKAN_TRY(const auto tickets, Overdue(room, rule.pipeline, rule.months));
      for (const Ticket& ticket : tickets) {
        if (IsHeld(ticket, held)) continue;
        if (gone == static_cast<std::int64_t>(limit)) break;
        GENKAN_TRY_OK(room.store.RemoveTicket(room.portal.id, ticket.id));
        ++gone;
      }
    }
    if (gone == 0) return Done{};
    return NotePrivacy(room, {.action = "retention.carried_out",
                              .subject = std::to_string(gone),
                              .before = {},
                              .after = {}});
  });
  GENKAN_TRY_OK(done);
  return gone;
}

}  // namespace genkan::service
