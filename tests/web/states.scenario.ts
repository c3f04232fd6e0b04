// Every state that a screen can be in, in both languages, wide and narrow, light and dark: pressed
// through, searched by axe-core, and kept as a picture for people to look at.
import type { Person, PersonOptions } from './person';
import { expectEqual, scenario } from './scenario';
import { chromiumOf } from './support/chromium_only';
import { PASSWORD } from './support/portal_server';
import { settled } from './support/settled';
import { trouble } from './support/trouble';
import { BAD_DAY_WORDS, PEOPLE, WORDS, type Language } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;
const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

interface Look {
  language: Language;
  scheme: 'light' | 'dark';
  width: number;
}

// One person's way through the states of a screen.
class Walk {
  readonly name: string;
  readonly language: Language;
  readonly words;
  readonly email: string;
  readonly options: PersonOptions;
  readonly found: string[] = [];

  constructor({ language, scheme, width }: Look) {
    this.language = language;
    this.name = `${language}-${scheme}-${width}`;
    this.words = { ...WORDS[language], ...BAD_DAY_WORDS[language] };
    this.email = (language === 'ja' ? PEOPLE.hana : PEOPLE.ken).email;
    this.options = { language, scheme, width, height: width === 390 ? 844 : 800 };
  }

  async keep(person: Person, state: string): Promise<void> {
    await settled(person);
    await person.picture(`state-${state}-${this.name}`);
    this.found.push(...(await person.axe()).map((violation) => `${state}: ${violation}`));
  }

  async openFirst(person: Person): Promise<void> {
    await person.see('table');
    await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
    await person.see('article');
  }
}

function listStates(walk: Walk): void {
  const { words } = walk;
  scenario(`Every state of the list has words and a way on (${walk.name})`, async ({ signedIn }) => {
    const person = await signedIn(walk.email, walk.options);
    await person.see('table');
    await trouble(person, 'stalled', 'state=open');
    await person.press('link', words.open);
    await person.see('main');
    await walk.keep(person, 'list-loading');
    await person.open('/tickets');
    await person.see('table');
    await trouble(person, 'refused', 'state=open');
    await person.press('link', words.open);
    await person.see('button', words.tryAgain);
    await walk.keep(person, 'list-failed');
    await trouble(person, 'empty', 'state=open');
    await person.press('button', words.tryAgain);
    await person.seeNo('button', words.tryAgain);
    await walk.keep(person, 'list-empty');
    await person.open('/tickets');
    await person.see('table');
    await trouble(person, 'refused', '/v1/tickets');
    await person.press('link', words.tickets);
    await person.seeText(words.partFailed);
    await person.see('table');
    await walk.keep(person, 'list-stale');
    await trouble(person, 'none');
    await person.press('button', words.tryAgain);
    await person.seeNo('button', words.tryAgain);
    await person.offline(true);
    await person.press('link', words.tickets);
    await person.see('button', words.tryNow);
    await walk.keep(person, 'list-offline');
    await person.press('button', words.tryNow);
    await person.see('button', words.tryNow);
    // The browser tells of the network that is back, and the notice goes by itself.
    await person.offline(false);
    await person.seeNo('button', words.tryNow);
    expectEqual(walk.found, [], 'what axe-core finds');
  });
}

function threadStates(walk: Walk): void {
  const { words } = walk;
  scenario(`Every state of a thread has words and a way on (${walk.name})`, async ({ signedIn }) => {
    const person = await signedIn(walk.email, walk.options);
    await walk.openFirst(person);
    await person.press('button', words.sendReply);
    await walk.keep(person, 'reply-empty');
    await person.fill(words.reply, words.sentence);
    await trouble(person, 'stalled', '/replies');
    await person.press('button', words.sendReply);
    await walk.keep(person, 'reply-sending');
    await person.reload();
    await person.see('article');
    await person.offline(true);
    await person.press('button', words.sendReply);
    await person.see('button', words.tryAgain);
    await person.see('button', words.tryNow);
    await person.seeValue(words.reply, words.sentence);
    await walk.keep(person, 'reply-offline');
    await person.offline(false);
    await person.reload();
    await person.seeValue(words.reply, words.sentence);
    await trouble(person, 'refused', '/replies');
    await person.press('button', words.sendReply);
    await person.see('button', words.tryAgain);
    await walk.keep(person, 'reply-failed');
    await trouble(person, 'outdated');
    await person.press('button', words.tryAgain);
    await person.see('button', words.reload);
    await walk.keep(person, 'outdated');
    await person.press('button', words.reload);
    await person.see('article');
    await person.press('button', words.exactTimes);
    await walk.keep(person, 'thread-exact-times');
    await person.inPage(() =>
      fetch('/v1/session', { method: 'DELETE', headers: { 'Genkan-Api': '1' } }).then(() => undefined),
    );
    await person.see('link', words.signInAgain);
    await walk.keep(person, 'session-ended');
    expectEqual(walk.found, [], 'what axe-core finds');
  });
}

