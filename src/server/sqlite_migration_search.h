// Migration 6 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What contacts are found by and in which order; sqlite_search.cpp fills it, since only the program
// can fold texts.
inline constexpr std::string_view kContactSearch = R"sql(
CREATE TABLE contact_search (
  portal INTEGER NOT NULL,
  sort TEXT NOT NULL,
  contact BLOB NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (portal, sort, contact),
  UNIQUE (portal, contact),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace genkan::server
