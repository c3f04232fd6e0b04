// Tickets that have been closed for as long as their pipeline keeps them go.
#include <set>

#include "genkan/domain/agent.h"
#include "genkan/wire/json.h"
#include "service/privacy_room.h"

namespace genkan::service {
namespace {

using domain::Ticket;

constexpr std::size_t kListed = 20;
// Of one pipeline, looked at at once.
constexpr std::size_t kLookedAt = 10'000;

// What stays: tickets under a hold, those of people under one, and what such were merged into.
Result<std::set<domain::TicketId>> Held(const PrivacyRoom& room) {
  std::set<domain::TicketId> held;
  GENKAN_TRY(const auto tickets, TicketsUnderHold(room.store, room.portal.id));
  for (const auto& [ticket, reason] : tickets) held.insert(ticket);
  GENKAN_TRY(const auto holds, room.store.LegalHolds(room.portal.id));
  for (const domain::LegalHold& hold : holds) {
    GENKAN_TRY(const auto theirs, room.store.TicketsNaming(room.portal.id, hold.contact));
    for (Ticket ticket : theirs) {
      held.insert(ticket.id);
      while (ticket.merged_into) {
        GENKAN_TRY(ticket, room.store.TicketById(domain::AgentViewer::Operator(room.portal.id),
                                                 ticket.merged_into));
        held.insert(ticket.id);
      }
    }
  }
  return held;
}

// What the audit log says of those that went: their numbers are not given again.
std::string JsonOf(const std::vector<std::int64_t>& numbers) {
  wire::JsonWriter json;
  json.BeginObject().Name("tickets").BeginArray();
  for (const std::int64_t number : numbers) json.Integer(number);
  json.EndArray().EndObject();
  return json.Take();
}

// The tickets whose time is over; of a pipeline that keeps them for ever, none.
Result<std::vector<Ticket>> Overdue(const PrivacyRoom& room, domain::PipelineId pipeline,
                                    std::int64_t months, std::size_t limit) {
  if (months <= 0) return std::vector<Ticket>();
  const Millis before = domain::MonthsLater(room.clock.NowMillis(), -static_cast<int>(months));
  return room.store.TicketsClosedBefore(room.portal.id, pipeline, before, limit);
}

}  // namespace

Result<domain::RetentionList> PreviewRetention(const PrivacyRoom& room) {
  GENKAN_TRY(const std::set<domain::TicketId> held, Held(room));
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
    GENKAN_TRY(const auto tickets, Overdue(room, pipeline.id, preview.months, kLookedAt));
    for (const Ticket& ticket : tickets) {
      const bool stays = held.contains(ticket.id);
      ++(stays ? preview.held : preview.tickets);
      if (!stays && preview.numbers.size() < kListed) {
        preview.numbers.push_back(static_cast<std::int64_t>(ticket.number));
      }
    }
    list.pipelines.push_back(std::move(preview));
  }
  return list;
}

Result<RetentionDone> CarryOutRetention(const PrivacyRoom& room, std::size_t limit) {
  RetentionDone gone;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(const std::set<domain::TicketId> held, Held(room));
    for (const domain::PipelineRetention& rule : room.portal.settings->privacy.retention) {
      GENKAN_TRY(const auto tickets,
                 Overdue(room, rule.pipeline, rule.months, limit + held.size()));
      for (const Ticket& ticket : tickets) {
        if (held.contains(ticket.id)) continue;
        if (gone.numbers.size() == limit) break;
        GENKAN_TRY(const auto files, room.store.RemoveTicket(room.portal.id, ticket.id));
        gone.blob_keys.insert(gone.blob_keys.end(), files.begin(), files.end());
        gone.numbers.push_back(static_cast<std::int64_t>(ticket.number));
      }
    }
    if (gone.numbers.empty()) return Done{};
    return NotePrivacy(room, {.action = "retention.carried_out",
                              .subject = std::to_string(gone.numbers.size()),
                              .before = {},
                              .after = JsonOf(gone.numbers)});
  });
  GENKAN_TRY_OK(done);
  return gone;
}

}  // namespace genkan::service
