// What WCAG 2.2 asks for and neither axe-core nor a test of a flow can tell. tests/WCAG.md says which
// criterion is shown by which test.
import type { Person } from './person';
import { expect, expectEqual, journey, scenario } from './scenario';
import { atRest, unsound } from './support/soundness';
import { until } from './support/waiting';
import { PASSWORD } from './support/portal_server';
import { BAD_DAY_WORDS, PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;
// The first is a window of 1280 by 1024 at 400 %.
const WINDOWS = [[320, 256], [390, 844], [1280, 800]] as const;

async function openFirst(person: Person): Promise<string> {
  await person.see('table');
  const subject = (await person.names('link', IN_TABLE))[0]!;
  await person.press('link', subject, IN_TABLE);
  await person.see('article');
  return subject;
}

// Every page of the portal in turn; each is there when `look` is called.
async function eachPage(person: Person, look: (page: string) => Promise<void>): Promise<void> {
  await person.see('table');
  await look('list');
  for (const state of ['open', 'closed']) {
    await person.open(`/tickets?state=${state}`);
    await person.see('table');
    await look(state);
  }
  await openFirst(person);
  await look('thread');
  await person.open('/tickets/new');
  await person.see('textbox');
  await look('form');
  await person.open('/tickets/999999');
  await person.see('heading', undefined, { level: 1 });
  await until('the title', async () => (await person.count('banner')) === 1);
  await look('missing');
}

for (const language of ['en', 'ja'] as const) {
  const words = { ...WORDS[language], ...BAD_DAY_WORDS[language] };
  const { email } = language === 'ja' ? PEOPLE.hana : PEOPLE.ken;

  scenario(`Every page is sound to ear, keyboard and zoom, at every width (${language})`, async (scene) => {
    const found: string[] = [];
    const look = async (person: Person, page: string): Promise<void> => {
      for (const [width, height] of WINDOWS) {
        await person.resize(width, height);
        await new Promise((resolve) => setTimeout(resolve, 100));
        found.push(...(await unsound(person)).map((sentence) => `${page} at ${width}: ${sentence}`));
      }
    };
    const person = await scene.person({ language });
    await person.open(`/sign-in?lang=${language}`);
    await look(person, 'sign-in');
    await person.fill(words.email, email);
    await person.press('button', words.signIn);
    await person.see('alert');
    await look(person, 'refused sign-in');
    const inside = await scene.signedIn(email, { language });
    await eachPage(inside, (page) => look(inside, page));
    await inside.open('/tickets/new');
    await inside.press('button', words.submit);
    await until('the complaint', () => inside.inPage(() => document.querySelector('[aria-invalid]') !== null));
    await look(inside, 'refused form');
    await inside.offline(true);
    await inside.press('link', words.tickets);
    await inside.see('button', words.tryNow);
    await look(inside, 'offline');
    expectEqual(found, [], 'what is wrong');
  });
}

scenario('What looks for unsound pages finds everything that is wrong with one', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  expectEqual(await unsound(ken), [], 'what is wrong at first');
  await ken.inPage(() => {
    const one = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
    const links = document.querySelectorAll<HTMLElement>('[role="row"] a');
    links[0]!.textContent = '';
    links[1]!.setAttribute('aria-label', 'list.title');
    links[2]!.title = 'More';
    links[3]!.tabIndex = 3;
    links[4]!.style.setProperty('width', '10px');
    links[5]!.style.setProperty('left', '-900px');
    one('[role="columnheader"]').id = one('h1').id;
    one('[role="table"]').setAttribute('aria-labelledby', 'nowhere');
    one('[role="table"]').setAttribute('aria-colcount', '2');
    one('[aria-sort]').removeAttribute('aria-sort');
    one('[role="row"]:last-child').setAttribute('aria-rowindex', '1');
    one('[role="cell"]').setAttribute('role', 'none');
    one('[role="row"]:last-child').setAttribute('aria-hidden', 'true');
    one('h1').tabIndex = 0;
    one('h1').after(document.createElement('h4'), document.createElement('main'), document.createElement('video'));
    one('.scroller').removeAttribute('aria-label');
    one('.content').style.setProperty('width', '5000px');
    // The way out, before the way in.
    one('header').prepend([...document.querySelectorAll<HTMLElement>('header button')].pop()!);
    one('p').lang = 'English';
    document.title = '';
    document.documentElement.lang = '';
    const veil = document.createElement('div');
    veil.id = 'veil';
    for (const [name, value] of [['position', 'fixed'], ['inset', '0']]) veil.style.setProperty(name!, value!);
    document.body.append(veil);
  });
  const found = await unsound(ken);
  for (const sentence of [
    /has no name$/, /goes by the name "list.title"/, /is called by the key/, /those alone who hover/,
    /the order is forced/, / is 10 by /, /runs out of the window/, /two have the id/, /leads to nothing/,
    /are not all the columns/, /sorted by 0 columns/, /rows are out of order/, /a role is taken away/,
    /a row has the cells/, /hidden from readers/, /is a stop of Tab/, /a level of headings is left out/,
    /there are 2 mains/, /something that plays/, /a region without a name/, /sideways/, /stands before it/,
    /is no language/, /has no title/, /does not say its language/, /is under <div id="veil"/,
  ]) {
    expect(found.some((one) => sentence.test(one)), `nobody says ${sentence}; they say ${found.join('; ')}`);
  }
});

