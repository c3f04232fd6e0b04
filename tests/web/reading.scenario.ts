// What people do with a page they read: find, select, copy, open beside, print, know where they are.
import { expect, expectEqual, needsCanvas, scenario } from './scenario';
import { chromiumOf } from './support/chromium_only';
import type { Person } from './person';
import { PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

// A message whose lines are wrapped, with a hard line break, two scripts and a blank line.
const LONG =
  'The quick brown parcel was left at the back door on Tuesday, although the label asked for a signature and for ' +
  'a delivery before noon.\nSecond line.\n\n倉庫の担当者に確認したところ、荷物は火曜日の午後に裏口へ置かれたままで、受領のサインは' +
  'いただいていないとのことでした。お手数ですが配送会社へのご確認をお願いいたします。';

async function threadWith(person: Person, text: string): Promise<void> {
  await person.see('table');
  await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
  await person.see('article');
  await person.fill('Reply', text);
  await person.press('button', 'Send reply');
  await person.seeValue('Reply', '');
  await person.seeText(text.slice(0, 20));
}

// What lands on the clipboard when everything between two texts is selected.
const copied = (person: Person): Promise<string> =>
  person.inPage(() => {
    let text = '';
    const data = { setData: (kind: string, value: string) => (text = `${kind}\n${value}`), clearData: () => {} };
    const event = new Event('copy', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    document.body.dispatchEvent(event);
    return event.defaultPrevented ? text : 'the browser copies';
  });

scenario('What is copied from a message is what was written', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email, { width: 800 });
  await threadWith(noor, LONG);
  const lines = await noor.inPage(() => {
    const paragraphs = [...[...document.querySelectorAll('article')].pop()!.querySelectorAll('p')];
    const last = paragraphs.at(-1)!;
    getSelection()!.setBaseAndExtent(paragraphs[0]!, 0, last, last.childNodes.length);
    return paragraphs.reduce((sum, each) => sum + each.querySelectorAll('.line').length, 0);
  });
  expect(lines > 4, `the message has ${lines} lines`);
  expectEqual(await copied(noor), `text/plain\n${LONG}`, 'what is copied');
});

scenario('Each line of the text layer stands over the line that the canvas shows', async (scene) => {
  needsCanvas(scene);
  const { signedIn } = scene;
  for (const width of [1280, 800, 390]) {
    const noor = await signedIn(PEOPLE.noor.email, { width, height: 1200 });
    await threadWith(noor, LONG);
    const lines = await noor.inPage(() => {
      const paragraphs = [...[...document.querySelectorAll('article')].pop()!.querySelectorAll('p')];
      return paragraphs.flatMap((paragraph) => {
        const { top, left, right } = paragraph.getBoundingClientRect();
        const height = parseFloat(getComputedStyle(paragraph).lineHeight);
        return [...paragraph.querySelectorAll('.line')].map((line, i) => {
          const box = line.getClientRects()[0]!;
          const middle = box.top + box.height / 2 - (top + (i + 0.5) * height);
          return Math.abs(middle) < 2 && Math.abs(box.left - left) < 1 && box.right < right + 8;
        });
      });
    });
    expect(lines.length > 4 && lines.every(Boolean), `${width} pixels wide, lines stand elsewhere: ${lines}`);
  }
});

scenario('A part of a text, and parts of two messages, are copied in reading order', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email, { width: 800 });
  await threadWith(noor, LONG);
  await noor.inPage(() => {
    const lines = [...[...document.querySelectorAll('article')].pop()!.querySelector('p')!.querySelectorAll('.line')];
    getSelection()!.setBaseAndExtent(lines[0]!.firstChild!, 4, lines[1]!.firstChild!, 8);
  });
  const part = await copied(noor);
  expect(LONG.slice(4).startsWith(part.slice('text/plain\n'.length)), `${part} is no part of the message`);
  expect(!part.slice('text/plain\n'.length).includes('\n'), 'a soft line end is copied as a hard one');
  await noor.fill('Reply', 'And one more.');
  await noor.press('button', 'Send reply');
  await noor.seeText('And one more.');
  await noor.inPage(() => {
    const [one, two] = [...document.querySelectorAll('article')].slice(-2);
    const line = [...one!.querySelectorAll('p')].pop()!.querySelector('.line:last-of-type')!;
    getSelection()!.setBaseAndExtent(line.firstChild!, 0, two!, two!.childNodes.length);
  });
  const two = (await copied(noor)).split('\n').slice(1);
  expect(two[0] !== '' && LONG.endsWith(two[0]!), `first: ${two[0]}`);
  expect(/^Noor Haddad You \S+ · /.test(two[1]!), `who and when: ${two[1]}`);
  expectEqual(two[2], 'And one more.', 'the second message');
});

