// Migration 25 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// An answer that a contact has begun to write, wherever they go on with it.
inline constexpr std::string_view kDraftsMigration = R"sql(
CREATE TABLE reply_draft (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  ticket BLOB NOT NULL,
  tag TEXT NOT NULL,
  text TEXT NOT NULL,
  saved_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, contact, ticket),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_draft_ticket ON reply_draft (portal, ticket);
)sql";

}  // namespace genkan::server