scenario('Upright or on its side, a window offers the same', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await eachPage(ken, async (page) => {
    const offered: string[][] = [];
    // A phone's list has its tools behind this.
    await ken.resize(390, 844);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await atRest(ken);
    const buttons = await ken.names('button');
    if (buttons.includes('Filters') && !buttons.includes('Saved views')) await ken.press('button', 'Filters');
    for (const [width, height] of [[390, 844], [844, 390]] as const) {
      await ken.resize(width, height);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await atRest(ken);
      const outsideTable = await ken.inPage(() =>
        [...document.querySelectorAll('#meaning :is(h1, h2, a, button, label, article)')]
          .filter((one) => one.closest('[role="row"]') === null)
          .map((one) => `${one.localName} ${one.getAttribute('aria-label') ?? one.textContent}`)
          .sort(),
      );
      offered.push(outsideTable);
    }
    expect(offered[0]!.length > 3, `${page} offers ${offered[0]!.join()}`);
    expectEqual(offered[1], offered[0], `what ${page} offers on its side`);
  });
});

journey('Each page has a title of its own, and the banner is the same on all', async ({ signedIn, person }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  const titles: Record<string, string> = {};
  const banners = new Set<string>();
  await eachPage(ken, async (page) => {
    await atRest(ken);
    const told = await ken.inPage(() => ({
      title: document.title,
      heading: document.querySelector('h1')?.textContent ?? '',
      banner: [...document.querySelectorAll('header :is(a, button)')].map((one) => one.textContent).join(),
    }));
    titles[page] = told.title;
    banners.add(told.banner);
    if (page !== 'open' && page !== 'closed') {
      expect(told.title.includes(told.heading.slice(0, 10)), `${page} is called "${told.title}"`);
    }
  });
  const someone = await person();
  await someone.open('/sign-in?lang=en');
  titles['sign-in'] = await someone.inPage(() => document.title);
  const own = [titles.list, titles.thread, titles.form, titles.missing, titles['sign-in']];
  expectEqual(new Set(own).size, own.length, `the number of titles among ${own.join(' | ')}`);
  expectEqual([...banners], ['Skip to content,Tickets,Search,Sign out'], 'what the banners offer');
});

scenario('From every page the others are reached by links, and by their addresses', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  const subject = await openFirst(ken);
  const path = await ken.inPage(() => location.pathname);
  for (const here of ['/tickets/new', '/tickets/999999', path]) {
    await ken.open(here);
    await ken.press('link', 'Tickets', { inside: { role: 'navigation', name: 'Portal' } });
    await ken.seePath('/tickets');
    await ken.see('table');
    await ken.see('link', 'New ticket');
    await ken.see('link', subject, IN_TABLE);
  }
  await ken.open(path);
  await ken.see('heading', subject, { level: 1 });
});

journey('The skip link leads past the banner', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await ken.key('Tab');
  expectEqual((await ken.focused()).name, 'Skip to content', 'the first stop');
  await ken.key('Enter');
  await until('the heading to have the focus', async () => (await ken.focused()).role === 'h1');
  await ken.key('Tab');
  expectEqual((await ken.focused()).name, 'New ticket', 'the stop after the heading');
});

