// The SQLite store: the ticket list. A viewer is a few principals, and each principal's shelves of
// tickets lie in the list's order in ticket_sight: the list is their merging, and a page costs what
// the page holds, however many tickets there are.
#include "server/sqlite_list.h"

#include <algorithm>

#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"
#include "server/sqlite_sight.h"

namespace genkan::server {
namespace {

using service::TicketPosition;
using service::TicketQuery;

// One run of rows in ticket_sight.
struct Run {
  domain::RawId principal;
  Shelf shelf = Shelf::kOpen;
};

// The merged rows, from a place on, each ticket once.
class Merging {
 public:
  Merging(SqliteDatabase& database, std::int64_t portal_key, const std::vector<Run>& runs,
          const std::optional<TicketPosition>& after) {
    for (const Run& run : runs) {
      Stream stream{Rows(database, portal_key, run, after), {}};
      if (Advance(stream)) streams_.push_back(std::move(stream));
    }
  }

  std::optional<TicketPosition> Next() {
    const auto first =
        std::max_element(streams_.begin(), streams_.end(),
                         [](const Stream& a, const Stream& b) { return a.position < b.position; });
    if (first == streams_.end() || !status_.ok()) return std::nullopt;
    const TicketPosition position = first->position;
    for (Stream& stream : streams_) {
      if (stream.position == position && !Advance(stream)) stream.position = kEnd;
    }
    if (position == kEnd) return std::nullopt;
    return position;
  }

  const Status& status() const { return status_; }

 private:
  // Before every row in the order of positions, so after all in the list's.
  static constexpr TicketPosition kEnd{INT64_MIN, {}};

  struct Stream {
    SqliteQuery rows;
    TicketPosition position;
  };

  static SqliteQuery Rows(SqliteDatabase& database, std::int64_t portal_key, const Run& run,
                          const std::optional<TicketPosition>& after) {
    if (!after) {
      return database.Select(kTicketSightRows, portal_key, run.principal, run.shelf);
    }
    return database.Select(kTicketSightRowsAfter, portal_key, run.principal, run.shelf,
                           after->last_activity_at_millis, after->ticket);
  }

  bool Advance(Stream& stream) {
    if (stream.rows.Next()) {
      stream.position.last_activity_at_millis = stream.rows.Int();
      stream.position.ticket = stream.rows.Id<domain::TicketId>();
      return true;
    }
    if (!stream.rows.status().ok()) status_ = stream.rows.status();
    return false;
  }

