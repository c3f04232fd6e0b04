// The SQLite store: mail on its way, and one-time secrets.
#include "server/sqlite_reading.h"

namespace genkan::server {
namespace {

using service::MailId;
using service::OneTimeSecret;
using service::OneTimeSecretId;
using service::OutgoingMail;

constexpr std::string_view kMail =
    "SELECT outbox.id, portal.id, from_name, from_address, to_name, to_address, reply_to, subject,"
    " text, message_id, refers_to, sent_at_millis, next_try_at_millis, give_up_at_millis, tries, "
    "failed,"
    " reason, ticket, about, unsubscribe, language, button, button_link FROM outbox JOIN portal ON "
    "portal.key = outbox.portal "
    "WHERE ";

OutgoingMail ReadMail(SqliteQuery& row) {
  OutgoingMail mail{.id = row.Id<MailId>(), .portal = row.Id<domain::PortalId>()};
  mail.message = {.from = {.name = row.Text(), .address = row.Text()},
                  .to = {.name = row.Text(), .address = row.Text()},
                  .reply_to = row.Text(),
                  .subject = row.Text(),
                  .text = row.Text(),
                  .message_id = row.Text(),
                  .references = row.Text(),
                  .sent_at_millis = row.Int()};
  mail.next_try_at_millis = row.Int();
  mail.give_up_at_millis = row.Int();
  mail.tries = static_cast<int>(row.Int());
  mail.failed = row.Flag();
  mail.reason = row.Text();
  mail.ticket = row.Id<domain::TicketId>();
  mail.about = row.Id<domain::MessageId>();
  mail.message.unsubscribe = row.Text();
  mail.message.language = row.Text();
  mail.message.button = {.label = row.Text(), .link = row.Text()};
  return mail;
}

constexpr std::string_view kSecret =
    "SELECT id, purpose, contact, staff, address, name, token_digest, code_digest, browser_digest,"
    " created_at_millis, expires_at_millis, attempts, used FROM one_time_secret WHERE portal = ?"
    " AND ";

OneTimeSecret ReadSecret(domain::PortalId portal, SqliteQuery& row) {
  return {.id = row.Id<OneTimeSecretId>(),
          .portal = portal,
          .purpose = row.As<service::SecretPurpose>(),
          .contact = row.Id<domain::ContactId>(),
          .staff = row.Id<domain::StaffId>(),
          .address = row.Text(),
          .name = row.Text(),
          .token_digest = row.Text(),
          .code_digest = row.Text(),
          .browser_digest = row.Text(),
          .created_at_millis = row.Int(),
          .expires_at_millis = row.Int(),
          .attempts = static_cast<int>(row.Int()),
          .used = row.Flag()};
}

}  // namespace

Status SqliteStore::PutMail(const OutgoingMail& mail) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(mail.portal));
    const wire::MailMessage& message = mail.message;
    return writer.database->Execute(
        "INSERT OR REPLACE INTO outbox"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        mail.id, key, message.from.name, message.from.address, message.to.name, message.to.address,
        message.reply_to, message.subject, message.text, message.message_id, message.sent_at_millis,
        mail.next_try_at_millis, mail.give_up_at_millis, mail.tries, mail.failed, mail.reason,
        message.references, mail.ticket, mail.about, message.unsubscribe, message.language,
        message.button.label, message.button.link);
  });
}

Result<std::vector<OutgoingMail>> SqliteStore::MailDue(Millis now, std::size_t limit) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  std::vector<OutgoingMail> due;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(std::string(kMail) + "failed = 0 AND next_try_at_millis <= ?"
                                                     " ORDER BY next_try_at_millis, outbox.id"
                                                     " LIMIT ?",
                                now, limit),
      &due, ReadMail));
  return due;
}

Result<std::vector<OutgoingMail>> SqliteStore::MailOf(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<OutgoingMail> mails;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(std::string(kMail) + "outbox.portal = ? ORDER BY outbox.id", key),
      &mails, ReadMail));
  return mails;
}

Result<std::vector<OutgoingMail>> SqliteStore::MailAbout(domain::PortalId portal,
                                                         domain::TicketId ticket) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<OutgoingMail> mails;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(
          std::string(kMail) + "outbox.portal = ? AND outbox.ticket = ? ORDER BY outbox.id", key,
          ticket),
      &mails, ReadMail));
  return mails;
}

Result<OutgoingMail> SqliteStore::MailById(MailId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  return FirstRow(reading.database().Select(std::string(kMail) + "outbox.id = ?", id),
                  [](SqliteQuery& row) -> Result<OutgoingMail> { return ReadMail(row); });
}

