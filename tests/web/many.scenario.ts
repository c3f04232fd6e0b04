// A list of very many tickets: a million under `scripts/test --long`, fewer in the ordinary run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, expectEqual, scenario } from './scenario';
import { genkan, PASSWORD, serveFolder } from './support/portal_server';
import { until } from './support/waiting';
import { WORDS } from './words';

const TICKETS = process.env.GENKAN_LONG ? 1_000_000 : 20_000;
// What stands in the page at once, however many there are.
const ELEMENTS_MAX = 4_000;
const READER = 'contact0@bench.example';

interface Place {
  first: number; // Of the rows in the page, counted from 1.
  last: number;
  elements: number;
}

function placeOf(): Place {
  const rows = [...document.querySelectorAll('[role=row][aria-rowindex]')];
  const numbers = rows.map((row) => Number(row.getAttribute('aria-rowindex')) - 1).filter((n) => n > 0);
  return {
    first: Math.min(...numbers),
    last: Math.max(...numbers),
    elements: document.getElementsByTagName('*').length,
  };
}

// What runs in the page takes nothing along but its own text.
function scrollTo(part: number): () => void {
  const text = `const scroller = document.querySelector('.scroller');
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * ${part};`;
  return new Function(text) as () => void;
}

// Asked of the list: how many requests since the page was made.
function listRequests(): number {
  return performance.getEntriesByType('resource').filter((each) => /\/v1\/tickets\?/.test(each.name)).length;
}

scenario('A list of very many tickets scrolls like one of fifty', async (scene) => {
  const data = mkdtempSync(join(tmpdir(), 'genkan-many-'));
  // All of one company, which sees them all.
  genkan(['sample', '--data', data, '--tickets', String(TICKETS), '--contacts', '5', '--messages', '0']);
  const server = await serveFolder(data, []);
  try {
    const words = WORDS.en;
    const person = await scene.person({ language: 'en' });
    await person.open(`${server.url}/bench/sign-in?lang=en&next=%2Ftickets`);
    await person.fill(words.email, READER);
    await person.fill(words.password, PASSWORD);
    await person.press('button', words.signIn);
    await person.see('table');
    const total = await person.inPage(() => document.querySelector('[role=table]')!.getAttribute('aria-rowcount'));
    expectEqual(total, String(TICKETS + 1), 'the number of rows');
    if (scene.renderer === 'plain') return;
    const before = await person.inPage(placeOf);
    expect(before.elements < ELEMENTS_MAX, `${before.elements} elements stand in the page`);
    const goTo = async (part: number): Promise<Place> => {
      await person.inPage(scrollTo(part));
      let place = before;
      await until(`the rows at ${part}`, async () => {
        place = await person.inPage(placeOf);
        const wanted = Math.round(part * (TICKETS - 1)) + 1;
        // A screen of rows is what a scroll bar can tell apart.
        return place.first - TICKETS / 1000 - 50 <= wanted && wanted <= place.last + TICKETS / 1000 + 50;
      });
      await until('the rows to be told', () => person.inPage(() => window.genkan!.idle));
      return person.inPage(placeOf);
    };
    const asked = await person.inPage(listRequests);
    await goTo(0.5);
    const jump = (await person.inPage(listRequests)) - asked;
    expectEqual(jump, 1, 'the requests for a jump to the middle');
    for (const part of [0.1, 0.9, 0.3, 0.7, 0.05, 0.99]) await goTo(part);
    const end = await goTo(1);
    expectEqual(end.last, TICKETS, 'the last row');
    expect(end.elements < ELEMENTS_MAX, `${end.elements} elements stand in the page at the end`);
    await goTo(0);
    await person.see('link', /#\d+$/, { inside: { role: 'table' } });
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
});
