// Migration 19 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// Sign-in addresses that do not count until the link mailed to them was used; their mail is in the
// outbox until it was handed over. And the moment at which a contact or a company last lost sight
// of some ticket, so that who has it open is told.
inline constexpr std::string_view kLeavingMigration = R"sql(
CREATE TABLE address_change (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  address TEXT NOT NULL,
  keeps_old INTEGER NOT NULL,
  mail BLOB,
  asked_at_millis INTEGER NOT NULL,
  expires_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, contact),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sight_loss (
  portal INTEGER NOT NULL REFERENCES portal (key),
  principal BLOB NOT NULL CHECK (length(principal) = 16),
  change INTEGER NOT NULL,
  PRIMARY KEY (portal, principal)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace genkan::server