  std::vector<Stream> streams_;
  Status status_ = Done{};
};

// How many rows of `run` are also under one of `others`, by looking at each.
Result<std::int64_t> WalkShared(SqliteDatabase& database, std::int64_t portal_key, const Run& run,
                                std::span<const Run> others) {
  std::int64_t shared = 0;
  SqliteQuery row = database.Select(kTicketSightRows, portal_key, run.principal, run.shelf);
  while (row.Next()) {
    const Millis last_activity = row.Int();
    const auto ticket = row.Id<domain::TicketId>();
    for (const Run& other : others) {
      const auto held =
          FirstRow(database.Select("SELECT 1 FROM ticket_sight WHERE portal = ? AND principal = ?"
                                   " AND shelf = ? AND last_activity_at_millis = ? AND ticket = ?",
                                   portal_key, other.principal, other.shelf, last_activity, ticket),
                   [](SqliteQuery&) -> Result<bool> { return true; });
      if (!held.ok() && held.error().code != ErrorCode::kNotFound) return held.error();
      if (!held.ok()) continue;
      ++shared;
      break;
    }
  }
  GENKAN_TRY_OK(row.status());
  return shared;
}

// The same by the kept counts of pairs, which say it all unless two of `others` hold some: then a
// ticket may be under both.
Result<std::int64_t> CountShared(SqliteDatabase& database, std::int64_t portal_key, const Run& run,
                                 std::span<const Run> others) {
  std::vector<Run> sharing;
  std::int64_t shared = 0;
  for (const Run& other : others) {
    GENKAN_TRY(const std::int64_t both,
               CountOfPair(database, portal_key, {run.principal, other.principal}, run.shelf));
    if (both == 0) continue;
    shared = both;
    sharing.push_back(other);
  }
  if (sharing.size() < 2) return shared;
  return WalkShared(database, portal_key, run, sharing);
}

// The tickets under any of these runs, all of one shelf, each once: the largest run by its kept
// count, of each smaller one what no larger one holds.
Result<std::int64_t> CountAll(SqliteDatabase& database, std::int64_t portal_key,
                              const std::vector<Run>& runs) {
  std::vector<std::pair<std::int64_t, Run>> counted;
  for (const Run& run : runs) {
    GENKAN_TRY(const std::int64_t count, CountOf(database, portal_key, run.principal, run.shelf));
    if (count > 0) counted.emplace_back(count, run);
  }
  std::sort(counted.begin(), counted.end(),
            [](const auto& a, const auto& b) { return a.first > b.first; });
  std::int64_t total = 0;
  std::vector<Run> larger;
  for (const auto& [count, run] : counted) {
    GENKAN_TRY(const std::int64_t shared, CountShared(database, portal_key, run, larger));
    total += count - shared;
    larger.push_back(run);
  }
  return total;
}

// Runs that are merged, and how many tickets they hold.
struct Merged {
  std::vector<Run> runs;
  std::int64_t total = 0;
};

// The runs that a query shows, in the order in which they come: what waits before all else where
// it is to come first.
Result<std::vector<Merged>> MergedRuns(const ListReading& reading, const TicketQuery& query,
                                       const std::vector<domain::RawId>& principals) {
  std::vector<Merged> merged(query.order.by == service::OrderBy::kWaiting ? 2 : 1);
  for (const Shelf shelf : kShelves) {
    if (!Shows(query, shelf)) continue;
    std::vector<Run> runs;
    for (const domain::RawId& principal : principals) runs.push_back({principal, shelf});
    GENKAN_TRY(const std::int64_t count, CountAll(reading.database, reading.portal_key, runs));
    Merged& into = shelf == Shelf::kWaiting ? merged.front() : merged.back();
    into.total += count;
    into.runs.insert(into.runs.end(), runs.begin(), runs.end());
  }
  return merged;
}

// The list by whole shelves.
Result<ListedPlaces> PlacesByShelf(const ListReading& reading, const TicketQuery& query,
                                   const std::vector<domain::RawId>& principals) {
  GENKAN_TRY(const std::vector<Merged> all, MergedRuns(reading, query, principals));
  const bool by_turn = query.order.by == service::OrderBy::kWaiting;
  ListedPlaces listed;
  for (const Merged& merged : all) listed.total += merged.total;
  std::int64_t skip = query.after ? 0 : query.at;
  for (std::size_t group = 0; group < all.size(); ++group) {
    const auto number = static_cast<std::int64_t>(group);
    if (query.after && by_turn && query.after->number > number) continue;
    if (skip >= all[group].total && !query.after) {
      skip -= all[group].total;
      continue;
    }
    const bool within = query.after && (!by_turn || query.after->number == number);
    Merging merging(reading.database, reading.portal_key, all[group].runs,
                    within ? std::optional(query.after->position) : std::nullopt);
    for (; skip > 0; --skip) (void)merging.Next();
    while (const std::optional<TicketPosition> position = merging.Next()) {
      listed.more = listed.places.size() == query.limit;
      if (listed.more) break;
      const std::int64_t key = by_turn ? number : position->last_activity_at_millis;
      listed.places.push_back({.number = key, .text = {}, .position = *position});
    }
    GENKAN_TRY_OK(merging.status());
    if (listed.more) break;
  }
  return listed;
}

struct PortalRows {
  SqliteDatabase& database;
  std::int64_t key = 0;
};

// The first ticket of those ids that the viewer sees.
Result<domain::Ticket> FirstSeen(const domain::Viewer& viewer, const PortalRows& portal,
                                 SqliteQuery query) {
  std::vector<domain::TicketId> candidates;
  GENKAN_TRY_OK(AppendRows(std::move(query), &candidates,
                           [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
  for (const domain::TicketId id : candidates) {
    GENKAN_TRY(domain::Ticket ticket, TicketRow(portal.database, portal.key, id));
    if (domain::SightOf(viewer, ticket) != domain::Sight::kNone) return ticket;
  }
  return ErrorCode::kNotFound;
}

}  // namespace

Result<service::TicketRows> SqliteStore::ListTickets(const domain::Viewer& viewer,
                                                     const TicketQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  SqliteDatabase& database = reading.database();
  const ListReading list{database, key};
  const std::vector<domain::RawId> principals = PrincipalsOf(viewer, query);
  GENKAN_TRY(const ListedPlaces listed, GoesByShelf(query)
                                            ? PlacesByShelf(list, query, principals)
                                            : PlacesBySearch(list, query, principals));
  service::TicketRows rows{.total = listed.total, .more = listed.more};
  bool with_fields = false;
  for (const service::TicketPlace& place : listed.places) {
    std::int64_t fields = 0;
    GENKAN_TRY(domain::Ticket ticket, BareTicketRow(database, key, place.position.ticket, &fields));
    with_fields = with_fields || fields > 0;
    // The table says so too; a mistake there must not become a leak.
    GENKAN_CHECK(domain::SightOf(viewer, ticket) != domain::Sight::kNone);
    rows.tickets.push_back(std::move(ticket));
    rows.last = place;
  }
  if (with_fields) {
    GENKAN_TRY_OK(AddFields(database, key, query.fields, &rows.tickets));
  }
  return rows;
}

Result<domain::Ticket> SqliteStore::TicketByNumber(const domain::Viewer& viewer,
                                                   domain::TicketNumber number) const {
  {
    GENKAN_TRY(Reading reading, Reading::Open(*this));
    GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
    // Where it was merged into another, that one, which may have been merged as well.
    auto found =
        FirstSeen(viewer, {reading.database(), key},
                  reading.database().Select(
                      "WITH RECURSIVE way (id, next) AS ("
                      " SELECT id, merged_into FROM ticket WHERE portal = ?1 AND number = ?2"
                      " UNION ALL SELECT ticket.id, ticket.merged_into FROM way JOIN ticket"
                      " ON ticket.portal = ?1 AND ticket.id = way.next)"
                      " SELECT id FROM way WHERE next IS NULL",
                      key, number));
    if (found.ok() || found.error().code != ErrorCode::kNotFound) return found;
  }
  return TicketByOldNumber(viewer, std::to_string(static_cast<std::int64_t>(number)));
}

Result<domain::Ticket> SqliteStore::TicketByOldNumber(const domain::Viewer& viewer,
                                                      std::string_view old_number) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  return FirstSeen(viewer, {reading.database(), key},
                   reading.database().Select(
                       "SELECT id FROM ticket WHERE portal = ?1 AND external_number = ?2"
                       " AND external_number <> '' UNION SELECT id FROM ticket WHERE portal = ?1"
                       " AND external_id = ?2 AND external_id <> '' ORDER BY id DESC",
                       key, old_number));
}

}  // namespace genkan::server
