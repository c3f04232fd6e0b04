// Pictures that came with a message: small in the thread, large in a dialog that gives the focus back.
import { readFileSync } from 'node:fs';

import type { Person } from './person';
import { expectEqual, scenario } from './scenario';
import { until } from './support/waiting';
import { PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

// Two pictures, and one that begins and ends as a picture does and is none.
const choose = async (person: Person): Promise<void> => {
  await person.inPage(async () => {
    const drawn = async (name: string, width: number, height: number): Promise<File> => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext('2d')!;
      context.fillStyle = name.startsWith('first') ? '#2563eb' : '#b45309';
      context.fillRect(0, 0, width, height);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      return new File([blob!], name, { type: 'image/png' });
    };
    const first = await drawn('first.png', 400, 120);
    const bytes = new Uint8Array(await first.arrayBuffer());
    bytes.fill(7, 33, bytes.length - 12);
    const chosen = new DataTransfer();
    for (const file of [first, await drawn('second.png', 120, 400), new File([bytes], 'broken.png')]) chosen.items.add(file);
    const field = document.querySelector<HTMLInputElement>('input[multiple]')!;
    field.files = chosen.files;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
};

for (const owner of [PEOPLE.noor, PEOPLE.hana]) {
  const { language } = owner;
  const words = WORDS[language];
  const said = JSON.parse(readFileSync(`assets/strings/server/${language}.json`, 'utf8')) as Record<string, string>;

  scenario(`Pictures are shown small in the thread and large in a dialog, by keyboard too (${language})`, async ({ signedIn }) => {
    const person = await signedIn(owner.email);
    await person.see('table');
    await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
    await person.see('article');
    await person.fill(words.reply, 'first, second, broken');
    await choose(person);
    await until('the files to be there', () => person.inPage(() => document.querySelectorAll('li button').length === 3));
    await person.press('button', words.sendReply);
    await person.see('link', 'first.png');
    await person.see('link', /^broken\.png \(/);
    // What cannot be shown has its ordinary link alone.
    await person.seeNo('link', 'broken.png');
    expectEqual(await person.axe(), [], 'what axe-core finds of thumbnails');
    await person.picture(`thumbnails-${language}`);

    // WebKit's driver presses only what is in sight.
    await person.inPage(() => document.querySelector('a:has(> img)')!.scrollIntoView({ block: 'center' }));
    await person.press('link', 'first.png');
    await person.see('dialog', 'first.png');
    await person.key('ArrowRight');
    await person.see('dialog', 'second.png');
    expectEqual(await person.axe(), [], 'what axe-core finds of the viewer');
    await person.picture(`viewer-${language}`);
    await person.see('link', said['viewer.download']!);
    await person.press('button', said['viewer.next']!);
    await person.see('dialog', 'first.png');
    await person.key('Escape');
    await person.seeNo('dialog');
    expectEqual((await person.focused()).name, 'first.png', 'what has the focus afterwards');
    expectEqual(person.complaints().filter((each) => !each.includes('broken')), [], 'what the page complained of');
  });
}
