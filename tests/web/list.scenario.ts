// The list as customers use it: filters, orders, views under a name, what is unread, and the list as a file.
import { expect, expectEqual, scenario } from './scenario';
import { until } from './support/waiting';
import { LIST_WORDS, PEOPLE, type Language } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

for (const who of [PEOPLE.ken, PEOPLE.hana]) {
  const language = who.language as Language;
  const words = LIST_WORDS[language];
  scenario(`The list is filtered, ordered, saved as a view and exported (${language})`, async ({ signedIn }) => {
    const person = await signedIn(who.email, { language });
    await person.see('table');
    const all = await person.inPage(() => Number(document.querySelector('[role=table]')!.getAttribute('aria-rowcount')));
    // By keyboard alone: the button opens, the field filters and keeps the focus.
    await person.press('button', words.filters);
    await person.choose(words.channel, words.email);
    await person.seePath(/channel=email/);
    expect((await person.focused()).name !== '', 'the focus is lost');
    await until('fewer rows', () => person.inPage(() =>
      Number(document.querySelector('[role=table]')?.getAttribute('aria-rowcount') ?? 0)).then((rows) => rows > 1 && rows < all));
    await person.press('button', words.subject, IN_TABLE);
    await person.seePath('/tickets?channel=email&sort=subject');
    let first = '';
    await until('the rows', async () => (first = (await person.names('link', IN_TABLE))[0] ?? '') !== '');
    await person.reload();
    await person.see('link', first, IN_TABLE);
    await person.see('link', `${words.channel}: ${words.email}`);
    // Into a ticket and back: the list is as it was.
    await person.press('link', first, IN_TABLE);
    await person.see('heading', first);
    await person.back();
    await person.seePath('/tickets?channel=email&sort=subject');
    await person.see('link', `${words.channel}: ${words.email}`);
    // The same as a file.
    const file = await person.inPage(async () => {
      const link = [...document.querySelectorAll('a')].find((each) => each.getAttribute('href')?.includes('export.csv'))!;
      const answer = await fetch(link.href, { headers: { 'genkan-api': '1' } });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return { kind: answer.headers.get('content-type'), mark: [...bytes.slice(0, 3)], text: new TextDecoder().decode(bytes) };
    });
    expectEqual(file.kind, 'text/csv; charset=utf-8', 'its kind');
    expectEqual(file.mark.join(), '239,187,191', 'its first bytes');
    expect(file.text.includes(first.replaceAll('"', '""')), 'the first ticket is not in the file');
    // Under a name, and opened from another list.
    await person.press('button', words.views);
    await person.fill(words.viewName, 'Mail 1');
    await person.press('button', words.saveView);
    await person.see('link', 'Mail 1');
    await person.press('link', words.clear);
    await person.seePath('/tickets?sort=subject');
    await person.press('link', 'Mail 1');
    await person.seePath('/tickets?channel=email&sort=subject');
    await person.press('button', `${words.removeOf('Mail 1')}`);
    await person.seeNo('link', 'Mail 1');
    expectEqual((await person.axe()).join('\n'), '', 'what axe finds');
  });
}

for (const [reader, writer] of [
  [PEOPLE.ken, PEOPLE.hana],
  [PEOPLE.hana, PEOPLE.ken],
] as const) {
  scenario(`What is new is marked in the list until it is read (${reader.language})`, async ({ signedIn }) => {
    const reads = await signedIn(reader.email, { language: reader.language });
    await reads.open('/tickets?sort=-activity');
    await reads.see('table');
    const subject = (await reads.names('link', IN_TABLE))[2]!;
    await reads.press('link', subject, IN_TABLE);
    await reads.see('article');
    const path = await reads.inPage(() => location.pathname);
    await reads.back();
    await reads.see('table');
    const marked = (): Promise<boolean> => reads.inPage(() =>
      [...document.querySelectorAll('[role=row]')][1]?.textContent?.includes(document.documentElement.lang === 'ja' ? '未読' : 'Unread') ?? false);
    const writes = await signedIn(writer.email, { language: writer.language });
    await writes.toFront();
    await writes.open(path);
    await writes.fill(LIST_WORDS[writer.language as Language].reply, 'One box more.');
    await writes.press('button', LIST_WORDS[writer.language as Language].sendReply);
    await writes.seeText('One box more.');
    await reads.toFront();
    await until('the mark', marked);
    await reads.press('link', subject, IN_TABLE);
    await reads.see('article');
    await reads.seeText('One box more.');
    await reads.back();
    await reads.see('table');
    await until('no mark', async () => !(await marked()));
  });
}
