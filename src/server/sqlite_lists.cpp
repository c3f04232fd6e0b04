// The SQLite store: what contacts have read, and the views they saved.
#include "server/sqlite_changes.h"
#include "server/sqlite_list.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {

Result<std::vector<domain::TicketId>> SqliteStore::UnreadAmong(
    const domain::Viewer& viewer, const std::vector<domain::TicketId>& tickets) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  std::vector<domain::TicketId> unread;
  for (const domain::TicketId ticket : tickets) {
    GENKAN_TRY(const bool holds,
               FirstRow(reading.database().Select(
                            "SELECT EXISTS (SELECT 1 FROM ticket WHERE portal = ?1 AND id = ?2"
                            " AND CASE WHEN heard_from IS ?3 THEN heard_else_millis"
                            " ELSE heard_at_millis END > max("
                            "(SELECT unread_from_millis FROM portal WHERE key = ?1),"
                            " coalesce((SELECT upto_millis FROM read_mark WHERE portal = ?1"
                            " AND contact = ?3 AND ticket = ?2), 0)))",
                            key, ticket, viewer.contact),
                        [](SqliteQuery& row) -> Result<bool> { return row.Flag(); }));
    if (holds) unread.push_back(ticket);
  }
  return unread;
}

std::optional<service::Freshness> SqliteStore::FreshnessOf(const domain::Viewer& viewer) const {
  if (IsWriter()) return std::nullopt;
  return stamps_.Of(PrincipalsOf(viewer, {}));
}

Result<Millis> SqliteStore::ReadUntil(const domain::Viewer& viewer, domain::TicketId ticket) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  return FirstRow(
      reading.database().Select("SELECT max((SELECT unread_from_millis FROM portal WHERE key = ?1),"
                                " coalesce((SELECT upto_millis FROM read_mark WHERE portal = ?1"
                                " AND contact = ?3 AND ticket = ?2), 0))",
                                key, ticket, viewer.contact),
      [](SqliteQuery& row) -> Result<Millis> { return row.Int(); });
}

Status SqliteStore::NoteRead(domain::PortalId portal, domain::ContactId contact,
                             domain::TicketId ticket, Millis upto) {
  return WriteOfSome([&](SqliteConnection& writer) -> Status {
    stamps_.Note(domain::RawId{contact.high, contact.low});
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY(const bool known,
               FirstRow(writer.database->Select(
                            "SELECT EXISTS (SELECT 1 FROM ticket WHERE portal = ?1 AND id = ?2)"
                            " AND EXISTS (SELECT 1 FROM contact WHERE portal = ?1 AND id = ?3)",
                            key, ticket, contact),
                        [](SqliteQuery& row) -> Result<bool> { return row.Flag(); }));
    if (!known) return ErrorCode::kNotFound;
    GENKAN_TRY_OK(writer.database->Execute(
        "INSERT INTO read_mark VALUES (?, ?, ?, ?) ON CONFLICT (portal, contact, ticket)"
        " DO UPDATE SET upto_millis = excluded.upto_millis"
        " WHERE excluded.upto_millis > upto_millis",
        key, contact, ticket, upto));
    if (writer.database->Changes() == 0) return Done{};
    // The person's other pages hear of it.
    return NoteContactChange(*writer.database, key, contact);
  });
}

Result<std::vector<domain::SavedView>> SqliteStore::SavedViewsOf(domain::PortalId portal,
                                                                 domain::ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::SavedView> views;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select("SELECT id, name, query FROM saved_view"
                                " WHERE portal = ? AND contact = ? ORDER BY id",
                                key, contact),
      &views, [](SqliteQuery& row) {
        domain::SavedView view{.id = row.Id<domain::SavedViewId>(), .name = {}, .query = {}};
        view.name = row.Text();
        view.query = row.Text();
        return view;
      }));
  return views;
}

Status SqliteStore::PutSavedView(domain::PortalId portal, domain::ContactId contact,
                                 const domain::SavedView& view) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("INSERT OR REPLACE INTO saved_view VALUES (?, ?, ?, ?, ?)", key,
                                    contact, view.id, view.name, view.query);
  });
}

Status SqliteStore::RemoveSavedView(domain::PortalId portal, domain::ContactId contact,
                                    domain::SavedViewId view) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "DELETE FROM saved_view WHERE portal = ? AND contact = ? AND id = ?", key, contact, view);
  });
}

}  // namespace genkan::server
