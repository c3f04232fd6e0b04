// A session that ends while somebody answers: the same person goes on where they were, and another
// one finds nothing of it.
import { readFileSync } from 'node:fs';

import type { Person } from './person';
import { expect, expectEqual, journey } from './scenario';
import { PASSWORD } from './support/portal_server';
import { settled } from './support/settled';
import { until } from './support/waiting';
import { BAD_DAY_WORDS, PEOPLE, WORDS, type Language } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;
const TEXT = { en: 'Half a thought, and the rest of it.', ja: '書きかけの返信です。続きもあります。' } as const;

function said(language: Language, key: string): string {
  const texts = JSON.parse(readFileSync(`assets/strings/server/${language}.json`, 'utf8')) as Record<string, string>;
  return texts[key]!;
}

// What runs in the page knows nothing but what it is given.
const given = <T>(body: (values: string[]) => T, values: string[]): (() => T) =>
  new Function(`return (${body.toString()})(${JSON.stringify(values)})`) as () => T;

// As by the browser's own chooser, which no script can press.
const choose = (person: Person, name: string): Promise<void> =>
  person.inPage(given(([file]) => {
    const field = document.querySelector<HTMLInputElement>('input[multiple]')!;
    const chosen = new DataTransfer();
    chosen.items.add(new File(['silent since nine'], file!));
    field.files = chosen.files;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, [name]));

// What another tab of the same browser does: all the tabs have one jar of cookies.
async function signOutElsewhere(person: Person): Promise<void> {
  await person.inPage(async () => {
    await fetch('/v1/session', { method: 'DELETE', headers: { 'genkan-api': '1' } });
  });
}

// Sends the form of the page that the dialog leads to. The answer is where that comes out.
async function signInElsewhere(person: Person, email: string): Promise<string> {
  return await person.inPage(
    given(async ([name, password]) => {
      const link = document.querySelector<HTMLAnchorElement>('dialog a[target="_blank"]')!;
      const body = new URLSearchParams({ email: name!, password: password! });
      const answer = await fetch(link.href, { method: 'POST', body });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const home = page.querySelector<HTMLElement>('[data-signed-in]')!.dataset['signedIn']!;
      new BroadcastChannel(`genkan-session ${home}`).postMessage('');
      return new URL(answer.url).pathname;
    }, [email, PASSWORD]),
  );
}

async function beginToAnswer(person: Person, language: Language): Promise<number> {
  await person.see('table');
  await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
  await person.see('article');
  await person.fill(WORDS[language].reply, TEXT[language]);
  await choose(person, 'log.txt');
  await until('the file to be there', () => person.inPage(() => document.querySelectorAll('li button').length === 1));
  return person.count('article');
}

for (const owner of [PEOPLE.noor, PEOPLE.hana]) {
  const { language } = owner;
  const words = WORDS[language];
  const again = BAD_DAY_WORDS[language].signInAgain;

  journey(`Whose session ends in mid-reply signs in again elsewhere and goes on, and it is sent once (${language})`, async ({ signedIn }) => {
    const person = await signedIn(owner.email);
    const before = await beginToAnswer(person, language);
    await person.inPage(() => document.querySelector('textarea')!.focus());
    await settled(person);
    const scroll = (): Promise<number> => person.inPage(() => document.querySelector('.scroller')?.scrollTop ?? 0);
    await signOutElsewhere(person);
    await person.see('link', again);
    await settled(person);
    expectEqual((await person.focused()).name, again, 'what has the focus');
    expectEqual(await person.axe(), [], 'what axe-core finds');
    await person.picture(`session-ended-${language}`);
    // No key takes it away, and a file that is on its way waits.
    await person.key('Escape');
    await person.see('link', again);
    await choose(person, 'later.txt');
    const top = await scroll();
    expectEqual(await signInElsewhere(person, owner.email), '/signed-in', 'where one comes out');
    await person.seeNo('link', again);
    await person.seeValue(words.reply, TEXT[language]);
    expectEqual((await person.focused()).name, words.reply, 'what has the focus again');
    expectEqual(await scroll(), top, 'the scroll');
    await person.press('button', words.sendReply);
    await person.see('link', /^later\.txt/);
    await person.see('link', /^log\.txt/);
    expectEqual(await person.count('article'), before + 1, 'the number of messages');
    await person.reload();
    await person.see('article');
    expectEqual(await person.count('article'), before + 1, 'the number of messages after a reload');
    person.complaints().length = 0;
  });
}

journey('Another person who signs in after a session has ended sees nothing of it', async ({ signedIn }) => {
  const hana = await signedIn(PEOPLE.hana.email);
  await beginToAnswer(hana, 'ja');
  const subject = await hana.inPage(() => document.querySelector('h1')!.textContent!);
  await signOutElsewhere(hana);
  await hana.see('link', BAD_DAY_WORDS.ja.signInAgain);
  await signInElsewhere(hana, PEOPLE.noor.email);
  await hana.seePath('/tickets');
  await hana.see('link', WORDS.en.newTicket);
  const left = await hana.inPage(() => JSON.stringify({ ...sessionStorage }) + document.body.textContent);
  expect(!left.includes(TEXT.ja), 'the text is still there');
  expect(!left.includes(subject), 'the ticket is still there');
  hana.complaints().length = 0;
});

journey('Whoever gives up what an ended session holds leaves nothing behind', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  await beginToAnswer(noor, 'en');
  await signOutElsewhere(noor);
  await noor.press('button', said('en', 'ended.leave'));
  await noor.seePath(/^\/sign-in/);
  expect(!(await noor.inPage(() => JSON.stringify({ ...sessionStorage }))).includes(TEXT.en), 'the text is still there');
  noor.complaints().length = 0;
});
