// A person at an engine whose driver knows little more than "run this in the page" and "click that
// element". What every such engine has in common is here; the adapters fill in the rest.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Person, PersonOptions, Place, Role } from '../person';
import { chooseInPage, findInPage, focusedInPage, replaceInPage, restsInPage, textInPage, wanted, type Wanted } from './find_in_page';
import { Lacking, until } from './waiting';

const PICTURES = join(process.env.GENKAN_ROOT ?? process.cwd(), 'tests/web/screenshots');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// Where web/bridge/drawing.ts keeps the renderer asked for.
export const rendererKept = (renderer: string): string =>
  `location.protocol.startsWith('http') &&
    sessionStorage.setItem('genkan-renderer', ${JSON.stringify(renderer)})`;

export const axeRun = `axe.run(document, { resultTypes: ['violations'] }).then((result) =>
  result.violations.map((v) => v.id + ': ' + v.help + ' at ' +
    v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')))`;
export const axeSource = (): string => `(() => { ${readFileSync(AXE, 'utf8')}; return 0; })()`;

export function keepPicture(name: string, png: Buffer): Buffer {
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, `${name}.png`), png);
  return png;
}

const called = (body: (...args: never[]) => unknown, ...args: unknown[]): string =>
  `(${body.toString()})(...${JSON.stringify(args)})`;

const matching = (held: string, sought: string | RegExp): boolean =>
  typeof sought === 'string' ? held === sought : sought.test(held);

export abstract class DrivenPerson implements Person {
  #opened = false;
  protected readonly trouble: string[] = [];

  constructor(
    protected readonly url: string,
    protected readonly options: PersonOptions,
  ) {}

  // Runs an expression in the page, whatever the page's own policy says, and waits for its promise.
  protected abstract run(expression: string): Promise<unknown>;
  protected abstract go(url: string): Promise<void>;
  // Clicks, as by a pointer, the element that an expression gives; false where it gives none.
  protected abstract click(expression: string): Promise<boolean>;
  protected abstract screenshot(): Promise<Buffer>;

  abstract intoWidget(): Promise<void>;
  abstract back(): Promise<void>;
  abstract toFront(): Promise<void>;
  abstract forward(): Promise<void>;
  abstract reload(): Promise<void>;
  abstract key(key: string): Promise<void>;
  abstract type(text: string): Promise<void>;
  abstract offline(cut: boolean): Promise<void>;
  abstract resize(width: number, height: number): Promise<void>;
  abstract leave(): Promise<void>;

  async open(path: string): Promise<void> {
    const { renderer } = this.options;
    if (renderer !== undefined && !this.#opened) {
      await this.go(`${this.url}/sign-in`);
      await this.run(rendererKept(renderer));
    }
    this.#opened = true;
    await this.go(new URL(path, `${this.url}/`).href);
  }
  press(role: Role, name: string | RegExp, place?: Place): Promise<void> {
    return until(`${role} ${name} to press`, () => this.#click(wanted(role, name, place)));
  }
  async fill(label: string, text: string): Promise<void> {
    // A press may take its time to give the focus.
    await until(`the field ${label}`, async () => {
      if (!(await this.#click(wanted('field', label)))) return false;
      await this.run(called(replaceInPage, text));
      return true;
    });
    // A field that grows moves what is pressed next.
    await until('the page to be at rest', async () => (await this.run('window.genkan?.idle ?? true')) === true);
  }
  choose(label: string, option: string): Promise<void> {
    return until(`${option} of ${label}`, async () => (await this.run(called(chooseInPage, label, option))) === true);
  }
  see(role: Role, name?: string | RegExp, place?: Place): Promise<void> {
    return until(`${role} ${name ?? ''}`, async () => (await this.count(role, name, place)) > 0);
  }
  seeNo(role: Role, name?: string | RegExp, place?: Place): Promise<void> {
    return until(`no ${role} ${name ?? ''}`, async () => (await this.count(role, name, place)) === 0);
  }
  seeText(text: string | RegExp): Promise<void> {
    const sought = typeof text === 'string' ? text : { source: text.source, flags: text.flags };
    return until(`the text ${text}`, async () => (await this.run(called(textInPage, sought))) === true);
  }
  seeValue(label: string, value: string | RegExp): Promise<void> {
    const field = `${called(findInPage, wanted('field', label))}[0]`;
    return until(`${label} to hold ${value}`, async () =>
      matching(String(await this.run(`${field}.value`)), value),
    );
  }
  seePath(path: string | RegExp): Promise<void> {
    return until(`the path ${path}`, async () => {
      const url = new URL(String(await this.run('location.href')));
      url.searchParams.delete('renderer');
      return matching(url.pathname + url.search, path);
    });
  }
  seeTitle(title: string | RegExp): Promise<void> {
    return until(`the title ${title}`, async () =>
      matching(String(await this.run('document.title')), title),
    );
  }
  async count(role: Role, name?: string | RegExp, place?: Place): Promise<number> {
    return Number(await this.run(`${called(findInPage, wanted(role, name, place))}.length`));
  }
  async names(role: Role, place?: Place): Promise<string[]> {
    const all = called(findInPage, wanted(role, undefined, place));
    const name = '(one) => one.getAttribute("aria-label") ?? one.innerText';
    return (await this.run(`${all}.map(${name})`)) as string[];
  }
  async focused(): Promise<{ role: string; name: string }> {
    return (await this.run(called(focusedInPage))) as { role: string; name: string };
  }
  async axe(): Promise<string[]> {
    await this.run(axeSource());
    return (await this.run(axeRun)) as string[];
  }
  async picture(name: string): Promise<Buffer> {
    return keepPicture(name, await this.screenshot());
  }
  complaints(): string[] {
    return this.trouble;
  }
  async inPage<T>(body: () => T): Promise<T> {
    return (await this.run(called(body))) as T;
  }

  // At rest, else the driver presses what has come to where it was.
  async #click(query: Wanted): Promise<boolean> {
    const element = `${called(findInPage, query)}[0] ?? null`;
    return (await this.run(`(${restsInPage.toString()})(${element})`)) === true && this.click(element);
  }

  protected lack(what: string): never {
    throw new Lacking(what);
  }
}
