// Migration 16 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What contacts have in common with their doubles, which sqlite_doubles.cpp fills, since only the
// program can fold; and who is somebody else now. The indexes find what is a contact's.
inline constexpr std::string_view kDoublesMigration = R"sql(
CREATE TABLE contact_double (
  portal INTEGER NOT NULL,
  key TEXT NOT NULL,
  contact BLOB NOT NULL,
  PRIMARY KEY (portal, key, contact),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_double_contact ON contact_double (portal, contact);

CREATE TABLE contact_apart (
  portal INTEGER NOT NULL REFERENCES portal (key),
  key TEXT NOT NULL,
  newest BLOB NOT NULL,
  PRIMARY KEY (portal, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_merged (
  portal INTEGER NOT NULL,
  id BLOB NOT NULL,
  external_id TEXT NOT NULL,
  stays BLOB NOT NULL,
  PRIMARY KEY (portal, id),
  FOREIGN KEY (portal, stays) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contact_merged_external ON contact_merged (portal, external_id)
  WHERE external_id <> '';
CREATE INDEX contact_merged_stays ON contact_merged (portal, stays);

CREATE INDEX ticket_contact_contact ON ticket_contact (portal, contact);
CREATE INDEX conversation_contact ON conversation (portal, contact) WHERE contact IS NOT NULL;
CREATE INDEX message_author ON message (portal, author_contact) WHERE author_contact IS NOT NULL;
)sql";

}  // namespace genkan::server
