// What no page may do to whoever reads it by ear, goes through it by keyboard or enlarges it: looked
// for in the page itself, one sentence for each thing found.
import type { Person } from '../person';
import { until } from './waiting';

// Names: everything that can be used has one, which holds the words that are shown.
function misnamed(): string[] {
  const found: string[] = [];
  const bare = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
  const usable = 'a[href], button, input:not([type="hidden"]), textarea, select, [tabindex="0"]';
  for (const element of document.querySelectorAll<HTMLElement>(usable)) {
    const given = element.getAttribute('aria-label');
    const holdsOthers = element.matches('.scroller');
    const { labels } = element as HTMLInputElement;
    const shown = holdsOthers ? '' : (labels?.[0]?.textContent ?? element.textContent ?? '');
    const name = given ?? shown;
    if (name.trim() === '') found.push(`${element.outerHTML.slice(0, 100)} has no name`);
    if (!bare(name).includes(bare(shown))) found.push(`"${shown}" goes by the name "${name}"`);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[aria-label]')) {
    const name = element.getAttribute('aria-label')!;
    // The program's own words for its parts: "list.title", "new-ticket", "n12".
    const key = /^([a-z_]+(\.[a-z_]+)+|[a-z]+(-[a-z]+)+|[nd]\d+)$/.test(name);
    if (key) found.push(`a ${element.localName} is called by the key "${name}"`);
  }
  for (const element of document.querySelectorAll<HTMLElement>('body [title]')) {
    found.push(`"${element.title}" is for those alone who hover`);
  }
  return found;
}

// Structure: landmarks, headings, ids, stops of the keyboard, languages.
function misbuilt(): string[] {
  const found: string[] = [];
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const shown = (element: Element): string => element.outerHTML.slice(0, 100);
  const ids = all('[id]').map((element) => element.id);
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) found.push(`two have the id ${id}`);
  for (const attribute of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls']) {
    for (const element of all(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute)!.split(' ')) {
        if (document.getElementById(id) === null) found.push(`${attribute} leads to nothing: ${shown(element)}`);
      }
    }
  }
  for (const element of all('[tabindex]')) {
    if (element.tabIndex > 0) found.push(`the order is forced by tabindex: ${shown(element)}`);
    const stop = element.tabIndex === 0 && !element.matches('a, button, input, textarea, select, .scroller');
    if (stop) found.push(`what cannot be used is a stop of Tab: ${shown(element)}`);
  }
  for (const element of all('[role="none"], [role="presentation"]')) found.push(`a role is taken away: ${shown(element)}`);
  for (const element of all('[aria-hidden="true"]')) {
    const text = element.textContent?.trim() ?? '';
    const usable = element.querySelector('a, button, input, textarea, select, [tabindex]');
    if ((text !== '' && getComputedStyle(element).visibility !== 'hidden') || usable !== null) found.push(`hidden from readers: ${shown(element)}`);
  }
  const nameless = '[role="region"]:not([aria-label]), [role="group"]:not([aria-label]), section:not([aria-label])';
  for (const element of all(nameless)) found.push(`a region without a name: ${shown(element)}`);
  const mains = all('main').filter((one) => one.checkVisibility()).length;
  if (mains !== 1) found.push(`there are ${mains} mains`);
  const levels = all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.localName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push(`the levels of headings are ${levels.join()}`);
  for (const [i, level] of levels.entries()) {
    if (i > 0 && level > levels[i - 1]! + 1) found.push(`a level of headings is left out: ${levels.join()}`);
  }
  for (const element of all('[lang]')) {
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(element.lang)) found.push(`"${element.lang}" is no language`);
  }
  if (document.documentElement.lang === '') found.push('the page does not say its language');
  if (document.title.trim() === '') found.push('the page has no title');
  const media = 'audio, video, embed, object, iframe, marquee, track';
  for (const element of all(media)) found.push(`something that plays: ${shown(element)}`);
  return found;
}

