// The whole story: from a fresh data folder to a customer who is in, in each of the four ways.
import { expectEqual, scenario } from './scenario';
import { codeIn, mailIn, pathIn } from './support/mail_folder';
import { startProvider } from './support/oidc_provider';
import { genkan, startPortal, type PortalServer } from './support/portal_server';
import { sound } from './support/sound_page';
import { WORDS, type Language } from './words';
import type { Person } from './person';

const STORY = {
  en: {
    begin: 'Begin',
    yourName: 'Your name',
    portalName: 'Portal name',
    toDomain: 'Next: Connect a domain',
    languages: 'Languages',
    order: 'en\nja',
    toTickets: 'Next: Set up your tickets',
    own: 'only tickets they are associated with',
    toAccess: 'Next: Configure access',
    mailedLink: 'Sign in with a mailed link',
    mailedCode: 'Sign in with a mailed code',
    openid: 'Sign in with OpenID Connect',
    issuer: 'Issuer',
    client: 'Client ID',
    toReview: 'Next: Review and finish',
    finish: 'Finish portal setup',
    open: 'Your portal is open.',
    newPassword: 'New password',
    accept: 'Save and sign in',
    sendLink: 'Send me a link by mail',
    code: 'Code from the mail',
    elsewhere: 'Sign in with your company account',
  },
  ja: {
    begin: 'はじめる',
    yourName: 'お名前',
    portalName: 'ポータル名',
    toDomain: '次へ: ドメインを接続',
    languages: '言語',
    order: 'ja\nen',
    toTickets: '次へ: チケットの設定',
    own: '本人が関わるチケットのみ',
    toAccess: '次へ: アクセスの設定',
    mailedLink: 'メールのリンクでログイン',
    mailedCode: 'メールの確認コードでログイン',
    openid: 'OpenID Connectでログイン',
    issuer: '発行者（Issuer）',
    client: 'クライアントID',
    toReview: '次へ: 確認と完了',
    finish: 'ポータルの設定を完了',
    open: 'ポータルを公開しました。',
    newPassword: '新しいパスワード',
    accept: '設定してログイン',
    sendLink: 'ログイン用のリンクをメールで受け取る',
    code: 'メールに記載の確認コード',
    elsewhere: '会社のアカウントでログイン',
  },
} as const;

const OWNER = { email: 'aoi@sakura.example', password: 'a quiet green lamp' };
const MEI = { email: 'mei@lin.example', password: 'another quiet lamp', subject: "Mei's lamp" };
const TOM = { email: 'tom@lin.example', password: 'yet another quiet lamp', subject: "Tom's chair" };

type Words = (typeof WORDS)[Language] & (typeof STORY)[Language];

// The link of a mail on that server, whatever address the mail has for it.
const pathOn = (url: string, mail: string): string => url + pathIn(mail);

// From the printed link to the last step of the guided set-up.
async function setUp(owner: Person, link: string, issuer: string, words: Words): Promise<void> {
  await owner.open(link);
  await owner.fill(words.yourName, 'Aoi Mori');
  await owner.fill(words.email, OWNER.email);
  await owner.fill(words.password, OWNER.password);
  await owner.press('button', words.begin);
  await owner.seePath('/manage/set-up');
  await owner.fill(words.portalName, 'Sakura Support');
  await owner.press('button', words.toDomain);
  await owner.fill(words.languages, words.order);
  await owner.press('button', words.toTickets);
  await owner.press('radio', words.own);
  await owner.press('button', words.toAccess);
  await owner.press('checkbox', words.mailedLink);
  await owner.press('checkbox', words.mailedCode);
  await owner.press('checkbox', words.openid);
  await owner.fill(words.issuer, issuer);
  await owner.fill(words.client, 'genkan');
  await owner.press('button', words.toReview);
  await sound(owner, 'the review');
}

function invite(portal: PortalServer, name: string, email: string): void {
  genkan(['admin', 'invite', '--name', name, '--company', 'Lin & Co.', email, '--data', portal.data]);
}

async function choosePassword(guest: Person, path: string, password: string, words: Words): Promise<void> {
  await guest.open(path);
  await guest.fill(words.newPassword, password);
  await guest.press('button', words.accept);
}

