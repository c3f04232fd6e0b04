// Migration 15 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// Tickets that only those on them see; see Ticket::restricted.
inline constexpr std::string_view kRestrictedMigration = R"sql(
ALTER TABLE ticket ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0;
)sql";

}  // namespace genkan::server
