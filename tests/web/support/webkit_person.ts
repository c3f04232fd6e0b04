// A person at WebKitGTK: its MiniBrowser, driven by WebKitWebDriver over plain WebDriver. Each
// person has a driver of their own, since one drives one browser.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import type { Person, PersonOptions } from '../person';
import type { Seat } from './display';
import { DrivenPerson } from './driven_person';
import { startCuttableProxy, type CuttableProxy } from './cuttable_proxy';
import { until } from './waiting';
import { WebDriver } from './webdriver';

export const MINIBROWSER =
  process.env.GENKAN_MINIBROWSER ??
  ['4.1', '4.0', '6.0']
    .flatMap((version) => ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-${version}`))
    .map((folder) => `${folder}/MiniBrowser`)
    .find(existsSync) ??
  '';
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

// The private characters by which WebDriver means keys.
const KEYS: Record<string, string> = {
  Backspace: '\ue003', Tab: '\ue004', Enter: '\ue007', Shift: '\ue008', Control: '\ue009', Alt: '\ue00a',
  Escape: '\ue00c', Space: ' ', PageUp: '\ue00e', PageDown: '\ue00f', End: '\ue010', Home: '\ue011',
  ArrowLeft: '\ue012', ArrowUp: '\ue013', ArrowRight: '\ue014', ArrowDown: '\ue015', Delete: '\ue017',
};

class WebkitPerson extends DrivenPerson {
  constructor(
    private readonly driver: WebDriver,
    private readonly proxy: CuttableProxy,
    url: string,
    options: PersonOptions,
  ) {
    super(url, options);
  }

  protected async run(expression: string): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${expression}))().then(
        (value) => done({ value: value === undefined ? null : value }),
        (error) => done({ error: String(error) }));`;
    const answer = (await this.driver.call('POST', '/execute/async', { script, args: [] })) as {
      value?: unknown;
      error?: string;
    };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }
  protected async go(url: string): Promise<void> {
    await this.driver.call('POST', '/url', { url });
  }
  protected async click(expression: string): Promise<boolean> {
    const script = `return ${expression}`;
    const found = (await this.driver.call('POST', '/execute/sync', { script, args: [] })) as
      | Record<string, string>
      | null;
    if (found === null) return false;
    await this.driver.call('POST', `/element/${found[ELEMENT]}/click`, {});
    return true;
  }
  protected async screenshot(): Promise<Buffer> {
    return Buffer.from((await this.driver.call('GET', '/screenshot')) as string, 'base64');
  }
  async toFront(): Promise<void> {}
  async intoWidget(): Promise<void> {
    const script = `return document.querySelector('genkan-portal').shadowRoot.querySelector('iframe')`;
    await until('the frame', async () => {
      const id = await this.driver.call('POST', '/execute/sync', { script, args: [] });
      if (id !== null) await this.driver.call('POST', '/frame', { id });
      return id !== null;
    });
  }
  async back(): Promise<void> {
    await this.driver.call('POST', '/back', {});
  }
  async forward(): Promise<void> {
    await this.driver.call('POST', '/forward', {});
  }
  async reload(): Promise<void> {
    await this.driver.call('POST', '/refresh', {});
  }
  async key(key: string): Promise<void> {
    const keys = key.split('+').map((one) => KEYS[one] ?? one);
    await this.#act([
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.reverse().map((value) => ({ type: 'keyUp', value })),
    ]);
  }
  type(text: string): Promise<void> {
    return this.#act(
      [...text].flatMap((value) => [
        { type: 'keyDown', value: value === '\n' ? KEYS.Enter : value },
        { type: 'keyUp', value: value === '\n' ? KEYS.Enter : value },
      ]),
    );
  }
  // The engine learns of networks from the system, which has lost none: the page is told in its place.
  async offline(cut: boolean): Promise<void> {
    this.proxy.cut(cut);
    await this.run(`void dispatchEvent(new Event('${cut ? 'offline' : 'online'}'))`);
  }
  // The window's frame and tool bar come on top of what the page gets.
  async resize(width: number, height: number): Promise<void> {
    let outer = { width, height };
    for (let attempt = 0; attempt < 4; ++attempt) {
      await this.driver.call('POST', '/window/rect', { ...outer });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const inner = (await this.run('({ width: innerWidth, height: innerHeight })')) as typeof outer;
      if (inner.width === width && inner.height === height) return;
      outer = {
        width: Math.max(1, outer.width + width - inner.width),
        height: Math.max(1, outer.height + height - inner.height),
      };
    }
    this.lack(`WebKitGTK's window cannot be made ${width} by ${height}`);
  }
  override complaints(): string[] {
    return [...this.trouble, ...this.driver.complaints];
  }
  async leave(): Promise<void> {
    await this.driver.end();
    this.proxy.close();
  }

  async #act(actions: object[]): Promise<void> {
    await this.driver.call('POST', '/actions', {
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }
}

// Without a window manager nobody gives a window the keyboard, and the page would show no focus.
function giveFocus(seat: Seat): void {
  const env = seat.env;
  spawnSync('xdotool', ['search', '--onlyvisible', '--class', 'MiniBrowser', 'windowfocus', '%@'], { env });
}

export async function webkitPerson(seat: Seat, url: string, options: PersonOptions): Promise<Person> {
  if (MINIBROWSER === '') throw new Error('MiniBrowser is not there: scripts/setup installs it');
  const language = options.language === 'en' ? 'en_GB' : 'ja_JP';
  const proxy = await startCuttableProxy();
  const driver = await WebDriver.start('WebKitWebDriver', {
    ...seat.env,
    LANG: `${language}.UTF-8`,
    LANGUAGE: language,
    // Not the sample portal's zone: times are shown in the portal's.
    TZ: 'America/New_York',
    GDK_SCALE: String(options.scale ?? 1),
    GTK_THEME: options.scheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
  });
  const person = new WebkitPerson(driver, proxy, url, options);
  await driver.begin({
    proxy: { proxyType: 'manual', httpProxy: `127.0.0.1:${proxy.port}` },
    'webkitgtk:browserOptions': {
      binary: MINIBROWSER,
      args: [
        '--automation',
        '--enable-write-console-messages-to-stdout=true',
        ...(options.javascript === false ? ['--enable-javascript-markup=false'] : []),
      ],
    },
  });
  await person.resize(options.width ?? 1280, options.height ?? 800);
  giveFocus(seat);
  return person;
}
