// The whole job without a pointer: sign in, open a ticket, answer it, file one, sign out. At every
// stop the focus is seen, nothing holds it, and whatever can be used is a stop.
import type { Person } from './person';
import { expect, expectEqual, scenario } from './scenario';
import { PASSWORD } from './support/portal_server';
import { BAD_DAY_WORDS, PEOPLE, WORDS } from './words';

const STOPS_MAX = 120;

interface Stop {
  // '' where the focus is in no element of the page.
  id: string;
  tag: string;
  name: string;
  // What is wrong with how the focus is seen; '' where nothing is.
  unseen: string;
}

// The element with the focus, and whether it can be told from the others: a ring of at least two
// pixels, in a colour that is there, within the window and under nothing.
function stopHere(): Stop {
  const element = document.activeElement;
  // Where the focus is in the browser's own bars, the page keeps its element in mind.
  if (!document.hasFocus() || !(element instanceof HTMLElement) || element === document.body) {
    return { id: '', tag: '', name: '', unseen: '' };
  }
  const labels = (element as HTMLInputElement).labels;
  const name = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '';
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)];
  const top = document.elementFromPoint(x, y);
  let unseen = '';
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) unseen = 'has no ring';
  else if (/rgba\(.*, 0\)|transparent/.test(style.outlineColor)) unseen = 'has a ring of no colour';
  else if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    unseen = 'is outside of the window';
  else if (top === null || !(element.contains(top) || top.contains(element))) 
    unseen = `is covered by ${top?.tagName} "${top?.textContent?.slice(0, 40)}"`;
  return { id: element.id, tag: element.tagName.toLowerCase(), name: name.trim(), unseen };
}

async function nextStop(person: Person, key = 'Tab'): Promise<Stop> {
  await person.key(key);
  const stop = await person.inPage(stopHere);
  expect(stop.unseen === '', `${stop.tag} "${stop.name}" has the focus and ${stop.unseen}`);
  return stop;
}

// From the browser's own bars into the page, to its first stop. Not every engine begins at the top
// again: Firefox goes back to where the focus was.
async function backIntoPage(person: Person): Promise<void> {
  for (let i = 0; i < STOPS_MAX && !(await person.inPage(() => document.hasFocus())); ++i) await person.key('Tab');
  await person.inPage(() => document.querySelector<HTMLElement>('a[href], button, input')!.focus());
}

// Goes on to the element, as a person does who looks for it.
async function goTo(person: Person, tag: string, name: string): Promise<void> {
  const here = await person.inPage(stopHere);
  if (here.tag === tag && here.name === name) return;
  const seen: string[] = [];
  for (let i = 0; i < STOPS_MAX; ++i) {
    let stop = await nextStop(person);
    if (stop.tag === '') {
      await backIntoPage(person);
      stop = await person.inPage(stopHere);
    }
    if (stop.tag === tag && stop.name === name) return;
    seen.push(`${stop.tag} "${stop.name}"`);
  }
  throw new Error(`no ${tag} "${name}" among ${seen.slice(0, 40).join(', ')}`);
}

// On from the first or the last until the focus leaves the page or is where it was; says how many
// stops there were.
async function leavesPage(person: Person, key: 'Tab' | 'Shift+Tab'): Promise<number> {
  const stops = new Set<string>();
  let stop = await person.inPage(stopHere);
  while (stop.tag !== '' && !stops.has(stop.id)) {
    // Scrollers are stops of the browser's own.
    if (stop.tag !== 'div') stops.add(stop.id);
    stop = await nextStop(person, key);
  }
  return stops.size;
}

// From one end to the other, forward and back: each thing that can be used is a stop, and a toolbar
// is one.
async function goesThrough(person: Person): Promise<void> {
  const usable = await person.inPage(
    () => document.querySelectorAll('#meaning :is(a[href], button:not(:disabled, [role="toolbar"] > :not(:first-child)), input, textarea)').length,
  );
  await person.inPage(() => document.querySelector<HTMLElement>('#meaning :is(a[href], button)')!.focus());
  expectEqual(await leavesPage(person, 'Tab'), usable, 'the number of stops');
  await backIntoPage(person);
  await person.inPage(() => {
    const all = '#meaning :is(a[href], button:not(:disabled, [role="toolbar"] > :not(:first-child)), input, textarea)';
    [...document.querySelectorAll<HTMLElement>(all)].pop()!.focus();
  });
  expectEqual(await leavesPage(person, 'Shift+Tab'), usable, 'the number of stops on the way back');
}

for (const language of ['en', 'ja'] as const) {
  for (const width of [390, 1280] as const) {
    scenario(`The whole job is done by keyboard alone (${language}, ${width})`, async (scene) => {
      const words = { ...WORDS[language], ...BAD_DAY_WORDS[language] };
      const { email } = language === 'ja' ? PEOPLE.hana : PEOPLE.noor;
      const person = await scene.person({ language, width, height: width === 390 ? 844 : 800 });
      await person.open(`/sign-in?lang=${language}&next=%2Ftickets`);
      await goTo(person, 'input', words.email);
      await person.type(email);
      await goTo(person, 'input', words.password);
      await person.type(PASSWORD);
      await goTo(person, 'button', words.signIn);
      await person.key('Enter');
      await person.see('table');

      const subjects = await person.names('link', { inside: { role: 'table' } });
      const subject = subjects[1]!;
      await goTo(person, 'a', subject);
      await person.key('Enter');
      await person.see('heading', subject, { level: 1 });
      await person.see('article');
      await goesThrough(person);
      const before = await person.count('article');
      await goTo(person, 'textarea', words.reply);
      await person.type(words.sentence);
      await goTo(person, 'button', words.sendReply);
      await person.key('Space');
      await person.seeValue(words.reply, '');
      expectEqual(await person.count('article'), before + 1, 'the number of messages');

      await goTo(person, 'a', words.tickets);
      await person.key('Enter');
      await person.see('table');
      await goTo(person, 'a', words.newTicket);
      await person.key('Enter');
      await person.see('button', words.submit);
      await goesThrough(person);
      await goTo(person, 'input', words.subject);
      await person.type(words.sentence);
      await goTo(person, 'textarea', words.message);
      await person.type(words.sentence);
      await goTo(person, 'button', words.submit);
      await person.key('Space');
      await person.see('heading', words.sentence, { level: 1 });
      // Whoever moved on with the keyboard is where the new page begins.
      expectEqual((await person.inPage(stopHere)).name, words.sentence, 'what has the focus');

      await goTo(person, 'button', words.signOut);
      await person.key('Enter');
      await person.see('button', words.signIn);
    });
  }
}