// Tables: counted, each row and cell in its place, the header that it is sorted by told.
function miscounted(): string[] {
  const found: string[] = [];
  for (const table of document.querySelectorAll('[role="table"]')) {
    const number = (element: Element, name: string) => Number(element.getAttribute(`aria-${name}`));
    const rows = [...table.querySelectorAll('[role="row"]')];
    const headers = [...table.querySelectorAll('[role="columnheader"]')];
    if (number(table, 'colcount') !== headers.length) found.push(`${headers.length} headers are not all the columns`);
    if (number(table, 'rowcount') < rows.length) found.push(`there are more than all of the rows`);
    const sorted = headers.filter((header) => header.hasAttribute('aria-sort'));
    if (sorted.length !== 1) found.push(`the list is sorted by ${sorted.length} columns`);
    for (const [i, row] of rows.entries()) {
      if (i > 0 && number(row, 'rowindex') <= number(rows[i - 1]!, 'rowindex')) found.push('the rows are out of order');
      const cells = [...row.querySelectorAll('[role="cell"], [role="columnheader"]')];
      const columns = cells.map((cell) => number(cell, 'colindex'));
      if (columns.join() !== headers.map((_, column) => column + 1).join()) found.push(`a row has the cells ${columns.join()}`);
    }
  }
  return found;
}

// Places: targets are large enough, under nothing, and come in the order in which they are seen.
function misplaced(): string[] {
  const found: string[] = [];
  const usable = 'a[href]:not(.skip), button, input:not([type="hidden"]), textarea, select';
  let last: { box: DOMRect; name: string; landmark: Element | null; group: Element | null } | undefined;
  for (const element of document.querySelectorAll<HTMLElement>(usable)) {
    if (!element.checkVisibility()) continue;
    const box = element.getBoundingClientRect();
    const labels = (element as HTMLInputElement).labels;
    const name = `"${(labels?.[0]?.textContent ?? element.textContent ?? '').trim()}"`;
    // A link in a sentence is as high as its line (WCAG 2.5.8, inline).
    const small = !element.matches('article p a') && (box.width < 24 || box.height < 24);
    if (small) found.push(`${name} is ${box.width} by ${box.height}`);
    if (box.left < 0 || box.right > innerWidth + 0.5) found.push(`${name} runs out of the window`);
    const landmark = element.closest('header, main');
    const group = element.closest('[role="group"]');
    if (last !== undefined && last.landmark === landmark) {
      // A group to its right is a column of its own, which begins above again.
      const column = box.left >= last.box.right && group !== last.group;
      const above = box.bottom <= last.box.top && !column;
      const beside = box.top < last.box.bottom && box.bottom > last.box.top && box.right <= last.box.left;
      if (above || beside) found.push(`${name} is read after ${last.name} and stands before it`);
    }
    last = { box, name, landmark, group };
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const view = element.closest('.scroller')?.getBoundingClientRect();
    const inSight = x > 0 && x < innerWidth && y > (view?.top ?? 0) && y < Math.min(innerHeight, view?.bottom ?? innerHeight);
    const top = inSight ? document.elementFromPoint(x, y) : element;
    // The words of a checkbox lie in front of it, and press it.
    const own = top?.closest('label')?.htmlFor === element.id && element.id !== '';
    if (!own && !element.contains(top)) found.push(`${name} is under ${top?.outerHTML.slice(0, 80)}`);
  }
  const scrollers = [document.documentElement, ...document.querySelectorAll('.scroller')];
  for (const element of scrollers) {
    const beyond = element.scrollWidth - element.clientWidth;
    if (beyond > 1) found.push(`${element.className || 'the page'} scrolls ${beyond} px sideways`);
  }
  return found;
}

// Until what was asked for is on screen and nothing more is to be drawn. Pages without the module
// are so at once.
export function atRest(person: Person): Promise<void> {
  return until('the page to come to rest', () =>
    person.inPage(() => document.readyState === 'complete' && (window.genkan?.idle ?? true)),
  );
}

// All that is wrong with the page as it is now, whatever it shows.
export async function unsound(person: Person): Promise<string[]> {
  await atRest(person);
  return [
    ...(await person.inPage(misnamed)),
    ...(await person.inPage(misbuilt)),
    ...(await person.inPage(miscounted)),
    ...(await person.inPage(misplaced)),
  ];
}
