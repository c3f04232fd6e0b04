// A manager makes a contact and invites it; the contact comes in, and is shut out again.
import { expectEqual, scenario } from './scenario';
import { boss } from './support/boss';
import { mailIn, pathIn } from './support/mail_folder';
import { BAD_DAY_WORDS, WORDS } from './words';

const SAID = {
  en: {
    displayName: 'Name in one piece',
    addAddress: 'Add address',
    address: 'Email address 1',
    save: 'Save',
    invite: 'Send invitation',
    invited: 'The invitation is on its way.',
    newPassword: 'New password',
    begin: 'Save and sign in',
    suspend: 'Suspend',
    suspended: 'This person is out: sessions and links have ended.',
    isSuspended: 'Is suspended, so cannot sign in.',
  },
  ja: {
    displayName: '表示名',
    addAddress: 'アドレスを追加',
    address: 'メールアドレス1',
    save: '保存',
    invite: '招待を送る',
    invited: '招待メールを送信します。',
    newPassword: '新しいパスワード',
    begin: '設定してログイン',
    suspend: '停止する',
    suspended: '停止しました。ログイン中のセッションとリンクはすべて無効です。',
    isSuspended: '停止中のため、ログインできません。',
  },
} as const;
const NEWCOMER = 'ola@atlas.example';

for (const language of ['en', 'ja'] as const) {
  const said = SAID[language];

  scenario(`A contact is made, invited, lets themselves in and is shut out again (${language})`, async (scene) => {
    const owner = await boss(scene, language);
    await owner.open('/manage/contacts/new');
    await owner.fill(said.displayName, 'Ola Lis');
    await owner.press('button', said.addAddress);
    await owner.fill(said.address, NEWCOMER);
    await owner.press('radio', NEWCOMER);
    await owner.press('button', said.save);
    await owner.seePath(/^\/manage\/contacts\/[0-9a-f-]{36}$/);
    await owner.press('button', said.invite);
    await owner.seeText(said.invited);
    expectEqual(await owner.axe(), [], 'what axe-core finds');
    await owner.picture(`contact-invited-${language}`);
    const guest = await scene.person({ language });
    await guest.open(pathIn(await mailIn(scene.portal.data, 1)));
    await guest.fill(said.newPassword, 'quiet green lamp');
    await guest.press('button', said.begin);
    await guest.seePath('/tickets');
    await guest.see('heading', WORDS[language].tickets, { level: 1 });
    await owner.toFront();
    await owner.press('button', said.suspend);
    await owner.seeText(said.suspended);
    await owner.seeText(said.isSuspended);
    await guest.toFront();
    await guest.see('link', BAD_DAY_WORDS[language].signInAgain);
    await guest.open('/tickets');
    await guest.seePath(/^\/sign-in/);
    guest.complaints().length = 0;
  });
}
