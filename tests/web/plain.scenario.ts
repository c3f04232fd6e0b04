// Plain, the semantics tree made visible: every flow works without a canvas; and which way of showing
// the page a browser gets when something is missing.
import { expect, expectEqual, scenario } from './scenario';
import { chromiumOf } from './support/chromium_only';
import type { Person } from './person';
import { PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

const wayOf = (person: Person): Promise<string> => person.inPage(() => window.genkan!.renderer);

async function seeWay(person: Person, wanted: string): Promise<void> {
  for (let i = 0; i < 120 && (await wayOf(person)) !== wanted; ++i) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expectEqual(await wayOf(person), wanted, 'the way the page is shown');
}

// What a person reads of an element: painted, not transparent, and not cut off by anything around.
const readable = (person: Person): Promise<string[]> =>
  person.inPage(() => {
    const unseen: string[] = [];
    const walker = document.createTreeWalker(document.getElementById('meaning')!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement!;
      if (text.data.trim() === '' || parent.closest('.skip,[role=status],[role=alert]')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      const { color, visibility, opacity } = getComputedStyle(parent);
      const transparent = color === 'transparent' || /^rgba.*, 0\)$/.test(color) || opacity === '0';
      const outside = box.left < -1 || box.right > document.documentElement.clientWidth + 1;
      if (visibility !== 'visible' || transparent || box.height < 8 || outside) unseen.push(text.data);
    }
    return unseen;
  });

// The style sheet is on its way when the page has just become plain.
async function seeAllReadable(person: Person, what: string): Promise<void> {
  for (let i = 0; i < 60 && (await readable(person)).length > 0; ++i) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expectEqual(await readable(person), [], `what cannot be read ${what}`);
}

for (const { email, language } of [PEOPLE.hana, PEOPLE.noor]) {
  const words = WORDS[language];
  for (const [scheme, width] of [['light', 1280], ['dark', 390]] as const) {
    scenario(`Plain, every flow works (${language}-${scheme}-${width})`, async ({ signedIn }) => {
      const one = await signedIn(email, { language, scheme, width, renderer: 'plain' });
      const look = `plain-${language}-${scheme}-${width}`;
      await one.open('/tickets');
      await one.see('table');
      await seeWay(one, 'plain');
      await seeAllReadable(one, 'of the list');
      await one.picture(`tickets-${look}`);
      const subject = (await one.names('link', IN_TABLE))[0]!;
      await one.press('link', subject, IN_TABLE);
      await one.see('article');
      // By its text: the driver's own idea of a name puts a space where the canvas would end a line.
      const title = await one.inPage(() => document.querySelector('h1')!.textContent);
      expectEqual(title, subject, 'the title');
      const focused = await one.inPage(() => document.activeElement!.tagName);
      expectEqual(focused, 'H1', 'what has the focus');
      await one.fill(words.reply, 'Plainly\nsaid.');
      await one.press('button', words.sendReply);
      await one.seeText(/Plainly\s+said\./);
      await one.seeValue(words.reply, '');
      await seeAllReadable(one, 'of the thread');
      await one.picture(`thread-${look}`);
      await one.open('/tickets/new');
      await one.press('button', words.submit);
      await one.picture(`new-ticket-refused-${look}`);
      await seeAllReadable(one, 'of the form');
      await one.fill(words.subject, 'Plain too');
      await one.fill(words.message, 'As it says.');
      await one.press('button', words.submit);
      await one.see('heading', 'Plain too', { level: 1 });
      await one.back();
      await one.press('button', words.signOut);
      await one.see('button', words.signIn);
    });
  }
}

scenario('Plain, axe-core finds nothing and nothing is drawn', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email, { renderer: 'plain' });
  await ken.open('/tickets');
  await ken.see('table');
  await seeWay(ken, 'plain');
  expectEqual(await ken.axe(), [], 'what axe-core finds in the list');
  await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
  await ken.see('article');
  expectEqual(await ken.axe(), [], 'what axe-core finds in the thread');
  const canvas = await ken.inPage(() => getComputedStyle(document.querySelector('canvas')!).visibility);
  expectEqual(canvas, 'hidden', 'the canvas');
});

scenario('Plain, a long list comes in pages of 50', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email, { renderer: 'plain' });
  await ken.see('table');
  for (let i = 0; i < 16; ++i) {
    await ken.inPage(async () => {
      const fields = { subject: 'One of many', text: 'x' };
      const headers = { 'Genkan-Api': '1', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
      const answer = await fetch('/v1/tickets', { method: 'POST', headers, body: JSON.stringify(fields) });
      if (!answer.ok) throw new Error(await answer.text());
    });
  }
  await ken.open('/tickets');
  await ken.see('link', 'Next 50');
  expectEqual(await ken.count('row'), 51, 'the rows of the first page with their header');
  await ken.seeText('Page 1 of 2');
  const first = await ken.names('link', IN_TABLE);
  await ken.press('link', 'Next 50');
  await ken.seePath('/tickets?page=2');
  await ken.seeText('Page 2 of 2');
  await ken.seeNo('link', 'Next 50');
  const rest = await ken.count('row');
  expect(rest > 1 && rest < 51, `the second page has ${rest} rows`);
  await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
  await ken.see('article');
  await ken.press('link', 'Back to the list');
  await ken.seePath('/tickets?page=2');
  await ken.press('link', 'Previous 50');
  await ken.seePath('/tickets');
  await ken.see('link', 'Next 50');
  expectEqual(await ken.names('link', IN_TABLE), first, 'the first page');
});

