// A manager brings in a table of contacts: chosen, looked at row by row, done.
import type { Person } from './person';
import { expectEqual, scenario } from './scenario';
import { applySettings, genkan, PASSWORD } from './support/portal_server';

const OWNER_PASSWORD = `${PASSWORD}-long`;
const SAID = {
  en: {
    field: 'Table of contacts (CSV)',
    tried: 'Contacts: 2 would be added, 0 are there already, 1 would be left out.',
    row: 'Line 4: left out, neither a name nor an address nor a company',
    import: 'Import',
    done: 'Contacts: 2 added, 0 were there already, 1 left out.',
  },
  ja: {
    field: 'コンタクトの表（CSV）',
    tried: 'インポートした場合の結果',
    row: '4行目：氏名、メールアドレス、会社名のいずれもないため対象外',
    import: 'インポートする',
    done: 'インポートの結果',
  },
} as const;
// As by the browser's own chooser, which no script can press.
const choose = (person: Person): Promise<void> =>
  person.inPage(() => {
    // 氏名,会社名,メール and three rows, as a spreadsheet in Japan saves them: in CP932.
    const bytes = [
      0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x89, 0xef, 0x8e, 0xd0, 0x96, 0xbc, 0x2c, 0x83, 0x81, 0x81, 0x5b, 0x83, 0x8b, 0x0a,
      0x90, 0x58, 0x2c, 0x90, 0x58, 0x8f, 0xa4, 0x89, 0xef, 0x2c, 0x6d, 0x40, 0x6d, 0x2e, 0x65, 0x78, 0x61, 0x6d, 0x70, 0x6c, 0x65, 0x0a,
      0x97, 0xd1, 0x2c, 0x2c, 0x0a,
      0x2c, 0x2c, 0x0a,
    ];
    const field = document.querySelector<HTMLInputElement>('input[type=file]')!;
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(bytes)], 'people.csv'));
    field.files = chosen.files;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

for (const language of ['en', 'ja'] as const) {
  const said = SAID[language];

  scenario(`A table of contacts is looked at before it is brought in, and each row says why (${language})`, async ({ portal, signedIn }) => {
    applySettings(portal.data, (settings) => {
      settings.address.languages = language === 'en' ? ['en', 'ja'] : ['ja', 'en'];
    });
    genkan(['admin', 'create-owner', 'boss@genkan.example', '--data', portal.data], `${OWNER_PASSWORD}\n`);
    const owner = await signedIn('boss@genkan.example', { language, password: OWNER_PASSWORD });
    await owner.open('/manage/import');
    await owner.see('heading', undefined, { level: 1 });
    await choose(owner);
    await owner.seeText(said.tried);
    await owner.seeText(said.row);
    expectEqual(await owner.axe(), [], 'what axe-core finds');
    await owner.picture(`import-tried-${language}`);
    await owner.press('button', said.import);
    await owner.seeText(said.done);
    await owner.picture(`import-done-${language}`);
    await owner.open('/manage/contacts');
    await owner.seeText('森');
  });
}
