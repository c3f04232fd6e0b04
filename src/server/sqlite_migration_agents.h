// Migration 13 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// Who answers tickets, and what they do with them: owners, merged tickets, redacted messages, mail
// that can be called back, answers that can be taken back. Staff who were there before may answer.
inline constexpr std::string_view kAgentsMigration = R"sql(
ALTER TABLE ticket ADD COLUMN owner BLOB;
ALTER TABLE ticket ADD COLUMN merged_into BLOB;
ALTER TABLE message ADD COLUMN redacted_at_millis INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN ticket BLOB;
ALTER TABLE outbox ADD COLUMN about BLOB;
CREATE INDEX outbox_ticket ON outbox (portal, ticket, id) WHERE ticket IS NOT NULL;

-- The lists of those who answer, in their order.
DROP INDEX ticket_stage;
CREATE INDEX ticket_stage ON ticket
  (portal, pipeline, stage, last_activity_at_millis DESC, id DESC, merged_into);
CREATE INDEX ticket_activity ON ticket
  (portal, last_activity_at_millis DESC, id DESC, pipeline, stage, owner, merged_into);
CREATE INDEX ticket_owner ON ticket
  (portal, owner, last_activity_at_millis DESC, id DESC, merged_into)
  WHERE owner IS NOT NULL;

CREATE TABLE pending_answer (
  portal INTEGER NOT NULL REFERENCES portal (key),
  message BLOB NOT NULL CHECK (length(message) = 16),
  ticket BLOB NOT NULL,
  staff BLOB,
  stage_before BLOB NOT NULL,
  last_activity_before_millis INTEGER NOT NULL,
  until_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, message)
) STRICT, WITHOUT ROWID;

INSERT INTO staff_permission
SELECT portal, id, (SELECT coalesce(max(position) + 1, 0) FROM staff_permission
  WHERE staff_permission.portal = staff.portal AND staff_permission.staff = staff.id), 1
FROM staff;
)sql";

}  // namespace genkan::server
