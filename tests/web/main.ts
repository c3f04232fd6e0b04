// Runs every scenario in Chromium and ends with `N passed, N failed`.
//
//   node scripts/run_ts.mjs tests/web/main.ts [PART OF A NAME]
import './sign_in.scenario';
import './tickets.scenario';
import './reply.scenario';
import './new_ticket.scenario';
import './bad_days.scenario';
import './pictures.scenario';

import { chromiumPerson } from './support/chromium_person';
import { launchChromium } from './support/chromium';
import { PASSWORD, startPortal } from './support/portal_server';
import { scenarios, type Scene } from './scenario';
import type { Person } from './person';
import { PEOPLE, WORDS, type Language } from './words';

function languageOf(email: string): Language {
  return Object.values(PEOPLE).find((one) => one.email === email)?.language ?? 'ja';
}

const wanted = process.argv[2] ?? '';
const browser = await launchChromium();
let passed = 0;
let failed = 0;
for (const { name, body } of scenarios) {
  if (!name.includes(wanted)) continue;
  const started = performance.now();
  const people: Person[] = [];
  const portal = await startPortal();
  const newPerson: Scene['person'] = async (options) => {
    const person = await chromiumPerson(browser, portal.url, options);
    people.push(person);
    return person;
  };
  const scene: Scene = {
    portal,
    person: newPerson,
    async signedIn(email, options) {
      const person = await newPerson(options);
      const language = options?.language ?? languageOf(email);
      const words = WORDS[language];
      await person.open(`/sign-in?lang=${language}&next=%2Ftickets`);
      await person.fill(words.email, email);
      await person.fill(words.password, PASSWORD);
      await person.press('button', words.signIn);
      return person;
    },
  };
  let outcome = 'ok  ';
  let why = '';
  try {
    await body(scene);
    const complaints = people.flatMap((person) => person.complaints());
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
    ++passed;
  } catch (error) {
    ++failed;
    outcome = 'FAIL';
    why = `\n     ${error instanceof Error ? error.message : String(error)}`;
    for (const [i, person] of people.entries()) {
      await person.picture(`failed-${failed}-${i}`).catch(() => undefined);
    }
  }
  for (const person of people) await person.leave();
  await portal.stop();
  console.log(`${outcome} ${name} (${Math.round(performance.now() - started)} ms)${why}`);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
