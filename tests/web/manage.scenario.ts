// A manager sets the portal up in a browser, and customers meet what was chosen.
import { expectEqual, scenario } from './scenario';
import { genkan, PASSWORD } from './support/portal_server';
import { PEOPLE, WORDS, type Language } from './words';

const OWNER = 'owner@genkan.example';

const MANAGE = {
  en: {
    settings: 'Portal settings',
    address: 'Name and address',
    name: 'Portal name',
    save: 'Save',
    saved: 'Saved.',
    steps: [
      'Next: Connect a domain',
      'Next: Set up your tickets',
      'Next: Configure access',
      'Next: Review and finish',
    ],
    own: 'only tickets they are associated with',
    finish: 'Finish portal setup',
    open: 'Your portal is open.',
  },
  ja: {
    settings: 'ポータル設定',
    address: '名前とアドレス',
    name: 'ポータル名',
    save: '保存',
    saved: '保存しました。',
    steps: ['次へ: ドメインを接続', '次へ: チケットの設定', '次へ: アクセスの設定', '次へ: 確認と完了'],
    own: '本人が関わるチケットのみ',
    finish: 'ポータルの設定を完了',
    open: 'ポータルを公開しました。',
  },
} as const;

scenario('A manager renames the portal, and customers see the new name (ja)', async (scene) => {
  const words = MANAGE.ja;
  const owner = await scene.signedIn(OWNER, { language: 'ja' });
  await owner.press('link', words.settings);
  await owner.seePath('/manage');
  await owner.see('heading', words.settings, { level: 1 });
  await owner.press('link', words.address);
  await owner.fill(words.name, '桜サポート');
  await owner.press('button', words.save);
  await owner.seeText(words.saved);
  await owner.picture('manage-address-ja');
  await owner.reload();
  await owner.seeValue(words.name, '桜サポート');
  const hana = await scene.signedIn(PEOPLE.hana.email);
  await hana.seeTitle(/桜サポート/);
});

scenario('Nobody but a manager finds the settings', async ({ signedIn, person }) => {
  const hana = await signedIn(PEOPLE.hana.email);
  await hana.seeNo('link', MANAGE.ja.settings);
  const found = await hana.inPage(() =>
    Promise.all(['/manage', '/v1/settings/access'].map(async (path) => (await fetch(path)).status)),
  );
  expectEqual(found, [404, 404], 'what a customer is answered');
  const nobody = await person();
  await nobody.open('/manage');
  await nobody.seePath(/^\/sign-in\?/);
  // What was asked for on purpose, and is not there.
  hana.complaints().length = 0;
});

for (const language of ['en', 'ja'] as const) {
  scenario(`The guided set-up is gone through step by step (${language})`, async (scene) => {
    const words = MANAGE[language];
    if (language === 'en') {
      // The owner of the sample speaks Japanese; this one speaks what the portal is asked in.
      genkan(
        ['admin', 'create-owner', 'en@genkan.example', '--data', scene.portal.data],
        `${PASSWORD}-long\n`,
      );
    }
    const owner = await scene.person();
    await owner.open(`/sign-in?lang=${language}&next=%2Fmanage%2Fset-up`);
    await owner.fill(WORDS[language].email, language === 'en' ? 'en@genkan.example' : OWNER);
    await owner.fill(WORDS[language].password, language === 'en' ? `${PASSWORD}-long` : PASSWORD);
    await owner.press('button', WORDS[language].signIn);
    await owner.seePath('/manage/set-up');
    const shown: Language = (await owner.inPage(() => document.documentElement.lang)) as Language;
    const said = MANAGE[shown];
    await owner.fill(said.name, 'Sakura');
    const paths = ['domain', 'tickets', 'access', 'review'];
    for (const [i, step] of said.steps.entries()) {
      if (i === 2) await owner.press('radio', said.own);
      await owner.press('button', step);
      await owner.seePath(`/manage/set-up-${paths[i]}`);
      expectEqual(await owner.axe(), [], 'what axe-core finds');
      await owner.picture(`set-up-${paths[i]}-${shown}`);
    }
    await owner.seeText(/Sakura/);
    await owner.press('button', said.finish);
    await owner.seeText(said.open);
    expectEqual(words.steps.length, said.steps.length, 'the number of steps');
    // Ken sees no more than what he is on.
    const ken = await scene.signedIn(PEOPLE.ken.email, { language: 'en' });
    await ken.see('table');
    await ken.seeTitle(/Sakura/);
  });
}
