// A manager chooses what customers see of a ticket, and a customer changes what may be changed.
import { expectEqual, scenario } from './scenario';
import { applySettings, genkan, PASSWORD } from './support/portal_server';
import { PEOPLE, WORDS } from './words';

const OWNER_PASSWORD = `${PASSWORD}-long`;

const SAID = {
  en: {
    columns: 'Columns of the list',
    field: 'Order number',
    asked: 'Order number (optional)',
    save: 'Save',
    saved: 'Saved.',
    change: 'Change details',
    saveDetails: 'Save details',
    savedDetails: 'The details were saved.',
    back: 'Back to the list',
    headers: ['No.', 'Subject', 'Status', 'Requested by', 'Channel', 'Last activity', 'Order number'],
  },
  ja: {
    columns: '一覧の列',
    field: '注文番号',
    asked: '注文番号（任意）',
    save: '保存',
    saved: '保存しました。',
    change: '詳細を変更',
    saveDetails: '詳細を保存',
    savedDetails: '詳細を保存しました。',
    back: '一覧に戻る',
    headers: ['番号', '件名', 'ステータス', '依頼者', '受付方法', '最終更新', '注文番号'],
  },
} as const;

for (const { email, language } of [PEOPLE.hana, PEOPLE.ken]) {
  const said = SAID[language];
  const words = WORDS[language];

  scenario(`A column that a manager adds holds what a customer writes into it (${language})`, async (scene) => {
    applySettings(scene.portal.data, (settings) => {
      settings.address.languages = language === 'en' ? ['en', 'ja'] : ['ja', 'en'];
      settings.fields.ticket_fields.push({
        key: 'order_no',
        kind: 'text',
        label: { en: SAID.en.field, ja: SAID.ja.field },
        shown: true,
        editable: true,
      });
    });
    genkan(['admin', 'create-owner', 'boss@genkan.example', '--data', scene.portal.data], `${OWNER_PASSWORD}\n`);
    const boss = await scene.signedIn('boss@genkan.example', { language, password: OWNER_PASSWORD });
    await boss.open('/manage');
    await boss.press('link', said.columns);
    await boss.press('button', said.field);
    await boss.press('button', said.save);
    await boss.seeText(said.saved);
    expectEqual(await boss.axe(), [], 'what axe-core finds on the page of columns');
    await boss.picture(`columns-${language}`);

    const customer = await scene.signedIn(email);
    await customer.see('columnheader', said.field);
    expectEqual(await customer.names('columnheader'), [...said.headers], 'the columns');
    await customer.press('link', words.newTicket);
    await customer.fill(words.subject, said.field);
    await customer.fill(words.message, said.field);
    await customer.press('button', words.submit);
    await customer.press('button', said.change);
    await customer.see('textbox', said.asked);
    await customer.fill(said.asked, 'A-17');
    await customer.picture(`details-${language}`);
    expectEqual(await customer.axe(), [], 'what axe-core finds while details are changed');
    await customer.press('button', said.saveDetails);
    await customer.seeText(said.savedDetails);
    await customer.see('button', said.change);
    await customer.press('link', said.back);
    await customer.see('cell', 'A-17');
    await customer.picture(`own-column-${language}`);
  });
}
