// Migration 27 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// Every token is behind the one by whom the text is seen (sqlite_ticket_index.h). Before, who sees
// it was a token like any other, and a search read all that anybody had written with its words. All
// tickets are indexed anew at the next start.
inline constexpr std::string_view kSearchScopeMigration = R"sql(
DELETE FROM search_ticket;
DELETE FROM search_document;
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5 (
  tokens, content = '', detail = 'none', columnsize = 0, tokenize = 'ascii'
);
INSERT OR IGNORE INTO search_pending SELECT portal, id FROM ticket;
)sql";

}  // namespace genkan::server
