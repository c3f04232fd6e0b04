// Finds elements by role and name inside a page, for engines whose drivers cannot. Everything a
// function here needs is inside it, since its source is what crosses into the page.
import type { Place, Role } from '../person';

export interface Wanted {
  // "field" is any control that a label can name.
  role: Role | 'field';
  // Text for the whole name, or the source and flags of an expression it matches.
  name?: string | { source: string; flags: string };
  level?: number;
  inside?: Wanted;
}

export function wanted(role: Wanted['role'], name?: string | RegExp, place: Place = {}): Wanted {
  return {
    role,
    ...(name === undefined
      ? {}
      : { name: typeof name === 'string' ? name : { source: name.source, flags: name.flags } }),
    ...(place.level === undefined ? {} : { level: place.level }),
    ...(place.inside ? { inside: wanted(place.inside.role, place.inside.name) } : {}),
  };
}

// All that match and that assistive technology may see, in the order of the document.
export function findInPage(query: Wanted): HTMLElement[] {
  const FIELDS = 'input:not([type=hidden]), textarea, select';
  const tags: Record<string, string> = {
    A: 'link', ARTICLE: 'article', BUTTON: 'button', DIALOG: 'dialog', H1: 'heading', H2: 'heading',
    H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading', HEADER: 'banner', MAIN: 'main',
    NAV: 'navigation', SELECT: 'combobox', TABLE: 'table', TD: 'cell', TEXTAREA: 'textbox',
    TH: 'columnheader', TR: 'row', UL: 'list', OL: 'list', LI: 'listitem', TIME: 'time',
  };
  const inputs: Record<string, string> = {
    button: 'button', checkbox: 'checkbox', email: 'textbox', radio: 'radio', search: 'searchbox',
    submit: 'button', tel: 'textbox', text: 'textbox', url: 'textbox',
  };
  const fromContent = new Set([
    'button', 'cell', 'columnheader', 'heading', 'link', 'listitem', 'row', 'option', 'tab',
  ]);
  const roleOf = (element: Element): string => {
    const role = element.getAttribute('role');
    if (role) return role;
    if (element instanceof HTMLInputElement) return inputs[element.type] ?? '';
    if (element.tagName === 'A' && !element.hasAttribute('href')) return '';
    if (element.tagName === 'HEADER' && element.closest('article, main, section')) return '';
    return tags[element.tagName] ?? '';
  };
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const textOf = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
    const own = node.getAttribute('aria-label') ?? node.getAttribute('alt');
    const text = own ?? [...node.childNodes].map(textOf).join('');
    return getComputedStyle(node).display === 'inline' ? text : ` ${text} `;
  };
  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby');
    if (by) return tidy(by.split(/\s+/).map((id) => textOf(document.getElementById(id)!)).join(' '));
    const labels = (element as HTMLInputElement).labels;
    const label = element.getAttribute('aria-label');
    if (label) return tidy(label);
    if (labels?.length) return tidy([...labels].map(textOf).join(' '));
    return fromContent.has(roleOf(element)) ? tidy(textOf(element)) : '';
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden=true]');
  const matches = (element: Element, one: Wanted): boolean => {
    if (one.role === 'field' ? !element.matches(FIELDS) : roleOf(element) !== one.role) return false;
    if (one.level !== undefined) {
      const level = element.getAttribute('aria-level') ?? element.tagName.slice(1);
      if (Number(level) !== one.level) return false;
    }
    if (!isShown(element)) return false;
    if (one.name === undefined) return true;
    const name = nameOf(element);
    if (typeof one.name === 'string') return name === tidy(one.name);
    return new RegExp(one.name.source, one.name.flags).test(name);
  };
  const all = (root: ParentNode, one: Wanted): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].filter((element) => matches(element, one));
  const roots: ParentNode[] = query.inside ? all(document, query.inside) : [document];
  return roots.flatMap((root) => all(root, query));
}

// What has the focus, as a role and a name.
export function focusedInPage(): { role: string; name: string } {
  const element = document.activeElement;
  if (!element || element === document.body) return { role: '', name: '' };
  const labels = (element as HTMLInputElement).labels;
  const name =
    element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '';
  return { role: element.getAttribute('role') ?? element.tagName.toLowerCase(), name: name.trim() };
}

// Whether an element holds the text: by itself or together with what is in it.
export function textInPage(text: string | { source: string; flags: string }): boolean {
  const tidy = (found: string): string => found.replace(/\s+/g, ' ').trim();
  const holds = (found: string): boolean =>
    typeof text === 'string'
      ? found.toLowerCase().includes(tidy(text).toLowerCase())
      : new RegExp(text.source, text.flags).test(found);
  return [...document.body.querySelectorAll('*:not(script, style, noscript)')].some((element) =>
    holds(tidy(element.textContent ?? '')),
  );
}

// Whether an element is there and stays where it is.
export async function restsInPage(element: Element | null): Promise<boolean> {
  const place = (): string => JSON.stringify(element!.getBoundingClientRect());
  if (element === null) return false;
  const before = place();
  await new Promise((resolve) => setTimeout(resolve, 40));
  return place() === before;
}

// Puts text into the field that has the focus, in place of what is there, as a paste does.
export function replaceInPage(text: string): void {
  const field = document.activeElement as HTMLInputElement;
  field.select();
  if (text === '') document.execCommand('delete');
  else document.execCommand('insertText', false, text);
}

// Chooses the option that is shown as that, as the browser's own list does. False: not there.
export function chooseInPage(label: string, option: string): boolean {
  const labels = [...document.querySelectorAll('label')].filter((one) => one.textContent === label);
  const select = labels.map((one) => one.control).find((one) => one instanceof HTMLSelectElement);
  const index = [...(select?.options ?? [])].findIndex((one) => one.label === option);
  if (select === undefined || index < 0) return false;
  select.focus();
  select.selectedIndex = index;
  select.dispatchEvent(new Event('input', { bubbles: true }));
  select.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