async function file(customer: Person, portal: PortalServer, subject: string, words: Words): Promise<void> {
  await customer.open(`${portal.url}/tickets/new`);
  await customer.fill(words.subject, subject);
  await customer.fill(words.message, 'It came like this.');
  await customer.press('button', words.submit);
  await customer.see('heading', subject, { level: 1 });
}

// Each of the four ways, one after the other; what is seen after each is the same.
async function signInEachWay(mei: Person, portal: PortalServer, language: Language, mails: number): Promise<void> {
  const words: Words = { ...WORDS[language], ...STORY[language] };
  const atTheDoor = async (): Promise<void> => {
    await mei.open(`${portal.url}/sign-in?lang=${language}`);
  };
  const isIn = async (): Promise<void> => {
    await mei.seePath(/^\/tickets/);
    await mei.seeTitle(/Sakura Support/);
    await mei.see('link', MEI.subject);
    expectEqual(await mei.names('link', { inside: { role: 'table' } }), [MEI.subject], 'what she is shown');
    await mei.press('button', words.signOut);
  };
  const isInAndLeaves = async (): Promise<void> => {
    await isIn();
    await mei.see('button', words.signIn);
  };
  await atTheDoor();
  await mei.fill(words.email, MEI.email);
  await mei.fill(words.password, MEI.password);
  await mei.press('button', words.signIn);
  await isInAndLeaves();

  const askForMail = async (): Promise<void> => {
    await atTheDoor();
    await mei.fill(words.email, MEI.email);
    await mei.press('button', words.sendLink);
    await mei.see('textbox', words.code);
  };
  await askForMail();
  await mei.fill(words.code, codeIn(await mailIn(portal.data, mails + 1)));
  await mei.press('button', words.signIn);
  await isInAndLeaves();

  await askForMail();
  await mei.open(pathOn(portal.url, await mailIn(portal.data, mails + 2)));
  await mei.press('button', words.signIn);
  await isInAndLeaves();

  await atTheDoor();
  await mei.press('link', words.elsewhere);
  await mei.fill('Login', MEI.email);
  await mei.press('button', 'Continue');
  await isIn();
  // And out of where she signed in.
  await mei.press('button', 'Yes, sign me out');
  await mei.seePath('/sign-in');
}

for (const language of ['en', 'ja'] as const) {
  const words: Words = { ...WORDS[language], ...STORY[language] };

  scenario(`From a fresh folder to a customer who is in, each of the four ways (${language})`, async ({ person }) => {
    const portal = await startPortal(() => undefined);
    const provider = await startProvider(portal);
    try {
      const link = /http\S*set-up\?key=\S+/.exec(portal.greeting)![0];
      const owner = await person({ language });
      await setUp(owner, `${link}&lang=${language}`, provider.issuer, words);

      // Nothing is open to customers before the end.
      invite(portal, 'Mei Lin', MEI.email);
      const mei = await person({ language });
      await choosePassword(mei, pathOn(portal.url, await mailIn(portal.data, 1)), MEI.password, words);
      await mei.see('heading', undefined, { level: 1 });
      await mei.seeNo('table');
      await owner.press('button', words.finish);
      await owner.seeText(words.open);

      await choosePassword(mei, pathOn(portal.url, await mailIn(portal.data, 1)), MEI.password, words);
      await mei.seePath('/tickets');
      await file(mei, portal, MEI.subject, words);
      await mei.press('button', words.signOut);

      // A colleague, whose ticket she is not shown: only their own was chosen.
      invite(portal, 'Tom Lin', TOM.email);
      const tom = await person({ language });
      await choosePassword(tom, pathOn(portal.url, await mailIn(portal.data, 3)), TOM.password, words);
      await tom.seePath('/tickets');
      await file(tom, portal, TOM.subject, words);
      await signInEachWay(mei, portal, language, 4);
      for (const someone of [owner, mei, tom]) {
        expectEqual(someone.complaints(), [], 'what the page complains of');
      }
    } finally {
      provider.process.kill('SIGTERM');
      await portal.stop();
    }
  });
}
