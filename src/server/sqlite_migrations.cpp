// The steps themselves. Add at the end; never edit one that was released.
#include <array>

#include "server/sqlite_migration_access.h"
#include "server/sqlite_migration_account.h"
#include "server/sqlite_migration_agents.h"
#include "server/sqlite_migration_changes.h"
#include "server/sqlite_migration_desk.h"
#include "server/sqlite_migration_desk_changes.h"
#include "server/sqlite_migration_doubles.h"
#include "server/sqlite_migration_drafts.h"
#include "server/sqlite_migration_files.h"
#include "server/sqlite_migration_holds.h"
#include "server/sqlite_migration_leaving.h"
#include "server/sqlite_migration_list.h"
#include "server/sqlite_migration_mail.h"
#include "server/sqlite_migration_mail_page.h"
#include "server/sqlite_migration_people.h"
#include "server/sqlite_migration_privacy.h"
#include "server/sqlite_migration_ratings.h"
#include "server/sqlite_migration_restricted.h"
#include "server/sqlite_migration_row.h"
#include "server/sqlite_migration_search.h"
#include "server/sqlite_migration_search_scope.h"
#include "server/sqlite_migration_settings.h"
#include "server/sqlite_migration_staff_roles.h"
#include "server/sqlite_migration_ticket_search.h"
#include "server/sqlite_migration_widget.h"
#include "server/sqlite_schema.h"

