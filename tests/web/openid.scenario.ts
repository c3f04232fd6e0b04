// Signing in at a real OpenID Connect provider and coming back.
import { scenario, type Scene } from './scenario';
import { startProvider, type Provider } from './support/oidc_provider';
import { applySettings } from './support/portal_server';
import { sound } from './support/sound_page';
import { PEOPLE, WORDS } from './words';

const OPENID = {
  en: {
    button: 'Sign in with Sakura ID',
    unknown: /names nobody who has access to this portal/,
    refused: /was not completed at the sign-in service/,
    down: /cannot be reached just now/,
    staff: 'Staff: sign in with a password',
  },
  ja: {
    button: 'さくらIDでログイン',
    unknown: /ご利用いただける方として登録されていません/,
    refused: /ログインサービスでの手続きが完了しませんでした/,
    down: /ただいまログインサービスに接続できません/,
    staff: '担当者の方はパスワードでログイン',
  },
} as const;

async function providerOf(portal: Scene['portal']): Promise<Provider> {
  const provider = await startProvider(portal);
  applySettings(portal.data, (settings) => {
    const button = { en: OPENID.en.button, ja: OPENID.ja.button };
    Object.assign(settings.access.openid, { on: true, issuer: provider.issuer, client_id: 'genkan', button });
  });
  return provider;
}

for (const { email, language } of [PEOPLE.hana, PEOPLE.ken]) {
  const words = { ...WORDS[language], ...OPENID[language] };

  scenario(`Who signs in elsewhere is in, and who is not known is told what to do (${language})`, async (scene) => {
    const provider = await providerOf(scene.portal);
    try {
      const person = await scene.person({ language });
      await person.open(`/sign-in?lang=${language}`);
      await sound(person, 'the sign-in page with another way');
      await person.press('link', words.button);
      await person.see('heading', 'Somewhere else', { level: 1 });
      await person.press('button', 'Refuse');
      await person.see('alert');
      await person.seeText(words.refused);
      await person.press('link', words.button);
      await person.fill('Login', email);
      await person.press('button', 'Continue');
      await person.seePath('/tickets');
      await person.see('table');
      await person.press('button', words.signOut);
      await person.press('button', 'Yes, sign me out');
      await person.seePath('/sign-in');
      await person.open(`/sign-in?lang=${language}`);
      await person.press('link', words.button);
      await person.see('heading', 'Somewhere else', { level: 1 });

      applySettings(scene.portal.data, (settings) => {
        settings.access.password = false;
      });
      const stranger = await scene.person({ language, javascript: false });
      await stranger.open(`/sign-in?lang=${language}`);
      await stranger.see('link', words.button);
      await stranger.seeNo('textbox', words.email);
      await stranger.see('link', words.staff);
      await stranger.press('link', words.button);
      await stranger.fill('Login', 'nobody@else.example');
      await stranger.press('button', 'Continue');
      await stranger.seeText(words.unknown);

      provider.process.kill('SIGTERM');
      await scene.portal.restart();
      const late = await scene.person({ language });
      await late.open(`/sign-in?lang=${language}`);
      await late.press('link', words.button);
      await late.seeText(words.down);
      await sound(late, 'the sign-in page after a failure');
    } finally {
      provider.process.kill('SIGTERM');
    }
  });
}
