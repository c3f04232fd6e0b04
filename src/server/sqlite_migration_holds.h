// Migration 21 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// Legal holds on tickets; and which tickets are nobody's, so that a list of those is found without
// a look at all the others.
inline constexpr std::string_view kHoldsMigration = R"sql(
CREATE TABLE ticket_hold (
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, ticket),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE ticket ADD COLUMN nobodys INTEGER NOT NULL DEFAULT 0;
UPDATE ticket SET nobodys = 1 WHERE NOT EXISTS (SELECT 1 FROM ticket_contact AS held
  WHERE held.portal = ticket.portal AND held.ticket = ticket.id);
CREATE INDEX ticket_nobodys ON ticket (portal, number) WHERE nobodys = 1 AND merged_into IS NULL;
)sql";

}  // namespace genkan::server
