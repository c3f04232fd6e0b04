// Migration 23 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What a customer's list is filtered and ordered by, beside who sees what, so that neither looks at
// the tickets themselves. `shelf`: see Shelf in sqlite_sight.h.
inline constexpr std::string_view kListMigration = R"sql(
ALTER TABLE ticket_sight RENAME TO ticket_sight_before;

CREATE TABLE ticket_sight (
  portal INTEGER NOT NULL,
  principal BLOB NOT NULL CHECK (length(principal) = 16),
  shelf INTEGER NOT NULL,
  last_activity_at_millis INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  number INTEGER NOT NULL,
  stage BLOB NOT NULL,
  priority INTEGER NOT NULL,
  category TEXT NOT NULL,
  channel TEXT NOT NULL,
  created_at_millis INTEGER NOT NULL,
  requester BLOB,
  PRIMARY KEY (portal, principal, shelf, last_activity_at_millis DESC, ticket DESC)
) STRICT, WITHOUT ROWID;

INSERT INTO ticket_sight
SELECT seen.portal, seen.principal,
  CASE WHEN stage.kind = 1 THEN 2 WHEN stage.turn = 2 THEN 0 ELSE 1 END,
  seen.last_activity_at_millis, seen.ticket, ticket.number, ticket.stage, ticket.priority,
  ticket.category, ticket.channel, ticket.created_at_millis,
  (SELECT contact FROM ticket_contact WHERE portal = seen.portal AND ticket = seen.ticket
     AND involvement = 0 ORDER BY position LIMIT 1)
FROM ticket_sight_before AS seen
JOIN ticket ON ticket.portal = seen.portal AND ticket.id = seen.ticket
JOIN stage ON stage.portal = ticket.portal AND stage.pipeline = ticket.pipeline
  AND stage.id = ticket.stage;

DROP TABLE ticket_sight_before;

ALTER TABLE ticket_sight_count RENAME COLUMN closed TO shelf;
DELETE FROM ticket_sight_count;
INSERT INTO ticket_sight_count
SELECT portal, principal, shelf, count(*) FROM ticket_sight GROUP BY portal, principal, shelf;

ALTER TABLE ticket_pair_count RENAME COLUMN closed TO shelf;
DELETE FROM ticket_pair_count;
INSERT INTO ticket_pair_count
SELECT pair.portal, pair.first, pair.second,
  CASE WHEN stage.kind = 1 THEN 2 WHEN stage.turn = 2 THEN 0 ELSE 1 END AS shelf, count(*)
FROM (
  SELECT a.portal, a.ticket, min(a.contact, b.company) AS first,
    max(a.contact, b.company) AS second
  FROM ticket_contact AS a JOIN ticket_company AS b ON b.portal = a.portal AND b.ticket = a.ticket
  UNION
  SELECT a.portal, a.ticket, a.company, b.company
  FROM ticket_company AS a JOIN ticket_company AS b
    ON b.portal = a.portal AND b.ticket = a.ticket AND a.company < b.company
) AS pair
JOIN ticket ON ticket.portal = pair.portal AND ticket.id = pair.ticket
JOIN stage ON stage.portal = ticket.portal AND stage.pipeline = ticket.pipeline
  AND stage.id = ticket.stage
WHERE ticket.hidden = 0 AND ticket.restricted = 0 AND ticket.merged_into IS NULL
GROUP BY pair.portal, pair.first, pair.second, shelf;

-- What was sent before counts as read by everybody.
ALTER TABLE portal ADD COLUMN unread_from_millis INTEGER NOT NULL DEFAULT 0;
UPDATE portal SET unread_from_millis = CAST(strftime('%s', 'now') AS INTEGER) * 1000;

CREATE TABLE read_mark (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  ticket BLOB NOT NULL,
  upto_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, contact, ticket),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX read_mark_ticket ON read_mark (portal, ticket);

CREATE TABLE saved_view (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  PRIMARY KEY (portal, contact, id),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace genkan::server
