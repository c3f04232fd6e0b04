// What assistive technology gets of each screen, over the accessibility bus, in stock browsers: the
// tree is compared with what the screen promises, announcements are counted.
//
//   node scripts/run_ts.mjs tests/at/main.ts [--engine chromium|firefox|webkit]
//
// In Japanese; with GENKAN_LONG set, in English as well.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { ENGINES } from '../web/engines';
import { expect, expectEqual } from '../web/scenario';
import { PASSWORD, startPortal } from '../web/support/portal_server';
import { settled } from '../web/support/settled';
import { until } from '../web/support/waiting';
import { PEOPLE } from '../web/words';
import type { Person } from '../web/person';
import { meaningInPage } from './meaning';
import { openDesk, type AtNode, type Desk } from './desk';
import { all, outline, words } from './outline';

const ROOT = process.env.GENKAN_ROOT ?? process.cwd();
const { values } = parseArgs({ options: { engine: { type: 'string' } } });

interface Visit {
  desk: Desk;
  person: Person;
  say(key: string): string;
}

async function document(desk: Desk): Promise<AtNode> {
  // A browser may have begun with a window of its own; what is in that has no title.
  const titled = async (): Promise<AtNode[]> =>
    (await desk.documents()).map(({ tree }) => tree).filter((tree) => tree.name !== '');
  let found: AtNode[] = [];
  await until('one document on the bus', async () => (found = await titled()).length === 1);
  return found[0]!;
}

// The bus lags behind the page: asks until the outline is the one that was promised.
async function promises(visit: Visit, wanted: string[]): Promise<AtNode> {
  let tree = await document(visit.desk);
  const same = async (): Promise<boolean> => {
    tree = await document(visit.desk);
    return JSON.stringify(outline(tree)) === JSON.stringify(wanted);
  };
  await until('the outline', same).catch(() => expectEqual(outline(tree), wanted, 'the outline'));
  return tree;
}

async function signIn({ person, say }: Visit, email: string, first: 'table' | 'banner' = 'table'): Promise<void> {
  await person.fill(say('sign_in.email'), email);
  await person.fill(say('sign_in.password'), PASSWORD);
  await person.press('button', say('sign_in.submit'));
  await person.see(first);
}

function frame({ say }: Visit): string[] {
  return [
    'banner',
    `link ${say('frame.skip')}`,
    `navigation ${say('frame.navigation')}`,
    `link ${say('list.title')}`,
    'search',
    `field ${say('search.label')}`,
    `button ${say('search.press')}`,
    `button ${say('frame.sign_out')}`,
    'main',
  ];
}

async function checkSignIn(visit: Visit, language: string): Promise<void> {
  const { person, say } = visit;
  await person.open(`/sign-in?lang=${language}&next=%2Ftickets`);
  await promises(visit, [
    'main',
    `heading 1 ${say('sign_in.heading')}`,
    `field ${say('sign_in.email')}, required`,
    `password ${say('sign_in.password')}, required`,
    `button ${say('password.show')}`,
    `button ${say('sign_in.submit')}`,
    `link ${say('sign_in.forgot')}`,
    `navigation ${say('sign_in.languages')}`,
    `link ${language === 'ja' ? 'English' : '日本語'}`,
  ]);
}

// Whoever is signed in finds these at the end of every screen.
const ends = ({ say }: Visit): string[] => [
  `navigation ${say('frame.links')}`,
  `link ${say('address.heading')}`,
  `link ${say('account.heading')}`,
];

// All of the page is there as its elements mean it, and something is.
async function asMeant(visit: Visit): Promise<AtNode> {
  await visit.person.see('heading', undefined, { level: 1 });
  let tree: AtNode | undefined;
  let told: string[] = [];
  let meant: string[] = [];
  await until('a page that comes to rest', async () => {
    await settled(visit.person);
    const before = await visit.person.inPage(meaningInPage);
    await new Promise((resolve) => setTimeout(resolve, 500));
    meant = await visit.person.inPage(meaningInPage);
    return JSON.stringify(meant) === JSON.stringify(before);
  });
  const same = async (): Promise<boolean> => {
    tree = await document(visit.desk);
    told = outline(tree);
    meant = await visit.person.inPage(meaningInPage);
    return meant.length > 3 && JSON.stringify(told) === JSON.stringify(meant);
  };
  await until('what is meant', same).catch(() => expectEqual(told, meant, 'the outline'));
  return tree!;
}

