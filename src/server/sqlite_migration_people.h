// Migration 14 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// Managers look after contacts and companies, and invite them, one by one or many. Invitations of
// before are known by the links that are still open.
inline constexpr std::string_view kPeopleMigration = R"sql(
ALTER TABLE contact ADD COLUMN suspended_from INTEGER NOT NULL DEFAULT 0;
CREATE INDEX contact_company_reverse ON contact_company (portal, company, contact);

-- What companies are found by and in which order, as contact_search.
CREATE TABLE company_search (
  portal INTEGER NOT NULL,
  sort TEXT NOT NULL,
  company BLOB NOT NULL,
  PRIMARY KEY (portal, sort, company),
  UNIQUE (portal, company),
  FOREIGN KEY (portal, company) REFERENCES company (portal, id)
) STRICT, WITHOUT ROWID;

-- The newest of each contact. The mail is in the outbox until it was handed over.
CREATE TABLE invitation (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  mail BLOB,
  invited_at_millis INTEGER NOT NULL,
  expires_at_millis INTEGER NOT NULL,
  PRIMARY KEY (portal, contact),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
INSERT INTO invitation
SELECT portal, contact, NULL, max(created_at_millis), expires_at_millis FROM one_time_secret
WHERE purpose = 0 AND contact IS NOT NULL AND used = 0 GROUP BY portal, contact;

CREATE TABLE invitation_run (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  begun_at_millis INTEGER NOT NULL,
  chosen TEXT NOT NULL,
  staff_shown_name TEXT NOT NULL,
  stopped INTEGER NOT NULL,
  PRIMARY KEY (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation_target (
  portal INTEGER NOT NULL,
  run BLOB NOT NULL,
  contact BLOB NOT NULL,
  state INTEGER NOT NULL,
  mail BLOB,
  reason TEXT NOT NULL,
  PRIMARY KEY (portal, run, contact),
  FOREIGN KEY (portal, run) REFERENCES invitation_run (portal, id),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_waiting ON invitation_target (portal, run, contact) WHERE state = 0;
CREATE INDEX invitation_target_contact ON invitation_target (portal, contact);
)sql";

}  // namespace genkan::server
