// Makes the rival's database out of ours: the same tickets, people and sessions, in the tables and
// with the indexes that its one query wants.
//
//   node fill.mjs GENKAN_DB COOKIES RIVAL_DB
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

const [source, cookies, target] = process.argv.slice(2);
rmSync(target, { force: true });
const db = new Database(target);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = OFF');
db.prepare('ATTACH ? AS genkan').run(source);
db.exec(`
CREATE TABLE company (id INTEGER PRIMARY KEY, uuid BLOB UNIQUE);
CREATE TABLE contact (id INTEGER PRIMARY KEY, uuid BLOB UNIQUE, name TEXT, company INTEGER);
CREATE TABLE stage (id INTEGER PRIMARY KEY, uuid BLOB UNIQUE, name TEXT, kind TEXT, turn TEXT);
CREATE TABLE session (digest BLOB PRIMARY KEY, contact INTEGER, ends_at INTEGER) WITHOUT ROWID;
CREATE TABLE read_mark (contact INTEGER, ticket INTEGER, upto INTEGER,
  PRIMARY KEY (contact, ticket)) WITHOUT ROWID;
CREATE TABLE ticket (number INTEGER PRIMARY KEY, subject TEXT, subject_language TEXT, stage INTEGER,
  waiting INTEGER, priority INTEGER, category TEXT, channel TEXT, requester INTEGER,
  company INTEGER, owner TEXT, created_at INTEGER, last_activity INTEGER,
  last_message_at INTEGER, last_author INTEGER);

INSERT INTO company (uuid)
  SELECT id FROM genkan.company WHERE portal = (SELECT key FROM genkan.portal WHERE name = 'Bench');
INSERT INTO contact (uuid, name, company)
  SELECT c.id, trim(c.family_name || ' ' || c.given_name),
    (SELECT id FROM company WHERE uuid = (SELECT company FROM genkan.contact_company AS member
      WHERE member.portal = c.portal AND member.contact = c.id AND is_primary = 1))
  FROM genkan.contact AS c WHERE portal = (SELECT key FROM genkan.portal WHERE name = 'Bench');
INSERT INTO stage (uuid, name, kind, turn)
  SELECT id, name, CASE kind WHEN 0 THEN 'open' ELSE 'closed' END,
    CASE turn WHEN 0 THEN 'nobody' WHEN 1 THEN 'support' ELSE 'customer' END
  FROM genkan.stage WHERE portal = (SELECT key FROM genkan.portal WHERE name = 'Bench');
INSERT INTO ticket
  SELECT t.number, t.subject, t.subject_language, stage.id, stage.turn = 'customer', t.priority,
    t.category, t.channel, contact.id, contact.company, t.owner_shown_name, t.created_at_millis,
    t.last_activity_at_millis, t.last_activity_at_millis, 0
  FROM genkan.ticket AS t
  CROSS JOIN genkan.ticket_contact AS asked ON asked.portal = t.portal AND asked.ticket = t.id
    AND asked.position = 0
  CROSS JOIN contact ON contact.uuid = asked.contact
  CROSS JOIN stage ON stage.uuid = t.stage
  WHERE t.portal = (SELECT key FROM genkan.portal WHERE name = 'Bench');
CREATE INDEX ticket_company ON ticket (company, waiting DESC, last_activity DESC, number DESC);
CREATE INDEX ticket_requester
  ON ticket (requester, waiting DESC, last_activity DESC, number DESC, company);
`);
const contacts = db.prepare('SELECT id FROM contact ORDER BY id').pluck().all();
const addSession = db.prepare('INSERT INTO session VALUES (?, ?, ?)');
const tokens = readFileSync(cookies, 'utf8').trim().split('\n');
db.transaction(() => {
  tokens.forEach((token, i) => {
    const digest = createHash('sha256').update(Buffer.from(token, 'base64url')).digest();
    addSession.run(digest, contacts[i], Date.now() + 86_400_000);
  });
})();
db.exec('DETACH genkan; ANALYZE;');
db.pragma('wal_checkpoint(TRUNCATE)');
db.close();
