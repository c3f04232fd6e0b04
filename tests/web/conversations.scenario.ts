// A ticket that came by telephone and by mail: a tab for each, by pointer and by keyboard.
import { readFileSync } from 'node:fs';

import type { Person } from './person';
import { expectEqual, scenario } from './scenario';
import { until } from './support/waiting';
import { PEOPLE } from './words';

// So many messages of the sample's ticket came each way.
const [PHONE, MAIL] = [3, 1];
const SUBJECT = 'ハンディ端末が頻繁に切断される';

const holds = (person: Person, messages: number): Promise<void> =>
  until(`${messages} messages`, async () => (await person.count('article')) === messages);

for (const [owner, language] of [[PEOPLE.ken, 'en'], [PEOPLE.hana, 'ja']] as const) {
  const said = JSON.parse(readFileSync(`assets/strings/${language}.json`, 'utf8')) as Record<string, string>;
  const beginsWith = (text: string): RegExp => new RegExp(`^${text}`);

  scenario(`The conversations of a ticket have a tab each, which the path keeps (${language})`, async ({ signedIn }) => {
    const person = await signedIn(owner.email, { language });
    await person.see('table');
    await person.open('/tickets?sort=-activity');
    await person.press('link', SUBJECT);
    await person.see('tab', said['tabs.all']!);
    expectEqual(await person.count('tab'), 3, 'the number of tabs');
    await holds(person, PHONE + MAIL);
    expectEqual(await person.axe(), [], 'what axe-core finds');
    await person.press('tab', beginsWith(said['channel.phone']!));
    await person.seePath(/^\/tickets\/\d+\?conversation=/);
    await person.see('tabpanel', beginsWith(said['channel.phone']!));
    await holds(person, PHONE);
    // The focus stays with the tabs, and the arrows lead on.
    await person.key('ArrowRight');
    await person.key('Enter');
    await person.see('tabpanel', beginsWith(said['channel.email']!));
    await holds(person, MAIL);
    expectEqual(await person.axe(), [], 'what axe-core finds of one');
    await person.picture(`conversations-${language}`);
    await person.press('link', said['thread.back']!);
    await person.see('table');
    await person.back();
    await person.see('tabpanel', beginsWith(said['channel.email']!));
    await holds(person, MAIL);
  });
}
