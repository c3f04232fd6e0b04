// Migration 18 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What people ask for of the data about themselves, holds, and who was erased. A request outlives
// its contact, so it refers to none.
inline constexpr std::string_view kPrivacyMigration = R"sql(
CREATE TABLE privacy_request (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  kind INTEGER NOT NULL,
  contact BLOB,
  shown_name TEXT NOT NULL,
  asked_at_millis INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  due_at_millis INTEGER NOT NULL,
  checked_by TEXT NOT NULL,
  check_note TEXT NOT NULL,
  checked_at_millis INTEGER NOT NULL,
  state INTEGER NOT NULL,
  reason TEXT NOT NULL,
  ended_by TEXT NOT NULL,
  ended_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE legal_hold (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, contact),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure (
  portal INTEGER NOT NULL REFERENCES portal (key),
  number INTEGER NOT NULL CHECK (number > 0),
  contact BLOB NOT NULL CHECK (length(contact) = 16),
  at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX ticket_merged ON ticket (portal, merged_into) WHERE merged_into IS NOT NULL;
)sql";

}  // namespace genkan::server
