// A manager makes a field and a form, and a customer files a ticket with it.
import { expectEqual, scenario } from './scenario';
import { applySettings, genkan, PASSWORD } from './support/portal_server';
import { PEOPLE, WORDS } from './words';

const OWNER_PASSWORD = `${PASSWORD}-long`;

const MANAGE = {
  en: {
    fields: 'Ticket fields',
    addField: 'Add ticket field',
    label: 'Label (English)',
    save: 'Save',
    forms: 'Request forms',
    addForm: 'Add request form',
    name: 'Name (English)',
    required: 'Must be answered',
    field: 'Order number',
    form: 'Return an order',
    value: 'A-17',
    missing: 'Please answer this.',
  },
  ja: {
    fields: 'チケットのフィールド',
    addField: 'フィールドを追加',
    label: '表示名 (日本語)',
    save: '保存',
    forms: 'お問い合わせフォーム',
    addForm: 'フォームを追加',
    name: '名前 (日本語)',
    required: '回答を必須にする',
    field: '注文番号',
    form: '返品の申し込み',
    value: 'Ａ－17',
    missing: '入力または選択してください。',
  },
} as const;

for (const { email, language } of [PEOPLE.hana, PEOPLE.ken]) {
  const words = WORDS[language];
  const said = MANAGE[language];

  scenario(`What a manager asks for in a form, a customer answers and reads (${language})`, async (scene) => {
    applySettings(scene.portal.data, (settings) => {
      settings.address.languages = language === 'en' ? ['en', 'ja'] : ['ja', 'en'];
    });
    genkan(['admin', 'create-owner', 'boss@genkan.example', '--data', scene.portal.data], `${OWNER_PASSWORD}\n`);
    const boss = await scene.signedIn('boss@genkan.example', { language, password: OWNER_PASSWORD });
    await boss.open('/manage');
    await boss.press('link', said.fields);
    await boss.press('link', said.addField);
    await boss.fill(said.label, said.field);
    await boss.press('button', said.save);
    await boss.seePath('/manage/ticket-fields');
    await boss.see('link', said.field);

    await boss.open('/manage/request-forms/new');
    await boss.fill(said.name, said.form);
    await boss.press('button', said.field);
    await boss.press('checkbox', said.required);
    // The preview is the form as customers meet it.
    await boss.see('textbox', said.field);
    await boss.picture(`form-builder-${language}`);
    await boss.press('button', said.save);
    await boss.seePath('/manage/request-forms');
    await boss.see('link', said.form);

    const customer = await scene.signedIn(email);
    await customer.press('link', words.newTicket);
    await customer.fill(words.subject, said.form);
    await customer.fill(words.message, said.form);
    await customer.press('button', words.submit);
    await customer.seeText(said.missing);
    expectEqual((await customer.focused()).name, said.field, 'the field with the focus');
    await customer.fill(said.field, said.value);
    await customer.reload();
    await customer.seeValue(said.field, said.value);
    expectEqual(await customer.axe(), [], 'what axe-core finds');
    await customer.press('button', words.submit);
    await customer.seePath(/^\/tickets\/\d+$/);
    await customer.seeText(said.field);
    await customer.seeText(said.value);
    await customer.picture(`form-filed-${language}`);
  });
}
