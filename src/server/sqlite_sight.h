// The table ticket_sight: who sees which ticket, in the list's order, and how many each principal
// and each pair of them sees.
#pragma once

#include <utility>

#include "genkan/domain/ticket.h"
#include "server/sqlite_store.h"

namespace genkan::server {

// Which tickets of a principal lie together: a list is made of whole shelves, in the order of the
// newest activity.
enum class Shelf : std::uint8_t {
  kWaiting,  // Open, and it is the customer's turn.
  kOpen,     // All other open ones.
  kClosed,
};
inline constexpr Shelf kShelves[] = {Shelf::kWaiting, Shelf::kOpen, Shelf::kClosed};

Shelf ShelfOf(const domain::Stage& stage);

// One principal's tickets of a shelf in the list's order, and those after a place.
inline constexpr std::string_view kTicketSightRows =
    "SELECT last_activity_at_millis, ticket FROM ticket_sight WHERE portal = ? AND principal = ?"
    " AND shelf = ? ORDER BY last_activity_at_millis DESC, ticket DESC";
inline constexpr std::string_view kTicketSightRowsAfter =
    "SELECT last_activity_at_millis, ticket FROM ticket_sight WHERE portal = ? AND principal = ?"
    " AND shelf = ? AND (last_activity_at_millis, ticket) < (?, ?)"
    " ORDER BY last_activity_at_millis DESC, ticket DESC";

// The rows that one ticket has in the table.
struct TicketSights {
  std::vector<domain::RawId> principals;  // Contacts, then companies, each once; none when hidden.
  std::size_t contacts = 0;               // So many of them are contacts.
  Shelf shelf = Shelf::kOpen;
  domain::Ticket ticket;  // Of which the rows repeat what lists are filtered and ordered by.
};

TicketSights SightsOf(const domain::Ticket& ticket, Shelf shelf);

// Puts the rows of `after` in the place of those of `before`, and keeps the counts.
// Either may be of no ticket.
Status MoveSights(SqliteDatabase& database, std::int64_t portal_key, const TicketSights& before,
                  const TicketSights& after);

// How many tickets one principal sees, and how many two of them see both; at least one of the two
// is a company.
Result<std::int64_t> CountOf(SqliteDatabase& database, std::int64_t portal_key,
                             domain::RawId principal, Shelf shelf);
Result<std::int64_t> CountOfPair(SqliteDatabase& database, std::int64_t portal_key,
                                 std::pair<domain::RawId, domain::RawId> pair, Shelf shelf);

// Where the tickets of a stage lie; kNotFound: no such stage.
Result<Shelf> ShelfOf(SqliteDatabase& database, std::int64_t portal_key,
                      domain::PipelineId pipeline, domain::StageId stage);

// Files the tickets of a stage anew after it has become `after`.
Status RefileTickets(SqliteDatabase& database, std::int64_t portal_key, const domain::Stage& before,
                     const domain::Stage& after);

}  // namespace genkan::server
