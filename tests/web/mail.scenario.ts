// What comes by mail, followed in a browser: an invitation, a code, a link and a new password. The
// mail is read where it lies, in the data folder.
import { expect, expectEqual, scenario } from './scenario';
import { codeIn, mailIn, pathIn } from './support/mail_folder';
import { applySettings, genkan, PASSWORD } from './support/portal_server';
import { sound } from './support/sound_page';
import { PEOPLE, WORDS, type Language } from './words';

const MAIL = {
  en: {
    welcome: 'Welcome',
    newPassword: 'New password',
    begin: 'Save and sign in',
    sendLink: 'Send me a link by mail',
    checkMail: 'Check your mail',
    code: 'Code from the mail',
    forgot: 'Forgot your password?',
    askReset: 'Send the link',
    change: 'Change the password',
    show: 'Show password',
    hide: 'Hide password',
  },
  ja: {
    welcome: 'ようこそ',
    newPassword: '新しいパスワード',
    begin: '設定してログイン',
    sendLink: 'ログイン用のリンクをメールで受け取る',
    checkMail: 'メールをご確認ください',
    code: 'メールに記載の確認コード',
    forgot: 'パスワードをお忘れの場合',
    askReset: 'リンクを送信',
    change: 'パスワードを変更',
    show: 'パスワードを表示',
    hide: 'パスワードを隠す',
  },
} as const;

const CHOSEN = 'しずかな みどりの ランプ';

const LANGUAGES = ['en', 'ja'] as const;

function termsOf(language: Language) {
  const { email } = language === 'ja' ? PEOPLE.hana : PEOPLE.ken;
  return { ...WORDS[language], ...MAIL[language], address: email };
}

for (const language of LANGUAGES) {
  const words = termsOf(language);
  const email = words.address;

  scenario(`Who is invited chooses a password and is in (${language})`, async ({ person, portal }) => {
    const printed = genkan(['admin', 'invite', email, '--data', portal.data]);
    const path = pathIn(await mailIn(portal.data, 1));
    expect(printed.includes(path), 'the printed link is another');
    const guest = await person({ language });
    await guest.open(path);
    await guest.see('heading', words.welcome, { level: 1 });
    await sound(guest, 'the welcome');
    await guest.fill(words.newPassword, 'unbelievable');
    await guest.press('button', words.begin);
    await guest.see('alert');
    await sound(guest, 'the welcome with a complaint');
    await guest.fill(words.newPassword, CHOSEN);
    await guest.press('button', words.begin);
    await guest.seePath('/tickets');
    await guest.see('table');
  });
}

for (const language of LANGUAGES) {
  const words = termsOf(language);
  const email = words.address;

  scenario(`A code and a link from the mail sign in, without script too (${language})`, async (scene) => {
    applySettings(scene.portal.data, (settings) => {
      settings.access.mailed_link = true;
      settings.access.mailed_code = true;
    });
    const person = await scene.person({ language, javascript: false });
    const ask = async (): Promise<void> => {
      await person.open(`/sign-in?lang=${language}`);
      await person.fill(words.email, email);
      await person.press('button', words.sendLink);
      await person.see('heading', words.checkMail, { level: 1 });
    };
    await ask();
    const text = await mailIn(scene.portal.data, 1);
    await person.fill(words.code, codeIn(text));
    await person.press('button', words.signIn);
    await person.seePath('/tickets');

    const phone = await scene.person({ language, width: 390, height: 844 });
    await phone.open(pathIn(text));
    await phone.see('heading', undefined, { level: 1 });
    await phone.seeNo('button', words.signIn);
    await phone.open(`/sign-in?lang=${language}`);
    await phone.fill(words.email, email);
    await phone.press('button', words.sendLink);
    await phone.see('heading', words.checkMail, { level: 1 });
    await sound(phone, 'the page for the code');
    await phone.open(pathIn(await mailIn(scene.portal.data, 2)));
    await sound(phone, 'the page of the link');
    await phone.press('button', words.signIn);
    await phone.seePath('/tickets');
  });
}

for (const language of LANGUAGES) {
  const words = termsOf(language);
  const email = words.address;

  scenario(`A forgotten password is replaced by way of a mail (${language})`, async ({ person, portal }) => {
    const someone = await person({ language });
    await someone.open(`/sign-in?lang=${language}`);
    await someone.press('link', words.forgot);
    await sound(someone, 'the page that asks for the address');
    await someone.fill(words.email, email);
    await someone.press('button', words.askReset);
    await someone.see('heading', words.checkMail, { level: 1 });
    await someone.open(pathIn(await mailIn(portal.data, 1)));
    await sound(someone, 'the page for a new password');
    await someone.fill(words.newPassword, CHOSEN);
    await someone.press('button', words.change);
    await someone.see('status');
    for (const [password, path] of [[PASSWORD, /^\/sign-in/], [CHOSEN, '/tickets']] as const) {
      await someone.fill(words.email, email);
      await someone.fill(words.password, password);
      await someone.press('button', words.signIn);
      await someone.seePath(path);
    }
  });
}

for (const language of LANGUAGES) {
  const words = termsOf(language);

  scenario(`A typed password can be looked at (${language})`, async ({ person }) => {
    const someone = await person({ language });
    await someone.open(`/sign-in?lang=${language}`);
    await someone.fill(words.password, 'abc');
    const type = (): Promise<string> =>
      someone.inPage(() => document.querySelector<HTMLInputElement>('#password')!.type);
    expectEqual(await type(), 'password', 'the type of the field');
    await someone.press('button', words.show);
    expectEqual(await type(), 'text', 'the type of the field');
    await someone.press('button', words.hide);
    expectEqual(await type(), 'password', 'the type of the field');
    await someone.seeValue(words.password, 'abc');
    await sound(someone, 'the sign-in page');
  });
}
