// The SQLite store: how contacts get in.
#include "server/sqlite_reading.h"

namespace genkan::server {

using service::ConsentRecord;
using service::OpenIdLink;
using service::Passkey;
using service::PasskeyId;

namespace {

constexpr std::string_view kPasskey =
    "SELECT id, contact, staff, credential_id, public_key, sign_count, name, made_at_millis,"
    " last_used_at_millis FROM passkey WHERE portal = ? AND ";

Passkey ReadPasskey(SqliteQuery& row) {
  return {.id = row.Id<PasskeyId>(),
          .contact = row.Id<domain::ContactId>(),
          .staff = row.Id<domain::StaffId>(),
          .credential_id = row.Text(),
          .public_key = row.Text(),
          .sign_count = row.Int(),
          .name = row.Text(),
          .made_at_millis = row.Int(),
          .last_used_at_millis = row.Int()};
}

}  // namespace

Status SqliteStore::AddOpenIdLink(domain::PortalId portal, const OpenIdLink& link) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    const auto known = OpenIdLinkOf(portal, link.issuer, link.subject);
    if (known.ok()) return known->contact == link.contact ? Status(Done{}) : ErrorCode::kConflict;
    if (known.error().code != ErrorCode::kNotFound) return known.error();
    return writer.database->Execute("INSERT INTO openid_link VALUES (?, ?, ?, ?, ?)", key,
                                    link.issuer, link.subject, link.contact, link.linked_at_millis);
  });
}

Result<OpenIdLink> SqliteStore::OpenIdLinkOf(domain::PortalId portal, std::string_view issuer,
                                             std::string_view subject) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select("SELECT contact, linked_at_millis FROM openid_link"
                                            " WHERE portal = ? AND issuer = ? AND subject = ?",
                                            key, issuer, subject),
                  [&](SqliteQuery& row) -> Result<OpenIdLink> {
                    return OpenIdLink{.issuer = std::string(issuer),
                                      .subject = std::string(subject),
                                      .contact = row.Id<domain::ContactId>(),
                                      .linked_at_millis = row.Int()};
                  });
}

Result<std::vector<OpenIdLink>> SqliteStore::OpenIdLinksOf(domain::PortalId portal,
                                                           domain::ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<OpenIdLink> links;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select("SELECT issuer, subject, linked_at_millis FROM openid_link"
                                " WHERE portal = ? AND contact = ? ORDER BY issuer, subject",
                                key, contact),
      &links, [contact](SqliteQuery& row) {
        return OpenIdLink{.issuer = row.Text(),
                          .subject = row.Text(),
                          .contact = contact,
                          .linked_at_millis = row.Int()};
      }));
  return links;
}

Status SqliteStore::RemoveOpenIdLink(domain::PortalId portal, std::string_view issuer,
                                     std::string_view subject) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "DELETE FROM openid_link WHERE portal = ? AND issuer = ? AND subject = ?", key, issuer,
        subject);
  });
}

Status SqliteStore::PutPasskey(domain::PortalId portal, const Passkey& passkey) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT INTO passkey VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (portal, id) DO UPDATE SET contact = excluded.contact,"
        " staff = excluded.staff, credential_id = excluded.credential_id,"
        " public_key = excluded.public_key, sign_count = excluded.sign_count,"
        " name = excluded.name, made_at_millis = excluded.made_at_millis,"
        " last_used_at_millis = excluded.last_used_at_millis",
        key, passkey.id, passkey.contact, passkey.staff, passkey.credential_id, passkey.public_key,
        passkey.sign_count, passkey.name, passkey.made_at_millis, passkey.last_used_at_millis);
  });
}

Result<Passkey> SqliteStore::PasskeyByCredential(domain::PortalId portal,
                                                 std::string_view credential_id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select(std::string(kPasskey) + "credential_id = ?", key, credential_id),
      [](SqliteQuery& row) -> Result<Passkey> { return ReadPasskey(row); });
}

Result<std::vector<Passkey>> SqliteStore::PasskeysOf(domain::PortalId portal,
                                                     domain::ContactId contact,
                                                     domain::StaffId staff) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<Passkey> passkeys;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(std::string(kPasskey) + "contact IS ? AND staff IS ? ORDER BY id",
                                key, contact, staff),
      &passkeys, ReadPasskey));
  return passkeys;
}

Status SqliteStore::RemovePasskey(domain::PortalId portal, PasskeyId id) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("DELETE FROM passkey WHERE portal = ? AND id = ?", key, id);
  });
}

Status SqliteStore::AddConsent(domain::PortalId portal, const ConsentRecord& record) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT INTO consent SELECT ?1, ?2, count(*), ?3, ?4, ?5 FROM consent"
        " WHERE portal = ?1 AND contact = ?2",
        key, record.contact, record.version, record.at_millis, record.given);
  });
}

Result<std::vector<ConsentRecord>> SqliteStore::ConsentsOf(domain::PortalId portal,
                                                           domain::ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<ConsentRecord> said;
  GENKAN_TRY_OK(
      AppendRows(reading.database().Select("SELECT version, at_millis, given FROM consent"
                                           " WHERE portal = ? AND contact = ? ORDER BY position",
                                           key, contact),
                 &said, [contact](SqliteQuery& row) {
                   return ConsentRecord{.contact = contact,
                                        .version = static_cast<int>(row.Int()),
                                        .at_millis = row.Int(),
                                        .given = row.Flag()};
                 }));
  return said;
}

}  // namespace genkan::server
