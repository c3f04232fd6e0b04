import { expect, expectEqual, journey, scenario } from './scenario';
import { draftKept } from './support/settled';
import { until } from './support/waiting';
import { PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

for (const { email, language } of [PEOPLE.hana, PEOPLE.noor]) {
  const words = WORDS[language];
  const text = language === 'ja' ? 'まだ届いていません。😀 確認をお願いします。' : 'Still silent. “Please” check 👩‍👩‍👧.';

  const everywhere = language === 'ja' ? journey : scenario;
  everywhere(`A reply is stored and found again after a reload (${language})`, async ({ signedIn, portal }) => {
    const person = await signedIn(email);
    await person.see('table');
    const subject = (await person.names('link', IN_TABLE))[0]!;
    await person.press('link', subject, IN_TABLE);
    await person.see('heading', subject, { level: 1 });
    await person.see('article');
    const before = await person.count('article');
    await person.fill(words.reply, text);
    await person.press('button', words.sendReply);
    await person.seeText(text);
    await person.seeValue(words.reply, '');
    expectEqual(await person.count('article'), before + 1, 'the number of messages');
    await portal.restart();
    await person.reload();
    await person.seeText(text);
    expectEqual(await person.count('article'), before + 1, 'the number of messages after a restart');
  });
}

journey('Control and Enter send a reply, Enter alone begins a line', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  await noor.press('link', (await noor.names('link', IN_TABLE))[0]!, IN_TABLE);
  await noor.see('article');
  await noor.fill('Reply', 'First line');
  await noor.key('Enter');
  await noor.type('second line');
  await noor.seeValue('Reply', 'First line\nsecond line');
  await noor.key('Control+Enter');
  await noor.seeValue('Reply', '');
  await noor.seeText('second line');
});

scenario('An empty reply is not sent and the field says why', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  await noor.press('link', (await noor.names('link', IN_TABLE))[0]!, IN_TABLE);
  await noor.see('article');
  const before = await noor.count('article');
  await noor.press('button', 'Send reply');
  await until('the field to be marked as wrong', () =>
    noor.inPage(() => document.querySelector('textarea')?.getAttribute('aria-invalid') === 'true'),
  );
  expectEqual(await noor.count('article'), before, 'the number of messages');
});

journey('What is typed survives a lost network and a reload, and is sent once', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  await noor.press('link', (await noor.names('link', IN_TABLE))[0]!, IN_TABLE);
  await noor.see('article');
  const before = await noor.count('article');
  await noor.offline(true);
  await noor.fill('Reply', 'Written in a tunnel.');
  await noor.press('button', 'Send reply');
  await noor.see('button', /retry|try again/i);
  await noor.seeValue('Reply', 'Written in a tunnel.');
  await noor.picture('reply-offline');
  await noor.offline(false);
  // What stands below the notice moves when that goes, and a finger on its way would miss.
  await noor.seeNo('button', 'Try now');
  await noor.press('button', /retry|try again/i);
  await noor.seeNo('button', /retry|try again/i);
  await noor.seeText('Written in a tunnel.');
  expectEqual(await noor.count('article'), before + 1, 'the number of messages');
  await noor.fill('Reply', 'A draft.');
  await draftKept(noor, 'A draft.');
  await noor.reload();
  await noor.seeValue('Reply', 'A draft.');
});

journey('Text of every script is kept and shown as it was sent', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  await noor.press('link', (await noor.names('link', IN_TABLE))[0]!, IN_TABLE);
  await noor.see('article');
  const texts = ['שלום עולם', 'مرحبا بالعالم', 'नमस्ते दुनिया', 'สวัสดีชาวโลก', '㈱ｻｸﾗ 髙橋 﨑', '<b>&amp;</b> <script>'];
  for (const text of texts) {
    await noor.fill('Reply', text);
    await noor.press('button', 'Send reply');
    await noor.seeValue('Reply', '');
    await noor.seeText(text);
  }
  await noor.reload();
  for (const text of texts) await noor.seeText(text);
  expect((await noor.inPage(() => document.querySelectorAll('b').length)) === 0, 'HTML came alive');
});
