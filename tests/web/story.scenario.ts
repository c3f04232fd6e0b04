// The whole story: from a fresh data folder to a customer who is in, in each of the four ways.
import { expectEqual, scenario } from './scenario';
import { codeIn, mailIn, pathIn } from './support/mail_folder';
import { startProvider } from './support/oidc_provider';
import { genkan, startPortal } from './support/portal_server';
import { sound } from './support/sound_page';
import { WORDS } from './words';
import type { Person } from './person';

const STORY = {
  en: {
    begin: 'Begin',
    yourName: 'Your name',
    portalName: 'Portal name',
    toDomain: 'Next: Connect a domain',
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
const MEI = { email: 'mei@lin.example', password: 'another quiet lamp' };
const TOM = { email: 'tom@lin.example', password: 'yet another quiet lamp' };

for (const language of ['en', 'ja'] as const) {
  const words = { ...WORDS[language], ...STORY[language] };

  scenario(`From a fresh folder to a customer who is in, each of the four ways (${language})`, async ({ person }) => {
    const portal = await startPortal(() => undefined);
    const at = (path: string): string => portal.url + path;
    const provider = await startProvider(portal);
    try {
      const owner = await person({ language });
      await owner.open(`${/http\S*set-up\?key=\S+/.exec(portal.greeting)![0]}&lang=${language}`);
      await owner.fill(words.yourName, 'Aoi Mori');
      await owner.fill(words.email, OWNER.email);
      await owner.fill(words.password, OWNER.password);
      await owner.press('button', words.begin);
      await owner.seePath('/manage/set-up');
      await owner.fill(words.portalName, 'Sakura Support');
      await owner.press('button', words.toDomain);
      await owner.press('button', words.toTickets);
      await owner.press('radio', words.own);
      await owner.press('button', words.toAccess);
      await owner.press('checkbox', words.mailedLink);
      await owner.press('checkbox', words.mailedCode);
      await owner.press('checkbox', words.openid);
      await owner.fill(words.issuer, provider.issuer);
      await owner.fill(words.client, 'genkan');
      await owner.press('button', words.toReview);
      await sound(owner, 'the review');

      // Nothing is open to customers before the end.
      const invite = (name: string, email: string): string =>
        /http\S*\/welcome\S+/.exec(
          genkan(['admin', 'invite', '--name', name, '--company', 'Lin & Co.', email, '--data', portal.data]),
        )![0];
      invite('Mei Lin', MEI.email);
      const early = await person({ language });
      await early.open(pathOn(portal.url, await mailIn(portal.data, 1)));
      await early.fill(words.newPassword, MEI.password);
      await early.press('button', words.accept);
      await early.see('heading', undefined, { level: 1 });
      await early.seeNo('table');

      await owner.press('button', words.finish);
      await owner.seeText(words.open);

      const mei = await person({ language });
      const signIn = async (): Promise<void> => {
        await mei.open(at(`/sign-in?lang=${language}`));
        await mei.fill(words.email, MEI.email);
      };
      const isIn = async (): Promise<void> => {
        await mei.seePath(/^\/tickets/);
        await mei.seeTitle(/Sakura Support/);
        await mei.seeNo('link', /Tom's/);
      };
      const leave = async (): Promise<void> => {
        await mei.press('button', words.signOut);
        await mei.see('button', words.signIn);
      };

      // One: a password.
      await signIn();
      await mei.fill(words.password, MEI.password);
      await mei.press('button', words.signIn);
      await isIn();
      await mei.open(at('/tickets/new'));
      await mei.fill(words.subject, "Mei's lamp");
      await mei.fill(words.message, 'It does not burn.');
      await mei.press('button', words.submit);
      await mei.see('heading', "Mei's lamp", { level: 1 });
      await leave();

      // A colleague, whose ticket she is not shown: only their own was chosen.
      invite('Tom Lin', TOM.email);
      const tom = await person({ language });
      await tom.open(pathOn(portal.url, await mailIn(portal.data, 3)));
      await tom.fill(words.newPassword, TOM.password);
      await tom.press('button', words.accept);
      await tom.seePath('/tickets');
      await tom.seeNo('link', /Mei's/);
      await tom.open(at('/tickets/new'));
      await tom.fill(words.subject, "Tom's chair");
      await tom.fill(words.message, 'It squeaks.');
      await tom.press('button', words.submit);
      await tom.see('heading', "Tom's chair", { level: 1 });

      // Two and three: the code and the link of one mail each.
      await signIn();
      await mei.press('button', words.sendLink);
      await mei.fill(words.code, codeIn(await mailIn(portal.data, 5)));
      await mei.press('button', words.signIn);
      await isIn();
      await leave();
      await signIn();
      await mei.press('button', words.sendLink);
      await mei.see('textbox', words.code);
      await mei.open(pathOn(portal.url, await mailIn(portal.data, 6)));
      await mei.press('button', words.signIn);
      await isIn();
      await leave();

      // Four: somewhere else.
      await mei.open(at(`/sign-in?lang=${language}`));
      await mei.press('link', words.elsewhere);
      await mei.fill('Login', MEI.email);
      await mei.press('button', 'Continue');
      await isIn();
      expectEqual(await mei.names('link', { inside: { role: 'table' } }), ["Mei's lamp"], 'what she is shown');
      for (const someone of [owner, early, mei, tom] satisfies Person[]) {
        expectEqual(someone.complaints(), [], 'what the page complains of');
      }
    } finally {
      provider.process.kill('SIGTERM');
      await portal.stop();
    }
  });
}

// The link of a mail on that server, whatever address the mail has for it.
function pathOn(url: string, mail: string): string {
  return url + pathIn(mail);
}
