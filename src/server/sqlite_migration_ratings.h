// Migration 31 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// How a contact rates a ticket that was closed.
inline constexpr std::string_view kRatingsMigration = R"sql(
CREATE TABLE ticket_rating (
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  contact BLOB NOT NULL,
  verdict INTEGER NOT NULL,
  comment TEXT NOT NULL,
  given_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, ticket, contact),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_rating_contact ON ticket_rating (portal, contact);
)sql";

}  // namespace genkan::server