Status SqliteStore::RemoveMail(MailId id) {
  return WriteUnheard([&](SqliteConnection& writer) {
    return writer.database->Execute("DELETE FROM outbox WHERE id = ?", id);
  });
}

Status SqliteStore::PutOneTimeSecret(const OneTimeSecret& secret) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(secret.portal));
    return writer.database->Execute(
        "INSERT INTO one_time_secret (portal, id, purpose, contact, staff, address, name,"
        " token_digest, code_digest, browser_digest, created_at_millis, expires_at_millis,"
        " attempts, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (portal, id) DO UPDATE SET purpose = excluded.purpose,"
        " contact = excluded.contact, staff = excluded.staff, address = excluded.address,"
        " name = excluded.name,"
        " token_digest = excluded.token_digest, code_digest = excluded.code_digest,"
        " browser_digest = excluded.browser_digest,"
        " created_at_millis = excluded.created_at_millis,"
        " expires_at_millis = excluded.expires_at_millis, attempts = excluded.attempts,"
        " used = excluded.used",
        key, secret.id, secret.purpose, secret.contact, secret.staff, secret.address, secret.name,
        secret.token_digest, secret.code_digest, secret.browser_digest, secret.created_at_millis,
        secret.expires_at_millis, secret.attempts, secret.used);
  });
}

Result<OneTimeSecret> SqliteStore::OneTimeSecretByToken(domain::PortalId portal,
                                                        std::string_view token_digest) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select(std::string(kSecret) + "token_digest = ? AND token_digest <> ''",
                                key, token_digest),
      [portal](SqliteQuery& row) -> Result<OneTimeSecret> { return ReadSecret(portal, row); });
}

Result<OneTimeSecret> SqliteStore::OneTimeSecretByBrowser(domain::PortalId portal,
                                                          std::string_view browser_digest) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select(std::string(kSecret) + "browser_digest = ? AND browser_digest <> ''"
                                                       " ORDER BY id DESC LIMIT 1",
                                key, browser_digest),
      [portal](SqliteQuery& row) -> Result<OneTimeSecret> { return ReadSecret(portal, row); });
}

Status SqliteStore::CountAttempt(domain::PortalId portal, OneTimeSecretId id) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    GENKAN_TRY_OK(writer.database->Execute(
        "UPDATE one_time_secret SET attempts = attempts + 1 WHERE portal = ? AND id = ?", key, id));
    return writer.database->Changes() == 0 ? Status(ErrorCode::kNotFound) : Status(Done{});
  });
}

Status SqliteStore::UseOneTimeSecret(domain::PortalId portal, OneTimeSecretId id) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY(
        const bool used,
        FirstRow(database.Select("SELECT used FROM one_time_secret WHERE portal = ? AND id = ?",
                                 key, id),
                 [](SqliteQuery& row) -> Result<bool> { return row.Flag(); }));
    if (used) return ErrorCode::kConflict;
    return database.Execute("UPDATE one_time_secret SET used = 1 WHERE portal = ? AND id = ?", key,
                            id);
  });
}

Status SqliteStore::VoidOneTimeSecrets(domain::PortalId portal, service::SecretPurpose purpose,
                                       domain::ContactId contact, domain::StaffId staff) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    if (!contact && !staff) return Done{};
    return writer.database->Execute(
        "DELETE FROM one_time_secret WHERE portal = ? AND purpose = ? AND contact IS ?"
        " AND staff IS ?",
        key, purpose, contact, staff);
  });
}

Status SqliteStore::ForgetOneTimeSecretsBefore(Millis expired) {
  return WriteUnheard([&](SqliteConnection& writer) {
    return writer.database->Execute("DELETE FROM one_time_secret WHERE expires_at_millis < ?",
                                    expired);
  });
}

Result<std::vector<domain::ContactId>> SqliteStore::ContactsWithAWayIn(domain::PortalId portal,
                                                                       Millis at) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::ContactId> contacts;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select("SELECT contact FROM session WHERE portal = ?1"
                                " AND contact IS NOT NULL AND staff IS NULL"
                                " UNION SELECT contact FROM one_time_secret WHERE portal = ?1"
                                " AND contact IS NOT NULL AND used = 0"
                                " AND expires_at_millis > ?2 ORDER BY contact",
                                key, at),
      &contacts, [](SqliteQuery& row) { return row.Id<domain::ContactId>(); }));
  return contacts;
}

}  // namespace genkan::server
