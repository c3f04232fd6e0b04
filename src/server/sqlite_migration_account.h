// Migration 24 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What mail somebody chose, with what they signed in, and the address at which a mail is stopped.
inline constexpr std::string_view kAccountMigration = R"sql(
ALTER TABLE contact ADD COLUMN ticket_mail INTEGER NOT NULL DEFAULT 0;
CREATE INDEX contact_ticket_mail ON contact (portal, id) WHERE ticket_mail = 1;
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN system TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN unsubscribe TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace genkan::server
