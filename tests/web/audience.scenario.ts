// Who sees a ticket: its requester keeps it from colleagues, opens it, and puts one of them on it.
import { expectEqual, scenario } from './scenario';
import { applySettings } from './support/portal_server';
import { until } from './support/waiting';
import { PEOPLE, WORDS } from './words';

const SAID = {
  subject: '給与計算について',
  change: '詳細を変更',
  save: '詳細を保存',
  saved: '詳細を保存しました。',
  onlyMe: 'あなたとサポート担当者のみ',
  company: /^あなた、サポート担当者、およびSakura/,
  participants: '参加者（任意）',
};

scenario('Hana keeps a ticket between herself and support; Ken sees it when she opens it', async (scene) => {
  applySettings(scene.portal.data, (settings) => {
    settings.powers.requester_restricts = true;
    settings.powers.people.requester = true;
  });
  const words = WORDS.ja;
  const hana = await scene.signedIn(PEOPLE.hana.email, { language: 'ja' });
  await hana.press('link', words.newTicket);
  await hana.fill(words.subject, SAID.subject);
  await hana.fill(words.message, SAID.subject);
  await hana.see('textbox', SAID.participants);
  await hana.press('radio', SAID.onlyMe);
  await hana.seeNo('textbox', SAID.participants);
  expectEqual(await hana.axe(), [], 'what axe-core finds while the ticket is written');
  await hana.picture('audience-new');
  await hana.press('button', words.submit);
  await hana.see('heading', SAID.subject);
  await hana.seeText(SAID.onlyMe);
  const path = await hana.inPage(() => location.pathname);

  const ken = await scene.signedIn(PEOPLE.ken.email, { language: 'en' });
  await ken.see('table');
  expectEqual(await ken.count('link', SAID.subject), 0, 'how often Ken sees it in the list');
  await ken.open(path);
  await ken.see('heading', 'Not found');
  await ken.open('/tickets');
  await ken.see('table');

  await hana.toFront();
  await hana.press('button', SAID.change);
  await hana.press('radio', SAID.company);
  await hana.fill(SAID.participants, PEOPLE.ken.email);
  await hana.picture('audience-change');
  expectEqual(await hana.axe(), [], 'what axe-core finds while it is opened');
  await hana.press('button', SAID.save);
  await hana.seeText(SAID.saved);

  await ken.toFront();
  await until('it in the list', async () => (await ken.count('link', SAID.subject)) === 1);
  await ken.press('link', SAID.subject);
  await ken.see('textbox', WORDS.en.reply);
  await ken.seeText(/You, .*support, and colleagues with access at Sakura/);
  await ken.picture('audience-colleague');

  // Kept to herself again, it leaves the page that Ken has open.
  await hana.toFront();
  await hana.press('button', SAID.change);
  await hana.press('radio', SAID.onlyMe);
  await hana.press('button', SAID.save);
  await hana.seeText(SAID.saved);
  await ken.toFront();
  await ken.see('heading', 'Not found');
  await ken.seeNo('article');
  await ken.picture('audience-lost');
  await ken.back();
  await ken.see('table');
  await ken.seeNo('link', SAID.subject);
});
