// The table ticket_sight: who sees which ticket, in the list's order, and how many each principal
// and each pair of them sees.
#pragma once

#include <utility>

#include "genkan/domain/ticket.h"
#include "server/sqlite_store.h"

namespace genkan::server {

// One principal's open or closed tickets in the list's order, and those after a place.
inline constexpr std::string_view kTicketSightRows =
    "SELECT last_activity_at_millis, ticket FROM ticket_sight WHERE portal = ? AND principal = ?"
    " AND closed = ? ORDER BY last_activity_at_millis DESC, ticket DESC";
inline constexpr std::string_view kTicketSightRowsAfter =
    "SELECT last_activity_at_millis, ticket FROM ticket_sight WHERE portal = ? AND principal = ?"
    " AND closed = ? AND (last_activity_at_millis, ticket) < (?, ?)"
    " ORDER BY last_activity_at_millis DESC, ticket DESC";

// The contact and the companies by which the viewer sees tickets, each once.
std::vector<domain::RawId> PrincipalsOf(const domain::Viewer& viewer, service::TicketScope scope);

// The rows that one ticket has in the table.
struct TicketSights {
  std::vector<domain::RawId> principals;  // Contacts, then companies, each once; none when hidden.
  std::size_t contacts = 0;               // So many of them are contacts.
  bool closed = false;
  Millis last_activity_at_millis = 0;
};

TicketSights SightsOf(const domain::Ticket& ticket, bool closed);

// Puts the rows of `after` in the place of those of `before`, and keeps the counts.
Status MoveSights(SqliteDatabase& database, std::int64_t portal_key, domain::TicketId ticket,
                  const TicketSights& before, const TicketSights& after);

// How many tickets one principal sees, and how many two of them see both; at least one of the two
// is a company.
Result<std::int64_t> CountOf(SqliteDatabase& database, std::int64_t portal_key,
                             domain::RawId principal, bool closed);
Result<std::int64_t> CountOfPair(SqliteDatabase& database, std::int64_t portal_key,
                                 std::pair<domain::RawId, domain::RawId> pair, bool closed);

// Whether the stage counts as closed; kNotFound: no such stage.
Result<bool> IsClosed(SqliteDatabase& database, std::int64_t portal_key,
                      domain::PipelineId pipeline, domain::StageId stage);

// Files the tickets of a stage anew after its kind has become `stage.kind`.
Status RefileTickets(SqliteDatabase& database, std::int64_t portal_key, const domain::Stage& stage);

}  // namespace genkan::server
