// Migration 20 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// Files that are on their way into a message, and what becomes of those that are in one.
inline constexpr std::string_view kFilesMigration = R"sql(
ALTER TABLE attachment ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attachment ADD COLUMN redacted_at_millis INTEGER NOT NULL DEFAULT 0;
CREATE INDEX attachment_by_id ON attachment (portal, id);
CREATE INDEX attachment_blob ON attachment (blob_key) WHERE blob_key <> '';

CREATE TABLE upload (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  contact BLOB,
  staff BLOB,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  blob_key TEXT NOT NULL,
  media_type TEXT NOT NULL,
  begun_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, id),
  CHECK ((contact IS NULL) <> (staff IS NULL)),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id),
  FOREIGN KEY (portal, staff) REFERENCES staff (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_owner ON upload (portal, contact, staff);
CREATE INDEX upload_by_time ON upload (begun_at_millis);
CREATE INDEX upload_blob ON upload (blob_key) WHERE blob_key <> '';
)sql";

}  // namespace genkan::server
