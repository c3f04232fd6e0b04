// What SQLite keeps of ways in: sign-ins elsewhere, registrations, consent.
#pragma once

#include <string_view>

namespace genkan::server {

// Who contacts are at OpenID Connect providers.
inline constexpr std::string_view kOpenIdMigration = R"sql(
CREATE TABLE openid_link (
  portal INTEGER NOT NULL REFERENCES portal (key),
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  contact BLOB NOT NULL,
  linked_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, issuer, subject),
  UNIQUE (portal, contact, issuer),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
)sql";

// Who registers is nobody's contact until a secret shows that the address is theirs.
inline constexpr std::string_view kRegistrationMigration = R"sql(
ALTER TABLE one_time_secret ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE one_time_secret ADD COLUMN name TEXT NOT NULL DEFAULT '';
)sql";

// What contacts said to the consent text. Rows are added and never altered.
inline constexpr std::string_view kConsentMigration = R"sql(
CREATE TABLE consent (
  portal INTEGER NOT NULL REFERENCES portal (key),
  contact BLOB NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at_millis INTEGER NOT NULL,
  given INTEGER NOT NULL,
  PRIMARY KEY (portal, contact, position),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace genkan::server
