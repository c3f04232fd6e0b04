// What others do reaches pages that are open, without a reload.
import { expectEqual, scenario } from './scenario';
import { until } from './support/waiting';
import { BAD_DAY_WORDS, PEOPLE, WORDS } from './words';

for (const [reader, writer, name] of [
  [PEOPLE.ken, PEOPLE.hana, '佐倉'],
  [PEOPLE.hana, PEOPLE.ken, 'Ken Mori'],
] as const) {
  scenario(`What another writes appears in the open thread and is said once (${reader.language})`, async (scene) => {
    const reads = await scene.signedIn(reader.email, { language: reader.language });
    await reads.open('/tickets?sort=-activity');
    const writes = await scene.signedIn(writer.email, { language: writer.language });
    const inTable = { inside: { role: 'table' as const } };
    await reads.toFront();
    await reads.see('table');
    const subject = (await reads.names('link', inTable))[3]!;
    await reads.press('link', subject, inTable);
    await reads.see('article');
    const before = (await reads.names('article')).length;
    await writes.toFront();
    await writes.open(await reads.inPage(() => location.pathname));
    await writes.fill(WORDS[writer.language].reply, 'A third box is missing, too.');
    await writes.press('button', WORDS[writer.language].sendReply);
    await reads.toFront();
    await until('the message', async () => (await reads.names('article')).length === before + 1);
    const said = await reads.inPage(() => document.querySelector('[role=status]')!.textContent ?? '');
    expectEqual(said.includes(name), true, `that ${name} is named in "${said}"`);
    await reads.back();
    await reads.see('table');
    await until('it first in the list', async () => (await reads.names('link', inTable))[0] === subject);
  });
}

scenario('What has the focus stays in sight when what is above it grows', async (scene) => {
  const ken = await scene.signedIn(PEOPLE.ken.email, { language: 'en', width: 390, height: 844 });
  const hana = await scene.signedIn(PEOPLE.hana.email, { language: 'ja' });
  const inTable = { inside: { role: 'table' as const } };
  await ken.toFront();
  await ken.see('table');
  await ken.press('link', (await ken.names('link', inTable))[3]!, inTable);
  await ken.see('article');
  const before = (await ken.names('article')).length;
  const inSight = (): Promise<boolean> =>
    ken.inPage(() => {
      const { top, bottom } = document.activeElement!.getBoundingClientRect();
      return document.activeElement!.tagName === 'A' && bottom > 0 && top < innerHeight;
    });
  await ken.inPage(() => [...document.querySelectorAll<HTMLElement>('#meaning a')].pop()!.focus());
  await hana.toFront();
  await hana.open(await ken.inPage(() => location.pathname));
  await hana.fill(WORDS.ja.reply, 'Line upon line.\n'.repeat(60));
  await hana.press('button', WORDS.ja.sendReply);
  await ken.toFront();
  await until('the message', async () => (await ken.names('article')).length === before + 1);
  expectEqual(await inSight(), true, 'that the focus is in sight');
});

scenario('What was missed without a network is there when it is back', async (scene) => {
  const ken = await scene.signedIn(PEOPLE.ken.email, { language: 'en' });
  await ken.open('/tickets?sort=-activity');
  const hana = await scene.signedIn(PEOPLE.hana.email, { language: 'ja' });
  const inTable = { inside: { role: 'table' as const } };
  await ken.toFront();
  await ken.see('table');
  const subject = (await ken.names('link', inTable))[4]!;
  await hana.toFront();
  await hana.see('table');
  await hana.press('link', subject, inTable);
  await hana.see('article');
  await ken.offline(true);
  await hana.fill(WORDS.ja.reply, 'Still nothing.');
  await hana.press('button', WORDS.ja.sendReply);
  await hana.seeValue(WORDS.ja.reply, '');
  await ken.offline(false);
  await ken.toFront();
  await until('it first in the list', async () => (await ken.names('link', inTable))[0] === subject);
});

scenario('A session that is ended elsewhere is over here too, before anything is done', async (scene) => {
  const ken = await scene.signedIn(PEOPLE.ken.email, { language: 'en' });
  await ken.see('table');
  await ken.inPage(async () => {
    await fetch('/v1/session', { method: 'DELETE', headers: { 'genkan-api': '1' } });
  });
  await ken.see('link', BAD_DAY_WORDS.en.signInAgain);
});
