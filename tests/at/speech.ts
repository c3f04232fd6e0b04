// What a person hears: Orca's own words in Firefox for signing in, finding a ticket, answering it and
// filing another. English, since Orca's words around the portal's are.
//
//   node scripts/run_ts.mjs tests/at/speech.ts
//
// A step of scripts/test --long: it wants Debian's `orca`, which scripts/setup --for long brings, and
// a machine that is not busy.
import { ENGINES } from '../web/engines';
import { expect, expectEqual } from '../web/scenario';
import { PASSWORD, startPortal } from '../web/support/portal_server';
import { PEOPLE } from '../web/words';
import type { Person } from '../web/person';
import { openDesk } from './desk';
import { startOrca, type Orca } from './orca';

type Step = (person: Person, orca: Orca) => Promise<void>;

const exactly = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function heardOnce(orca: Orca, sentence: RegExp): Promise<void> {
  await orca.hears(sentence);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expectEqual(orca.said().filter((one) => sentence.test(one)).length, 1, `how often ${sentence} was said`);
}

const STEPS: Record<string, Step> = {
  'signing in': async (person, orca) => {
    await person.open('/sign-in?lang=en&next=%2Ftickets');
    // Not "invalid": nothing was typed yet.
    await orca.hears(/^Email entry required\.$/);
    await person.fill('Email', PEOPLE.ken.email);
    orca.fresh();
    await person.key('Tab');
    await orca.hears(/^Password password text/);
    await person.type(PASSWORD);
    orca.fresh();
    await person.key('Enter');
    // Of itself where Orca had read the page before there was a list, else as a part of the page.
    await heardOnce(orca, /^Tickets · Genkan サポート$/);
  },
  'finding a ticket': async (person, orca) => {
    await person.see('table');
    orca.fresh();
    orca.key('t');
    await orca.hears(/^table with \d+ rows 6 columns$/, /^No\. column header/);
    orca.fresh();
    orca.key('Tab');
    await orca.hears(/ link\.$/);
    const subject = orca.said().find((one) => one.endsWith(' link.'))!.slice(0, -' link.'.length);
    const subjects = await person.names('link', { inside: { role: 'table' } });
    expect(subjects.includes(subject), `the list has no ticket that is called ${subject}`);
    orca.fresh();
    orca.key('Return');
    await orca.hears(new RegExp(`^${exactly(subject)} heading level 1\\.?$`));
  },
  'answering it': async (person, orca) => {
    orca.fresh();
    await person.press('button', 'Send reply');
    await orca.hears(/^Reply entry/, /^invalid entry/, /^Please write a message/);
    orca.fresh();
    await person.type('Thank you.');
    await person.seeValue('Reply', 'Thank you.');
    await person.press('button', 'Send reply');
    await person.seeValue('Reply', '');
    await heardOnce(orca, /^Your reply was sent\.$/);
  },
  'filing another': async (person, orca) => {
    orca.fresh();
    await person.open('/tickets/new');
    await orca.hears(/^New ticket · /);
    await person.press('button', 'Submit');
    await orca.hears(/^Subject entry required/, /^invalid entry/, /^Please enter a subject/);
    await person.fill('Subject', 'A box without a label');
    await person.fill('Message', 'It came this morning.');
    orca.fresh();
    await person.press('button', 'Submit');
    await person.see('article');
    await orca.hears(/^A box without a label heading level 1/);
    await heardOnce(orca, /^Thank you\. Your ticket .* has been received\.$/);
  },
};

process.once('SIGTERM', () => process.exit(143));
const desk = await openDesk();
const portal = await startPortal();
let passed = 0;
let failed = 0;
try {
  const orca = startOrca(desk);
  const engine = await ENGINES.firefox!(desk);
  const person = await engine.person(portal.url, { language: 'en' });
  await orca.hears(/^Screen reader on/);
  for (const [name, step] of Object.entries(STEPS)) {
    try {
      await step(person, orca);
      ++passed;
      console.log(`ok   Orca says what a person should hear for ${name}`);
    } catch (error) {
      ++failed;
      console.log(`FAIL Orca says what a person should hear for ${name}\n     ${String(error)}`);
    }
  }
  await engine.close();
  orca.close();
} catch (error) {
  ++failed;
  console.log(`FAIL Orca can be heard\n     ${String(error)}`);
}
await portal.stop();
desk.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
