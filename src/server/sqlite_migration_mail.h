// Migration 4 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// Mail on its way, and the secrets that go out with it.
inline constexpr std::string_view kMailMigration = R"sql(
CREATE TABLE outbox (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  portal INTEGER NOT NULL REFERENCES portal (key),
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  to_name TEXT NOT NULL,
  to_address TEXT NOT NULL,
  reply_to TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  message_id TEXT NOT NULL,
  sent_at_millis INTEGER NOT NULL,
  next_try_at_millis INTEGER NOT NULL,
  give_up_at_millis INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (failed, next_try_at_millis, id);
CREATE INDEX outbox_portal ON outbox (portal, id);

CREATE TABLE one_time_secret (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  purpose INTEGER NOT NULL,
  contact BLOB,
  staff BLOB,
  token_digest TEXT NOT NULL,
  code_digest TEXT NOT NULL,
  browser_digest TEXT NOT NULL,
  created_at_millis INTEGER NOT NULL,
  expires_at_millis INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (portal, id),
  UNIQUE (portal, token_digest),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id),
  FOREIGN KEY (portal, staff) REFERENCES staff (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX one_time_secret_browser ON one_time_secret (portal, browser_digest);
CREATE INDEX one_time_secret_contact ON one_time_secret (portal, contact);
CREATE INDEX one_time_secret_staff ON one_time_secret (portal, staff);
CREATE INDEX one_time_secret_expiry ON one_time_secret (expires_at_millis);
)sql";

// Which mail a mail belongs to.
inline constexpr std::string_view kMailReferencesMigration =
    "ALTER TABLE outbox ADD COLUMN refers_to TEXT NOT NULL DEFAULT ''";

}  // namespace genkan::server
