// Migration 11 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// The moments of the last changes; see Store::ChangesAfter.
inline constexpr std::string_view kChangesMigration = R"sql(
ALTER TABLE portal ADD COLUMN last_change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE portal ADD COLUMN session_change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ticket_change ON ticket (portal, change);
)sql";

}  // namespace genkan::server
