// A manager chooses the portal's words and takes the log along.
import { expect, expectEqual, scenario } from './scenario';
import { applySettings, genkan, PASSWORD } from './support/portal_server';
import { PEOPLE } from './words';

const SAID = {
  en: { list: 'The name of the list', save: 'Save', saved: 'Saved.', csv: 'Download as a table (CSV)', word: 'Your cases' },
  ja: { list: '一覧の名前', save: '保存', saved: '保存しました。', csv: '表（CSV）としてダウンロード', word: 'お問い合わせ一覧' },
} as const;
const BOSS_PASSWORD = `${PASSWORD}-long`;

for (const language of ['en', 'ja'] as const) {
  scenario(`The word for the list is chosen, and the log tells of it in a table (${language})`, async ({ portal, signedIn }) => {
    const said = SAID[language];
    applySettings(portal.data, (settings) => {
      settings.address.languages = [language];
    });
    genkan(['admin', 'create-owner', 'boss@genkan.example', '--data', portal.data], `${BOSS_PASSWORD}\n`);
    const owner = await signedIn('boss@genkan.example', { language, password: BOSS_PASSWORD });
    await owner.open('/manage/words');
    await owner.fill(said.list, said.word);
    await owner.press('button', said.save);
    await owner.seeText(said.saved);
    expectEqual(await owner.axe(), [], 'what axe-core finds');
    await owner.picture(`words-${language}`);
    await owner.open('/manage/audit');
    await owner.see('link', said.csv);
    await owner.picture(`audit-${language}`);
    const table = await owner.inPage(async () => (await fetch('/v1/audit.csv')).text());
    expect(table.includes('"settings.changed","presentation"'), 'the table has no row of the change');
    const ken = await signedIn(PEOPLE.ken.email, { language });
    await ken.seeTitle(new RegExp(said.word));
  });
}
