// Migration 3 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What a manager decides becomes one document for each portal, as wire/settings_codec.h writes it;
// `revision` tells a reader that keeps it decoded that it has changed.
inline constexpr std::string_view kSettingsMigration = R"sql(
CREATE TABLE portal_settings (
  portal INTEGER PRIMARY KEY REFERENCES portal (key),
  settings TEXT NOT NULL
) STRICT;

INSERT INTO portal_settings
SELECT key, json_object(
  'tickets', json_object(
    'company_tickets', iif(company_view, 'primary_company', 'none'),
    'further_companies', json(iif(further_company_view, 'true', 'false')),
    'form_channel_account', iif(form_channel_account IS NULL OR hex(form_channel_account) = '00000000000000000000000000000000', '',
    lower(substr(hex(form_channel_account), 1, 8) || '-' || substr(hex(form_channel_account), 9, 4) || '-' ||
      substr(hex(form_channel_account), 13, 4) || '-' || substr(hex(form_channel_account), 17, 4) || '-' ||
      substr(hex(form_channel_account), 21))),
    'new_ticket_pipeline', iif(new_ticket_pipeline IS NULL OR hex(new_ticket_pipeline) = '00000000000000000000000000000000', '',
    lower(substr(hex(new_ticket_pipeline), 1, 8) || '-' || substr(hex(new_ticket_pipeline), 9, 4) || '-' ||
      substr(hex(new_ticket_pipeline), 13, 4) || '-' || substr(hex(new_ticket_pipeline), 17, 4) || '-' ||
      substr(hex(new_ticket_pipeline), 21))),
    'new_ticket_stage', iif(new_ticket_stage IS NULL OR hex(new_ticket_stage) = '00000000000000000000000000000000', '',
    lower(substr(hex(new_ticket_stage), 1, 8) || '-' || substr(hex(new_ticket_stage), 9, 4) || '-' ||
      substr(hex(new_ticket_stage), 13, 4) || '-' || substr(hex(new_ticket_stage), 17, 4) || '-' ||
      substr(hex(new_ticket_stage), 21)))),
  'access', json_object(
    'session_idle_millis', session_idle_millis,
    'session_absolute_millis', session_absolute_millis))
FROM portal;

ALTER TABLE portal DROP COLUMN company_view;
ALTER TABLE portal DROP COLUMN further_company_view;
ALTER TABLE portal DROP COLUMN session_idle_millis;
ALTER TABLE portal DROP COLUMN session_absolute_millis;
ALTER TABLE portal DROP COLUMN form_channel_account;
ALTER TABLE portal DROP COLUMN new_ticket_pipeline;
ALTER TABLE portal DROP COLUMN new_ticket_stage;
-- What a request names: "slug", or "host/slug". Neither part holds a slash.
ALTER TABLE portal RENAME COLUMN slug TO place;
ALTER TABLE portal ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE portal ADD COLUMN being_set_up INTEGER NOT NULL DEFAULT 0;

CREATE TABLE portal_old_address (
  portal INTEGER NOT NULL REFERENCES portal (key),
  position INTEGER NOT NULL,
  host TEXT NOT NULL,
  slug TEXT NOT NULL,
  PRIMARY KEY (portal, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_old_address_place ON portal_old_address (host, slug);

ALTER TABLE inbox ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pipeline ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pipeline ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stage ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;

CREATE TABLE contact_property (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (portal, contact, position),
  UNIQUE (portal, contact, field),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;

-- `fields` counts the rows of ticket_field, so that a list does not look for what is not there.
ALTER TABLE ticket ADD COLUMN fields INTEGER NOT NULL DEFAULT 0;
CREATE TABLE ticket_field (
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (portal, ticket, position),
  UNIQUE (portal, ticket, field),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_field_use ON ticket_field (portal, field, value);

-- Who changed what: written in the transaction of the change, never altered.
CREATE TABLE audit_entry (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  at_millis INTEGER NOT NULL,
  staff BLOB,
  contact BLOB,
  actor_shown_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (portal, id)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace genkan::server