async function checkList(visit: Visit): Promise<void> {
  const { person, say } = visit;
  const rows = Number(
    await person.inPage(() => globalThis.document.querySelector('[aria-rowcount]')!.getAttribute('aria-rowcount')),
  );
  const tree = await asMeant(visit);
  const columns = ['number', 'subject', 'status', 'requester', 'channel', 'activity'].map((column) =>
    say(column === 'number' ? 'list.number' : `details.${column}`),
  );
  const told = outline(tree);
  for (const line of [
    ...frame(visit),
    `heading 1 ${say('list.title')}`,
    `link ${say('list.new_ticket')}`,
    `navigation ${say('list.filters')}`,
    `link ${say('list.open')}`,
    `table ${say('list.title')}, ${rows} rows, 6 columns`,
    ...columns.map((column) => `columnheader ${column}`),
    ...ends(visit),
    await title(visit),
  ]) {
    expect(told.includes(line), `"${line}" is not told: ${JSON.stringify(told)}`);
  }
  const subjects = await person.names('link', { inside: { role: 'table' } });
  const found = all(tree, 'table row').slice(1);
  const firstSubjects = subjects.slice(0, found.length).map((one) => [one]);
  expectEqual(found.map((row) => all(row, 'link').map(words)), firstSubjects, 'the link of each row');
  for (const row of found) expectEqual(all(row, 'table cell').length, 6, 'the number of cells of a row');
  expect(rows > 1 && found.length > 0, 'the list is empty');
}

async function checkThread(visit: Visit): Promise<void> {
  const { person, say } = visit;
  const subject = (await person.names('link', { inside: { role: 'table' } }))[0]!;
  await person.press('link', subject, { inside: { role: 'table' } });
  await person.see('article');
  const articles = (await person.names('article')).map((name) => `article ${name}`);
  const head = [...frame(visit), `link ${say('thread.back')}`, `heading 1 ${subject}`];
  const marks = ['strong', 'items', 'numbers', 'quote', 'code', 'link'];
  const foot = [
    ...marks.map((mark) => `button ${say(`marks.${mark}`)}`),
    `toggle ${say('marks.preview')}`,
    `field ${say('composer.reply')}`,
    `button ${say('files.label')}`,
    `button ${say('composer.send')}`,
    `heading 2 ${say('details.title')}`,
  ];
  const tree = await promises(visit, [
    ...head, `toggle ${say('list.exact_times')}`, ...articles, ...foot, ...ends(visit), 'status', 'alert',
  ]);
  for (const article of all(tree, 'article')) {
    const texts = all(article, 'paragraph').map(words);
    expect(texts.join('').trim() !== '', `the message of ${article.name} has no text`);
  }
  await checkAnnouncement(visit);
}

const isLive = (live: string): boolean => live === 'polite' || live === 'assertive';

// Nothing is said while one types; that the reply was sent is said once, politely.
async function checkAnnouncement({ desk, person, say }: Visit): Promise<void> {
  const sent = say('composer.sent');
  await person.fill(say('composer.reply'), 'A');
  await desk.listen();
  await person.type('nother one.');
  await person.seeValue(say('composer.reply'), 'Another one.');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expectEqual(desk.events.filter(({ live }) => isLive(live)).map(({ content }) => content), [], 'what is said while typing');
  await person.press('button', say('composer.send'));
  await person.seeValue(say('composer.reply'), '');
  const heard = () => desk.events.filter(({ live, content, event }) =>
    isLive(live) && content.includes(sent) && !event.includes('state-changed'));
  await until('the announcement', async () => heard().length > 0);
  await new Promise((resolve) => setTimeout(resolve, 500));
  // An engine tells of the text, of the element that holds it, or of both: of each once.
  const kinds = heard().map(({ event, role }) => `${event.split(':').slice(0, 3).join(':')} ${role}`);
  expectEqual(kinds, [...new Set(kinds)], 'the events of the announcement');
  expectEqual([...new Set(heard().map(({ live }) => live))], ['polite'], 'how it is said');
}

// What the status region says of the first screen.
const title = async ({ person }: Visit): Promise<string> =>
  `status ${await person.inPage(() => globalThis.document.title)}`;

