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

// The public halves of keys with which people sign in; each is one person's.
inline constexpr std::string_view kPasskeyMigration = R"sql(
CREATE TABLE passkey (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  contact BLOB,
  staff BLOB,
  credential_id TEXT NOT NULL,
  public_key TEXT NOT NULL,
  sign_count INTEGER NOT NULL,
  name TEXT NOT NULL,
  made_at_millis INTEGER NOT NULL,
  last_used_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, id),
  UNIQUE (portal, credential_id),
  CHECK ((contact IS NULL) <> (staff IS NULL)),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id),
  FOREIGN KEY (portal, staff) REFERENCES staff (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_owner ON passkey (portal, contact, staff);
)sql";

}  // namespace genkan::server
