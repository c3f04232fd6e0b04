// A ticket that came by telephone and by mail: a tab for each, by pointer and by keyboard.
import { readFileSync } from 'node:fs';

import { expectEqual, scenario } from './scenario';
import { PEOPLE } from './words';

const SUBJECT = 'ハンディ端末が頻繁に切断される';

for (const [owner, language] of [[PEOPLE.ken, 'en'], [PEOPLE.hana, 'ja']] as const) {
  const said = JSON.parse(readFileSync(`assets/strings/${language}.json`, 'utf8')) as Record<string, string>;
  const beginsWith = (text: string): RegExp => new RegExp(`^${text}`);

  scenario(`The conversations of a ticket have a tab each, which the path keeps (${language})`, async ({ signedIn }) => {
    const person = await signedIn(owner.email, { language });
    await person.see('table');
    await person.open('/tickets?sort=-activity');
    await person.press('link', SUBJECT);
    await person.see('tab', said['tabs.all']!);
    const all = await person.count('article');
    expectEqual(await person.count('tab'), 3, 'the number of tabs');
    expectEqual(await person.axe(), [], 'what axe-core finds');
    await person.press('tab', beginsWith(said['channel.phone']!));
    await person.seePath(/^\/tickets\/\d+\?conversation=/);
    await person.see('tabpanel', beginsWith(said['channel.phone']!));
    const phone = await person.count('article');
    // The focus stays with the tabs, and the arrows lead on.
    await person.key('ArrowRight');
    await person.key('Enter');
    await person.see('tabpanel', beginsWith(said['channel.email']!));
    const mail = await person.count('article');
    expectEqual(phone + mail, all, 'the messages of both');
    expectEqual(await person.axe(), [], 'what axe-core finds of one');
    await person.picture(`conversations-${language}`);
    await person.press('link', said['thread.back']!);
    await person.see('table');
    await person.back();
    await person.see('tabpanel', beginsWith(said['channel.email']!));
    expectEqual(await person.count('article'), mail, 'the messages after going back');
  });
}
