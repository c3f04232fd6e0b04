#include "server/sqlite_sight.h"

#include <algorithm>

#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

template <typename AnyId>
void AddPrincipal(AnyId id, std::vector<domain::RawId>* principals) {
  const bool known = std::any_of(
      principals->begin(), principals->end(),
      [id](const domain::RawId& each) { return each.high == id.high && each.low == id.low; });
  if (!known) principals->push_back({id.high, id.low});
}

Status Count(SqliteDatabase& database, std::int64_t portal_key, domain::RawId principal,
             bool closed, int change) {
  // Not an upsert: its row is checked before the conflict is seen, and a row of -1 is refused.
  GENKAN_TRY_OK(database.Execute(
      "UPDATE ticket_sight_count SET tickets = tickets + ? WHERE portal = ? AND principal = ?"
      " AND closed = ?",
      change, portal_key, principal, closed));
  if (database.Changes() > 0) return Done{};
  return database.Execute("INSERT INTO ticket_sight_count VALUES (?, ?, ?, ?)", portal_key,
                          principal, closed, change);
}

bool SameRows(const TicketSights& a, const TicketSights& b) {
  return a.closed == b.closed && a.last_activity_at_millis == b.last_activity_at_millis &&
         std::equal(a.principals.begin(), a.principals.end(), b.principals.begin(),
                    b.principals.end(), [](const domain::RawId& x, const domain::RawId& y) {
                      return x.high == y.high && x.low == y.low;
                    });
}

}  // namespace

TicketSights SightsOf(const domain::Ticket& ticket, bool closed) {
  TicketSights sights{.closed = closed, .last_activity_at_millis = ticket.last_activity_at_millis};
  if (ticket.hidden) return sights;
  for (const domain::TicketContact& each : ticket.contacts) {
    AddPrincipal(each.contact, &sights.principals);
  }
  for (const domain::CompanyId company : ticket.companies) {
    AddPrincipal(company, &sights.principals);
  }
  return sights;
}

Status MoveSights(SqliteDatabase& database, std::int64_t portal_key, domain::TicketId ticket,
                  const TicketSights& before, const TicketSights& after) {
  if (SameRows(before, after)) return Done{};
  for (const domain::RawId& principal : before.principals) {
    GENKAN_TRY_OK(database.Execute(
        "DELETE FROM ticket_sight WHERE portal = ? AND principal = ? AND closed = ?"
        " AND last_activity_at_millis = ? AND ticket = ?",
        portal_key, principal, before.closed, before.last_activity_at_millis, ticket));
    GENKAN_TRY_OK(Count(database, portal_key, principal, before.closed, -1));
  }
  for (const domain::RawId& principal : after.principals) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO ticket_sight VALUES (?, ?, ?, ?, ?)", portal_key,
                                   principal, after.closed, after.last_activity_at_millis, ticket));
    GENKAN_TRY_OK(Count(database, portal_key, principal, after.closed, 1));
  }
  return Done{};
}

Result<bool> IsClosed(SqliteDatabase& database, std::int64_t portal_key,
                      domain::PipelineId pipeline, domain::StageId stage) {
  return FirstRow(
      database.Select("SELECT kind FROM stage WHERE portal = ? AND pipeline = ? AND id = ?",
                      portal_key, pipeline, stage),
      [](SqliteQuery& row) -> Result<bool> {
        return row.As<domain::StageKind>() == domain::StageKind::kClosed;
      });
}

Status RefileTickets(SqliteDatabase& database, std::int64_t portal_key,
                     const domain::Stage& stage) {
  const bool closed = stage.kind == domain::StageKind::kClosed;
  std::vector<domain::TicketId> tickets;
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT id FROM ticket WHERE portal = ? AND pipeline = ? AND stage = ?",
                      portal_key, stage.pipeline, stage.id),
      &tickets, [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
  for (const domain::TicketId id : tickets) {
    GENKAN_TRY(const domain::Ticket ticket, TicketRow(database, portal_key, id));
    GENKAN_TRY_OK(
        MoveSights(database, portal_key, id, SightsOf(ticket, !closed), SightsOf(ticket, closed)));
  }
  return Done{};
}

}  // namespace genkan::server
