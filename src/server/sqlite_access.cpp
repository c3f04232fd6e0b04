// The SQLite store: how contacts get in.
#include "server/sqlite_reading.h"

namespace genkan::server {

using service::ConsentRecord;
using service::OpenIdLink;

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
