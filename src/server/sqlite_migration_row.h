// Migration 26 of the SQLite store.
#pragma once

#include <string_view>

namespace genkan::server {

// What a list reads of a ticket, in the ticket's own row: else a page of a list looks at four more
// tables for each ticket, in places far apart. The database keeps it right itself, whoever writes.
// - contacts, companies: what ticket_contact and ticket_company hold, in their order, each as 32
//   hex digits, a contact's with its involvement after them.
// - heard_at_millis, heard_from: of the newest message that customers see and no import brought,
//   with its author, where that is a contact; heard_else_millis: of the newest that is not of
//   heard_from. By these it is known for anybody whether something is unread.
inline constexpr std::string_view kRowMigration = R"sql(
ALTER TABLE ticket ADD COLUMN contacts TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN companies TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN heard_at_millis INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN heard_from BLOB;
ALTER TABLE ticket ADD COLUMN heard_else_millis INTEGER NOT NULL DEFAULT 0;

CREATE VIEW ticket_heard AS
SELECT link.portal, link.ticket, message.id, message.sent_at_millis, message.author_contact
FROM conversation_ticket AS link CROSS JOIN message ON message.portal = link.portal
  AND message.conversation = link.conversation
WHERE message.audience = 0 AND message.external_id = '';

-- What is inserted into these is worked out anew.
CREATE VIEW ticket_people_anew AS SELECT portal, id AS ticket FROM ticket;
CREATE TRIGGER ticket_people_worked_out INSTEAD OF INSERT ON ticket_people_anew BEGIN
  UPDATE ticket SET
    contacts = coalesce((SELECT group_concat(hex(contact) || involvement, '') FROM
      (SELECT contact, involvement FROM ticket_contact
       WHERE portal = new.portal AND ticket = new.ticket ORDER BY position)), ''),
    companies = coalesce((SELECT group_concat(hex(company), '') FROM
      (SELECT company FROM ticket_company
       WHERE portal = new.portal AND ticket = new.ticket ORDER BY position)), '')
  WHERE portal = new.portal AND id = new.ticket;
END;
CREATE VIEW ticket_heard_anew AS SELECT portal, id AS ticket FROM ticket;
CREATE TRIGGER ticket_heard_worked_out INSTEAD OF INSERT ON ticket_heard_anew BEGIN
  UPDATE ticket SET
    heard_at_millis = coalesce((SELECT sent_at_millis FROM ticket_heard AS said
      WHERE said.portal = new.portal AND said.ticket = new.ticket
      ORDER BY sent_at_millis DESC, said.id DESC LIMIT 1), 0),
    heard_from = (SELECT author_contact FROM ticket_heard AS said
      WHERE said.portal = new.portal AND said.ticket = new.ticket
      ORDER BY sent_at_millis DESC, said.id DESC LIMIT 1)
  WHERE portal = new.portal AND id = new.ticket;
  UPDATE ticket SET
    heard_else_millis = coalesce((SELECT max(sent_at_millis) FROM ticket_heard AS said
      WHERE said.portal = new.portal AND said.ticket = new.ticket
        AND said.author_contact IS NOT heard_from), 0)
  WHERE portal = new.portal AND id = new.ticket;
END;

CREATE TRIGGER ticket_contact_added AFTER INSERT ON ticket_contact BEGIN
  INSERT INTO ticket_people_anew VALUES (new.portal, new.ticket);
END;
CREATE TRIGGER ticket_contact_changed AFTER UPDATE ON ticket_contact BEGIN
  INSERT INTO ticket_people_anew VALUES (old.portal, old.ticket), (new.portal, new.ticket);
END;
CREATE TRIGGER ticket_contact_removed AFTER DELETE ON ticket_contact BEGIN
  INSERT INTO ticket_people_anew VALUES (old.portal, old.ticket);
END;
CREATE TRIGGER ticket_company_added AFTER INSERT ON ticket_company BEGIN
  INSERT INTO ticket_people_anew VALUES (new.portal, new.ticket);
END;
CREATE TRIGGER ticket_company_changed AFTER UPDATE ON ticket_company BEGIN
  INSERT INTO ticket_people_anew VALUES (old.portal, old.ticket), (new.portal, new.ticket);
END;
CREATE TRIGGER ticket_company_removed AFTER DELETE ON ticket_company BEGIN
  INSERT INTO ticket_people_anew VALUES (old.portal, old.ticket);
END;

-- One more message is added to what is known; a thread of thousands is not read again.
CREATE TRIGGER message_heard AFTER INSERT ON message
WHEN new.audience = 0 AND new.external_id = '' BEGIN
  UPDATE ticket SET
    heard_else_millis = CASE
      WHEN new.author_contact IS heard_from THEN heard_else_millis
      WHEN new.sent_at_millis >= heard_at_millis THEN heard_at_millis
      ELSE max(heard_else_millis, new.sent_at_millis) END,
    heard_from = CASE WHEN new.sent_at_millis >= heard_at_millis THEN new.author_contact
      ELSE heard_from END,
    heard_at_millis = max(heard_at_millis, new.sent_at_millis)
  WHERE portal = new.portal AND id IN (SELECT ticket FROM conversation_ticket
    WHERE portal = new.portal AND conversation = new.conversation);
END;
CREATE TRIGGER message_heard_otherwise AFTER UPDATE ON message
WHEN old.conversation IS NOT new.conversation OR old.audience IS NOT new.audience
  OR old.external_id IS NOT new.external_id OR old.sent_at_millis IS NOT new.sent_at_millis
  OR old.author_contact IS NOT new.author_contact BEGIN
  INSERT INTO ticket_heard_anew SELECT portal, ticket FROM conversation_ticket
    WHERE portal = new.portal AND conversation IN (old.conversation, new.conversation);
END;
CREATE TRIGGER message_heard_no_more AFTER DELETE ON message BEGIN
  INSERT INTO ticket_heard_anew SELECT portal, ticket FROM conversation_ticket
    WHERE portal = old.portal AND conversation = old.conversation;
END;
CREATE TRIGGER conversation_heard AFTER INSERT ON conversation_ticket BEGIN
  INSERT INTO ticket_heard_anew VALUES (new.portal, new.ticket);
END;
CREATE TRIGGER conversation_heard_no_more AFTER DELETE ON conversation_ticket BEGIN
  INSERT INTO ticket_heard_anew VALUES (old.portal, old.ticket);
END;

INSERT INTO ticket_people_anew SELECT portal, id FROM ticket;
INSERT INTO ticket_heard_anew SELECT portal, id FROM ticket;
)sql";

}  // namespace genkan::server