// What a browser lacks, as scripts that run before the page's own.
const NO_2D = `{
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return kind === '2d' ? null : get.call(this, kind, options);
  };
}`;
const NO_WEBGL = `{
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return kind.startsWith('webgl') ? null : get.call(this, kind, options);
  };
}`;
const NOISE = `{
  const read = CanvasRenderingContext2D.prototype.getImageData;
  CanvasRenderingContext2D.prototype.getImageData = function (...place) {
    const image = read.apply(this, place);
    for (let i = 0; i < image.data.length; i += 97) image.data[i] ^= 1;
    return image;
  };
}`;
// A browser with a GPU says so in its renderer's name, and has no performance caveat.
const GPU = `{
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return get.call(this, kind, { ...options, failIfMajorPerformanceCaveat: false });
  };
  const parameter = WebGL2RenderingContext.prototype.getParameter;
  WebGL2RenderingContext.prototype.getParameter = function (name) {
    const found = parameter.call(this, name);
    return typeof found === 'string' ? found.replace(/swiftshader|llvmpipe|software/gi, 'GPU') : found;
  };
}`;

for (const [what, before, way] of [
  ['a GPU', GPU, 'webgl'],
  ['a GPU and noise on reading back', GPU + NOISE, 'webgl'],
  ['WebGL in software', '', 'raster'],
  ['WebGL in software and noise on reading back', NOISE, 'webgl'],
  ['no WebGL', NO_WEBGL, 'raster'],
  ['no WebGL and noise on reading back', NO_WEBGL + NOISE, 'plain'],
  ['no 2D canvas', NO_2D, 'plain'],
  ['no canvas at all', NO_2D + NO_WEBGL, 'plain'],
] as const) {
  scenario(`With ${what} the page is shown by ${way}`, async ({ signedIn }) => {
    const ken = await signedIn(PEOPLE.ken.email, { before, renderer: undefined });
    await ken.see('table');
    await seeWay(ken, way);
    await ken.picture(`way-${what.replaceAll(' ', '-')}`);
    await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
    await ken.see('article');
    if (way === 'plain') await seeAllReadable(ken, 'at all');
  });
}

// Of a picture: letters have edges of many shades, a page without them has few colours.
function coloursOf(person: Person, png: Buffer): Promise<number> {
  return chromiumOf(person).page.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, [...png]);
}

for (const [before, way] of [['', 'raster'], [NOISE, 'plain']] as const) {
  scenario(`A context that is lost for good leads to ${way}`, async ({ signedIn }) => {
    const ken = await signedIn(PEOPLE.ken.email, { before, renderer: 'webgl' });
    await ken.open('/tickets');
    await ken.see('table');
    await seeWay(ken, 'webgl');
    await ken.inPage(() => window.genkan!.loseContext());
    await seeWay(ken, way);
    await ken.picture(`lost-for-good-${way}`);
    if (way === 'raster') {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const inks = await coloursOf(ken, await ken.picture('lost-for-good-raster'));
      expect(inks > 100, `the page shows ${inks} colours`);
    }
    await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
    await ken.see('article');
  });
}

scenario('Forced colours show the page plain, live, in the colours of the system', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email, { renderer: undefined });
  const { page } = chromiumOf(ken);
  await ken.see('table');
  await seeWay(ken, 'raster');
  await page.emulateMedia({ forcedColors: 'active' });
  await seeWay(ken, 'plain');
  await ken.seeText('38 tickets');
  await seeAllReadable(ken, 'at all');
  const colours = await ken.inPage(() => {
    const system = (name: string): string => {
      const probe = document.createElement('i');
      probe.style.setProperty('color', name);
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    };
    const of = (what: string): string => getComputedStyle(document.querySelector(what)!).color;
    return [of('h1') === system('CanvasText'), of('[role=table] a') === system('LinkText')];
  });
  expectEqual(colours, [true, true], 'whether headings and links have the colours of the system');
  await ken.picture('forced-colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await seeWay(ken, 'raster');
  const visible = await ken.inPage(() => getComputedStyle(document.querySelector('canvas')!).visibility);
  expectEqual(visible, 'visible', 'the canvas afterwards');
  await ken.picture('forced-colours-off');
});

scenario('Text spacing of one\'s own shows the page plain, and nothing is cut off', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email, { renderer: undefined });
  const { page, session } = chromiumOf(ken);
  await ken.see('table');
  // As a user style sheet: the page's own policy refuses injected ones.
  const cdp = await session();
  const space = async (): Promise<void> => {
    await cdp.send('DOM.enable');
    await cdp.send('CSS.enable');
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const { styleSheetId } = await cdp.send('CSS.createStyleSheet', { frameId: frameTree.frame.id });
    await cdp.send('CSS.setStyleSheetText', {
      styleSheetId,
      text: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`,
    });
  };
  await space();
  await seeWay(ken, 'plain');
  await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
  await ken.see('article');
  await seeAllReadable(ken, 'at all');
  const spacing = await ken.inPage(() => getComputedStyle(document.querySelector('article p')!).letterSpacing);
  expect(parseFloat(spacing) > 1.5, `messages are spaced by ${spacing}`);
  await ken.picture('text-spacing');
  await page.setViewportSize({ width: 320, height: 640 });
  await seeAllReadable(ken, 'in a narrow window');
});