namespace genkan::server {
namespace {

// Conventions: every key starts with the portal, by its number in this file; ids are blobs of 16
// bytes; no id is NULL; instants are milliseconds; lists keep their order in `position`.
constexpr std::string_view kFirst = R"sql(
CREATE TABLE portal (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  time_zone TEXT NOT NULL,
  company_view INTEGER NOT NULL,
  further_company_view INTEGER NOT NULL,
  session_idle_millis INTEGER NOT NULL,
  session_absolute_millis INTEGER NOT NULL,
  form_channel_account BLOB,
  new_ticket_pipeline BLOB,
  new_ticket_stage BLOB,
  last_number INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE portal_language (
  portal INTEGER NOT NULL REFERENCES portal (key),
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (portal, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  kind INTEGER NOT NULL,
  PRIMARY KEY (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_account (
  portal INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  inbox BLOB NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (portal, id),
  FOREIGN KEY (portal, inbox) REFERENCES inbox (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pipeline (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  PRIMARY KEY (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stage (
  portal INTEGER NOT NULL,
  pipeline BLOB NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  kind INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  position INTEGER NOT NULL,
  list_order INTEGER NOT NULL,
  PRIMARY KEY (portal, pipeline, id),
  FOREIGN KEY (portal, pipeline) REFERENCES pipeline (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stage_name (
  portal INTEGER NOT NULL,
  pipeline BLOB NOT NULL,
  stage BLOB NOT NULL,
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (portal, pipeline, stage, position),
  FOREIGN KEY (portal, pipeline, stage) REFERENCES stage (portal, pipeline, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE company (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  external_id TEXT NOT NULL,
  PRIMARY KEY (portal, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX company_external ON company (portal, external_id) WHERE external_id <> '';
CREATE INDEX company_name ON company (portal, name);

CREATE TABLE contact (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  family_name TEXT NOT NULL,
  given_name TEXT NOT NULL,
  reading TEXT NOT NULL,
  display_name TEXT NOT NULL,
  language TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  member_email TEXT NOT NULL,
  member_email_folded TEXT NOT NULL,
  sign_in INTEGER NOT NULL,
  company_view INTEGER NOT NULL,
  sample INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  PRIMARY KEY (portal, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contact_member_email ON contact (portal, member_email_folded)
  WHERE member_email_folded <> '';
CREATE UNIQUE INDEX contact_external ON contact (portal, external_id) WHERE external_id <> '';
CREATE INDEX contact_sample ON contact (portal) WHERE sample = 1;

CREATE TABLE contact_address (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  position INTEGER NOT NULL,
  address TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (portal, contact, position),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_address_folded ON contact_address (portal, folded);

CREATE TABLE contact_company (
  portal INTEGER NOT NULL,
  contact BLOB NOT NULL,
  position INTEGER NOT NULL,
  company BLOB NOT NULL,
  is_primary INTEGER NOT NULL,
  view_granted INTEGER NOT NULL,
  PRIMARY KEY (portal, contact, position),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id),
  FOREIGN KEY (portal, company) REFERENCES company (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  family_name TEXT NOT NULL,
  given_name TEXT NOT NULL,
  reading TEXT NOT NULL,
  display_name TEXT NOT NULL,
  language TEXT NOT NULL,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  role INTEGER NOT NULL,
  sign_in INTEGER NOT NULL,
  sample INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  PRIMARY KEY (portal, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX staff_email ON staff (portal, email_folded) WHERE email_folded <> '';
CREATE UNIQUE INDEX staff_external ON staff (portal, external_id) WHERE external_id <> '';
CREATE INDEX staff_sample ON staff (portal) WHERE sample = 1;

CREATE TABLE staff_permission (
  portal INTEGER NOT NULL,
  staff BLOB NOT NULL,
  position INTEGER NOT NULL,
  permission INTEGER NOT NULL,
  PRIMARY KEY (portal, staff, position),
  FOREIGN KEY (portal, staff) REFERENCES staff (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE password (
  portal INTEGER NOT NULL REFERENCES portal (key),
  email_folded TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (portal, email_folded)
) STRICT, WITHOUT ROWID;

-- Found before the portal is known; the digest is of 256 random bits.
CREATE TABLE session (
  token_digest TEXT PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  portal INTEGER NOT NULL REFERENCES portal (key),
  contact BLOB,
  staff BLOB,
  created_at_millis INTEGER NOT NULL,
  last_used_at_millis INTEGER NOT NULL,
  ends_at_millis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_contact ON session (portal, contact);
CREATE INDEX session_end ON session (ends_at_millis);

-- Not of a portal: what is throttled may be an address that has not said which one it wants.
CREATE TABLE failure (
  key TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_at_millis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX failure_last ON failure (last_at_millis);

CREATE TABLE ticket (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  number INTEGER NOT NULL CHECK (number > 0),
  subject TEXT NOT NULL,
  subject_language TEXT NOT NULL,
  pipeline BLOB NOT NULL,
  stage BLOB NOT NULL,
  priority INTEGER NOT NULL,
  category TEXT NOT NULL,
  created_at_millis INTEGER NOT NULL,
  last_activity_at_millis INTEGER NOT NULL,
  owner_shown_name TEXT NOT NULL,
  channel TEXT NOT NULL,
  hidden INTEGER NOT NULL,
  external_number TEXT NOT NULL,
  external_id TEXT NOT NULL,
  PRIMARY KEY (portal, id),
  FOREIGN KEY (portal, pipeline, stage) REFERENCES stage (portal, pipeline, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ticket_number ON ticket (portal, number);
CREATE INDEX ticket_external_number ON ticket (portal, external_number)
  WHERE external_number <> '';
CREATE UNIQUE INDEX ticket_external ON ticket (portal, external_id) WHERE external_id <> '';

CREATE TABLE ticket_contact (
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  position INTEGER NOT NULL,
  contact BLOB NOT NULL,
  involvement INTEGER NOT NULL,
  PRIMARY KEY (portal, ticket, position),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_company (
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  position INTEGER NOT NULL,
  company BLOB NOT NULL,
  PRIMARY KEY (portal, ticket, position),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id),
  FOREIGN KEY (portal, company) REFERENCES company (portal, id)
) STRICT, WITHOUT ROWID;

-- Who sees which ticket, in the order of the list: one row for each contact and company of a
-- ticket that is not hidden. A viewer is a few of these principals. Kept in the transaction of
-- every change, as is the count of each principal's rows.
CREATE TABLE ticket_sight (
  portal INTEGER NOT NULL,
  principal BLOB NOT NULL CHECK (length(principal) = 16),
  closed INTEGER NOT NULL,
  last_activity_at_millis INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  PRIMARY KEY (portal, principal, closed, last_activity_at_millis DESC, ticket DESC)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_sight_count (
  portal INTEGER NOT NULL,
  principal BLOB NOT NULL,
  closed INTEGER NOT NULL,
  tickets INTEGER NOT NULL CHECK (tickets >= 0),
  PRIMARY KEY (portal, principal, closed)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
  portal INTEGER NOT NULL REFERENCES portal (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  channel_account BLOB NOT NULL,
  contact BLOB,
  created_at_millis INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  PRIMARY KEY (portal, id),
  FOREIGN KEY (portal, channel_account) REFERENCES channel_account (portal, id),
  FOREIGN KEY (portal, contact) REFERENCES contact (portal, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX conversation_external ON conversation (portal, external_id)
  WHERE external_id <> '';

CREATE TABLE conversation_ticket (
  portal INTEGER NOT NULL,
  ticket BLOB NOT NULL,
  conversation BLOB NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (portal, ticket, conversation),
  FOREIGN KEY (portal, ticket) REFERENCES ticket (portal, id),
  FOREIGN KEY (portal, conversation) REFERENCES conversation (portal, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_ticket_reverse ON conversation_ticket (portal, conversation, position);

-- Long rows, so with a rowid.
CREATE TABLE message (
  key INTEGER PRIMARY KEY,
  portal INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  conversation BLOB NOT NULL,
  channel_account BLOB NOT NULL,
  direction INTEGER NOT NULL,
  author_kind INTEGER NOT NULL,
  author_contact BLOB,
  author_staff BLOB,
  author_shown_name TEXT NOT NULL,
  audience INTEGER NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  sent_at_millis INTEGER NOT NULL,
  delivery INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  attachments INTEGER NOT NULL,
  UNIQUE (portal, id),
  FOREIGN KEY (portal, conversation) REFERENCES conversation (portal, id)
) STRICT;
CREATE INDEX message_by_time ON message (portal, conversation, audience, sent_at_millis, id);
CREATE UNIQUE INDEX message_external ON message (portal, channel_account, external_id)
  WHERE external_id <> '';

CREATE TABLE attachment (
  portal INTEGER NOT NULL,
  message BLOB NOT NULL,
  position INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  blob_key TEXT NOT NULL,
  PRIMARY KEY (portal, message, position),
  FOREIGN KEY (portal, message) REFERENCES message (portal, id)
) STRICT, WITHOUT ROWID;

-- What was stored under a client key, so that a second sending stores nothing.
CREATE TABLE sent (
  portal INTEGER NOT NULL REFERENCES portal (key),
  sender BLOB NOT NULL,
  client_key TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  reply BLOB,
  ticket BLOB,
  PRIMARY KEY (portal, sender, client_key)
) STRICT, WITHOUT ROWID;
)sql";

// How many tickets two principals see both, so that a list which merges them knows its total. Only
// pairs with a company are kept: no viewer is two contacts.
constexpr std::string_view kPairCounts = R"sql(
CREATE TABLE ticket_pair_count (
  portal INTEGER NOT NULL,
  first BLOB NOT NULL,
  second BLOB NOT NULL,
  closed INTEGER NOT NULL,
  tickets INTEGER NOT NULL CHECK (tickets >= 0),
  PRIMARY KEY (portal, first, second, closed)
) STRICT, WITHOUT ROWID;

INSERT INTO ticket_pair_count
SELECT pair.portal, pair.first, pair.second, stage.kind, count(*)
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
WHERE ticket.hidden = 0
GROUP BY pair.portal, pair.first, pair.second, stage.kind;
)sql";

constexpr std::array kMigrations = {Migration{1, "first", kFirst},
                                    Migration{2, "pair counts", kPairCounts},
                                    Migration{3, "settings", kSettingsMigration},
                                    Migration{4, "mail", kMailMigration},
                                    Migration{5, "desk", kDeskMigration},
                                    Migration{6, "openid links", kOpenIdMigration},
                                    Migration{7, "mail references", kMailReferencesMigration},
                                    Migration{8, "contact search", kContactSearch},
                                    Migration{9, "registration", kRegistrationMigration},
                                    Migration{10, "consent", kConsentMigration},
                                    Migration{11, "changes", kChangesMigration},
                                    Migration{12, "passkeys", kPasskeyMigration},
                                    Migration{13, "agents", kAgentsMigration},
                                    Migration{14, "people", kPeopleMigration},
                                    Migration{15, "restricted", kRestrictedMigration},
                                    Migration{16, "doubles", kDoublesMigration},
                                    Migration{17, "desk changes", kDeskChangesMigration},
                                    Migration{18, "privacy", kPrivacyMigration},
                                    Migration{19, "leaving", kLeavingMigration},
                                    Migration{20, "files", kFilesMigration},
                                    Migration{21, "holds", kHoldsMigration},
                                    Migration{22, "ticket search", kTicketSearchMigration},
                                    Migration{23, "list", kListMigration},
                                    Migration{24, "account", kAccountMigration},
                                    Migration{25, "drafts", kDraftsMigration},
                                    Migration{26, "row", kRowMigration},
                                    Migration{27, "search scope", kSearchScopeMigration},
                                    Migration{28, "mail page", kMailPageMigration},
                                    Migration{29, "staff roles", kStaffRolesMigration},
                                    Migration{30, "widget", kWidgetMigration},
                                    Migration{31, "ratings", kRatingsMigration}};

}  // namespace

std::span<const Migration> Migrations() { return kMigrations; }

}  // namespace genkan::server
