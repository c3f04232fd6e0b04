// The SQLite store: somebody is erased, and what a person is told of their own account.
#include "server/erasure_log.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

using domain::ContactId;

// What is under a pseudonym from now on.
constexpr std::string_view kRenamed[] = {
    "UPDATE message SET author_contact = NULL, author_shown_name = ?3"
    " WHERE portal = ?1 AND author_contact = ?2",
    "UPDATE privacy_request SET contact = NULL, shown_name = ?3 WHERE portal = ?1 AND contact = "
    "?2"};

constexpr std::string_view kGone[] = {
    "UPDATE conversation SET contact = NULL WHERE portal = ? AND contact = ?",
    "DELETE FROM session WHERE portal = ? AND contact = ?",
    "DELETE FROM passkey WHERE portal = ? AND contact = ?",
    "DELETE FROM openid_link WHERE portal = ? AND contact = ?",
    "DELETE FROM one_time_secret WHERE portal = ? AND contact = ?",
    "DELETE FROM invitation_target WHERE portal = ? AND contact = ?",
    "DELETE FROM invitation WHERE portal = ? AND contact = ?",
    "DELETE FROM address_change WHERE portal = ? AND contact = ?",
    "DELETE FROM sight_loss WHERE portal = ? AND principal = ?",
    "DELETE FROM upload WHERE portal = ? AND contact = ?",
    "DELETE FROM sent WHERE portal = ? AND sender = ?",
    "DELETE FROM consent WHERE portal = ? AND contact = ?",
    "DELETE FROM read_mark WHERE portal = ? AND contact = ?",
    "DELETE FROM saved_view WHERE portal = ? AND contact = ?",
    "DELETE FROM reply_draft WHERE portal = ? AND contact = ?",
    "DELETE FROM ticket_rating WHERE portal = ? AND contact = ?",
    "DELETE FROM contact_merged WHERE portal = ? AND stays = ?",
    "DELETE FROM contact_address WHERE portal = ? AND contact = ?",
    "DELETE FROM contact_company WHERE portal = ? AND contact = ?",
    "DELETE FROM contact_property WHERE portal = ? AND contact = ?",
    "DELETE FROM contact_search WHERE portal = ? AND contact = ?",
    "DELETE FROM contact_double WHERE portal = ? AND contact = ?",
    "DELETE FROM contact WHERE portal = ? AND id = ?"};

// The whole log, since a name may stand in anybody's entry.
Status ForgetInAudit(SqliteDatabase& database, std::int64_t key, const SqliteStore& store,
                     const domain::Erasure& erasure, const std::vector<std::string>& words) {
  service::AuditQuery query{.before = {}, .limit = 500};
  for (;;) {
    GENKAN_TRY(const auto entries, store.AuditEntries(erasure.portal, query));
    for (const domain::AuditEntry& entry : entries) {
      const domain::AuditEntry changed = domain::WithoutPerson(entry, erasure, words);
      if (changed == entry) continue;
      GENKAN_TRY_OK(database.Execute(
          "UPDATE audit_entry SET contact = ?3, actor_shown_name = ?4, subject = ?5, before = ?6,"
          " after = ?7 WHERE portal = ?1 AND id = ?2",
          key, entry.id, changed.contact, changed.actor_shown_name, changed.subject, changed.before,
          changed.after));
    }
    if (entries.size() < query.limit) return Done{};
    query.before = entries.back().id;
  }
}

Result<bool> IsHeld(SqliteDatabase& database, std::int64_t key, ContactId contact) {
  return FirstRow(
      database.Select("SELECT EXISTS (SELECT 1 FROM legal_hold WHERE portal = ?1 AND contact = ?2)"
                      " OR EXISTS (SELECT 1 FROM ticket_contact WHERE portal = ?1"
                      " AND contact = ?2)",
                      key, contact),
      [](SqliteQuery& row) -> Result<bool> { return row.Int() != 0; });
}

}  // namespace

Result<std::vector<ContactId>> SqliteStore::MergedInto(domain::PortalId portal,
                                                       ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<ContactId> merged;
  GENKAN_TRY_OK(AppendRows(reading.database().Select("SELECT id FROM contact_merged"
                                                     " WHERE portal = ? AND stays = ? ORDER BY id",
                                                     key, contact),
                           &merged, [](SqliteQuery& row) { return row.Id<ContactId>(); }));
  return merged;
}

Result<std::int64_t> SqliteStore::NextFormerNumber(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(
                      "SELECT coalesce(max(number), 0) + 1 FROM erasure WHERE portal = ?", key),
                  [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); });
}

Status SqliteStore::EraseContact(const domain::Erasure& erasure,
                                 const std::vector<std::string>& words) {
  const ContactId contact = erasure.contact;
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(erasure.portal));
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY(const domain::Contact known, ContactById(erasure.portal, contact));
    if (known.id != contact) return ErrorCode::kNotFound;
    GENKAN_TRY(const bool held, IsHeld(database, key, contact));
    if (held) return ErrorCode::kConflict;
    const std::string former = domain::FormerText(erasure.number);
    for (const std::string_view sql : kRenamed) {
      GENKAN_TRY_OK(database.Execute(sql, key, contact, former));
    }
    GENKAN_TRY_OK(ForgetInAudit(database, key, *this, erasure, words));
    for (const std::string_view sql : kGone) GENKAN_TRY_OK(database.Execute(sql, key, contact));
    GENKAN_TRY_OK(database.Execute("INSERT OR REPLACE INTO erasure VALUES (?, ?, ?, ?)", key,
                                   erasure.number, contact, erasure.at_millis));
    // Before the commit: nobody is erased whom a restore could bring back.
    return AppendErasure(directory_.path() / kErasureLogName, erasure);
  });
}

Result<std::vector<domain::AuditEntry>> SqliteStore::AuditAbout(domain::PortalId portal,
                                                                const domain::Contact& contact,
                                                                std::size_t limit) const {
  std::vector<domain::AuditEntry> about;
  service::AuditQuery query{.before = {}, .limit = 500};
  while (about.size() < limit) {
    GENKAN_TRY(const auto entries, AuditEntries(portal, query));
    for (const domain::AuditEntry& entry : entries) {
      if (about.size() < limit && domain::IsAboutAccount(entry, contact)) about.push_back(entry);
    }
    if (entries.size() < query.limit) break;
    query.before = entries.back().id;
  }
  return about;
}

Result<std::vector<service::Session>> SqliteStore::SessionsOf(domain::PortalId portal,
                                                              ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<service::Session> sessions;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(
          "SELECT id, token_digest, created_at_millis, last_used_at_millis, ends_at_millis,"
          " browser, system, in_widget, widget_key FROM session WHERE portal = ? AND contact = ? "
          "AND staff IS NULL"
          " ORDER BY created_at_millis DESC, id DESC",
          key, contact),
      &sessions, [&](SqliteQuery& row) {
        return service::Session{.id = row.Id<domain::SessionId>(),
                                .token_digest = row.Text(),
                                .portal = portal,
                                .contact = contact,
                                .staff = {},
                                .created_at_millis = row.Int(),
                                .last_used_at_millis = row.Int(),
                                .ends_at_millis = row.Int(),
                                .device = {.browser = row.Text(), .system = row.Text()},
                                .in_widget = row.Flag(),
                                .widget_key = row.Id<domain::WidgetKeyId>()};
      }));
  return sessions;
}

}  // namespace genkan::server
