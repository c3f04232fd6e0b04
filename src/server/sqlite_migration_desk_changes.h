// Migration 17 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// The moments of changes that only agents see; see Store::ChangesAfter.
inline constexpr std::string_view kDeskChangesMigration = R"sql(
ALTER TABLE ticket ADD COLUMN desk_change INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ticket_desk_change ON ticket (portal, desk_change);
)sql";

}  // namespace genkan::server
