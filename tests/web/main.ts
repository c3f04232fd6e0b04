// Runs scenarios in one engine and ends with `N passed, N failed`.
//
//   node scripts/run_ts.mjs tests/web/main.ts [--engine chromium|firefox|webkit]
//     [--renderer webgl|raster|plain] [--journey] [PART OF A NAME]
//
// --journey runs only those that every engine and renderer must pass in every run of scripts/test.
import './sign_in.scenario';
import './tickets.scenario';
import './list.scenario';
import './many.scenario';
import './readers.scenario';
import './reply.scenario';
import './rich.scenario';
import './new_ticket.scenario';
import './search.scenario';
import './request_forms.scenario';
import './shown.scenario';
import './bad_days.scenario';
import './lost_answers.scenario';
import './keyboard.scenario';
import './manage.scenario';
import './manage_looks.scenario';
import './contacts.scenario';
import './desk.scenario';
import './import.scenario';
import './invited.scenario';
import './life.scenario';
import './files.scenario';
import './session_again.scenario';
import './drafts.scenario';
import './rating.scenario';
import './conversations.scenario';
import './thumbnails.scenario';
import './words_pages.scenario';
import './demo.scenario';
import './plain.scenario';
import './reading.scenario';
import './fields.scenario';
import './fitting_in.scenario';
import './pictures.scenario';
import './scrolling.scenario';
import './states.scenario';
import './changes.scenario';
import './audience.scenario';
import './wcag.scenario';
import './mail.scenario';
import './account.scenario';
import './consent.scenario';
import './openid.scenario';
import './passkeys.scenario';
import './register.scenario';
import './story.scenario';
import './widget.scenario';

import { parseArgs } from 'node:util';

import { ENGINES } from './engines';
import { PASSWORD, startPortal } from './support/portal_server';
import { Lacking, until } from './support/waiting';
import { expectEqual, scenarios, type Scenario, type Scene } from './scenario';
import type { Person, PersonOptions } from './person';
import { PEOPLE, WORDS, type Language } from './words';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'chromium' },
    renderer: { type: 'string' },
    journey: { type: 'boolean', default: false },
  },
});
const renderer = values.renderer as PersonOptions['renderer'];
const launch = ENGINES[values.engine];
if (launch === undefined) {
  console.error(`main: no engine ${values.engine}; there are ${Object.keys(ENGINES).join(', ')}`);
  process.exit(2);
}
const engine = await launch();

function languageOf(email: string): Language {
  return Object.values(PEOPLE).find((one) => one.email === email)?.language ?? 'ja';
}

async function checkRenderer(person: Person, wanted: PersonOptions['renderer']): Promise<void> {
  const kind = () => person.inPage(() => document.documentElement.dataset.renderer ?? '');
  if (wanted === undefined) return;
  await until('the program to start', async () => (await kind()) !== '');
  expectEqual(await kind(), wanted, 'the renderer');
}

async function play({ body }: Scenario, people: Person[]): Promise<void> {
  const portal = await startPortal();
  const newPerson: Scene['person'] = async (options = {}) => {
    if ((options.before ?? options.touch) !== undefined && values.engine !== 'chromium') {
      throw new Lacking('its driver runs no scripts before the page and has no touch');
    }
    const asked = { ...(renderer === undefined ? {} : { renderer }), ...options };
    const person = await engine.person(portal.url, asked);
    people.push(person);
    return person;
  };
  const scene: Scene = {
    portal,
    engine: values.engine,
    renderer,
    person: newPerson,
    async signedIn(email, options) {
      const person = await newPerson(options);
      const language = options?.language ?? languageOf(email);
      const words = WORDS[language];
      await person.open(`/sign-in?lang=${language}&next=%2Ftickets`);
      await person.fill(words.email, email);
      await person.fill(words.password, options?.password ?? PASSWORD);
      await person.press('button', words.signIn);
      // Staff are led on to what they have instead.
      await person.seePath(/^\/(tickets|desk|manage)$/);
      // Some scenarios are about one renderer, whichever the others run with.
      await checkRenderer(person, options && 'renderer' in options ? options.renderer : renderer);
      return person;
    },
  };
  try {
    await body(scene);
    const complaints = people.flatMap((person) => person.complaints());
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
  } finally {
    await portal.stop();
  }
}

// Puppeteer listens for this signal, which keeps it from ending the program.
process.once('SIGTERM', () => process.exit(143));
let passed = 0;
let failed = 0;
const lacking: string[] = [];
for (const one of scenarios) {
  if (values.journey && !one.journey) continue;
  if (!one.name.includes(positionals[0] ?? '')) continue;
  const started = performance.now();
  const people: Person[] = [];
  let outcome = 'ok  ';
  let why = '';
  try {
    await play(one, people);
    ++passed;
  } catch (error) {
    why = `\n     ${error instanceof Error ? error.message : String(error)}`;
    if (error instanceof Lacking) {
      outcome = 'lack';
      lacking.push(one.name);
    } else {
      outcome = 'FAIL';
      ++failed;
      for (const [i, person] of people.entries()) {
        await person.picture(`failed-${values.engine}-${failed}-${i}`).catch(() => undefined);
      }
    }
  }
  for (const person of people) await person.leave().catch(() => undefined);
  console.log(`${outcome} ${one.name} (${Math.round(performance.now() - started)} ms)${why}`);
}
await engine.close();
if (lacking.length > 0) console.log(`${lacking.length} not run in ${values.engine}: ${lacking.join('; ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
