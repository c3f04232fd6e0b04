// The SQLite store: staff, passwords, sessions and throttling.
#include "server/sqlite_reading.h"

namespace genkan::server {
namespace {

// About what a session takes.
constexpr std::size_t kSessionBytes = 512;

using domain::Staff;
using service::FailureCount;
using service::Session;

constexpr std::string_view kStaff =
    "SELECT id, family_name, given_name, reading, display_name, language, email, sign_in,"
    " sample, external_id FROM staff WHERE portal = ? AND ";

Result<Staff> ReadStaff(SqliteDatabase& database, std::int64_t key, SqliteQuery& row) {
  Staff staff{.id = row.Id<domain::StaffId>(),
              .name = {.family = row.Text(),
                       .given = row.Text(),
                       .reading = row.Text(),
                       .display = row.Text()},
              .language = row.Text(),
              .email = row.Text(),
              .permissions = {},
              .sign_in = row.As<domain::SignInState>(),
              .sample = row.Flag(),
              .external_id = row.Text()};
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT permission FROM staff_permission WHERE portal = ? AND staff = ?"
                      " ORDER BY position",
                      key, staff.id),
      &staff.permissions, [](SqliteQuery& each) { return each.As<domain::Permission>(); }));
  return staff;
}

}  // namespace

Status SqliteStore::PutStaff(domain::PortalId portal, const Staff& staff) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY_OK(database.Execute(
        "INSERT INTO staff (portal, id, family_name, given_name, reading, display_name, language,"
        " email, email_folded, sign_in, sample, external_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (portal, id) DO UPDATE SET"
        " family_name = excluded.family_name, given_name = excluded.given_name,"
        " reading = excluded.reading, display_name = excluded.display_name,"
        " language = excluded.language, email = excluded.email,"
        " email_folded = excluded.email_folded,"
        " sign_in = excluded.sign_in, sample = excluded.sample,"
        " external_id = excluded.external_id",
        key, staff.id, staff.name.family, staff.name.given, staff.name.reading, staff.name.display,
        staff.language, staff.email, domain::FoldedAddress(staff.email), staff.sign_in,
        staff.sample, staff.external_id));
    GENKAN_TRY_OK(database.Execute("DELETE FROM staff_permission WHERE portal = ? AND staff = ?",
                                   key, staff.id));
    for (std::size_t i = 0; i < staff.permissions.size(); ++i) {
      GENKAN_TRY_OK(database.Execute("INSERT INTO staff_permission VALUES (?, ?, ?, ?)", key,
                                     staff.id, i, staff.permissions[i]));
    }
    return Done{};
  });
}

Result<Staff> SqliteStore::StaffById(domain::PortalId portal, domain::StaffId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(std::string(kStaff) + "id = ?", key, id),
                  [&](SqliteQuery& row) { return ReadStaff(reading.database(), key, row); });
}

Result<Staff> SqliteStore::StaffByEmail(domain::PortalId portal, std::string_view folded) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(
                      std::string(kStaff) + "email_folded = ? AND email_folded <> ''", key, folded),
                  [&](SqliteQuery& row) { return ReadStaff(reading.database(), key, row); });
}

Result<Staff> SqliteStore::StaffByExternalId(domain::PortalId portal,
                                             std::string_view external_id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select(std::string(kStaff) + "external_id = ? AND external_id <> ''", key,
                                external_id),
      [&](SqliteQuery& row) { return ReadStaff(reading.database(), key, row); });
}

Result<std::vector<Staff>> SqliteStore::StaffOf(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<Staff> all;
  SqliteQuery row = reading.database().Select(std::string(kStaff) + "1 ORDER BY id", key);
  while (row.Next()) {
    GENKAN_TRY(Staff staff, ReadStaff(reading.database(), key, row));
    all.push_back(std::move(staff));
  }
  GENKAN_TRY_OK(row.status());
  return all;
}

Result<bool> SqliteStore::SampleAccountsExist() const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  return FirstRow(reading.database().Select("SELECT EXISTS (SELECT 1 FROM contact WHERE sample = 1)"
                                            " OR EXISTS (SELECT 1 FROM staff WHERE sample = 1)"),
                  [](SqliteQuery& row) -> Result<bool> { return row.Flag(); });
}

Status SqliteStore::SetPasswordHash(domain::PortalId portal, std::string_view folded_email,
                                    std::string_view hash) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    if (hash.empty()) {
      return writer.database->Execute("DELETE FROM password WHERE portal = ? AND email_folded = ?",
                                      key, folded_email);
    }
    return writer.database->Execute("INSERT OR REPLACE INTO password VALUES (?, ?, ?)", key,
                                    folded_email, hash);
  });
}

Result<std::string> SqliteStore::PasswordHash(domain::PortalId portal,
                                              std::string_view folded_email) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  const auto hash = FirstRow(
      reading.database().Select("SELECT hash FROM password WHERE portal = ? AND email_folded = ?",
                                key, folded_email),
      [](SqliteQuery& row) -> Result<std::string> { return row.Text(); });
  if (!hash.ok() && hash.error().code == ErrorCode::kNotFound) return std::string();
  return hash;
}

