// Migration 22 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What tickets are found by; sqlite_ticket_search.cpp keeps it, and fills it for those that wait in
// search_pending, since only the program can fold texts. What contacts and companies are found by
// is folded anew in the same way.
inline constexpr std::string_view kTicketSearchMigration = R"sql(
-- What all texts of a ticket are indexed with. None for a ticket that nobody outside sees.
CREATE TABLE search_ticket (
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  sights TEXT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (portal, ticket),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id)
) STRICT, WITHOUT ROWID;

-- One for a ticket itself, without a message, and one for each message that customers see in it.
-- The keys are in the order of time. The text is kept because the index, which holds none, wants
-- to be told again what it is to forget.
CREATE TABLE search_document (
  key INTEGER PRIMARY KEY,
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  message BLOB,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX search_document_ticket ON search_document (portal, ticket);
CREATE INDEX search_document_message ON search_document (portal, message)
  WHERE message IS NOT NULL;

CREATE VIRTUAL TABLE search_index USING fts5 (
  tokens, content = '', detail = 'none', columnsize = 0, tokenize = 'ascii'
);

CREATE TABLE search_pending (
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  PRIMARY KEY (portal, ticket)
) STRICT, WITHOUT ROWID;
INSERT INTO search_pending SELECT portal, id FROM ticket;

DELETE FROM contact_search;
DELETE FROM contact_double;
DELETE FROM company_search;
)sql";

}  // namespace genkan::server
