// Migration 5 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// A stage has a name of its own beside those that customers read: what they read first, until a
// manager gives it another. The index counts a stage's tickets.
inline constexpr std::string_view kDeskMigration = R"sql(
ALTER TABLE stage ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE stage SET name = coalesce(
  (SELECT text FROM stage_name WHERE stage_name.portal = stage.portal
     AND stage_name.pipeline = stage.pipeline AND stage_name.stage = stage.id
     ORDER BY stage_name.position LIMIT 1), '');
CREATE INDEX ticket_stage ON ticket (portal, pipeline, stage);
)sql";

}  // namespace genkan::server
