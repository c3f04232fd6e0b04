// The SQLite store: what has changed since a moment.
#include "server/sqlite_changes.h"

#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

Status NextChange(SqliteDatabase& database, std::int64_t portal_key) {
  return database.Execute("UPDATE portal SET last_change = last_change + 1 WHERE key = ?",
                          portal_key);
}

// Whether the viewer, or a company by which they see, lost sight of some ticket.
Result<bool> LostSight(SqliteDatabase& database, std::int64_t portal_key,
                       const domain::Viewer& viewer, std::int64_t after) {
  std::vector<domain::RawId> principals = {
      {viewer.contact.high, viewer.contact.low},
      {viewer.primary_company.high, viewer.primary_company.low}};
  for (const domain::CompanyId company : viewer.further_companies) {
    principals.push_back({company.high, company.low});
  }
  for (const domain::RawId& principal : principals) {
    GENKAN_TRY(const bool lost,
               FirstRow(database.Select("SELECT EXISTS (SELECT 1 FROM sight_loss WHERE portal = ?"
                                        " AND principal = ? AND change > ?)",
                                        portal_key, principal, after),
                        [](SqliteQuery& row) -> Result<bool> { return row.Flag(); }));
    if (lost) return true;
  }
  return false;
}

constexpr char kTicketsOfConversation[] =
    "id IN (SELECT ticket FROM conversation_ticket WHERE portal = ?1 AND conversation = ?2)";

// Which rows change, by the portal ?1 and an id as ?2, and in which column that is noted.
struct ChangedRows {
  std::string table;
  std::string which;
  std::string column = "change";
};

template <typename AnyId>
Status NoteChangeOf(SqliteDatabase& database, const ChangedRows& rows, std::int64_t portal_key,
                    AnyId id) {
  GENKAN_TRY_OK(NextChange(database, portal_key));
  return database.Execute("UPDATE " + rows.table + " SET " + rows.column +
                              " = (SELECT last_change FROM portal WHERE key = ?1)"
                              " WHERE portal = ?1 AND " +
                              rows.which,
                          portal_key, id);
}

}  // namespace

Status NoteSessionChange(SqliteDatabase& database, std::int64_t portal_key) {
  GENKAN_TRY_OK(NextChange(database, portal_key));
  return database.Execute("UPDATE portal SET session_change = last_change WHERE key = ?",
                          portal_key);
}

Status NoteContactChange(SqliteDatabase& database, std::int64_t portal_key,
                         domain::ContactId contact) {
  return NoteChangeOf(database, {.table = "contact", .which = "id = ?2"}, portal_key, contact);
}

Status NoteTicketChange(SqliteDatabase& database, std::int64_t portal_key,
                        domain::TicketId ticket) {
  return NoteChangeOf(database, {.table = "ticket", .which = "id = ?2"}, portal_key, ticket);
}

Status NoteDeskChange(SqliteDatabase& database, std::int64_t portal_key, domain::TicketId ticket) {
  return NoteChangeOf(database, {.table = "ticket", .which = "id = ?2", .column = "desk_change"},
                      portal_key, ticket);
}

Status NoteConversationChange(SqliteDatabase& database, std::int64_t portal_key,
                              domain::ConversationId conversation) {
  return NoteChangeOf(database, {.table = "ticket", .which = kTicketsOfConversation}, portal_key,
                      conversation);
}

Status NoteInternalChange(SqliteDatabase& database, std::int64_t portal_key,
                          domain::ConversationId conversation) {
  return NoteChangeOf(database,
                      {.table = "ticket", .which = kTicketsOfConversation, .column = "desk_change"},
                      portal_key, conversation);
}

Result<domain::Changes> SqliteStore::ChangesAfter(const domain::AgentViewer& viewer,
                                                  std::int64_t after) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  SqliteDatabase& database = reading.database();
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal()));
  domain::Changes changes;
  SqliteQuery moments = database.Select(
      "SELECT last_change, session_change > ? FROM portal WHERE key = ?", after, key);
  if (moments.Next()) {
    changes.upto = moments.Int();
    changes.session = moments.Int() != 0;
    changes.more = after > changes.upto;
  }
  GENKAN_TRY_OK(moments.status());
  SqliteQuery row = database.Select(
      "SELECT number FROM ticket WHERE portal = ?1 AND change > ?2"
      " UNION SELECT number FROM ticket WHERE portal = ?1 AND desk_change > ?2 LIMIT ?3",
      key, after, service::kChangesListed + 1);
  while (row.Next()) changes.tickets.push_back(domain::TicketNumber{row.Int()});
  GENKAN_TRY_OK(row.status());
  if (changes.tickets.size() > service::kChangesListed) changes.more = true;
  if (changes.more) changes.tickets.clear();
  return changes;
}

Result<domain::Changes> SqliteStore::ChangesAfter(const domain::Viewer& viewer,
                                                  std::int64_t after) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  SqliteDatabase& database = reading.database();
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  const auto read_changes = [after](SqliteQuery& row) -> Result<domain::Changes> {
    domain::Changes changes{.upto = row.Int()};
    changes.more = after > changes.upto;
    changes.session = row.Int() > after || row.Int() > after;
    return changes;
  };
  GENKAN_TRY(domain::Changes changes,
             FirstRow(database.Select("SELECT last_change, session_change, coalesce((SELECT change"
                                      " FROM contact WHERE portal = ?1 AND id = ?2), 0)"
                                      " FROM portal WHERE key = ?1",
                                      key, viewer.contact),
                      read_changes));
  GENKAN_TRY(const bool lost, LostSight(database, key, viewer, after));
  changes.more = changes.more || lost;
  SqliteQuery row = database.Select(
      "SELECT id FROM ticket WHERE portal = ? AND change > ? ORDER BY change DESC LIMIT ?", key,
      after, service::kChangesListed + 1);
  std::vector<domain::TicketId> changed;
  while (row.Next()) changed.push_back(row.Id<domain::TicketId>());
  GENKAN_TRY_OK(row.status());
  if (changed.size() > service::kChangesListed) changes.more = true;
  if (changes.more) return changes;
  for (const domain::TicketId id : changed) {
    GENKAN_TRY(const domain::Ticket ticket, TicketRow(database, key, id));
    if (domain::SightOf(viewer, ticket) == domain::Sight::kNone) continue;
    changes.tickets.push_back(ticket.number);
  }
  return changes;
}

}  // namespace genkan::server
