// Fields are the browser's own: input methods, undo, paste, spell check, keyboards of phones, drafts.
import { expectEqual, scenario } from './scenario';
import { chromiumOf } from './support/chromium_only';
import type { Person } from './person';
import { until } from './support/waiting';
import { PEOPLE } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

async function inThread(person: Person): Promise<void> {
  await person.see('table');
  await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
  await person.see('textbox', 'Reply');
}

const kept = (person: Person): Promise<string> =>
  person.inPage(() => Object.entries(sessionStorage).filter(([key]) => /reply/.test(key)).join());

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

scenario('While an input method composes, nothing touches the field', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  const { page, session } = chromiumOf(noor);
  await inThread(noor);
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  const cdp = await session();
  await page.getByLabel('Reply').focus();
  const state = (): Promise<unknown> =>
    page.getByLabel('Reply').evaluate((box) => {
      const { top, height } = box.getBoundingClientRect();
      const field = box as HTMLTextAreaElement;
      return [document.activeElement === box, field.value.length, field.selectionStart, top, height];
    });
  const long = 'にほんご'.repeat(120);
  for (const text of ['に', 'にほ', 'にほんご', long]) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  const before = await state();
  // Frames come and go meanwhile: a pointer that moves, a network that is lost and found.
  await page.mouse.move(300, 300);
  await noor.offline(true);
  await page.mouse.move(500, 200);
  await noor.offline(false);
  await pause();
  expectEqual(await state(), before, 'the field');
  expectEqual(await kept(noor), '', 'the draft while composing');
  expectEqual(sent, [], 'what was sent while composing');
  await cdp.send('Input.insertText', { text: '日本語' });
  await noor.seeValue('Reply', '日本語');
  await until('the draft', async () => (await kept(noor)).includes('日本語'));
  await noor.key('Control+Enter');
  await noor.seeValue('Reply', '');
  await noor.seeText('日本語');
  expectEqual(sent.length, 1, 'the number of replies');
});

scenario('An answer that comes while an input method composes moves nothing', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email, { height: 1400 });
  const { page, session } = chromiumOf(noor);
  await inThread(noor);
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/replies', async (route) => {
    await held;
    await route.continue();
  });
  const lines = 'A line of a long reply\n'.repeat(14);
  await noor.fill('Reply', lines);
  await noor.key('Control+Enter');
  const cdp = await session();
  await cdp.send('Input.imeSetComposition', { text: 'にほんご', selectionStart: 4, selectionEnd: 4 });
  await pause();
  const state = (): Promise<unknown> =>
    page.getByLabel('Reply').evaluate((box) => {
      const { top, height } = box.getBoundingClientRect();
      return [document.activeElement === box, (box as HTMLTextAreaElement).value, top, height];
    });
  const before = await state();
  const answered = page.waitForResponse('**/replies');
  answer();
  await answered;
  await pause();
  await pause();
  expectEqual(await state(), before, 'the field');
  await cdp.send('Input.insertText', { text: '日本語' });
  await noor.seeValue('Reply', '日本語');
  await until('the draft', async () => /"?日本語/.test(await kept(noor)) && !(await kept(noor)).includes('A line'));
});

// As engines tell it: the key within the composition; after its end, marked; after its end, unmarked
// but of the same moment.
for (const [engine, order] of [
  ['Chromium and Firefox', 'within'],
  ['Safari', 'after'],
  ['an engine that does not mark the key', 'unmarked'],
] as const) {
  scenario(`Enter that ends a composition only ends it, as ${engine} tells it`, async ({ signedIn }) => {
    const noor = await signedIn(PEOPLE.noor.email);
    await noor.see('table');
    await noor.open('/tickets/new');
    await noor.fill('Subject', 'にほん');
    await noor.fill('Message', 'text');
    await noor.inPage(() => {
      const state = window as unknown as { posts: number; order: string };
      state.posts = 0;
      const real = window.fetch;
      window.fetch = (input, init) => {
        if (init?.method === 'POST') ++state.posts;
        return real(input, init);
      };
    });
    await playKeys(noor, order);
    await pause();
    await noor.seePath('/tickets/new');
    expectEqual(await noor.inPage(() => (window as unknown as { posts: number }).posts), 0, 'what was sent');
    // The next one is the person's own.
    await pause();
    await playKeys(noor, 'alone');
    await noor.see('heading', 'にほん', { level: 1 });
  });
}

