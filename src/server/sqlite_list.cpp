// The SQLite store: the ticket list. A viewer is a few principals, and each principal's open and
// closed tickets lie in the list's order in ticket_sight: the list is their merging, and a page
// costs what the page holds, however many tickets there are.
#include <algorithm>

#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"
#include "server/sqlite_sight.h"

namespace genkan::server {
namespace {

using service::TicketPosition;
using service::TicketQuery;
using service::TicketScope;

// One run of rows in ticket_sight.
struct Shelf {
  domain::RawId principal;
  bool closed = false;
};

}  // namespace

std::vector<domain::RawId> PrincipalsOf(const domain::Viewer& viewer, TicketScope scope) {
  std::vector<domain::RawId> principals;
  const auto add = [&principals](auto id) {
    if (id) principals.push_back({id.high, id.low});
  };
  if (scope != TicketScope::kCompany) add(viewer.contact);
  if (scope != TicketScope::kOwn) {
    add(viewer.primary_company);
    for (const domain::CompanyId company : viewer.further_companies) add(company);
  }
  const auto key = [](const domain::RawId& id) { return std::pair(id.high, id.low); };
  std::sort(principals.begin(), principals.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  principals.erase(std::unique(principals.begin(), principals.end(),
                               [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                   principals.end());
  return principals;
}

namespace {

// The merged rows, from a place on, each ticket once.
class Merging {
 public:
  Merging(SqliteDatabase& database, std::int64_t portal_key, const std::vector<Shelf>& shelves,
          const std::optional<TicketPosition>& after) {
    for (const Shelf& shelf : shelves) {
      Stream stream{Rows(database, portal_key, shelf, after), {}};
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

  static SqliteQuery Rows(SqliteDatabase& database, std::int64_t portal_key, const Shelf& shelf,
                          const std::optional<TicketPosition>& after) {
    if (!after) {
      return database.Select(kTicketSightRows, portal_key, shelf.principal, shelf.closed);
    }
    return database.Select(kTicketSightRowsAfter, portal_key, shelf.principal, shelf.closed,
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

// How many rows of `shelf` are also under one of `others`, by looking at each.
Result<std::int64_t> WalkShared(SqliteDatabase& database, std::int64_t portal_key,
                                const Shelf& shelf, std::span<const Shelf> others) {
  std::int64_t shared = 0;
  SqliteQuery row = database.Select(kTicketSightRows, portal_key, shelf.principal, shelf.closed);
  while (row.Next()) {
    const Millis last_activity = row.Int();
    const auto ticket = row.Id<domain::TicketId>();
    for (const Shelf& other : others) {
      const auto held = FirstRow(
          database.Select("SELECT 1 FROM ticket_sight WHERE portal = ? AND principal = ?"
                          " AND closed = ? AND last_activity_at_millis = ? AND ticket = ?",
                          portal_key, other.principal, other.closed, last_activity, ticket),
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
Result<std::int64_t> CountShared(SqliteDatabase& database, std::int64_t portal_key,
                                 const Shelf& shelf, std::span<const Shelf> others) {
  std::vector<Shelf> sharing;
  std::int64_t shared = 0;
  for (const Shelf& other : others) {
    GENKAN_TRY(const std::int64_t both,
               CountOfPair(database, portal_key, {shelf.principal, other.principal}, shelf.closed));
    if (both == 0) continue;
    shared = both;
    sharing.push_back(other);
  }
  if (sharing.size() < 2) return shared;
  return WalkShared(database, portal_key, shelf, sharing);
}

// The tickets under any of these shelves, all open or all closed, each once: the largest shelf by
// its kept count, of each smaller one what no larger one holds.
Result<std::int64_t> CountAll(SqliteDatabase& database, std::int64_t portal_key,
                              const std::vector<Shelf>& shelves) {
  std::vector<std::pair<std::int64_t, Shelf>> counted;
  for (const Shelf& shelf : shelves) {
    GENKAN_TRY(const std::int64_t count,
               CountOf(database, portal_key, shelf.principal, shelf.closed));
    if (count > 0) counted.emplace_back(count, shelf);
  }
  std::sort(counted.begin(), counted.end(),
            [](const auto& a, const auto& b) { return a.first > b.first; });
  std::int64_t total = 0;
  std::vector<Shelf> larger;
  for (const auto& [count, shelf] : counted) {
    GENKAN_TRY(const std::int64_t shared, CountShared(database, portal_key, shelf, larger));
    total += count - shared;
    larger.push_back(shelf);
  }
  return total;
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
  const std::vector<domain::RawId> principals = PrincipalsOf(viewer, query.scope);
  std::vector<Shelf> shelves;
  service::TicketRows rows;
  for (const domain::StageKind kind : {domain::StageKind::kOpen, domain::StageKind::kClosed}) {
    if (query.kind && *query.kind != kind) continue;
    std::vector<Shelf> of_kind;
    for (const domain::RawId& principal : principals) {
      of_kind.push_back({principal, kind == domain::StageKind::kClosed});
    }
    GENKAN_TRY(const std::int64_t count, CountAll(database, key, of_kind));
    rows.total += count;
    shelves.insert(shelves.end(), of_kind.begin(), of_kind.end());
  }
  Merging merging(database, key, shelves, query.after);
  for (std::int64_t i = 0; !query.after && i < std::min(query.at, rows.total); ++i) {
    (void)merging.Next();
  }
  std::optional<TicketPosition> position = merging.Next();
  bool with_fields = false;
  while (position && rows.tickets.size() < query.limit) {
    std::int64_t fields = 0;
    GENKAN_TRY(domain::Ticket ticket, BareTicketRow(database, key, position->ticket, &fields));
    with_fields = with_fields || fields > 0;
    // The table says so too; a mistake there must not become a leak.
    GENKAN_CHECK(domain::SightOf(viewer, ticket) != domain::Sight::kNone);
    rows.tickets.push_back(std::move(ticket));
    position = merging.Next();
  }
  GENKAN_TRY_OK(merging.status());
  if (with_fields) {
    GENKAN_TRY_OK(AddFields(database, key, query.fields, &rows.tickets));
  }
  rows.more = position.has_value();
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