Status SqliteStore::PutSession(const Session& session) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    stamps_.Note(session.token_digest);
    // Under another token than before, the old one is nobody's.
    SqliteQuery before =
        writer.database->Select("SELECT token_digest FROM session WHERE id = ?", session.id);
    while (before.Next()) stamps_.Note(before.Text());
    GENKAN_TRY_OK(before.status());
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(session.portal));
    return writer.database->Execute(
        "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO "
        "UPDATE SET"
        " token_digest = excluded.token_digest, portal = excluded.portal,"
        " contact = excluded.contact, staff = excluded.staff,"
        " created_at_millis = excluded.created_at_millis,"
        " last_used_at_millis = excluded.last_used_at_millis,"
        " ends_at_millis = excluded.ends_at_millis, browser = excluded.browser,"
        " system = excluded.system, in_widget = excluded.in_widget,"
        " widget_key = excluded.widget_key",
        session.token_digest, session.id, key, session.contact, session.staff,
        session.created_at_millis, session.last_used_at_millis, session.ends_at_millis,
        session.device.browser, session.device.system, session.in_widget, session.widget_key);
  });
}

Result<Session> SqliteStore::SessionByDigest(std::string_view token_digest) const {
  return KeptOr(sessions_, token_digest, kSessionBytes, [&]() -> Result<Session> {
    GENKAN_TRY(Reading reading, Reading::Open(*this));
    return FirstRow(
        reading.database().Select(
            "SELECT session.id, token_digest, portal.id, contact, staff, created_at_millis,"
            " last_used_at_millis, ends_at_millis, browser, system, in_widget, widget_key"
            " FROM session JOIN portal ON portal.key = session.portal WHERE token_digest = ?",
            token_digest),
        [](SqliteQuery& row) -> Result<Session> {
          return Session{.id = row.Id<domain::SessionId>(),
                         .token_digest = row.Text(),
                         .portal = row.Id<domain::PortalId>(),
                         .contact = row.Id<domain::ContactId>(),
                         .staff = row.Id<domain::StaffId>(),
                         .created_at_millis = row.Int(),
                         .last_used_at_millis = row.Int(),
                         .ends_at_millis = row.Int(),
                         .device = {.browser = row.Text(), .system = row.Text()},
                         .in_widget = row.Flag(),
                         .widget_key = row.Id<domain::WidgetKeyId>()};
        });
  });
}

Status SqliteStore::TouchSession(std::string_view token_digest, Millis now) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    stamps_.Note(token_digest);
    GENKAN_TRY_OK(writer.database->Execute(
        "UPDATE session SET last_used_at_millis = ? WHERE token_digest = ?", now, token_digest));
    if (writer.database->Changes() == 0) return ErrorCode::kNotFound;
    return Done{};
  });
}

Status SqliteStore::EndSession(std::string_view token_digest) {
  return WriteOfSome([&](SqliteConnection& writer) {
    stamps_.Note(token_digest);
    return writer.database->Execute("DELETE FROM session WHERE token_digest = ?", token_digest);
  });
}

Status SqliteStore::EndSessionsOf(domain::PortalId portal, domain::ContactId contact) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("DELETE FROM session WHERE portal = ? AND contact = ?", key,
                                    contact);
  });
}

Status SqliteStore::EndSessionsOf(domain::PortalId portal, domain::StaffId staff) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("DELETE FROM session WHERE portal = ? AND staff = ?", key,
                                    staff);
  });
}

Status SqliteStore::ForgetEndedSessions(Millis now) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    SqliteQuery ended = writer.database->Select(
        "DELETE FROM session WHERE ends_at_millis <= ? RETURNING token_digest", now);
    while (ended.Next()) stamps_.Note(ended.Text());
    return ended.status();
  });
}

Result<FailureCount> SqliteStore::Failures(std::string_view key) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  const auto count = FirstRow(
      reading.database().Select("SELECT failures, last_at_millis FROM failure WHERE key = ?", key),
      [](SqliteQuery& row) -> Result<FailureCount> {
        return FailureCount{.failures = static_cast<int>(row.Int()), .last_at_millis = row.Int()};
      });
  if (!count.ok() && count.error().code == ErrorCode::kNotFound) return FailureCount{};
  return count;
}

Status SqliteStore::RecordFailure(std::string_view key, Millis now) {
  return WriteUnheard([&](SqliteConnection& writer) {
    return writer.database->Execute(
        "INSERT INTO failure VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET"
        " failures = failures + 1, last_at_millis = excluded.last_at_millis",
        key, now);
  });
}

Status SqliteStore::ClearFailures(std::string_view key) {
  return WriteUnheard([&](SqliteConnection& writer) {
    return writer.database->Execute("DELETE FROM failure WHERE key = ?", key);
  });
}

Status SqliteStore::ForgetFailuresBefore(Millis instant, int failures_kept) {
  return WriteUnheard([&](SqliteConnection& writer) {
    return writer.database->Execute("DELETE FROM failure WHERE last_at_millis < ? AND failures < ?",
                                    instant, failures_kept);
  });
}

}  // namespace genkan::server
