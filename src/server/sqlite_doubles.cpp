// The SQLite store: two entries for one person.
#include "server/sqlite_doubles.h"

#include <algorithm>
#include <span>

#include "genkan/domain/doubles.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

using domain::ContactId;
using service::ConsentRecord;
using service::DoubleRow;

// What of a contact is not moved, and what is: everything that names it, so that the contact's own
// row can go. What the other has already stays behind and goes, too.
constexpr std::string_view kLeft[] = {"contact_address", "contact_company", "contact_property",
                                      "contact_search",  "contact_double",  "one_time_secret",
                                      "invitation",      "address_change"};
constexpr std::string_view kLeftBehind[] = {"openid_link", "invitation_target", "legal_hold",
                                            "read_mark",   "reply_draft",       "ticket_rating"};
constexpr std::string_view kMoved[] = {
    "UPDATE conversation SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE message SET author_contact = ? WHERE portal = ? AND author_contact = ?",
    "UPDATE session SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE upload SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE passkey SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE OR IGNORE openid_link SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE OR IGNORE invitation_target SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE privacy_request SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE OR IGNORE legal_hold SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE OR IGNORE read_mark SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE OR IGNORE reply_draft SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE OR IGNORE ticket_rating SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE saved_view SET contact = ? WHERE portal = ? AND contact = ?",
    "UPDATE OR IGNORE sent SET sender = ? WHERE portal = ? AND sender = ?",
    "UPDATE contact_merged SET stays = ? WHERE portal = ? AND stays = ?"};

Status DeleteRowsOf(SqliteDatabase& database, std::int64_t key, ContactId contact,
                    std::span<const std::string_view> tables) {
  for (const std::string_view table : tables) {
    GENKAN_TRY_OK(database.Execute(
        "DELETE FROM " + std::string(table) + " WHERE portal = ? AND contact = ?", key, contact));
  }
  return Done{};
}

Status MoveConsents(SqliteDatabase& database, std::int64_t key, const SqliteStore& store,
                    domain::PortalId portal, const std::pair<ContactId, ContactId>& from_into) {
  const auto& [from, into] = from_into;
  GENKAN_TRY(std::vector<ConsentRecord> said, store.ConsentsOf(portal, into));
  GENKAN_TRY(const std::vector<ConsentRecord> others, store.ConsentsOf(portal, from));
  said.insert(said.end(), others.begin(), others.end());
  std::stable_sort(said.begin(), said.end(),
                   [](const auto& a, const auto& b) { return a.at_millis < b.at_millis; });
  GENKAN_TRY_OK(database.Execute("DELETE FROM consent WHERE portal = ? AND contact IN (?, ?)", key,
                                 from, into));
  for (std::size_t i = 0; i < said.size(); ++i) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO consent VALUES (?, ?, ?, ?, ?, ?)", key, into, i,
                                   said[i].version, said[i].at_millis, said[i].given));
  }
  return Done{};
}

Result<std::string> ExternalIdOf(SqliteDatabase& database, std::int64_t key, ContactId contact) {
  return FirstRow(
      database.Select("SELECT external_id FROM contact WHERE portal = ? AND id = ?", key, contact),
      [](SqliteQuery& row) -> Result<std::string> { return row.Text(); });
}

}  // namespace

Status WriteDoubleRows(SqliteDatabase& database, std::int64_t portal_key,
                       const domain::Contact& contact) {
  GENKAN_TRY_OK(database.Execute("DELETE FROM contact_double WHERE portal = ? AND contact = ?",
                                 portal_key, contact.id));
  for (const std::string& double_key : domain::DoubleKeysOf(contact)) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO contact_double VALUES (?, ?, ?)", portal_key,
                                   double_key, contact.id));
  }
  return Done{};
}

Result<std::vector<DoubleRow>> SqliteStore::Doubles(domain::PortalId portal,
                                                    const service::DoubleQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  SqliteDatabase& database = reading.database();
  std::vector<DoubleRow> rows;
  GENKAN_TRY_OK(
      AppendRows(database.Select("SELECT key, count(*) FROM contact_double AS shared"
                                 " WHERE portal = ? AND key > ? GROUP BY key"
                                 " HAVING count(*) > 1 AND max(contact) > coalesce("
                                 "(SELECT newest FROM contact_apart WHERE portal = shared.portal"
                                 " AND key = shared.key), x'') ORDER BY key LIMIT ?",
                                 key, query.after, query.limit),
                 &rows, [](SqliteQuery& row) {
                   return DoubleRow{.key = row.Text(), .contacts = {}, .total = row.Int()};
                 }));
  for (DoubleRow& row : rows) {
    GENKAN_TRY_OK(
        AppendRows(database.Select("SELECT contact FROM contact_double WHERE portal = ? AND key = ?"
                                   " ORDER BY contact LIMIT ?",
                                   key, row.key, domain::kDoublesNamed),
                   &row.contacts, [](SqliteQuery& each) { return each.Id<ContactId>(); }));
  }
  return rows;
}

Status SqliteStore::KeepApart(domain::PortalId portal, const std::string& double_key) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY_OK(
        database.Execute("INSERT OR REPLACE INTO contact_apart SELECT portal, key, max(contact)"
                         " FROM contact_double WHERE portal = ? AND key = ? GROUP BY portal, key",
                         key, double_key));
    return database.Changes() > 0 ? Status(Done{}) : ErrorCode::kNotFound;
  });
}

Result<std::vector<domain::Ticket>> SqliteStore::TicketsNaming(domain::PortalId portal,
                                                               ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::TicketId> ids;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select("SELECT DISTINCT ticket FROM ticket_contact WHERE portal = ?"
                                " AND contact = ? ORDER BY ticket",
                                key, contact),
      &ids, [](SqliteQuery& row) { return row.Id<domain::TicketId>(); }));
  std::vector<domain::Ticket> tickets;
  for (const domain::TicketId id : ids) {
    GENKAN_TRY(domain::Ticket ticket, TicketRow(reading.database(), key, id));
    tickets.push_back(std::move(ticket));
  }
  return tickets;
}

Status SqliteStore::MergeContacts(domain::PortalId portal, ContactId from,
                                  const domain::Contact& merged) {
  const ContactId into = merged.id;
  if (from == into) return ErrorCode::kConflict;
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY(std::string external_id, ExternalIdOf(database, key, from));
    GENKAN_TRY_OK(ExternalIdOf(database, key, into));
    GENKAN_TRY(const auto tickets, TicketsNaming(portal, from));
    if (!tickets.empty()) return ErrorCode::kConflict;
    if (external_id == merged.external_id) external_id.clear();
    GENKAN_TRY_OK(DeleteRowsOf(database, key, from, kLeft));
    for (const std::string_view move : kMoved) {
      GENKAN_TRY_OK(database.Execute(move, into, key, from));
    }
    GENKAN_TRY_OK(DeleteRowsOf(database, key, from, kLeftBehind));
    GENKAN_TRY_OK(MoveConsents(database, key, *this, portal, {from, into}));
    GENKAN_TRY_OK(database.Execute("INSERT INTO contact_merged VALUES (?, ?, ?, ?)", key, from,
                                   external_id, into));
    GENKAN_TRY_OK(database.Execute("DELETE FROM contact WHERE portal = ? AND id = ?", key, from));
    return PutContact(portal, merged);
  });
}

}  // namespace genkan::server
