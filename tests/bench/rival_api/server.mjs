// The list as one would write it with Fastify and better-sqlite3: one process per core, statements
// prepared once, answers serialised by schema, indexes made for the query.
//
//   node server.mjs DB PORT
import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import Database from 'better-sqlite3';
import Fastify from 'fastify';

const [file, port] = process.argv.slice(2);

const PRIORITIES = ['none', 'low', 'normal', 'high', 'urgent'];

const text = { type: 'string' };
const whole = { type: 'integer' };
const object = (properties) => ({ type: 'object', properties });
const PAGE = object({
  columns: { type: 'array', items: object({ field: text, kind: text, label: text }) },
  tickets: {
    type: 'array',
    items: object({
      number: whole,
      subject: text,
      subject_language: text,
      stage: object({ name: text, kind: text, turn: text }),
      priority: text,
      category: text,
      channel: text,
      requester_shown_name: text,
      owner_shown_name: text,
      created_at_millis: whole,
      last_activity_at_millis: whole,
      sight: text,
      unread: { type: 'boolean' },
      fields: object({}),
    }),
  },
  total: whole,
  first_at: whole,
  next_cursor: text,
});

const COLUMNS = ['number', 'subject', 'status', 'requester', 'channel', 'activity'].map(
  (field) => ({ field, kind: 'text', label: '' }),
);

function ticketOf(row) {
  return {
    number: row.number,
    subject: row.subject,
    subject_language: row.subject_language,
    stage: { name: row.stage_name, kind: row.kind, turn: row.turn },
    priority: PRIORITIES[row.priority],
    category: row.category,
    channel: row.channel,
    requester_shown_name: row.requester,
    owner_shown_name: row.owner,
    created_at_millis: row.created_at,
    last_activity_at_millis: row.last_activity,
    sight: row.own ? 'own' : 'primary_company',
    unread: row.unread === 1,
    fields: {},
  };
}

function serve() {
  const db = new Database(file, { readonly: true });
  db.pragma('mmap_size = 268435456');
  db.pragma('cache_size = -65536');
  const findSession = db.prepare(
    'SELECT contact.id, contact.company, ends_at FROM session JOIN contact' +
      ' ON contact.id = session.contact WHERE digest = ?',
  );
  const order = 'ORDER BY waiting DESC, last_activity DESC, number DESC LIMIT @limit';
  const findPage = db.prepare(`
    SELECT t.number, subject, subject_language, stage.name AS stage_name, kind, turn, priority,
      category, channel, contact.name AS requester, owner, created_at, t.last_activity, t.requester = @me AS own,
      last_author <> @me AND last_message_at > coalesce(read_mark.upto, 0) AS unread
    FROM (
      SELECT * FROM (SELECT number, waiting, last_activity FROM ticket WHERE company = @company ${order})
      UNION
      SELECT * FROM (SELECT number, waiting, last_activity FROM ticket WHERE requester = @me ${order})
    ) AS page
    CROSS JOIN ticket AS t ON t.number = page.number
    CROSS JOIN stage ON stage.id = t.stage
    CROSS JOIN contact ON contact.id = t.requester
    LEFT JOIN read_mark ON read_mark.contact = @me AND read_mark.ticket = t.number
    ORDER BY page.waiting DESC, page.last_activity DESC, page.number DESC LIMIT @limit`);
  const count = db
    .prepare(
      'SELECT (SELECT count(*) FROM ticket WHERE company = @company) +' +
        ' (SELECT count(*) FROM ticket WHERE requester = @me AND company <> @company)',
    )
    .pluck();
  const app = Fastify();
  app.get(
    '/bench/v1/tickets',
    {
      schema: {
        querystring: object({ limit: { type: 'integer', minimum: 1, maximum: 200 } }),
        response: { 200: PAGE },
      },
    },
    (request, reply) => {
      const token = /(?:^|; )sid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
      const digest = createHash('sha256').update(Buffer.from(token ?? '', 'base64url')).digest();
      const session = findSession.get(digest);
      if (session === undefined || session.ends_at < Date.now()) {
        return reply.code(401).send();
      }
      const { limit } = request.query;
      const viewer = { me: session.id, company: session.company };
      const rows = findPage.all({ ...viewer, limit: limit + 1 });
      const tickets = rows.slice(0, limit).map(ticketOf);
      const last = tickets.at(-1);
      const more = rows.length > limit;
      return {
        columns: COLUMNS,
        tickets,
        total: count.get(viewer),
        first_at: 0,
        next_cursor: more ? `${last.last_activity_at_millis}.${last.number}` : '',
      };
    },
  );
  return app.listen({ host: '127.0.0.1', port: Number(port) });
}

if (cluster.isPrimary) {
  for (let i = 0; i < availableParallelism(); ++i) cluster.fork();
  process.once('SIGTERM', () => {
    for (const worker of Object.values(cluster.workers)) worker.kill();
    process.exit(0);
  });
} else {
  await serve();
}
