// Migration 29 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What somebody of the staff may do is said by permissions alone.
inline constexpr std::string_view kStaffRolesMigration = "ALTER TABLE staff DROP COLUMN role";

}  // namespace genkan::server
