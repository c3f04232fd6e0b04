// An agent at the desk: an answer that the customer sees, a note that only colleagues do, an answer
// that is taken back, and two tickets that become one.
import type { Person } from './person';
import { expectEqual, scenario, type Scene } from './scenario';
import { genkan } from './support/portal_server';
import { until } from './support/waiting';
import { WORDS, PEOPLE, type Language } from './words';

// Each is spoken to in a language of their own; the second one looks after the portal as well.
const AGENTS = { en: 'sam@genkan.example', ja: 'owner@genkan.example' } as const;
const IN_TABLE = { inside: { role: 'table' } } as const;

const SAID = {
  en: {
    answer: 'Answer to the customer',
    send: 'Send to customer',
    way: 'Internal note',
    back: 'Answer the customer',
    note: 'Note for your colleagues',
    save: 'Save note',
    internal: /^Internal note – customers never see this/,
    left: /Email goes out in \d+ seconds?\./,
    undo: 'Undo',
    undone: 'The answer is taken back. Its words are in the field again.',
    merge: 'Merge into another ticket',
    into: 'Number of the ticket that stays',
    show: 'Show who would read more',
    gains: 'Who would read more',
    merged: 'The tickets are merged.',
  },
  ja: {
    answer: 'お客様への返信',
    send: 'お客様に送信',
    way: '社内メモ',
    back: 'お客様に返信',
    note: '社内メンバーへのメモ',
    save: 'メモを保存',
    internal: /^社内メモ – お客様には表示されません/,
    left: /\d+秒後にメールを送信します。/,
    undo: '元に戻す',
    undone: '返信を取り消しました。内容は入力欄に戻してあります。',
    merge: '別のチケットに統合',
    into: '残すチケットの番号',
    show: '読めるようになる方を確認',
    gains: '新たに読めるようになる方',
    merged: 'チケットを統合しました。',
  },
} as const;

// The number in the path of a ticket's page.
const numberIn = (person: Person): Promise<string> =>
  person.inPage(() => location.pathname.split('/').pop()!);

// A ticket of Noor's, open before her and before an agent.
async function ticketOfNoor({ portal, signedIn }: Scene, language: Language): Promise<{ noor: Person; sam: Person; number: string }> {
  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  await noor.press('link', (await noor.names('link', IN_TABLE))[0]!, IN_TABLE);
  await noor.see('article');
  const number = await numberIn(noor);
  if (language === 'ja') genkan(['admin', 'grant', 'tickets', AGENTS.ja, '--data', portal.data]);
  const sam = await signedIn(AGENTS[language], { language });
  await sam.seePath('/desk');
  await sam.see('table');
  await sam.open(`/desk/tickets/${number}`);
  await sam.see('article');
  return { noor, sam, number };
}

scenario('An agent answers and keeps a note, and the customer sees only the answer (en)', async (scene) => {
  const said = SAID.en;
  const { noor, sam } = await ticketOfNoor(scene, 'en');
  await sam.press('radio', said.way);
  await sam.fill(said.note, 'They forgot the switch. canary');
  await sam.press('button', said.save);
  await sam.see('article', said.internal);
  await sam.press('radio', said.back);
  await sam.fill(said.answer, 'Please press the switch.');
  await sam.key('Control+Enter');
  await sam.seeText(said.left);
  expectEqual(await sam.axe(), [], 'what axe-core finds');
  await sam.picture('desk-answer');
  // It comes without a reload.
  await noor.seeText('Please press the switch.');
  expectEqual(await noor.inPage(() => document.body.textContent!.includes('canary')), false, 'a note before a customer');
});

scenario('An agent takes an answer back before its mail goes, and the customer loses sight of it', async (scene) => {
  const said = SAID.en;
  const { noor, sam } = await ticketOfNoor(scene, 'en');
  const before = await noor.count('article');
  await sam.fill(said.answer, 'Please press the swich.');
  await sam.press('button', said.send);
  await noor.seeText('Please press the swich.');
  await sam.press('button', said.undo);
  await sam.seeText(said.undone);
  await sam.seeValue(said.answer, 'Please press the swich.');
  await noor.reload();
  await noor.see('article');
  expectEqual(await noor.count('article'), before, 'the number of messages after it was taken back');
});