async function checkNewTicket(visit: Visit): Promise<void> {
  const { person, say } = visit;
  await person.open('/tickets/new');
  await person.see('button', say('new_ticket.submit'));
  const form = (subject: string, message: string): string[] => [
    ...frame(visit),
    `heading 1 ${say('new_ticket.title')}`,
    `field ${say('new_ticket.subject')}, required${subject}`,
    `field ${say('new_ticket.message')}, required${message}`,
    `button ${say('files.label')}`,
    `button ${say('new_ticket.submit')}`,
    `link ${say('new_ticket.cancel')}`,
    ...ends(visit),
  ];
  await promises(visit, [...form('', ''), await title(visit), 'alert']);
  await person.press('button', say('new_ticket.submit'));
  const wrong = await new Promise<string>((resolve) => setTimeout(resolve, 700, '')).then(() =>
    person.inPage(() => globalThis.document.querySelector('[role=alert]')!.textContent ?? ''),
  );
  expect(wrong !== '', 'nothing is said of the missing subject');
  // Each is told at its field; the first is said and has the focus.
  const refused = (why: string): string => `, invalid, described: ${why}`;
  const fields = form(refused(wrong), refused(say('error.message_empty')));
  const tree = await promises(visit, [...fields, 'status', `alert ${wrong}`]);
  const focused = all(tree, 'entry').filter((one) => one.states.includes('focused'));
  expectEqual(focused.map((one) => one.name), [say('new_ticket.subject')], 'the field with the focus');
}

type Check = (visit: Visit, language: string) => Promise<void>;

function pages(...paths: string[]): Check {
  return async (visit) => {
    for (const path of paths) {
      await visit.person.open(path);
      await asMeant(visit).catch((error: unknown) => {
        throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
  };
}

const CUSTOMER: Record<string, Check> = {
  'the sign-in page': checkSignIn,
  'the list': async (visit, language) => {
    await signIn(visit, language === 'ja' ? PEOPLE.hana.email : PEOPLE.ken.email);
    await checkList(visit);
  },
  'a thread, and a reply announced once': checkThread,
  'the new ticket and its refusal': checkNewTicket,
  'what was found': pages('/search?q=s', '/search?q=%E9%80%81'),
  'what is about oneself': pages('/account', '/address', '/privacy/storage'),
};

const signedIn = (email: string, check: Check): Check => async (visit, language) => {
  await visit.person.open(`/sign-in?lang=${language}`);
  await signIn(visit, email, 'banner');
  await check(visit, language);
};

const AGENT: Record<string, Check> = {
  "the agent's list": signedIn('sam@genkan.example', async (visit) => {
    await visit.person.open('/desk');
    await visit.person.see('table');
    await asMeant(visit);
  }),
  "the agent's thread": async (visit) => {
    const links = await visit.person.names('link', { inside: { role: 'table' } });
    await visit.person.press('link', links[0]!, { inside: { role: 'table' } });
    await visit.person.see('article');
    await asMeant(visit);
  },
};

const MANAGER: Record<string, Check> = {
  'the settings': signedIn(
    'owner@genkan.example',
    pages('/manage', '/manage/address', '/manage/tickets', '/manage/pipelines', '/manage/access', '/manage/groups'),
  ),
  'the people': pages('/manage/contacts', '/manage/contacts/new', '/manage/doubles', '/manage/staff', '/manage/privacy'),
  'what is asked and said': pages('/manage/ticket-fields/new', '/manage/request-forms/new', '/manage/mail', '/manage/audit'),
};

// Puppeteer listens for this signal, which keeps it from ending the program.
process.once('SIGTERM', () => process.exit(143));
let passed = 0;
let failed = 0;

async function keep(promise: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
    ++passed;
    console.log(`ok   ${promise}`);
  } catch (error) {
    ++failed;
    console.log(`FAIL ${promise}\n     ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function visitAll(name: string, language: 'en' | 'ja'): Promise<void> {
  const read = (file: string): Record<string, string> =>
    JSON.parse(readFileSync(join(ROOT, 'assets/strings', file), 'utf8')) as Record<string, string>;
  const strings = { ...read(`${language}.json`), ...read(`server/${language}.json`) };
  const desk = await openDesk();
  const portal = await startPortal();
  const engine = await ENGINES[name]!(desk);
  const say = (key: string): string => {
    if (strings[key] === undefined) throw new Error(`no string ${key}`);
    return strings[key];
  };
  for (const screens of [CUSTOMER, AGENT, MANAGER]) {
    const person = await engine.person(portal.url, { language });
    for (const [screen, check] of Object.entries(screens)) {
      await keep(`${name} gives assistive technology ${screen} (${language})`, () => check({ desk, person, say }, language));
    }
    await person.leave().catch(() => undefined);
  }
  await engine.close();
  await portal.stop();
  desk.close();
}

for (const name of values.engine ? [values.engine] : Object.keys(ENGINES)) {
  await visitAll(name, 'ja');
  if (process.env.GENKAN_LONG) await visitAll(name, 'en');
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
