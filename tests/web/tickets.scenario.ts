import { expect, expectEqual, journey, scenario } from './scenario';
import { PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

for (const language of ['en', 'ja'] as const) {
  const words = WORDS[language];

  const everywhere = language === 'ja' ? journey : scenario;
  everywhere(`The list, the thread and the way back have their own paths (${language})`, async (scene) => {
    const person = await scene.signedIn(language === 'ja' ? PEOPLE.hana.email : PEOPLE.ken.email);
    await person.see('heading', words.tickets, { level: 1 });
    await person.see('table');
    const subject = (await person.names('link', IN_TABLE))[0]!;
    await person.press('link', subject, IN_TABLE);
    await person.see('heading', subject, { level: 1 });
    await person.seePath(/^\/tickets\/\d+$/);
    await person.seeTitle(new RegExp(subject.slice(0, 8).replace(/[^\p{L}\p{N} ]/gu, '.'), 'u'));
    await person.see('article');
    await person.back();
    await person.see('heading', words.tickets, { level: 1 });
    await person.seePath('/tickets');
    await person.forward();
    await person.see('heading', subject, { level: 1 });
    await person.reload();
    await person.see('heading', subject, { level: 1 });
  });
}

journey("Another company's ticket answers as a missing one does", async ({ signedIn }) => {
  const hana = await signedIn(PEOPLE.hana.email);
  await hana.see('table');
  await hana.press('link', (await hana.names('link', IN_TABLE))[0]!, IN_TABLE);
  await hana.seePath(/^\/tickets\/\d+$/);
  const theirs = await hana.inPage(() => location.pathname);

  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  const headings: string[][] = [];
  for (const path of [theirs, '/tickets/999999']) {
    await noor.open(path);
    await noor.see('heading', undefined, { level: 1 });
    await noor.see('link', 'Tickets');
    await noor.seeNo('article');
    headings.push(await noor.names('heading'));
  }
  expectEqual(headings[0], headings[1], 'what the page says');
});

scenario('Colleagues see tickets of their company, others only their own', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  const kens = await ken.names('link', IN_TABLE);
  const noors = await noor.names('link', IN_TABLE);
  expect(kens.length > noors.length, 'ken sees no more than noor');
  expect(!noors.some((subject) => kens.includes(subject)), 'noor sees a ticket of ken’s company');
});

scenario('Open and closed tickets can be told apart and listed alone', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  // Rows far below are not mounted; the table says how many there are.
  const rows = async (path: string) => {
    await ken.open(path);
    await ken.see('table');
    return ken.inPage(() => Number(document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount')));
  };
  const [all, open, closed] = [
    await rows('/tickets'),
    await rows('/tickets?state=open'),
    await rows('/tickets?state=closed'),
  ];
  const headers = 1;
  expect(open > headers && closed > headers, `${open} rows are open, ${closed} closed, ${all} in all`);
  expectEqual(open + closed - headers, all, 'the number of open and closed tickets');
});

scenario("Times are shown in the portal's zone, wherever the machine is", async ({ signedIn }) => {
  const hana = await signedIn(PEOPLE.hana.email);
  await hana.see('table');
  await hana.press('link', (await hana.names('link', IN_TABLE))[0]!, IN_TABLE);
  await hana.see('article');
  const millis = await hana.inPage(async () => {
    const response = await fetch(`/v1${location.pathname}`, { headers: { 'Genkan-Api': '1' } });
    const thread = (await response.json()) as { ticket: { created_at_millis: number } };
    return thread.ticket.created_at_millis;
  });
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: 'Asia/Tokyo',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(millis)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute } = parts;
  await hana.seeText(new RegExp(`${year}年${month}月${day}日\\(.\\) ${hour}:${minute}`));
});

journey('Nothing is drawn while nothing happens', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const frames = () =>
    ken.inPage(() => (window as unknown as { genkan: { frames: number } }).genkan.frames);
  const before = await frames();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expectEqual((await frames()) - before, 0, 'the number of frames in three idle seconds');
  expect(before > 0, 'no frame was ever drawn');
});

scenario('No font and nothing of a third party is fetched', async ({ signedIn, portal }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  const fetched = await ken.inPage(() =>
    performance.getEntriesByType('resource').map((entry) => entry.name),
  );
  expect(fetched.length > 0, 'nothing was fetched');
  for (const url of fetched) {
    expect(url.startsWith(portal.url), `${url} is of another origin`);
    expect(!/\.(woff2?|ttf|otf)$/.test(url), `${url} is a font`);
  }
});
