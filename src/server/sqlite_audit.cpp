// The SQLite store: the audit log.
#include "server/sqlite_reading.h"

namespace genkan::server {

using domain::AuditEntry;

Status SqliteStore::AddAuditEntry(domain::PortalId portal, const AuditEntry& entry) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                    key, entry.id, entry.at_millis, entry.staff, entry.contact,
                                    entry.actor_shown_name, entry.action, entry.subject,
                                    entry.before, entry.after);
  });
}

Result<std::vector<AuditEntry>> SqliteStore::AuditEntries(domain::PortalId portal,
                                                          const service::AuditQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  constexpr domain::AuditId kLast{~std::uint64_t{0}, ~std::uint64_t{0}};
  std::vector<AuditEntry> entries;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(
          "SELECT id, at_millis, staff, contact, actor_shown_name, action, subject, before, after"
          " FROM audit_entry WHERE portal = ? AND id < ? ORDER BY id DESC LIMIT ?",
          key, query.before.value_or(kLast), query.limit),
      &entries, [](SqliteQuery& row) {
        return AuditEntry{.id = row.Id<domain::AuditId>(),
                          .at_millis = row.Int(),
                          .staff = row.Id<domain::StaffId>(),
                          .contact = row.Id<domain::ContactId>(),
                          .actor_shown_name = row.Text(),
                          .action = row.Text(),
                          .subject = row.Text(),
                          .before = row.Text(),
                          .after = row.Text()};
      }));
  return entries;
}

}  // namespace genkan::server
