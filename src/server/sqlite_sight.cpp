#include "server/sqlite_sight.h"

#include <algorithm>
#include <tuple>

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

bool Same(const domain::RawId& a, const domain::RawId& b) {
  return a.high == b.high && a.low == b.low;
}

// A pair is kept under its smaller id first.
std::pair<domain::RawId, domain::RawId> InOrder(std::pair<domain::RawId, domain::RawId> pair) {
  const auto& [a, b] = pair;
  if (std::pair(b.high, b.low) < std::pair(a.high, a.low)) std::swap(pair.first, pair.second);
  return pair;
}

// The counts are not upserts: the row of one is checked before the conflict is seen, and a row of
// -1 is refused.
Status Count(SqliteDatabase& database, std::int64_t portal_key, domain::RawId principal,
             Shelf shelf, int change) {
  GENKAN_TRY_OK(database.Execute(
      "UPDATE ticket_sight_count SET tickets = tickets + ? WHERE portal = ? AND principal = ?"
      " AND shelf = ?",
      change, portal_key, principal, shelf));
  if (database.Changes() > 0) return Done{};
  return database.Execute("INSERT INTO ticket_sight_count VALUES (?, ?, ?, ?)", portal_key,
                          principal, shelf, change);
}

Status CountPair(SqliteDatabase& database, std::int64_t portal_key,
                 std::pair<domain::RawId, domain::RawId> pair, Shelf shelf, int change) {
  const auto [first, second] = InOrder(pair);
  GENKAN_TRY_OK(database.Execute(
      "UPDATE ticket_pair_count SET tickets = tickets + ? WHERE portal = ? AND first = ?"
      " AND second = ? AND shelf = ?",
      change, portal_key, first, second, shelf));
  if (database.Changes() > 0) return Done{};
  return database.Execute("INSERT INTO ticket_pair_count VALUES (?, ?, ?, ?, ?)", portal_key, first,
                          second, shelf, change);
}

Status CountTicket(SqliteDatabase& database, std::int64_t portal_key, const TicketSights& sights,
                   int change) {
  for (std::size_t i = 0; i < sights.principals.size(); ++i) {
    GENKAN_TRY_OK(Count(database, portal_key, sights.principals[i], sights.shelf, change));
    // No viewer is two contacts.
    for (std::size_t company = std::max(i + 1, sights.contacts); company < sights.principals.size();
         ++company) {
      GENKAN_TRY_OK(CountPair(database, portal_key,
                              {sights.principals[i], sights.principals[company]}, sights.shelf,
                              change));
    }
  }
  return Done{};
}

// What was never counted is 0.
Result<std::int64_t> KeptCount(SqliteQuery query) {
  const auto count = FirstRow(std::move(query),
                              [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); });
  if (!count.ok() && count.error().code == ErrorCode::kNotFound) return std::int64_t{0};
  return count;
}

// Whoever saw it by what it is no more is told that something is gone, and not what.
Status NoteLosses(SqliteDatabase& database, std::int64_t portal_key, const TicketSights& before,
                  const TicketSights& after) {
  for (const domain::RawId& principal : before.principals) {
    const bool sees = std::any_of(after.principals.begin(), after.principals.end(),
                                  [&](const domain::RawId& each) { return Same(each, principal); });
    if (sees) continue;
    GENKAN_TRY_OK(database.Execute("UPDATE portal SET last_change = last_change + 1 WHERE key = ?",
                                   portal_key));
    GENKAN_TRY_OK(
        database.Execute("INSERT OR REPLACE INTO sight_loss"
                         " SELECT key, ?, last_change FROM portal WHERE key = ?",
                         principal, portal_key));
  }
  return Done{};
}

bool SameCounts(const TicketSights& a, const TicketSights& b) {
  return a.shelf == b.shelf && a.contacts == b.contacts &&
         std::equal(a.principals.begin(), a.principals.end(), b.principals.begin(),
                    b.principals.end(), Same);
}

// Whether the rows say the same of both.
bool SameRows(const domain::Ticket& a, const domain::Ticket& b) {
  const auto said = [](const domain::Ticket& ticket) {
    return std::tie(ticket.id, ticket.last_activity_at_millis, ticket.number, ticket.stage,
                    ticket.priority, ticket.category, ticket.channel, ticket.created_at_millis);
  };
  return said(a) == said(b) && domain::RequesterOf(a) == domain::RequesterOf(b);
}

}  // namespace

