// One's own account: what mail comes, where one is signed in; and what is offered to whoever writes a new ticket.
import { expect, expectEqual, scenario } from './scenario';
import { mailIn } from './support/mail_folder';
import { sound } from './support/sound_page';
import { BAD_DAY_WORDS, PEOPLE, WORDS, type Language } from './words';

const ACCOUNT = {
  en: {
    account: 'Your account',
    mine: 'Only mine: those I sent or take part in',
    none: 'None',
    saveMail: 'Save choice',
    saveProfile: 'Save profile',
    name: 'Name',
    language: 'Language',
    end: /^End: /,
    stop: 'Stop the mail',
    offered: 'You have open tickets like this',
    decline: 'Do not show',
  },
  ja: {
    account: 'アカウント',
    mine: '自分のチケットのみ（自分が送信したもの、参加しているもの）',
    none: '受け取らない',
    saveMail: '選択を保存',
    saveProfile: 'プロフィールを保存',
    name: 'お名前',
    language: '言語',
    end: /^終了: /,
    stop: '受信を停止する',
    offered: '似ている未解決のチケットがあります',
    decline: '表示しない',
  },
} as const;

const TERMS = [PEOPLE.ken, PEOPLE.hana].map((who) => {
  const language = who.language as Language;
  return { email: who.email, language, words: { ...WORDS[language], ...ACCOUNT[language] } };
});

for (const { email, language, words } of TERMS) {
  scenario(`A session is ended from another, which its open page notices at once (${language})`, async (scene) => {
    const phone = await scene.signedIn(email, { language, width: 390, height: 844 });
    await phone.see('table');
    const laptop = await scene.signedIn(email, { language });
    await laptop.open('/account');
    await laptop.see('heading', words.account, { level: 1 });
    await sound(laptop, 'the account');
    await laptop.press('button', words.end);
    await laptop.see('status');
    expectEqual(await laptop.count('button', words.end), 0, 'how many others are left');
    await phone.toFront();
    await phone.see('link', BAD_DAY_WORDS[language].signInAgain);
    await laptop.toFront();
    await laptop.open('/tickets');
    await laptop.see('table');
  });
}

for (const { email, language, words } of TERMS) {
  scenario(`Mail about tickets is chosen in the account and stopped by a mail's link (${language})`, async (scene) => {
    const person = await scene.signedIn(email, { language, scheme: 'dark' });
    await person.open('/tickets/new');
    await person.fill(words.subject, 'zzz');
    await person.fill(words.message, 'zzz');
    await person.press('button', words.submit);
    await person.see('article');
    const text = await mailIn(scene.portal.data, 1);
    const stop = /http:\/\/[^/]+(\/account\/mail\/stop\S+)/.exec(text)![1]!;
    const nobody = await scene.person({ language, width: 390, height: 844 });
    await nobody.open(stop);
    await sound(nobody, 'the page of the link');
    await nobody.press('button', words.stop);
    await nobody.see('status');
    await nobody.seeNo('button', words.stop);
    await person.open('/account');
    const chosen = (): Promise<string> =>
      person.inPage(() => (document.querySelector('[name=ticket_mail]:checked') as HTMLInputElement).value);
    expectEqual(await chosen(), 'none', 'what is chosen');
    await person.press('radio', words.mine);
    await person.press('button', words.saveMail);
    await person.see('status');
    expectEqual(await chosen(), 'mine', 'what is chosen');
    await sound(person, 'the account in the dark');
  });
}

for (const { email, language, words } of TERMS) {
  scenario(`Similar open tickets are offered while the subject is typed, by keyboard too (${language})`, async (scene) => {
    const person = await scene.signedIn(email, { language });
    const subject = language === 'ja' ? 'プリンターが紙詰まりする' : 'The printer jams';
    await person.open('/tickets/new');
    await person.fill(words.subject, subject);
    await person.fill(words.message, 'zzz');
    await person.press('button', words.submit);
    await person.see('heading', subject, { level: 1 });
    await person.press('link', words.tickets);
    await person.press('link', words.newTicket);
    await person.fill(words.subject, subject);
    await person.see('group', words.offered);
    expect((await person.focused()).name === words.subject, 'the focus has moved');
    await sound(person, 'the form with an offer');
    await person.key('Tab');
    expect((await person.focused()).name.endsWith(subject), 'the first offer is not next');
    await person.key('Enter');
    await person.see('heading', subject, { level: 1 });
    await person.back();
    await person.seeValue(words.subject, subject);
    await person.fill(words.subject, `${subject}!`);
    await person.see('group', words.offered);
    await person.press('button', words.decline);
    await person.seeNo('group', words.offered);
    expectEqual((await person.focused()).name, words.subject, 'what has the focus');
  });
}