scenario('Rows are copied as lines, cells apart by tabs', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await ken.inPage(() => {
    const rows = document.querySelectorAll('[role=row]');
    const range = document.createRange();
    range.setStartBefore(rows[0]!);
    range.setEndAfter(rows[2]!);
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
  });
  const rows = (await copied(ken)).split('\n').slice(1);
  expectEqual(rows.length, 3, 'the number of rows');
  expectEqual(rows[0], 'No.\tSubject\tStatus\tRequested by\tChannel\tLast activity', 'the header');
  for (const row of rows.slice(1)) expect(/^#\d+\t[^\t]+(\t[^\t]+){4}$/.test(row), `the row ${row}`);
});

scenario('What is typed in a field is copied by the field', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  const { page } = chromiumOf(ken);
  await ken.open('/tickets/new');
  await ken.fill('Subject', 'Mine alone');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByLabel('Subject').focus();
  await ken.key('Control+a');
  await ken.key('Control+c');
  await page.getByLabel('Message').focus();
  await ken.key('Control+v');
  await ken.seeValue('Message', 'Mine alone');
});

scenario('Dragging selects from one message into the next, and pasting gives clean text', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email, { width: 800, height: 1400 });
  const { page } = chromiumOf(noor);
  await threadWith(noor, LONG);
  await noor.fill('Reply', 'Short.');
  await noor.press('button', 'Send reply');
  await noor.seeText('Short.');
  const from = (await page.locator('article').nth(-2).locator('p .line').first().boundingBox())!;
  const to = (await page.locator('article').last().locator('p').boundingBox())!;
  await page.mouse.move(from.x + 1, from.y + from.height / 2);
  await page.mouse.down();
  // Through the empty space between the two.
  await page.mouse.move(from.x + 300, from.y + from.height / 2, { steps: 5 });
  await page.mouse.move(to.x + 60, to.y - 30, { steps: 10 });
  await page.mouse.move(to.x + 300, to.y + to.height / 2, { steps: 5 });
  await noor.picture('selected');
  await page.mouse.up();
  const text = (await copied(noor)).slice('text/plain\n'.length);
  expect(text.startsWith(LONG), `the selection is ${text}`);
  expect(/\nShort\.$/.test(text), `the selection ends in ${text.slice(-40)}`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await noor.key('Control+c');
  await page.getByLabel('Reply').focus();
  await noor.key('Control+v');
  await noor.seeValue('Reply', text);
});

scenario('Everything on screen is found, also across the end of a line, and shown', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email, { width: 800, height: 1400 });
  const { page } = chromiumOf(noor);
  await threadWith(noor, LONG);
  const find = (text: string): Promise<boolean> =>
    page.evaluate((sought) => {
      getSelection()!.removeAllRanges();
      return (window as unknown as { find(text: string): boolean }).find(sought);
    }, text);
  // Every text that the page shows, and every pair of words or characters across a line's end.
  const textsShown = () => noor.inPage(() => {
    const shown: string[] = [];
    for (const node of document.querySelectorAll('#meaning .text:not(.skip):not(button)')) {
      shown.push((node.textContent ?? '').trim().split('\n')[0]!);
    }
    for (const line of document.querySelectorAll('.line')) {
      const [before, after] = [line.textContent!, line.nextSibling?.nextSibling?.textContent];
      if (after && !before.endsWith('\n')) shown.push(before.slice(-8) + after.slice(0, 8).trimEnd());
    }
    return shown.filter((text) => text !== '');
  });
  const missingOnes = async (): Promise<string[]> => {
    const sought = await textsShown();
    expect(sought.length > 20, `only ${sought.length} texts are shown`);
    const missing: string[] = [];
    for (const text of sought) if (!(await find(text))) missing.push(text);
    return missing;
  };
  // A text that was laid out anew while it was sought is sought again.
  const missing = await missingOnes();
  expectEqual(missing.length === 0 ? missing : await missingOnes(), [], 'what is not found');
  expectEqual(await find('no such text in here'), false, 'whether what is not there is found');
  // The highlight is seen although the text of the layer is transparent.
  await page.evaluate(() => getSelection()!.removeAllRanges());
  const word = page.locator('article').last().locator('p .line').first();
  const clip = (await word.boundingBox())!;
  const before = await page.screenshot({ clip });
  expect(await find('quick brown parcel'), 'the text is not found');
  const after = await page.screenshot({ clip });
  expect(!before.equals(after), 'what is found is not highlighted');
  await noor.picture('found');
});

