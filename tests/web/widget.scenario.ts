// The portal in another page: inline and floating, on another origin, for whoever may and nobody else.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import type { FrameLocator, Page } from 'playwright-core';

import { expect, expectEqual, journey, scenario, type Scene } from './scenario';
import { chromiumOf } from './support/chromium_only';
import { boss } from './support/boss';
import { axeRun, axeSource } from './support/driven_person';
import { startHostPage, type HostPage } from './support/host_page';
import { applySettings, genkan, PASSWORD } from './support/portal_server';
import { until } from './support/waiting';
import { PEOPLE, WORDS } from './words';

const words = WORDS.en;
const INLINE = (portal: string): string => `<genkan-portal src="${portal}"></genkan-portal>`;
const FLOATING = (portal: string): string =>
  `<genkan-portal src="${portal}" position="bottom-right"></genkan-portal>`;

interface Stage {
  page: Page;
  host: HostPage;
  frame: FrameLocator;
  complaints(): string[];
}

// A page that the manager named, and somebody who looks at it.
async function stage(
  { portal, person }: Scene,
  body: (portal: string) => string,
  at: 'origin' | 'named' = 'origin',
  before?: string,
): Promise<Stage> {
  const host = await startHostPage(portal.url);
  applySettings(portal.data, (settings) => {
    settings.widget.origins = [host.origin, host.named];
  });
  const somebody = await person({ language: 'en', ...(before === undefined ? {} : { before }) });
  const { page } = chromiumOf(somebody);
  host.show(body(portal.url));
  await page.goto(`${host[at]}/`);
  return { page, host, frame: page.frameLocator('genkan-portal iframe'), complaints: () => somebody.complaints() };
}

async function signIn(frame: FrameLocator): Promise<void> {
  await frame.getByLabel(words.email).fill(PEOPLE.noor.email);
  await frame.getByLabel(words.password).fill(PASSWORD);
  await frame.getByRole('button', { name: words.signIn, exact: true }).click();
  await frame.getByRole('table').waitFor();
}

// The names of the events that the element has told, from now on, with what came along.
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const element = document.querySelector('genkan-portal')!;
    for (const type of ['ready', 'open', 'close', 'unread', 'ticketcreated', 'signedout', 'error']) {
      element.addEventListener(type, (event) => told.push(`${type} ${JSON.stringify((event as CustomEvent).detail)}`));
    }
  });
const told = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { told: string[] }).told);

journey('In the page of somebody else one signs in, writes, and is answered there', async ({ portal, person }) => {
  const host = await startHostPage(portal.url);
  applySettings(portal.data, (settings) => {
    settings.widget.origins = [host.origin];
  });
  host.show(INLINE(portal.url));
  const noor = await person({ language: 'en' });
  await noor.open(`${host.origin}/`);
  await noor.intoWidget();
  await noor.fill(words.email, PEOPLE.noor.email);
  await noor.fill(words.password, PASSWORD);
  await noor.press('button', words.signIn);
  await noor.press('link', words.newTicket);
  await noor.fill(words.subject, 'Words for support alone');
  await noor.fill(words.message, 'And the rest of them.');
  await noor.press('button', words.submit);
  await noor.see('heading', /Words for support alone/);
  // By the stream of events, which the frame's session is asked for, too.
  const [number] = /\d+/.exec(genkan(['desk', 'list', '--open', '--data', portal.data]).split('\n').find((line) => line.includes('Words for support'))!)!;
  genkan(['desk', 'reply', '--as', 'sam@genkan.example', number, 'It is on its way.', '--data', portal.data]);
  await noor.seeText('It is on its way.');
  host.close();
});

scenario('Inline on another site one signs in, reads and writes, and the page hears no text of it', async (scene) => {
  const { page, host, frame } = await stage(scene, INLINE);
  await listen(page);
  await signIn(frame);
  // The element is as high as what it shows.
  const frameBox = page.locator('genkan-portal iframe');
  await until('the height to follow', async () => ((await frameBox.boundingBox())?.height ?? 0) > 330);
  await frame.getByRole('link', { name: words.newTicket }).click();
  await frame.locator('#meaning form textarea').waitFor();
  await frame.locator('#meaning form input[type=text]').first().fill('Words for support alone');
  await frame.locator('#meaning form textarea').fill('And the rest of them.');
  await frame.locator('#meaning form').getByRole('button', { name: words.submit }).click();
  await frame.getByRole('heading', { name: /Words for support alone/ }).waitFor();
  const events = await told(page);
  expect(events.some((event) => /^ticketcreated \{"number":\d+\}$/.test(event)), `ticketcreated is not in ${events}`);
  expect(!events.some((event) => /Words|rest/.test(event)), 'the page was told what the ticket says');
  expectEqual(await page.evaluate(() => document.body.innerText.includes('Words')), false, 'the page has the text');
  expectEqual(await page.evaluate(() => Object.keys(window).filter((key) => /genkan/i.test(key))), [], 'global names');
  host.close();
});

