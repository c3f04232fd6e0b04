// Messages with lists, quotes, code and links: written with buttons and keys, read as real elements.
import { expectEqual, journey } from './scenario';
import { until } from './support/waiting';
import { PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;
const words = WORDS.en;

journey('A reply is written with marks and read as it was meant', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email, { language: 'en' });
  await noor.see('table');
  await noor.press('link', (await noor.names('link', IN_TABLE))[0]!, IN_TABLE);
  await noor.see('article');

  await noor.fill(words.reply, 'important');
  await noor.inPage(() => document.querySelector('textarea')!.select());
  await noor.key('Control+b');
  await noor.seeValue(words.reply, '**important**');
  await noor.inPage(() => {
    const area = document.querySelector('textarea')!;
    area.setSelectionRange(area.value.length, area.value.length);
  });
  await noor.key('Enter');
  await noor.key('Enter');
  await noor.type('one');
  await noor.press('button', 'Numbered list');
  await noor.seeValue(words.reply, '**important**\n\n1. one');
  await noor.key('Enter');
  await noor.type('2. see https://example.com/a and');
  await noor.key('Enter');
  await noor.key('Enter');
  await noor.type('Aoi wrote:');
  await noor.key('Enter');
  await noor.type('Try it');
  await noor.press('button', 'Quote');
  await noor.seeValue(words.reply, /\n> Try it$/);

  await noor.press('button', 'Preview');
  await noor.see('group', 'Preview');
  await noor.picture('rich-written');
  expectEqual(await noor.axe(), [], 'what axe-core finds while it is written');
  await noor.press('button', words.sendReply);
  await noor.seeValue(words.reply, '');

  await noor.see('button', 'Show quoted text');
  const shape = (): Promise<string[]> =>
    noor.inPage(() => {
      const article = [...document.querySelectorAll('article')].at(-1)!;
      const link = article.querySelector('a[target="_blank"]') as HTMLAnchorElement;
      return [
        article.querySelector('p strong')?.textContent ?? '',
        [...article.querySelectorAll('ol > li')].map((item) => item.textContent).join('|'),
        link.href,
        link.rel,
        String(article.querySelector('blockquote')?.textContent),
        String(article.querySelector('button[aria-expanded]')?.getAttribute('aria-expanded')),
      ];
    });
  expectEqual(
    await shape(),
    ['important', 'one|see https://example.com/a and', 'https://example.com/a', 'noopener noreferrer nofollow', 'undefined', 'false'],
    'what the message is made of',
  );
  await noor.press('button', 'Show quoted text');
  await noor.see('button', 'Hide quoted text');
  await until('the quote', async () => (await shape())[4] === 'Try it');
  expectEqual((await shape())[5], 'true', 'whether the button says that it is open');
  await noor.picture('rich-read');
  expectEqual(await noor.axe(), [], 'what axe-core finds while it is read');
});
