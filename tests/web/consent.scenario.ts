// The consent text between sign-in and the portal, and the way back out.
import { expectEqual, scenario } from './scenario';
import { applySettings, PASSWORD } from './support/portal_server';
import { sound } from './support/sound_page';
import { PEOPLE, WORDS } from './words';

const CONSENT = {
  en: {
    heading: 'Your consent',
    text: 'We keep what you write to us.',
    agree: 'I have read this and agree',
    next: 'Continue',
    decline: 'Do not agree and sign out',
    withdraw: 'Withdraw and sign out',
  },
  ja: {
    heading: '同意の確認',
    text: 'いただいた内容を保存します。',
    agree: '上記の内容を読み、同意します',
    next: '次へ',
    decline: '同意せずにログアウト',
    withdraw: '同意を撤回してログアウト',
  },
} as const;

for (const { email, language } of [PEOPLE.hana, PEOPLE.ken]) {
  const words = { ...WORDS[language], ...CONSENT[language] };

  scenario(`A customer is asked for consent, gives it and takes it back (${language})`, async (scene) => {
    const say = (en: string, ja: string): void =>
      applySettings(scene.portal.data, (settings) => {
        settings.consent = { on: true, text: { en, ja }, version: 0 };
      });
    say(CONSENT.en.text, CONSENT.ja.text);
    const person = await scene.person({ language });
    const signIn = async (): Promise<void> => {
      await person.open(`/sign-in?lang=${language}`);
      await person.fill(words.email, email);
      await person.fill(words.password, PASSWORD);
      await person.press('button', words.signIn);
      await person.see('heading', words.heading, { level: 1 });
    };
    const agree = async (): Promise<void> => {
      await person.press('checkbox', words.agree);
      await person.press('button', words.next);
      await person.seePath('/tickets');
      await person.see('table');
    };
    await signIn();
    await person.seeText(words.text);
    await sound(person, 'the consent page');
    await person.press('button', words.next);
    await person.see('alert');
    const ticked = (): Promise<boolean> =>
      person.inPage(() => document.querySelector<HTMLInputElement>('#agree')!.checked);
    expectEqual(await ticked(), false, 'the tick');
    await person.open('/tickets');
    await person.see('heading', words.heading, { level: 1 });
    await person.press('button', words.decline);
    await person.seePath(/^\/sign-in/);
    await signIn();
    await agree();

    say('We keep more.', 'さらに多くを保存します。');
    await person.open('/tickets');
    await person.see('heading', words.heading, { level: 1 });
    await agree();

    await person.press('link', words.heading);
    await person.see('button', words.withdraw);
    await sound(person, 'the consent page of somebody who agreed');
    await person.press('button', words.withdraw);
    await person.see('status');
    await person.open('/tickets');
    await person.seePath(/^\/sign-in/);
  });
}
