// One person answers a ticket on two devices: what was begun on one is on the other, and where both
// typed nothing is lost.
import { readFileSync } from 'node:fs';

import type { Person } from './person';
import { expectEqual, scenario } from './scenario';
import { until } from './support/waiting';
import { PEOPLE, WORDS, type Language } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;
const TEXTS = {
  en: ['Begun at the desk.', 'Begun at the desk, and more.', 'Written on the way.'],
  ja: ['机で書き始めました。', '机で書き始めました。続きます。', '移動中に書きました。'],
} as const;

function said(language: Language, key: string): string {
  const texts = JSON.parse(readFileSync(`assets/strings/${language}.json`, 'utf8')) as Record<string, string>;
  return texts[key]!;
}

// That it has been saved, as another device would find it.
const saved = (person: Person, text: string): Promise<void> =>
  until(`"${text}" to be saved`, async () => {
    const stored = await person.inPage(async () => {
      const answer = await fetch(`/v1${location.pathname}`, { headers: { 'genkan-api': '1' } });
      return ((await answer.json()) as { draft?: { text: string } }).draft?.text ?? '';
    });
    return stored === text;
  });

for (const owner of [PEOPLE.noor, PEOPLE.hana]) {
  const { language } = owner;
  const { reply, sendReply } = WORDS[language];
  const [first, more, other] = TEXTS[language];

  scenario(`An answer that was begun on one device goes on on another, and of two nothing is lost (${language})`, async ({ signedIn }) => {
    const desk = await signedIn(owner.email);
    await desk.see('table');
    await desk.press('link', (await desk.names('link', IN_TABLE))[0]!, IN_TABLE);
    await desk.see('article');
    const before = await desk.count('article');
    await desk.fill(reply, first);
    await saved(desk, first);
    const path = await desk.inPage(() => location.pathname);
    const phone = await signedIn(owner.email, { width: 390, height: 844 });
    await phone.open(path);
    await phone.seeValue(reply, first);

    await desk.fill(reply, more);
    await saved(desk, more);
    await phone.fill(reply, other);
    await phone.seeText(said(language, 'draft.other'));
    await phone.seeText(more);
    expectEqual(await phone.axe(), [], 'what axe-core finds');
    await phone.picture(`draft-elsewhere-${language}`);
    await phone.press('button', said(language, 'draft.add'));
    await phone.seeValue(reply, `${other}\n\n${more}`);
    await phone.press('button', sendReply);
    await phone.seeValue(reply, '');
    expectEqual(await phone.count('article'), before + 1, 'the number of messages');
    // Sent there, it is no draft here.
    await desk.seeValue(reply, '');
  });
}
