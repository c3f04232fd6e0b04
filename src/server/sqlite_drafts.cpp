// The SQLite store: answers that contacts have begun to write.
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {

Result<domain::ReplyDraft> SqliteStore::DraftOf(domain::PortalId portal,
                                                const service::DraftPlace& place) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  auto draft =
      FirstRow(reading.database().Select("SELECT text, tag, saved_at_millis FROM reply_draft"
                                         " WHERE portal = ? AND contact = ? AND ticket = ?",
                                         key, place.contact, place.ticket),
               [](SqliteQuery& row) -> Result<domain::ReplyDraft> {
                 domain::ReplyDraft read{.text = row.Text(), .tag = {}, .saved_at_millis = 0};
                 read.tag = row.Text();
                 read.saved_at_millis = row.Int();
                 return read;
               });
  const bool none = !draft.ok() && draft.error().code == ErrorCode::kNotFound;
  return none ? domain::ReplyDraft{} : std::move(draft);
}

Status SqliteStore::PutDraft(domain::PortalId portal, const service::DraftPlace& place,
                             const domain::ReplyDraft& draft) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    if (draft.text.empty()) {
      return writer.database->Execute(
          "DELETE FROM reply_draft WHERE portal = ? AND contact = ? AND ticket = ?", key,
          place.contact, place.ticket);
    }
    GENKAN_TRY(const bool known,
               FirstRow(writer.database->Select(
                            "SELECT EXISTS (SELECT 1 FROM ticket WHERE portal = ?1 AND id = ?2)"
                            " AND EXISTS (SELECT 1 FROM contact WHERE portal = ?1 AND id = ?3)",
                            key, place.ticket, place.contact),
                        [](SqliteQuery& row) -> Result<bool> { return row.Flag(); }));
    if (!known) return ErrorCode::kNotFound;
    return writer.database->Execute("INSERT OR REPLACE INTO reply_draft VALUES (?, ?, ?, ?, ?, ?)",
                                    key, place.contact, place.ticket, draft.tag, draft.text,
                                    draft.saved_at_millis);
  });
}

}  // namespace genkan::server
