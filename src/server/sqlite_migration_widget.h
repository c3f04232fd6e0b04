// Migration 30 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// A session in another page's frame is none of the portal's own pages, and may rest on a key.
inline constexpr std::string_view kWidgetMigration = R"sql(
ALTER TABLE session ADD COLUMN in_widget INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN widget_key BLOB;
)sql";

}  // namespace genkan::server
