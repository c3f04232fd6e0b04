// A person at Debian's Chromium, through Playwright.
import type { Browser, Frame, Locator, Page } from 'playwright-core';

import type { Person, PersonOptions, Place, Role } from '../person';
import { axeRun, axeSource, keepPicture, rendererKept } from './driven_person';
import { focusedInPage } from './find_in_page';
import { until, WAIT_MILLIS } from './waiting';

class ChromiumPerson implements Person {
  readonly #page: Page;
  // Where things are looked for.
  #here: Page | Frame;
  readonly #url: string;
  readonly #complaints: string[] = [];

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#here = page;
    this.#url = url;
    page.setDefaultTimeout(WAIT_MILLIS);
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
    page.on('console', (message) => {
      // A refused request (a wrong password, a lost network) is the browser's own line.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.#complaints.push(message.text());
      }
    });
  }

  // For chromium_only.ts.
  get page(): Page {
    return this.#page;
  }

  #find(role: Role, name?: string | RegExp, place: Place = {}): Locator {
    const root = place.inside ? this.#find(place.inside.role, place.inside.name) : this.#here;
    return root.getByRole(role, {
      ...(name === undefined ? {} : { name, exact: typeof name === 'string' }),
      ...(place.level === undefined ? {} : { level: place.level }),
    });
  }

  async open(path: string): Promise<void> {
    await this.#page.goto(new URL(path, `${this.#url}/`).href);
  }
  async press(role: Role, name: string | RegExp, place?: Place): Promise<void> {
    const control = this.#find(role, name, place);
    if (role !== 'radio' && role !== 'checkbox') return control.click();
    // The words beside a sign lie in front of it, and press it.
    const id = await control.getAttribute('id');
    await this.#page.locator(`label[for="${id}"]`).click();
  }
  async fill(label: string, text: string): Promise<void> {
    await this.#here.getByLabel(label, { exact: true }).fill(text);
  }
  async choose(label: string, option: string): Promise<void> {
    await this.#here.getByLabel(label, { exact: true }).selectOption({ label: option });
  }
  async see(role: Role, name?: string | RegExp, place?: Place): Promise<void> {
    await this.#find(role, name, place).first().waitFor();
  }
  async seeText(text: string | RegExp): Promise<void> {
    await this.#here.getByText(text).first().waitFor({ state: 'attached' });
  }
  async seeValue(label: string, value: string | RegExp): Promise<void> {
    const field = this.#here.getByLabel(label, { exact: true });
    await until(`${label} to hold ${value}`, async () => {
      const held = await field.inputValue();
      return typeof value === 'string' ? held === value : value.test(held);
    });
  }
  async seeNo(role: Role, name?: string | RegExp, place?: Place): Promise<void> {
    await until(`no ${role} ${name ?? ''}`, async () =>
      (await this.#find(role, name, place).count()) === 0,
    );
  }
  async seePath(path: string | RegExp): Promise<void> {
    await this.#page.waitForURL((url) => {
      url.searchParams.delete('renderer');
      const here = url.pathname + url.search;
      return typeof path === 'string' ? here === path : path.test(here);
    });
  }
  async seeTitle(title: string | RegExp): Promise<void> {
    await until(`the title ${title}`, async () => {
      const held = await this.#page.title();
      return typeof title === 'string' ? held === title : title.test(held);
    });
  }
  count(role: Role, name?: string | RegExp, place?: Place): Promise<number> {
    return this.#find(role, name, place).count();
  }
  async names(role: Role, place?: Place): Promise<string[]> {
    const texts: string[] = [];
    for (const found of await this.#find(role, undefined, place).all()) {
      texts.push((await found.getAttribute('aria-label')) ?? (await found.innerText()));
    }
    return texts;
  }
  async intoWidget(): Promise<void> {
    const element = await this.#page.locator('genkan-portal iframe').elementHandle();
    this.#here = (await element?.contentFrame()) ?? this.#page;
  }
  async toFront(): Promise<void> {}
  async back(): Promise<void> {
    await this.#page.goBack();
  }
  async forward(): Promise<void> {
    await this.#page.goForward();
  }
  async reload(): Promise<void> {
    await this.#page.reload();
  }
  key(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }
  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }
  focused(): Promise<{ role: string; name: string }> {
    return this.#page.evaluate(focusedInPage);
  }
  offline(cut: boolean): Promise<void> {
    return this.#page.context().setOffline(cut);
  }
  async axe(): Promise<string[]> {
    // Straight into the page's world, since the page's own policy rightly refuses injected scripts.
    const session = await this.#page.context().newCDPSession(this.#page);
    const run = async (expression: string): Promise<unknown> => {
      const answer = await session.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      const failed = answer.exceptionDetails;
      if (failed) throw new Error(failed.exception?.description ?? failed.text);
      return answer.result.value;
    };
    await run(axeSource());
    const found = await run(axeRun);
    await session.detach();
    return found as string[];
  }
  async picture(name: string): Promise<Buffer> {
    return keepPicture(name, await this.#page.screenshot());
  }
  resize(width: number, height: number): Promise<void> {
    return this.#page.setViewportSize({ width, height });
  }
  complaints(): string[] {
    return this.#complaints;
  }
  inPage<T>(body: () => T): Promise<T> {
    return this.#page.evaluate(body);
  }
  leave(): Promise<void> {
    return this.#page.context().close();
  }
}

export async function chromiumPerson(
  browser: Browser,
  url: string,
  options: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    ...(options.touch ? { hasTouch: true, isMobile: true } : {}),
    locale: options.language === 'en' ? 'en-GB' : 'ja-JP',
    // Not the sample portal's zone, which is Asia/Tokyo: times are shown in the portal's.
    timezoneId: 'America/New_York',
    colorScheme: options.scheme ?? 'light',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    deviceScaleFactor: options.scale ?? 1,
    javaScriptEnabled: options.javascript ?? true,
  });
  if (options.renderer !== undefined) await context.addInitScript(rendererKept(options.renderer));
  if (options.before) await context.addInitScript({ content: options.before });
  return new ChromiumPerson(await context.newPage(), url);
}
