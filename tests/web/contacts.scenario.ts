// A manager looks contacts up, chooses them for a group, reads whom a change touches, and sees the
// portal as one of them.
import type { Person } from './person';
import { expectEqual, scenario } from './scenario';
import { boss } from './support/boss';
import { until } from './support/waiting';
import { PEOPLE, WORDS } from './words';

const SAID = {
  en: {
    search: 'Search contacts',
    contact: 'Mori',
    name: 'Ken Mori',
    signsIn: `Signs in with ${PEOPLE.ken.email}.`,
    sees: "Sees this company's tickets",
    unsaved: 'Your changes are not saved yet.',
    save: 'Save',
    saved: 'Saved.',
    addGroup: 'Create access group of chosen contacts',
    groupName: 'Access group name',
    choose: 'Choose contacts',
    add: 'Add',
    members: 'members of access groups',
    affected: 'Who is affected',
    shutOut: /\d+ customers? can no longer sign in: /,
    preview: 'Preview',
    begun: 'The preview is ready, in a tab of its own.',
    banner: /^Preview as Ken Mori – read-only\./,
    leave: 'Leave',
    reason: 'This is a preview: nothing can be sent.',
  },
  ja: {
    search: 'コンタクトを検索',
    contact: 'ＭＯＲＩ',
    name: 'Ken Mori',
    signsIn: `${PEOPLE.ken.email}でログインします。`,
    sees: 'この会社のチケットが見える',
    unsaved: '変更はまだ保存されていません。',
    save: '保存',
    saved: '保存しました。',
    addGroup: 'コンタクトを選んでアクセスグループを作成',
    groupName: 'アクセスグループ名',
    choose: 'コンタクトを選ぶ',
    add: '追加',
    members: 'アクセスグループのメンバーのみ',
    affected: '影響を受けるお客様',
    shutOut: /\d+名のお客様がログインできなくなります：/,
    preview: 'プレビュー',
    begun: 'プレビューを新しいタブに用意しました。',
    banner: /^Ken Mori様としてプレビュー中です/,
    leave: '終了',
    reason: 'プレビューのため、送信できません。',
  },
} as const;
// Looks for one contact, until nobody else is offered; then presses the button beside the name.
async function choose(owner: Person, search: string, contact: string, button: string): Promise<void> {
  await owner.fill(search, contact);
  await until('one contact', async () => (await owner.count('button', button)) === 1);
  await owner.press('button', button);
}

for (const language of ['en', 'ja'] as const) {
  const said = SAID[language];

  scenario(`A contact is found, and sight of their company is taken back (${language})`, async (scene) => {
    const owner = await boss(scene, language);
    await owner.open('/manage/contacts');
    await owner.fill(said.search, said.contact);
    await owner.press('link', said.name);
    await owner.seeText(said.signsIn);
    await owner.press('checkbox', said.sees);
    await owner.press('button', said.save);
    await owner.seeText(said.saved);
    expectEqual(await owner.axe(), [], 'what axe-core finds');
    await owner.picture(`contact-${language}`);
  });

  scenario(`Who is affected is read before a change of access is saved (${language})`, async (scene) => {
    const owner = await boss(scene, language);
    await owner.open('/manage/groups');
    await owner.press('button', said.addGroup);
    await owner.fill(said.groupName, 'VIP');
    await owner.press('button', said.choose);
    await choose(owner, said.search, said.contact, said.add);
    await owner.picture(`group-chosen-${language}`);
    await owner.press('button', said.save);
    await owner.seeText(said.saved);
    await owner.open('/manage/access');
    await owner.press('radio', said.members);
    await owner.press('checkbox', 'VIP');
    await owner.see('heading', said.affected);
    await owner.seeText(said.shutOut);
    await owner.picture(`effect-${language}`);
    expectEqual(await owner.axe(), [], 'what axe-core finds');
    await owner.press('button', said.save);
    await owner.seeText(said.saved);
    await owner.seeNo('heading', said.affected);
  });

  scenario(`The portal is previewed as a customer, read only, and left again (${language})`, async (scene) => {
    const owner = await boss(scene, language);
    await owner.open('/manage/preview');
    await choose(owner, said.search, said.contact, said.preview);
    await owner.seeText(said.begun);
    await owner.picture(`preview-begun-${language}`);
    // The tab that has opened shows the same.
    await owner.open('/preview/tickets');
    await owner.see('table');
    await owner.seeText(said.banner);
    await owner.open('/preview/tickets/new');
    await owner.see('textbox', WORDS[PEOPLE.ken.language].subject);
    await owner.seeText(said.reason);
    await owner.picture(`preview-new-ticket-${language}`);
    const refused = await owner.inPage(async () => {
      const answer = await fetch('/preview/v1/tickets', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'genkan-api': '1', 'idempotency-key': 'key-000001' },
        body: '{"subject":"x","text":"x"}',
      });
      return answer.status;
    });
    expectEqual(refused, 403, 'what a preview is answered that wants to write');
    await owner.press('button', said.leave);
    await owner.seePath('/manage');
    await owner.see('heading', undefined, { level: 1 });
    owner.complaints().length = 0;
  });
}