scenario('Two tickets become one after it was shown who reads more, and the old number leads on (ja)', async (scene) => {
  const said = SAID.ja;
  const { noor, sam, number } = await ticketOfNoor(scene, 'ja');
  await noor.back();
  await noor.see('table');
  await noor.press('link', (await noor.names('link', IN_TABLE))[1]!, IN_TABLE);
  await noor.see('article');
  const other = await numberIn(noor);
  await sam.press('link', said.merge);
  await sam.fill(said.into, other);
  await sam.press('button', said.show);
  await sam.see('heading', said.gains);
  expectEqual(await sam.axe(), [], 'what axe-core finds');
  await sam.picture('desk-merge');
  await sam.press('button', `#${number}を#${other}に統合`);
  await sam.seePath(`/desk/tickets/${other}`);
  await sam.seeText(said.merged);
  await sam.open(`/desk/tickets/${number}`);
  await sam.seePath(`/desk/tickets/${other}`);
  await noor.open(`/tickets/${number}`);
  await noor.seePath(`/tickets/${other}`);
  await noor.see('textbox', WORDS[PEOPLE.noor.language].reply);
});

for (const [language, said] of [
  ['en', { change: 'Change requester', find: 'Find a contact', gains: / will read this ticket\.$/, done: /^The requester is / }],
  ['ja', { change: '依頼者を変更', find: 'コンタクトを検索', gains: /様がこのチケットを閲覧できるようになります。$/, done: /^依頼者を.*様に変更しました。$/ }],
] as const) {
  scenario(`Whoever gives a ticket to somebody else sees first who reads it then; Escape leaves it as it is (${language})`, async (scene) => {
    const { sam } = await ticketOfNoor(scene, language);
    await sam.press('button', said.change);
    const focusIsOn = (name: string): Promise<unknown> =>
      until(`the focus to be on ${name}`, async () => (await sam.focused()).name === name);
    await focusIsOn(said.find);
    await sam.key('Escape');
    await sam.seeNo('searchbox', said.find);
    await focusIsOn(said.change);
    await sam.key('Enter');
    await sam.fill(said.find, 'ken@sakura');
    const found = /さくら|Sakura|サクラ/;
    await sam.press('button', found, { inside: { role: 'group', name: said.change } });
    await sam.seeText(said.gains);
    expectEqual(await sam.axe(), [], 'what axe-core finds');
    await sam.picture(`desk-requester-${language}`);
    await sam.press('button', said.change, { inside: { role: 'group', name: said.change } });
    await sam.seeText(said.done);
  });
}

for (const [language, said] of [
  [
    'en',
    {
      people: 'Change participants',
      find: 'Find a contact',
      gains: / will read this ticket\.$/,
      save: 'Save participants',
      saved: 'The participants are changed.',
      keep: 'Keep to requester and support',
      losses: / will no longer read this ticket\.$/,
      kept: 'Only the requester, participants and support see this ticket.',
    },
  ],
  [
    'ja',
    {
      people: '参加者を変更',
      find: 'コンタクトを検索',
      gains: /様がこのチケットを閲覧できるようになります。$/,
      save: '参加者を保存',
      saved: '参加者を変更しました。',
      keep: '依頼者とサポートのみに限定',
      losses: /様はこのチケットを閲覧できなくなります。$/,
      kept: '依頼者、参加者、サポートだけがこのチケットを閲覧できます。',
    },
  ],
] as const) {
  scenario(`A participant is put on a ticket, and loses sight of it once it is kept to its requester (${language})`, async (scene) => {
    const { sam, number } = await ticketOfNoor(scene, language);
    await sam.press('button', said.people);
    await sam.fill(said.find, 'ken@sakura');
    await sam.press('checkbox', /さくら|Sakura|サクラ|Ken|健/, { inside: { role: 'group', name: said.people } });
    await sam.seeText(said.gains);
    expectEqual(await sam.axe(), [], 'what axe-core finds');
    await sam.picture(`desk-participants-${language}`);
    await sam.press('button', said.save);
    await sam.seeText(said.saved);
    const ken = await scene.signedIn(PEOPLE.ken.email);
    await ken.open(`/tickets/${number}`);
    await ken.see('article');
    await sam.toFront();
    await sam.press('button', said.keep);
    await sam.seeText(said.losses);
    expectEqual(await sam.axe(), [], 'what axe-core finds');
    await sam.picture(`desk-restrict-${language}`);
    await sam.press('button', said.keep, { inside: { role: 'group', name: said.keep } });
    await sam.seeText(said.kept);
    await ken.toFront();
    await ken.seeNo('article');
  });
}