scenario('Every link opens beside, and none keeps the context menu away', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  const { page } = chromiumOf(ken);
  await ken.see('table');
  const screens = ['/tickets', '/tickets/54', '/tickets/new', '/tickets/999999'];
  for (const screen of screens) {
    await ken.open(screen);
    await ken.see('heading', undefined, { level: 1 });
    const links = await ken.inPage(() =>
      [...document.querySelectorAll('#meaning a:not(.skip)')].map((link) => (link as HTMLAnchorElement).href),
    );
    expect(links.length > 0, `${screen} has no links`);
    const portal = new URL(page.url()).origin;
    for (const href of links) expect(href.startsWith(`${portal}/`), `${href} leads nowhere`);
    const menu = await ken.inPage(() => {
      const kept: string[] = [];
      for (const link of document.querySelectorAll('#meaning a, #meaning p, #meaning input')) {
        const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
        if (!link.dispatchEvent(event)) kept.push(link.outerHTML);
      }
      return kept;
    });
    expectEqual(menu, [], `what keeps the context menu away on ${screen}`);
  }
  await ken.open('/tickets');
  const link = page.locator('[role=table] a').first();
  const href = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  for (const options of [{ modifiers: ['Control'] as 'Control'[] }, { button: 'middle' as const }]) {
    const [other] = await Promise.all([page.context().waitForEvent('page'), link.click(options)]);
    await other.waitForURL(href);
    await other.getByRole('article').first().waitFor();
    await other.close();
  }
  await ken.seePath('/tickets');
  // What "copy link" takes.
  expect(/\/tickets\/\d+$/.test(href), `the link is ${href}`);
});

scenario('The title and the address always tell where one is', async ({ signedIn }) => {
  for (const { email, language } of [PEOPLE.hana, PEOPLE.ken]) {
    const words = WORDS[language];
    const one = await signedIn(email, { language });
    await one.see('table');
    await one.seePath('/tickets');
    await one.seeTitle(new RegExp(`^(?:\\(\\d+\\) )?${words.tickets} · `));
    const subject = (await one.names('link', IN_TABLE))[0]!;
    await one.press('link', subject, IN_TABLE);
    await one.seePath(/^\/tickets\/\d+$/);
    await one.seeTitle(new RegExp(`^(?:\\(\\d+\\) )?${subject.slice(0, 8)}.* #\\d+ · `));
    await one.press('link', words.tickets);
    await one.press('link', words.newTicket);
    await one.seePath('/tickets/new');
    await one.seeTitle(new RegExp(`^(?:\\(\\d+\\) )?${words.newTicket} · `));
    await one.open('/tickets?state=closed');
    await one.see('table');
    await one.seePath('/tickets?state=closed');
    const filter = await one.inPage(() => document.querySelector('main nav [aria-current]')!.textContent!);
    await one.seeTitle(new RegExp(`^(?:\\(\\d+\\) )?${filter} · ${words.tickets} · `));
    await one.open('/tickets/999999');
    await one.see('heading', undefined, { level: 1 });
    const [missing] = await one.names('heading');
    await one.seeTitle(new RegExp(`^(?:\\(\\d+\\) )?${missing} · `));
    await one.press('button', words.signOut);
    await one.seePath(/^\/sign-in/);
    await one.seeTitle(new RegExp(words.signIn));
  }
});

scenario('A printed ticket is the whole conversation and nothing to press', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email, { scheme: 'dark' });
  const { page } = chromiumOf(noor);
  await threadWith(noor, LONG);
  const way = await noor.inPage(() => window.genkan!.renderer);
  const texts = await noor.inPage(() =>
    [...document.querySelectorAll('article p, article time')].map((one) => one.textContent!),
  );
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const printed = await noor.inPage(() => {
    const shown = (element: Element): boolean => element.getClientRects().length > 0;
    const all = [...document.querySelectorAll('#meaning *')];
    const boxes = [...document.querySelectorAll('h1, article, article p, li')].filter(shown).map((one) => one.getBoundingClientRect());
    return {
      text: document.getElementById('meaning')!.innerText,
      canvas: getComputedStyle(document.querySelector('canvas')!).visibility,
      controls: all.filter((one) => one.matches('button:not(time *),input,textarea,select,nav,form') && shown(one)).length,
      // What follows stands below: nothing covers anything.
      order: boxes.every((box, i) => i === 0 || box.top >= boxes[i - 1]!.top),
      height: document.documentElement.scrollHeight,
      bottom: Math.max(...boxes.map((box) => box.bottom)),
      colour: getComputedStyle(document.querySelector('article p')!).color,
    };
  });
  for (const text of texts) {
    for (const line of text.split('\n')) expect(printed.text.includes(line), `${line} is not printed`);
  }
  expectEqual(printed.canvas, 'hidden', 'the canvas');
  expectEqual(printed.controls, 0, 'the number of controls');
  expect(printed.order, 'the messages are not one after another');
  expect(printed.height >= printed.bottom - 1, 'the page is cut off');
  expectEqual(printed.colour, 'rgb(0, 0, 0)', 'the colour of the text');
  await noor.picture('printed');
  await page.emulateMedia({ media: null });
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.length > 10_000, `the PDF has ${pdf.length} bytes`);
  // And the page is what it was.
  await noor.see('textbox', 'Reply');
  expectEqual(await noor.inPage(() => window.genkan!.renderer), way, 'the way the page is shown');
});
