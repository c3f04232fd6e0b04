// Registering oneself, by the code in the browser and by the link on a phone.
import { scenario } from './scenario';
import { codeIn, mailIn, pathIn } from './support/mail_folder';
import { applySettings } from './support/portal_server';
import { sound } from './support/sound_page';
import { WORDS, type Language } from './words';

const REGISTER = {
  en: {
    create: 'Create an account',
    name: 'Your name',
    send: 'Send me the mail',
    checkMail: 'Check your mail',
    code: 'Code from the mail',
    next: 'Continue',
    verified: 'Your address is verified',
    newPassword: 'New password',
    begin: 'Save and sign in',
  },
  ja: {
    create: 'アカウントを作成',
    name: 'お名前',
    send: 'メールを送信',
    checkMail: 'メールをご確認ください',
    code: 'メールに記載の確認コード',
    next: '次へ',
    verified: 'メールアドレスを確認しました',
    newPassword: '新しいパスワード',
    begin: '設定してログイン',
  },
} as const;

const CHOSEN = 'しずかな みどりの ランプ';

for (const language of ['en', 'ja'] as const satisfies readonly Language[]) {
  const words = { ...WORDS[language], ...REGISTER[language] };

  scenario(`Whoever registers and shows their address is in (${language})`, async (scene) => {
    applySettings(scene.portal.data, (settings) => {
      settings.access.self_registration = true;
      settings.access.registration_domains = ['newcomer.example'];
    });
    const ask = async (email: string, javascript: boolean) => {
      const person = await scene.person({ language, javascript });
      await person.open(`/sign-in?lang=${language}`);
      await person.press('link', words.create);
      await person.see('heading', words.create, { level: 1 });
      await person.fill(words.name, '新しい 人');
      await person.fill(words.email, 'me@another.example');
      await person.press('button', words.send);
      await person.see('alert');
      if (javascript) await sound(person, 'the registration page');
      await person.seeValue(words.name, '新しい 人');
      await person.fill(words.email, email);
      await person.press('button', words.send);
      await person.see('heading', words.checkMail, { level: 1 });
      return person;
    };
    const person = await ask('ｎｅｗ＠newcomer.example', true);
    await person.fill(words.code, codeIn(await mailIn(scene.portal.data, 1)));
    await person.press('button', words.next);
    await person.see('heading', words.verified, { level: 1 });
    await sound(person, 'the page that ends a registration');
    await person.fill(words.newPassword, CHOSEN);
    await person.press('button', words.begin);
    await person.seePath('/tickets');

    await ask('second@newcomer.example', false);
    const phone = await scene.person({ language, width: 390, height: 844 });
    await phone.open(pathIn(await mailIn(scene.portal.data, 2)));
    await phone.fill(words.newPassword, CHOSEN);
    await phone.press('button', words.begin);
    await phone.seePath('/tickets');
  });
}