scenario('A floating widget fetches nothing before it is opened, and gives the focus back', async (scene) => {
  const { page, host, frame } = await stage(scene, FLOATING);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const button = page.getByRole('button', { name: 'Help' });
  await button.waitFor();
  await page.waitForTimeout(500);
  expectEqual(asked.filter((url) => url.startsWith(scene.portal.url)), [], 'what was asked for unopened');
  await listen(page);
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Help' }).waitFor();
  await frame.getByLabel(words.email).waitFor();
  await until('the focus to be in the frame', () =>
    page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName === 'iframe'),
  );
  await signIn(frame);
  await frame.locator('#meaning h1').press('Escape');
  await page.getByRole('dialog', { name: 'Help' }).waitFor({ state: 'hidden' });
  const focused = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent);
  expectEqual(focused, 'Help', 'what has the focus');
  const events = await told(page);
  for (const wanted of ['open {}', 'ready {}', 'close {}']) {
    expect(events.includes(wanted), `${wanted} is not in ${events.join(', ')}`);
  }
  // On a phone it is all there is.
  await page.setViewportSize({ width: 390, height: 800 });
  await button.click();
  const box = await page.getByRole('dialog', { name: 'Help' }).boundingBox();
  expectEqual([box?.x, box?.y, box?.width, box?.height], [0, 0, 390, 800], 'the panel on a phone');
  await button.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Close' }).click();
  await button.waitFor();
  host.close();
});

// What a browser does to frames whose storage it blocks.
const NOTHING_KEPT = `if (parent !== window) {
  const refuse = () => { throw new DOMException('blocked', 'SecurityError'); };
  for (const name of ['sessionStorage', 'localStorage']) {
    Object.defineProperty(window, name, { configurable: true, get: refuse });
  }
  navigator.locks.request = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
}`;

scenario('Where browsers keep cookies and storage from frames a widget works all the same', async (scene) => {
  // By another name of this machine, and so of another site: the frame gets no cookie at all.
  const { page, host, frame } = await stage(scene, INLINE, 'named', NOTHING_KEPT);
  await signIn(frame);
  await frame.getByRole('table').getByRole('link').first().click();
  await frame.getByRole('article').first().waitFor();
  const cookies = await page.context().cookies(scene.portal.url);
  expect(!cookies.some(({ name }) => name === 'sid'), 'the frame has the portal\'s own session');
  // What others write is there at once: its stream of events has the session, too.
  const number = /(\d+)$/.exec(new URL(page.frames().find((one) => one.url().includes('/embed/'))!.url()).pathname)![1]!;
  genkan(['desk', 'reply', '--as', 'sam@genkan.example', number, 'Heard at once.', '--data', scene.portal.data]);
  await frame.getByText('Heard at once.').first().waitFor({ state: 'attached' });
  await frame.getByRole('button', { name: words.signOut }).click();
  await frame.getByLabel(words.email).waitFor();
  host.close();
});

scenario('By whatever way the portal has one signs in in a window, which hands over to the frame', async (scene) => {
  const { page, host, frame } = await stage(scene, INLINE, 'named');
  const opened = page.waitForEvent('popup');
  await frame.getByRole('button', { name: 'Sign in in a window of its own' }).click();
  const window = await opened;
  const tab = window.context().waitForEvent('page');
  await window.getByRole('link', { name: words.signIn }).click();
  const signing = await tab;
  await signing.getByLabel(words.email).fill(PEOPLE.noor.email);
  await signing.getByLabel(words.password).fill(PASSWORD);
  await signing.getByRole('button', { name: words.signIn, exact: true }).click();
  await signing.getByRole('heading', { name: 'You are signed in' }).waitFor();
  await frame.getByRole('table').waitFor();
  await until('the window to close', async () => window.isClosed());
  // Opened by any other page, the window tells nothing.
  const stray = page.waitForEvent('popup');
  const heard = page.evaluate(async (address) => {
    const told: unknown[] = [];
    addEventListener('message', ({ data }) => told.push(data));
    open(address);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return told;
  }, `${scene.portal.url}/widget-sign-in`);
  await (await stray).close().catch(() => undefined);
  expectEqual((await heard).filter((data) => JSON.stringify(data ?? '').includes('token')), [], 'what a stranger is told');
  host.close();
});