function formStates(walk: Walk): void {
  const { words } = walk;
  scenario(`Every state of the form and its ticket has words and a way on (${walk.name})`, async ({ signedIn }) => {
    const person = await signedIn(walk.email, walk.options);
    await person.see('table');
    await person.press('link', words.newTicket);
    await person.press('button', words.submit);
    await walk.keep(person, 'form-no-subject');
    await person.fill(words.subject, 'x'.repeat(400));
    await person.fill(words.message, words.sentence);
    await person.press('button', words.submit);
    await walk.keep(person, 'form-long-subject');
    await person.fill(words.subject, `${words.sentence} ${LONG_WORD} ${words.sentence}`);
    await person.fill(words.message, '');
    await person.press('button', words.submit);
    await walk.keep(person, 'form-no-message');
    await person.fill(words.message, `${words.sentence.repeat(60)}\n\n${LONG_WORD.repeat(6)}\n`.repeat(3));
    await trouble(person, 'refused', '/v1/tickets');
    await person.press('button', words.submit);
    await person.see('button', words.tryAgain);
    await walk.keep(person, 'form-failed');
    await trouble(person, 'none');
    await person.press('button', words.tryAgain);
    await person.see('article');
    await walk.keep(person, 'thread-long');
    await person.press('link', words.tickets);
    await person.see('table');
    await walk.keep(person, 'list-long-subject');
    await person.open('/tickets/999999');
    await person.see('heading', undefined, { level: 1 });
    await walk.keep(person, 'ticket-missing');
    expectEqual(walk.found, [], 'what axe-core finds');
  });
}

function otherStates(walk: Walk): void {
  const { words } = walk;
  scenario(`Staff, a crash and a long thread have words and a way on (${walk.name})`, async ({ signedIn }) => {
    const owner = await signedIn(PEOPLE.owner.email, walk.options);
    await owner.see('heading', undefined, { level: 1 });
    await walk.keep(owner, 'staff');
    const person = await signedIn(walk.email, walk.options);
    await walk.openFirst(person);
    await person.inPage(async () => {
      for (let i = 0; i < 205; ++i) {
        await fetch(`/v1${location.pathname}/replies`, {
          method: 'POST',
          headers: { 'Genkan-Api': '1', 'content-type': 'application/json', 'idempotency-key': `long-thread-${i}` },
          body: JSON.stringify({ text: `Message ${i}` }),
        });
      }
    });
    await person.reload();
    await person.see('button', words.older);
    await trouble(person, 'refused', 'messages_before');
    await person.press('button', words.older);
    await person.seeText(words.partFailed);
    await walk.keep(person, 'older-failed');
    await trouble(person, 'none');
    await person.press('button', words.tryAgain);
    await person.seeNo('button', words.tryAgain);
    await person.seeNo('button', words.older);
    await walk.keep(person, 'older-shown');
    await person.inPage(() => window.genkan!.crash());
    await person.see('heading', words.crashed, { level: 1, inside: { role: 'main' } });
    await walk.keep(person, 'crash');
    await person.press('button', words.reload);
    await person.see('article');
    person.complaints().length = 0;
    expectEqual(walk.found, [], 'what axe-core finds');
  });
}

function unsupported(walk: Walk): void {
  const { words } = walk;
  scenario(`A browser without WebAssembly is told so (${walk.name})`, async ({ person }) => {
    const one = await person({ ...walk.options, before: 'delete globalThis.WebAssembly' });
    chromiumOf(one);
    await one.open(`/sign-in?lang=${walk.language}`);
    await one.fill(words.email, walk.email);
    await one.fill(words.password, PASSWORD);
    await one.press('button', words.signIn);
    await one.see('heading', words.unsupported, { level: 1, inside: { role: 'main' } });
    await walk.keep(one, 'unsupported');
    expectEqual(walk.found, [], 'what axe-core finds');
  });
}

// A short run presses every state in both languages; a long one keeps every picture.
const LOOKS: Look[] = [
  { language: 'en', scheme: 'light', width: 1280 },
  { language: 'ja', scheme: 'dark', width: 390 },
  { language: 'ja', scheme: 'light', width: 1280 },
  { language: 'en', scheme: 'dark', width: 390 },
  { language: 'en', scheme: 'light', width: 390 },
  { language: 'en', scheme: 'dark', width: 1280 },
  { language: 'ja', scheme: 'light', width: 390 },
  { language: 'ja', scheme: 'dark', width: 1280 },
];

for (const look of process.env.GENKAN_LONG ? LOOKS : LOOKS.slice(0, 2)) {
  for (const states of [listStates, threadStates, formStates, otherStates, unsupported]) states(new Walk(look));
}
