// The mistakes that others made who laid meaning over a canvas, each as the promise not to make it.
import type { Person } from './person';
import { expect, expectEqual, journey, scenario } from './scenario';
import { atRest } from './support/soundness';
import { until } from './support/waiting';
import { PEOPLE } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

async function openFirst(person: Person): Promise<void> {
  await person.see('table');
  await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
  await person.see('article');
  await atRest(person);
}

journey('Meaning is there from the first frame, with nothing to switch on', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  // What stood in the document when the first frame was shown that had anything on it.
  await ken.open('/tickets');
  const first = await ken.inPage(async () => {
    for (let i = 0; i < 500; ++i) {
      if ((window.genkan?.frames ?? 0) > 0) break;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    const roles = [...document.querySelectorAll('#meaning > *')].map((one) => one.localName);
    return { roles, hidden: document.querySelector('#meaning')!.closest('[aria-hidden], [inert]') !== null };
  });
  for (const role of ['header', 'main']) expect(first.roles.includes(role), `at first there is ${first.roles.join()}`);
  expectEqual(first.hidden, false, 'whether it is hidden');
  await ken.see('table');
  const offers = (await ken.names('button')).filter((name) => /accessib|screen reader/i.test(name));
  expectEqual(offers, [], 'what offers to switch it on');
});

scenario('What a finger or pointer meets is the element itself', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email, { width: 390, height: 844 });
  await openFirst(ken);
  const missed = await ken.inPage(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('#meaning :is(a:not(.skip), button, textarea, p, h1)')) {
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(20, box.width / 2), box.top + Math.min(10, box.height / 2)];
      const view = element.closest('.scroller')?.getBoundingClientRect();
      if (y < (view?.top ?? 0) || y > Math.min(innerHeight, view?.bottom ?? innerHeight)) continue;
      if (!element.contains(document.elementFromPoint(x, y))) found.push(element.textContent ?? '');
      if (getComputedStyle(element).pointerEvents === 'none') found.push(`${element.textContent} lets it through`);
    }
    return found;
  });
  expectEqual(missed, [], 'what was not met');
});

journey('An element that assistive technology presses does what a finger does', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await openFirst(ken);
  const pressed = () =>
    ken.inPage(() => document.querySelector('button[aria-pressed]')!.getAttribute('aria-pressed'));
  expectEqual(await pressed(), 'false', 'whether exact times are asked for');
  // A click with no pointer before it, as WebKitGTK and Firefox make of such a press.
  await ken.inPage(() => document.querySelector<HTMLElement>('button[aria-pressed]')!.click());
  await until('the exact times', async () => (await pressed()) === 'true');
  await ken.inPage(() => document.querySelector<HTMLElement>('nav a')!.click());
  await ken.seePath('/tickets');
  await ken.see('table');
});

journey('What a field holds is what is sent, however it came there', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await openFirst(ken);
  // As dictation, an assistant's window or a password manager puts it there: no key is pressed.
  await ken.inPage(() => {
    const field = document.querySelector('textarea')!;
    field.value = 'Spoken, not typed.';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await ken.press('button', 'Send reply');
  await ken.seeValue('Reply', '');
  await ken.seeText('Spoken, not typed.');
  const asked = await ken.inPage(() =>
    fetch(`/v1${location.pathname}`, { headers: { 'Genkan-Api': '1' } }).then((answer) => answer.text()),
  );
  expect(asked.includes('Spoken, not typed.'), 'the backend has not got it');
});

scenario('Plain text is in the tree: all that a ticket says, and nothing twice', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await openFirst(ken);
  const told = await ken.inPage(async () => {
    interface Thread { ticket: { subject: string; category: string; stage: { name: string } }; messages: { text: string; author_shown_name: string }[] }
    const answer = await fetch(`/v1${location.pathname}`, { headers: { 'Genkan-Api': '1' } });
    const { ticket, messages } = (await answer.json()) as Thread;
    // Lists and quotes are elements.
    const bare = (text: string): string => text.replace(/^ *(?:- |\d+\. |> )/gm, '').replace(/\s+/g, '');
    const shown = bare(document.querySelector('#meaning')!.textContent!);
    const wanted = [ticket.subject, ticket.category, ticket.stage.name, ...messages.flatMap((one) => [one.text, one.author_shown_name])];
    return {
      missing: wanted.filter((text) => !shown.includes(bare(text))),
      twice: messages.filter(({ text }) => shown.split(bare(text)).length > 2).map(({ text }) => text),
      messages: messages.length,
    };
  });
  expect(told.messages > 0, 'there is no message');
  expectEqual(told.missing, [], 'what readers miss');
  expectEqual(told.twice, [], 'what readers hear twice');
});

scenario('A scroller has the name of what it holds, and is no landmark', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  for (const path of ['/tickets', '/tickets/new', '/tickets/999999']) {
    await ken.open(path);
    await ken.see('heading', undefined, { level: 1 });
    await atRest(ken);
    const scrollers = await ken.inPage(() =>
      [...document.querySelectorAll('.scroller')].map((one) => `${one.getAttribute('role')} ${one.getAttribute('aria-label')}`),
    );
    const heading = (await ken.names('heading'))[0]!;
    expectEqual(scrollers, [`group ${heading}`], `the scrollers of ${path}`);
  }
  await ken.open('/tickets');
  await openFirst(ken);
  const name = await ken.inPage(() => document.querySelector('.scroller')!.getAttribute('aria-label')!);
  expect(/^#\d+$/.test(name), `the scroller of a thread is called ${name}`);
});

journey('States and names follow what happens, in the elements that are there', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await openFirst(ken);
  await ken.inPage(() => {
    const kept = window as unknown as { before: Element[] };
    kept.before = ['button[aria-pressed]', 'textarea', 'h1'].map((one) => document.querySelector(one)!);
  });
  await ken.press('button', 'Exact times');
  await until('the button to be pressed', () =>
    ken.inPage(() => document.querySelector('button[aria-pressed="true"]') !== null));
  await ken.press('button', 'Send reply');
  const invalid = () => ken.inPage(() => document.querySelector('textarea')!.getAttribute('aria-invalid'));
  const described = () =>
    ken.inPage(() => {
      const by = document.querySelector('textarea')!.getAttribute('aria-describedby');
      return by === null ? '' : document.getElementById(by)!.textContent!;
    });
  await until('the complaint', async () => (await invalid()) === 'true');
  expect((await described()) !== '', 'the field does not say why');
  await ken.fill('Reply', 'Now there is something.');
  await until('the complaint to go', async () => (await invalid()) === null);
  expectEqual(await described(), '', 'what the field says when mended');
  const same = await ken.inPage(() =>
    (window as unknown as { before: Element[] }).before.every((one) => one.isConnected));
  expectEqual(same, true, 'whether the elements are the same');
});

journey('A press is acted on in the next frame, and once', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await openFirst(ken);
  const { frames, flips } = await ken.inPage(async () => {
    const button = document.querySelector<HTMLElement>('button[aria-pressed]')!;
    let changes = 0;
    new MutationObserver((records) => (changes += records.length)).observe(button, { attributeFilter: ['aria-pressed'] });
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    button.click();
    let count = 0;
    while (changes === 0 && count < 60) {
      await nextFrame();
      ++count;
    }
    for (let i = 0; i < 30; ++i) await nextFrame();
    return { frames: count, flips: changes };
  });
  expect(frames <= 2, `it took ${frames} frames`);
  expectEqual(flips, 1, 'the number of times it was acted on');
});