// Plays one order of events in the page, in any engine.
function playKeys(person: Person, how: string): Promise<void> {
  const orders: Record<string, () => void> = {
    within: () => {
      const field = document.querySelector('#meaning main input')!;
      const key = { key: 'Enter', bubbles: true, cancelable: true };
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { ...key, keyCode: 229, isComposing: true } as KeyboardEventInit));
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日本' }));
    },
    after: () => {
      const field = document.querySelector('#meaning main input')!;
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日本' }));
      const key = { key: 'Enter', bubbles: true, cancelable: true, keyCode: 229 };
      field.dispatchEvent(new KeyboardEvent('keydown', key as KeyboardEventInit));
    },
    unmarked: () => {
      const field = document.querySelector('#meaning main input')!;
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日本' }));
      const key = { key: 'Enter', bubbles: true, cancelable: true, keyCode: 13 };
      field.dispatchEvent(new KeyboardEvent('keydown', key as KeyboardEventInit));
    },
    alone: () => {
      const field = document.querySelector('#meaning main input')!;
      const key = { key: 'Enter', bubbles: true, cancelable: true, keyCode: 13 };
      field.dispatchEvent(new KeyboardEvent('keydown', key as KeyboardEventInit));
    },
  };
  return person.inPage(orders[how]!);
}

scenario('Undo, paste and dragged text are the browser\'s own', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email, { height: 1000 });
  const { page } = chromiumOf(noor);
  await inThread(noor);
  await page.getByLabel('Reply').focus();
  await noor.type('First words');
  await pause();
  await noor.key('Control+z');
  await until('undo to take something back', async () => (await page.getByLabel('Reply').inputValue()) !== 'First words');
  await noor.key('Control+Shift+z');
  await noor.seeValue('Reply', 'First words');
  await until('the draft', async () => (await kept(noor)).includes('First words'));
  // A word of a message, dragged into the reply.
  const word = await noor.inPage(() => {
    const text = document.createTreeWalker(document.querySelector('article p')!, NodeFilter.SHOW_TEXT);
    const node = text.nextNode()!;
    getSelection()!.setBaseAndExtent(node, 0, node, 5);
    const { left, top, width, height } = getSelection()!.getRangeAt(0).getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, text: getSelection()!.toString() };
  });
  const box = (await page.getByLabel('Reply').boundingBox())!;
  await page.mouse.move(word.x, word.y);
  await page.mouse.down();
  await page.mouse.move(word.x + 20, word.y + 20, { steps: 5 });
  await page.mouse.move(box.x + box.width - 20, box.y + box.height - 10, { steps: 10 });
  await page.mouse.up();
  await noor.seeValue('Reply', new RegExp(`^First words ?${word.text}$`));
  await until('the draft', async () => (await kept(noor)).includes(word.text));
});

scenario('Fields tell phones and spell checkers what they hold', async ({ signedIn, person }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  await noor.open('/tickets/new');
  await noor.see('textbox', 'Message');
  const hints = await noor.inPage(() =>
    [...document.querySelectorAll<HTMLInputElement>('#meaning main input, #meaning main textarea')].map((field) => [
      field.localName, field.type, field.autocapitalize, field.getAttribute('enterkeyhint'), String(field.spellcheck),
      String(parseFloat(getComputedStyle(field).fontSize) >= 16),
    ]),
  );
  expectEqual(hints, [
    ['input', 'text', 'sentences', 'send', 'true', 'true'],
    ['textarea', 'textarea', 'sentences', 'enter', 'true', 'true'],
    ['input', 'file', 'none', '', 'false', 'true'],
  ], 'the hints of the form');
  const stranger = await person();
  await stranger.open('/sign-in?lang=en');
  const sign = await stranger.inPage(() =>
    [...document.querySelectorAll<HTMLInputElement>('form input')].map((field) => [
      field.type, field.autocomplete, field.autocapitalize, field.getAttribute('enterkeyhint'), field.name,
    ]),
  );
  expectEqual(sign, [
    ['email', 'username', 'none', 'next', 'email'],
    ['password', 'current-password', '', 'go', 'password'],
  ], 'the hints of the sign-in page');
  const form = await stranger.inPage(() => {
    const { method, action } = document.querySelector('form')!;
    return [method, new URL(action).pathname, String(document.querySelector('form button[type=submit]') !== null)];
  });
  expectEqual(form, ['post', '/sign-in', 'true'], 'the form that password managers see');
});

scenario('Drafts survive a reload, each in its own place', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  await inThread(noor);
  await noor.fill('Reply', 'Half a reply');
  await noor.open('/tickets/new');
  await noor.fill('Subject', 'Half a subject');
  // At once: what was typed last is kept by the page that goes.
  await noor.fill('Message', 'Half a message,\nand more');
  await noor.reload();
  await noor.seeValue('Subject', 'Half a subject');
  await noor.seeValue('Message', 'Half a message,\nand more');
  await noor.open('/tickets');
  await inThread(noor);
  await noor.seeValue('Reply', 'Half a reply');
});