scenario('Neither the focus nor typing leads anywhere by itself', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await openFirst(ken);
  await atRest(ken);
  const outline = () =>
    ken.inPage(() =>
      [location.href, document.title, history.length,
        ...[...document.querySelectorAll('#meaning :is(h1, h2, a, button, article, label)')].map((one) => one.textContent),
      ].join('\n'));
  const before = await outline();
  for (let i = 0; i < 25; ++i) await ken.key('Tab');
  await atRest(ken);
  expectEqual(await outline(), before, 'the page after going through it');
  await ken.fill('Reply', 'Half a thought');
  await atRest(ken);
  expectEqual(await outline(), before, 'the page after typing');
});

scenario('No key is a command by itself', async ({ signedIn, engine }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await openFirst(ken);
  await ken.inPage(() => document.querySelector('h1')!.focus());
  await atRest(ken);
  const state = () =>
    ken.inPage(() => [location.href, document.querySelector('#meaning')!.textContent, document.activeElement?.id].join());
  const before = await state();
  // Firefox finds in the page with these two, before the page hears of them.
  const keys = 'abcdefghijklmnopqrstuvwxyz0123456789?/.,;-'.replace(engine === 'firefox' ? /[/']/g : /$^/, '');
  for (const key of keys) await ken.key(key);
  await atRest(ken);
  expectEqual(await state(), before, 'the page after every key');
});

scenario('A password can be pasted, and no puzzle stands before the portal', async ({ person }) => {
  const someone = await person();
  await someone.open('/sign-in?lang=en');
  // Copied from one field and pasted into the other, as from a password manager's window.
  await someone.fill('Email', PASSWORD);
  await someone.key('Control+a');
  await someone.key('Control+c');
  await someone.fill('Email', PEOPLE.ken.email);
  await someone.key('Tab');
  await someone.key('Control+v');
  await someone.key('Enter');
  await someone.seePath('/tickets');
  await someone.see('table');
});

scenario('Words in another language than the page say which', async ({ signedIn }) => {
  // Ken reads English, and some of his company's tickets are in Japanese.
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await atRest(ken);
  expectEqual(await ken.inPage(() => document.documentElement.lang), 'en', 'the language of the page');
  const rows = await ken.inPage(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('[role="row"] a')].map((link) => ({
      text: link.textContent!,
      language: link.closest<HTMLElement>('[lang]')?.lang,
    })),
  );
  const japanese = rows.filter(({ text }) => /[\u3040-\u30ff]/.test(text));
  expect(japanese.length > 0, `no subject among ${rows.length} is in Japanese`);
  for (const { text, language } of japanese) expectEqual(language, 'ja', `the language of "${text}"`);
  await ken.press('link', japanese[0]!.text, IN_TABLE);
  await ken.see('article');
  const spoken = await ken.inPage(() =>
    [document.querySelector('h1')!, ...document.querySelectorAll<HTMLElement>('article p')].map(
      (text) => text.closest<HTMLElement>('[lang]')!.lang,
    ),
  );
  expect(spoken.length > 1 && spoken.every((language) => language === 'ja'), `the parts are in ${spoken.join()}`);
});

journey('That a reply was sent is said once, politely, and the focus stays', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await openFirst(ken);
  await atRest(ken);
  await ken.inPage(() => {
    const kept = window as unknown as { said: string[] };
    kept.said = [];
    const real = window.fetch;
    window.fetch = async (input, init) => {
      if (init?.method === 'POST') await new Promise((resolve) => setTimeout(resolve, 500));
      return real(input, init);
    };
    for (const live of document.querySelectorAll('[role="status"], [role="alert"], [aria-live]')) {
      new MutationObserver(() => {
        if (live.textContent !== '') kept.said.push(`${live.getAttribute('role')}: ${live.textContent}`);
      }).observe(live, { childList: true, characterData: true, subtree: true });
    }
  });
  const said = () => ken.inPage(() => (window as unknown as { said: string[] }).said);
  await ken.fill('Reply', 'One more thing.');
  await ken.type(' And another.');
  await atRest(ken);
  expectEqual(await said(), [], 'what is said while one types');
  await ken.key('Control+Enter');
  // The answer comes between two keys, and is told of after the last of them.
  for (const letter of 'Then I went on') {
    await ken.type(letter);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expectEqual(await said(), [], 'what is said between two keys');
  }
  await ken.seeValue('Reply', 'Then I went on');
  await until('the announcement', async () => (await said()).length > 0);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expectEqual(await said(), ['status: Your reply was sent.'], 'what is said');
  expectEqual((await ken.focused()).name, 'Reply', 'what has the focus');
});