Shelf ShelfOf(const domain::Stage& stage) {
  if (stage.kind == domain::StageKind::kClosed) return Shelf::kClosed;
  return stage.turn == domain::Turn::kCustomer ? Shelf::kWaiting : Shelf::kOpen;
}

TicketSights SightsOf(const domain::Ticket& ticket, Shelf shelf) {
  TicketSights sights{.shelf = shelf, .ticket = ticket};
  if (ticket.hidden || ticket.merged_into) return sights;
  for (const domain::TicketContact& each : ticket.contacts) {
    AddPrincipal(each.contact, &sights.principals);
  }
  sights.contacts = sights.principals.size();
  if (ticket.restricted) return sights;
  for (const domain::CompanyId company : ticket.companies) {
    AddPrincipal(company, &sights.principals);
  }
  return sights;
}

Status MoveSights(SqliteDatabase& database, std::int64_t portal_key, const TicketSights& before,
                  const TicketSights& after) {
  const bool same_counts = SameCounts(before, after);
  if (same_counts && SameRows(before.ticket, after.ticket)) return Done{};
  for (const domain::RawId& principal : before.principals) {
    GENKAN_TRY_OK(
        database.Execute("DELETE FROM ticket_sight WHERE portal = ? AND principal = ? AND shelf = ?"
                         " AND last_activity_at_millis = ? AND ticket = ?",
                         portal_key, principal, before.shelf, before.ticket.last_activity_at_millis,
                         before.ticket.id));
  }
  const domain::Ticket& ticket = after.ticket;
  for (const domain::RawId& principal : after.principals) {
    GENKAN_TRY_OK(
        database.Execute("INSERT INTO ticket_sight VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         portal_key, principal, after.shelf, ticket.last_activity_at_millis,
                         ticket.id, ticket.number, ticket.stage, ticket.priority, ticket.category,
                         ticket.channel, ticket.created_at_millis, domain::RequesterOf(ticket)));
  }
  // Most changes move a ticket to the top and leave the counts as they are.
  if (same_counts) return Done{};
  GENKAN_TRY_OK(NoteLosses(database, portal_key, before, after));
  GENKAN_TRY_OK(CountTicket(database, portal_key, before, -1));
  return CountTicket(database, portal_key, after, 1);
}

Result<std::int64_t> CountOf(SqliteDatabase& database, std::int64_t portal_key,
                             domain::RawId principal, Shelf shelf) {
  return KeptCount(
      database.Select("SELECT tickets FROM ticket_sight_count WHERE portal = ? AND principal = ?"
                      " AND shelf = ?",
                      portal_key, principal, shelf));
}

Result<std::int64_t> CountOfPair(SqliteDatabase& database, std::int64_t portal_key,
                                 std::pair<domain::RawId, domain::RawId> pair, Shelf shelf) {
  const auto [first, second] = InOrder(pair);
  return KeptCount(
      database.Select("SELECT tickets FROM ticket_pair_count WHERE portal = ? AND first = ?"
                      " AND second = ? AND shelf = ?",
                      portal_key, first, second, shelf));
}

Result<Shelf> ShelfOf(SqliteDatabase& database, std::int64_t portal_key,
                      domain::PipelineId pipeline, domain::StageId stage) {
  return FirstRow(
      database.Select("SELECT kind, turn FROM stage WHERE portal = ? AND pipeline = ? AND id = ?",
                      portal_key, pipeline, stage),
      [](SqliteQuery& row) -> Result<Shelf> {
        domain::Stage read;
        read.kind = row.As<domain::StageKind>();
        read.turn = row.As<domain::Turn>();
        return ShelfOf(read);
      });
}

Status RefileTickets(SqliteDatabase& database, std::int64_t portal_key, const domain::Stage& before,
                     const domain::Stage& after) {
  std::vector<domain::TicketId> tickets;
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT id FROM ticket WHERE portal = ? AND pipeline = ? AND stage = ?",
                      portal_key, after.pipeline, after.id),
      &tickets, [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
  for (const domain::TicketId id : tickets) {
    GENKAN_TRY(const domain::Ticket ticket, TicketRow(database, portal_key, id));
    GENKAN_TRY_OK(MoveSights(database, portal_key, SightsOf(ticket, ShelfOf(before)),
                             SightsOf(ticket, ShelfOf(after))));
  }
  return Done{};
}

}  // namespace genkan::server
