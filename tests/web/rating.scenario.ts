// A customer says how a closed ticket was dealt with, and an agent who has it open reads it.
import { readFileSync } from 'node:fs';

import { expectEqual, scenario } from './scenario';
import { genkan } from './support/portal_server';
import { PEOPLE } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;
const COMMENT = { en: 'Quick, thank you.', ja: '早くて助かりました。' } as const;
const AT_DESK = { en: /^Good – /, ja: /^良かった – / } as const;
const AGENTS = { en: 'sam@genkan.example', ja: 'owner@genkan.example' } as const;

for (const owner of [PEOPLE.noor, PEOPLE.hana]) {
  const { language } = owner;
  const said = JSON.parse(readFileSync(`assets/strings/${language}.json`, 'utf8')) as Record<string, string>;

  scenario(`A closed ticket is rated where it is read, and an agent reads that at once (${language})`, async ({ portal, signedIn }) => {
    const person = await signedIn(owner.email);
    await person.see('table');
    await person.open('/tickets?state=closed');
    await person.see('table');
    await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
    await person.see('heading', said['rating.title']!);
    const number = await person.inPage(() => location.pathname.split('/').pop()!);
    if (language === 'ja') genkan(['admin', 'grant', 'tickets', AGENTS.ja, '--data', portal.data]);
    const agent = await signedIn(AGENTS[language], { language });
    await agent.see('banner');
    await agent.open(`/desk/tickets/${number}`);
    await agent.see('article');

    await person.press('button', said['rating.send']!);
    await person.seeText(said['error.choice_unknown']!);
    await person.press('radio', said['rating.good']!);
    await person.fill(said['rating.comment']!, COMMENT[language]);
    expectEqual(await person.axe(), [], 'what axe-core finds');
    await person.picture(`rating-${language}`);
    await person.press('button', said['rating.send']!);
    await person.see('button', said['rating.change']!);
    await person.seeText(COMMENT[language]);
    await agent.seeText(AT_DESK[language]);
    await agent.seeText(COMMENT[language]);
    expectEqual(await agent.axe(), [], 'what axe-core finds at the desk');
    await person.reload();
    await person.see('button', said['rating.change']!);
    await person.press('button', said['rating.change']!);
    await person.press('radio', said['rating.bad']!);
    await person.press('button', said['rating.send']!);
    await person.see('button', said['rating.change']!);
    expectEqual(await person.axe(), [], 'what axe-core finds of a rating');
  });
}