scenario('A page that the manager did not name shows nothing, and neither does one that looks alike', async (scene) => {
  const { page, host, complaints } = await stage(scene, INLINE);
  for (const origins of [[], [host.origin.replace(/\d+$/, '1')], [host.origin.replace('127.0.0.1', 'localhost')], ['https://127.0.0.1.example']]) {
    applySettings(scene.portal.data, (settings) => {
      settings.widget.origins = origins;
    });
    await page.goto(`${host.origin}/`);
    await page.locator('genkan-portal iframe').waitFor();
    await page.waitForTimeout(400);
    const shown = page.frames().filter((one) => one !== page.mainFrame() && one.url().startsWith(scene.portal.url));
    expectEqual(shown.length, 0, `the frames shown with ${JSON.stringify(origins)}`);
  }
  // The browser says what it refused.
  complaints().length = 0;
  host.close();
});

// Says something to the frame `name` from the page or frame that it is run in; the answer is what came
// back within half a second.
async function speak({ name, origin, words: said }: { name: string; origin: string; words: unknown[] }): Promise<unknown[]> {
  const target = (parent.frames as unknown as Record<string, Window>)[name]!;
  const answers: unknown[] = [];
  for (const data of said) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => answers.push(event.data);
    target.postMessage(data, origin, [port2]);
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  return answers;
}

scenario('Frames beside it, wrong words and second greetings are nothing to the frame', async (scene) => {
  const origin = scene.portal.url;
  const { page, host } = await stage(scene, (portal) =>
    `<iframe name="portal" src="${portal}/embed/tickets"></iframe><iframe name="beside"></iframe>`);
  await page.frameLocator('[name=portal]').locator('#sign-in').waitFor({ state: 'attached' });
  await page.waitForLoadState('load');
  const beside = page.frame({ name: 'beside' })!;
  const hello = { type: 'hello', theme: 'auto', path: '', inline: false, identifies: false };
  const wrong = [null, 1, 'hello', [], { type: 'hello' }, { ...hello, path: '//evil.example' },
    { ...hello, more: 1 }, { type: '__proto__' }, { type: 'identity', token: 'x' }];
  expectEqual(await beside.evaluate(speak, { name: 'portal', origin, words: [hello] }), [], 'what a frame beside it hears');
  expectEqual(await page.evaluate(speak, { name: 'portal', origin, words: wrong }), [], 'what wrong words bring');
  expectEqual(await page.evaluate(speak, { name: 'portal', origin, words: [hello] }), [{ type: 'ready' }], 'what the page hears');
  expectEqual(await page.evaluate(speak, { name: 'portal', origin, words: [hello] }), [], 'what a second greeting brings');
  host.close();
});

// The README's lines for a page's server, in the language of their block.
function lines(language: 'js' | 'python'): string {
  const blocks = readFileSync('README.md', 'utf8').matchAll(new RegExp('```' + language + '\\n([^]*?)```', 'g'));
  return [...blocks].map(([, block]) => block!).find((block) => /genkan_?token/i.test(block))!;
}

interface Asked {
  kid: string;
  secret: string;
  portal: string;
  user: { id: string; email: string; name: string };
}

// What each makes of the same words.
const SIGNERS: Record<string, (asked: Asked) => string> = {
  Node: (asked) =>
    run('node', ['--input-type=module', '-e', `${lines('js')}\nprocess.stdout.write(genkanToken(${JSON.stringify(asked)}))`]),
  Python: ({ kid, secret, portal, user }) =>
    run('python3', ['-c', `${lines('python')}\nimport sys\nsys.stdout.write(genkan_token(*json.loads(sys.argv[1])))`,
      JSON.stringify([kid, secret, portal, user])]),
};
const run = (program: string, args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });

for (const [name, sign] of Object.entries(SIGNERS)) {
scenario(`Whom the page names is in without signing in, and out once the key is revoked (${name})`, async (scene) => {
  const { page, host, frame } = await stage(scene, INLINE);
  const { portal } = scene;
  const [kid, secret] = genkan(['admin', 'add-widget-key', 'Help', '--data', portal.data])
    .split('\n')
    .map((line) => line.split(' ')[1]!) as [string, string];
  const user = { id: '17', email: PEOPLE.noor.email, name: 'Noor' };
  const token = sign({ kid, secret, portal: portal.url, user });
  await listen(page);
  await page.evaluate((given) => document.querySelector('genkan-portal')!.identify(given), token);
  await frame.getByRole('table').waitFor();
  genkan(['admin', 'revoke-widget-key', kid, '--data', portal.data]);
  await until('the page to hear of it', async () => (await told(page)).includes('signedout {}'));
  await frame.getByLabel(words.email).waitFor();
  host.close();
});
}

scenario('Nothing that axe-core finds is wrong with the help pages, the panel and its sign-in', async (scene) => {
  const { portal, person } = scene;
  applySettings(portal.data, (settings) => {
    settings.widget.origins = [portal.url, portal.url.replace('127.0.0.1', 'localhost')];
  });
  for (const [path, scheme] of [['/kb/', 'light'], ['/kb/ja.html', 'dark']] as const) {
    const reader = await person({ language: 'en', scheme });
    const { page } = chromiumOf(reader);
    await page.goto(`${portal.url}${path}`);
    await page.locator('#floating').getByRole('button').click();
    await page.frameLocator('#floating iframe').locator('#email').waitFor();
    expectEqual(await reader.axe(), [], `what axe-core finds at ${path}`);
    const frame = (await (await page.locator('#floating iframe').elementHandle())!.contentFrame())!;
    await frame.evaluate(axeSource());
    expectEqual(await frame.evaluate(axeRun), [], `what axe-core finds in the frame at ${path}`);
  }
});

const MANAGED = {
  en: { origins: 'Pages that may show the portal', save: 'Save', saved: 'Saved.', name: 'Name of a new key', make: 'Make a key', secret: /^Secret: [\w-]{43}$/, revoke: 'Revoke', revoked: /The key is revoked/ },
  ja: { origins: 'ポータルを表示できるページ', save: '保存', saved: '保存しました。', name: '新しい鍵の名前', make: '鍵を作成', secret: /^シークレット：[\w-]{43}$/, revoke: '無効にする', revoked: /鍵を無効にしました/ },
} as const;

for (const language of ['en', 'ja'] as const) {
  scenario(`A manager names the pages, and makes and revokes a key whose secret is shown once (${language})`, async (scene) => {
    const said = MANAGED[language];
    const manager = await boss(scene, language);
    await manager.open('/manage/widget');
    await manager.fill(said.origins, 'https://Help.example/');
    await manager.press('button', said.save);
    await manager.seeText(/https:\/\/help\.example/);
    await manager.fill(said.origins, 'https://help.example');
    await manager.press('button', said.save);
    await manager.seeText(said.saved);
    await manager.fill(said.name, 'Help pages');
    await manager.press('button', said.make);
    await manager.seeText(said.secret);
    expectEqual(await manager.axe(), [], 'what axe-core finds');
    await manager.picture(`widget-${language}`);
    await manager.reload();
    await manager.see('group', 'Help pages');
    expect(!said.secret.test(await manager.inPage(() => document.body.innerText)), 'the secret is shown again');
    await manager.press('button', said.revoke, { inside: { role: 'group', name: 'Help pages' } });
    await manager.seeText(said.revoked);
    await manager.seeNo('group', 'Help pages');
  });
}

scenario('"Was this helpful? No" opens the form with the article in it', async (scene) => {
  const { portal, person } = scene;
  const origin = portal.url.replace('127.0.0.1', 'localhost');
  applySettings(portal.data, (settings) => {
    settings.widget.origins = [portal.url, origin];
  });
  const { page } = chromiumOf(await person({ language: 'en' }));
  await page.goto(`${portal.url}/kb/`);
  await page.getByLabel('Search the articles').fill('SCANNER');
  await page.getByRole('heading', { name: 'Find an invoice' }).waitFor({ state: 'hidden' });
  await page.getByRole('article').getByRole('button', { name: 'No' }).locator('visible=true').click();
  const frame = page.frameLocator('#floating iframe');
  await frame.getByLabel(words.email).fill(PEOPLE.noor.email);
  await frame.getByLabel(words.password).fill(PASSWORD);
  await frame.getByRole('button', { name: words.signIn, exact: true }).click();
  const area = frame.locator('#meaning form textarea');
  await area.waitFor();
  await until('the article to be in the form', async () => (await area.inputValue()).includes('The scanner reads no labels'));
});
