// The SQLite store: contacts as people look for them.
#include "server/sqlite_search.h"

#include "genkan/domain/contact_search.h"
#include "server/sqlite_doubles.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

using domain::Contact;
using domain::ContactId;

Result<Contact> ContactRow(SqliteDatabase& database, std::int64_t key, ContactId id) {
  return FirstRow(database.Select(std::string(kSelectContact) + "id = ?", key, id),
                  [&](SqliteQuery& row) { return ContactFrom(database, key, row); });
}

// Rows of (contact, text) after `after`, in order.
Result<SqliteQuery> RowsAfter(SqliteDatabase& database, std::int64_t key,
                              const std::optional<ContactId>& after) {
  constexpr std::string_view kRows = "SELECT contact, text FROM contact_search WHERE portal = ?";
  constexpr std::string_view kOrder = " ORDER BY sort, contact LIMIT ?";
  constexpr std::size_t kRowsMax = service::kContactsLookedAt + 1;
  const std::string rows(kRows), order(kOrder);
  if (!after.has_value()) return database.Select(rows + order, key, kRowsMax);
  GENKAN_TRY(
      const std::string sort,
      FirstRow(database.Select("SELECT sort FROM contact_search WHERE portal = ? AND contact = ?",
                               key, *after),
               [](SqliteQuery& row) -> Result<std::string> { return row.Text(); }));
  return database.Select(rows + " AND (sort, contact) > (?, ?)" + order, key, sort, *after,
                         kRowsMax);
}

}  // namespace

Status WriteSearchRow(SqliteDatabase& database, std::int64_t portal_key, const Contact& contact) {
  return database.Execute(
      "INSERT INTO contact_search (portal, contact, sort, text) VALUES (?, ?, ?, ?)"
      " ON CONFLICT (portal, contact) DO UPDATE SET sort = excluded.sort, text = excluded.text",
      portal_key, contact.id, domain::SortTextOf(contact), domain::SearchTextOf(contact));
}

Status FillContactSearch(SqliteDatabase& database) {
  std::vector<std::pair<std::int64_t, ContactId>> missing;
  const auto read = [](SqliteQuery& row) {
    const std::int64_t key = row.Int();
    return std::pair(key, row.Id<ContactId>());
  };
  GENKAN_TRY_OK(AppendRows(database.Select("SELECT portal, id FROM contact"
                                           " WHERE NOT EXISTS (SELECT 1 FROM contact_search)"
                                           " OR NOT EXISTS (SELECT 1 FROM contact_double)"),
                           &missing, read));
  if (missing.empty()) return Done{};
  GENKAN_TRY_OK(database.RunScript("BEGIN IMMEDIATE"));
  for (const auto& [key, id] : missing) {
    GENKAN_TRY(const Contact contact, ContactRow(database, key, id));
    GENKAN_TRY_OK(WriteSearchRow(database, key, contact));
    GENKAN_TRY_OK(WriteDoubleRows(database, key, contact));
  }
  return database.RunScript("COMMIT");
}

Result<service::ContactRows> SqliteStore::FindContacts(domain::PortalId portal,
                                                       const service::ContactQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  GENKAN_TRY(SqliteQuery row, RowsAfter(reading.database(), key, query.after));
  service::ContactRows rows;
  const std::vector<std::string> words = domain::SearchWords(query.text);
  ContactId last;
  for (std::size_t looked_at = 0; row.Next(); ++looked_at) {
    if (rows.contacts.size() == query.limit || looked_at == service::kContactsLookedAt) {
      rows.next = last;
      break;
    }
    last = row.Id<ContactId>();
    if (!domain::IsFoundBy(row.Text(), words)) continue;
    GENKAN_TRY(Contact contact, ContactRow(reading.database(), key, last));
    rows.contacts.push_back(std::move(contact));
  }
  GENKAN_TRY_OK(row.status());
  return rows;
}

}  // namespace genkan::server
