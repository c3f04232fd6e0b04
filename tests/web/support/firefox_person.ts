// A person at Debian's Firefox ESR, through Puppeteer and WebDriver BiDi. It has WebGL2 in a window
// only, so it runs on a display of its own.
import { spawnSync } from 'node:child_process';

import { launch, type Browser, type BrowserContext, type Frame, type KeyInput, type Page } from 'puppeteer-core';

import type { Person, PersonOptions } from '../person';
import type { Seat } from './display';
import { DrivenPerson } from './driven_person';
import { Lacking, until, WAIT_MILLIS } from './waiting';

const EXECUTABLE = process.env.GENKAN_FIREFOX ?? '/usr/bin/firefox-esr';

class FirefoxPerson extends DrivenPerson {
  // Where things are looked for.
  private here: Page | Frame;

  constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly env: NodeJS.ProcessEnv,
    url: string,
    options: PersonOptions,
  ) {
    super(url, options);
    this.here = page;
    page.setDefaultTimeout(WAIT_MILLIS);
    page.on('pageerror', (error) => this.trouble.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.trouble.push(message.text());
    });
  }

  protected run(expression: string): Promise<unknown> {
    return this.here.evaluate(expression);
  }
  protected async go(url: string): Promise<void> {
    await this.page.goto(url);
  }
  protected async click(expression: string): Promise<boolean> {
    const element = (await this.here.evaluateHandle(expression)).asElement();
    if (element === null) return false;
    await (element as unknown as { click(): Promise<void> }).click();
    return true;
  }
  protected async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.page.screenshot());
  }
  // Without a window manager nobody else raises it; it is found by a title that no other has.
  async toFront(): Promise<void> {
    const title = await this.page.evaluate(() => document.title);
    const own = `to the front ${String(Math.random())}`;
    const name = (words: string): Promise<void> => this.page.evaluate((to) => void (document.title = to), words);
    await name(own);
    await until('the window in front', async () => {
      spawnSync('xdotool', ['search', '--name', own, 'windowraise', '%@'], { env: this.env });
      return !(await this.page.evaluate(() => document.hidden));
    });
    await name(title);
  }
  async intoWidget(): Promise<void> {
    await until('the frame', async () => {
      this.here = this.page.frames().find((frame) => frame.url().includes('/embed/')) ?? this.page;
      return this.here !== this.page;
    });
  }
  async back(): Promise<void> {
    await this.page.goBack({ waitUntil: [] });
  }
  async forward(): Promise<void> {
    await this.page.goForward({ waitUntil: [] });
  }
  async reload(): Promise<void> {
    await this.page.reload();
  }
  async key(key: string): Promise<void> {
    const keys = key.split('+').map((one) => (one === 'Space' ? ' ' : one)) as KeyInput[];
    for (const one of keys) await this.page.keyboard.down(one);
    for (const one of keys.reverse()) await this.page.keyboard.up(one);
  }
  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }
  offline(cut: boolean): Promise<void> {
    return this.page.setOfflineMode(cut);
  }
  resize(width: number, height: number): Promise<void> {
    return this.page.setViewport({ width, height, deviceScaleFactor: this.options.scale ?? 1 });
  }
  leave(): Promise<void> {
    return this.context.close();
  }
}

// Firefoxes by what only a profile can say.
export class Firefoxes {
  readonly #browsers = new Map<string, Promise<Browser>>();
  #inFront = '';

  constructor(private readonly seat: Seat) {}

  async person(url: string, options: PersonOptions): Promise<Person> {
    const language = options.language === 'en' ? 'en-GB' : 'ja-JP';
    const dark = options.scheme === 'dark';
    const key = `${language} ${dark}`;
    if (!this.#browsers.has(key)) this.#browsers.set(key, this.#launch(language, dark));
    const context = await (await this.#browsers.get(key)!).createBrowserContext();
    const page = await context.newPage();
    const person = new FirefoxPerson(context, page, this.seat.env, url, options);
    await person.resize(options.width ?? 1280, options.height ?? 800);
    if (options.javascript === false) throw new Lacking('Firefox ESR cannot be told to run no script of the page alone');
    // Firefox gives no frames to a window that another program's covers.
    if (this.#inFront !== key) await person.toFront();
    this.#inFront = key;
    return person;
  }

  async close(): Promise<void> {
    for (const browser of this.#browsers.values()) await (await browser).close();
  }

  #launch(language: string, dark: boolean): Promise<Browser> {
    return launch({
      browser: 'firefox',
      executablePath: EXECUTABLE,
      headless: false,
      // Not the sample portal's zone: times are shown in the portal's.
      env: { ...this.seat.env, TZ: 'America/New_York', ...(this.seat.assisted ? { GNOME_ACCESSIBILITY: '1' } : {}) },
      extraPrefsFirefox: {
        'webgl.force-enabled': true,
        'intl.accept_languages': language,
        'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      },
    });
  }
}
