// Migration 28 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What a mail that is shown as a page needs beside its text.
inline constexpr std::string_view kMailPageMigration = R"sql(
ALTER TABLE outbox ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN button TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN button_link TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace genkan::server
