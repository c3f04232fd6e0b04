// The page fits in where people have set their browser up: zoom, narrow windows, colours, motion,
// screens of any density, fingers.
import { expect, expectEqual, needsCanvas, scenario } from './scenario';
import { chromiumOf } from './support/chromium_only';
import { Lacking, until } from './support/waiting';
import type { Person } from './person';
import { PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

// What would have to be scrolled sideways to, or cannot be reached at all.
const beyond = (person: Person): Promise<string[]> =>
  person.inPage(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) found.push('the page');
    for (const node of document.querySelectorAll<HTMLElement>('#meaning *')) {
      if (node.closest('.skip')) continue;
      if (node.matches('.scroller') && node.scrollWidth > node.clientWidth) found.push('a scroller');
      const { left, right, width: own } = node.getBoundingClientRect();
      if (own > 0 && (left < -1 || right > width + 1)) found.push(node.textContent!.slice(0, 40));
    }
    return found;
  });

for (const { email, language } of [PEOPLE.hana, PEOPLE.ken]) {
  const words = WORDS[language];
  for (const renderer of ['raster', 'plain'] as const) {
    scenario(`At 400 % zoom nothing needs scrolling both ways (${language}, ${renderer})`, async ({ signedIn }) => {
      // A window of 1280 by 1024 at 400 %.
      const one = await signedIn(email, { language, renderer, width: 320, height: 256, scale: 4 });
      await one.see('table');
      expectEqual(await beyond(one), [], 'what is beyond the list');
      await one.picture(`zoom-400-list-${language}-${renderer}`);
      await one.press('link', (await one.names('link', IN_TABLE))[0]!, IN_TABLE);
      await one.see('article');
      expectEqual(await beyond(one), [], 'what is beyond the thread');
      await one.fill(words.reply, 'Zoomed in');
      await one.press('button', words.sendReply);
      await one.seeText('Zoomed in');
      await one.picture(`zoom-400-thread-${language}-${renderer}`);
      await one.open('/tickets/new');
      await one.press('button', words.submit);
      await pause();
      expectEqual(await beyond(one), [], 'what is beyond the form');
    });
  }
}

scenario('Dark, light and more contrast are followed while the page is open', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email, { scheme: 'light' });
  const { page } = chromiumOf(ken);
  await ken.see('table');
  // The canvas beside the list's title, and the page's own colour.
  const shown = async (): Promise<string[]> => {
    const png = await page.screenshot({ clip: { x: 40, y: 120, width: 4, height: 4 } });
    return page.evaluate(async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const context = new OffscreenCanvas(4, 4).getContext('2d')!;
      context.drawImage(picture, 0, 0);
      const [red, green, blue] = context.getImageData(1, 1, 1, 1).data;
      return [`rgb(${red}, ${green}, ${blue})`, getComputedStyle(document.body).backgroundColor];
    }, [...png]);
  };
  for (const [media, background] of [
    [{ colorScheme: 'dark' }, 'rgb(14, 16, 21)'],
    [{ colorScheme: 'dark', contrast: 'more' }, 'rgb(0, 0, 0)'],
    [{ colorScheme: 'light', contrast: 'more' }, 'rgb(255, 255, 255)'],
    [{ colorScheme: 'light', contrast: 'no-preference' }, 'rgb(247, 248, 250)'],
  ] as const) {
    await page.emulateMedia(media);
    await until(`the background ${background}`, async () =>
      (await shown()).every((colour) => colour === background),
    );
  }
});

scenario('Nothing moves by itself, whether less motion is asked for or not', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  const { page } = chromiumOf(ken);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await ken.see('table');
  await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
  await ken.see('article');
  expectEqual(await ken.inPage(() => document.getAnimations().length), 0, 'the number of animations');
  await pause();
  await pause();
  const frames = (): Promise<number> => ken.inPage(() => window.genkan!.frames);
  const before = await frames();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expectEqual((await frames()) - before, 0, 'the number of frames in a second at rest');
});

for (const scale of [1, 1.1, 1.25, 1.5, 2, 2.75, 3]) {
  scenario(`At ${scale} device pixels to one, the canvas has each of them`, async (scene) => {
    needsCanvas(scene);
    const ken = await scene.signedIn(PEOPLE.ken.email, { scale, width: 801, height: 601 });
    const ratio = await ken.inPage(() => devicePixelRatio);
    // Some builds of Chromium keep it as a float.
    if (Math.abs(ratio - scale) > 1e-6) throw new Lacking(`this engine shows ${ratio} device pixels to one instead`);
    await ken.see('table');
    await pause();
    const sizes = await ken.inPage(() =>
      [...document.querySelectorAll('canvas')].map((canvas) => {
        const box = canvas.getBoundingClientRect();
        return [canvas.width / devicePixelRatio - box.width, canvas.height / devicePixelRatio - box.height];
      }),
    );
    expect(sizes.length > 0, 'there is no canvas');
    for (const difference of sizes.flat()) expect(Math.abs(difference) < 1, `a canvas is off by ${difference}`);
    await ken.picture(`scale-${scale}`);
    await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
    await ken.see('article');
  });
}

scenario('Pinched to a larger size, the canvas is sharper and the layers stay together', async (scene) => {
  needsCanvas(scene);
  const ken = await scene.signedIn(PEOPLE.ken.email, { touch: true, width: 390, height: 844, scale: 2 });
  const { session } = chromiumOf(ken);
  await ken.see('table');
  const cdp = await session();
  const state = () =>
    ken.inPage(() => {
      const canvas = document.querySelector('canvas')!;
      const layer = document.getElementById('meaning')!.getBoundingClientRect();
      const box = canvas.getBoundingClientRect();
      const together = ['left', 'top', 'width', 'height'].every(
        (side) => Math.abs(box[side as 'left'] - layer[side as 'left']) < 0.5,
      );
      return { density: canvas.width / box.width, together, scale: visualViewport!.scale };
    });
  expectEqual((await state()).density, 2, 'canvas pixels to one of the page');
  await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  await until('a sharper canvas', async () => (await state()).density === 4);
  expectEqual((await state()).together, true, 'whether the layers stand together');
  await ken.picture('pinched');
  const strips = await ken.inPage(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.strip')].map((one) => one.width / one.getBoundingClientRect().width),
  );
  for (const density of strips) expectEqual(density, 4, 'the density of what scrolls');
  await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  await until('the canvas as it was', async () => (await state()).density === 2);
});

for (const [device, width, height] of [['phone', 390, 844], ['tablet', 820, 1180]] as const) {
  scenario(`With fingers on a ${device} all is done by tapping and scrolling`, async ({ signedIn }) => {
    const hana = await signedIn(PEOPLE.hana.email, { touch: true, width, height, scale: 2 });
    const { page, session } = chromiumOf(hana);
    const words = WORDS.ja;
    await hana.see('table');
    // What scrolls is the list, or the document where the page is plain.
    const top = () =>
      hana.inPage(() => Math.max(document.scrollingElement!.scrollTop, document.querySelector('.scroller')?.scrollTop ?? 0));
    const cdp = await session();
    const finger = (y: number) => ({ touchPoints: [{ x: width / 2, y }] });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', ...finger(600) });
    for (let y = 570; y >= 100; y -= 30) {
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', ...finger(y) });
    }
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await until('the list to scroll', async () => (await top()) > 300);
    // A tap on what still moves stops it and opens nothing.
    let before = -1;
    await until('the list to rest', async () => {
      const last = before;
      before = await top();
      await pause();
      return before === last;
    });
    await hana.picture(`scrolled-${device}`);
    // What stands under the finger is what is opened.
    const subject = page.locator('[role=table] a').filter({ visible: true });
    const wanted = await subject.evaluateAll((links, limit) => {
      const found = links.find((link) => {
        const { top, bottom } = link.getBoundingClientRect();
        return top > 200 && bottom < limit;
      })!;
      const { left, top, height } = found.getBoundingClientRect();
      return { x: left + 20, y: top + height / 2, name: found.textContent! };
    }, height);
    await page.touchscreen.tap(wanted.x, wanted.y);
    await hana.see('heading', wanted.name, { level: 1 });
    await page.getByLabel(words.reply).tap();
    expectEqual((await hana.focused()).name, words.reply, 'what has the focus');
    await page.keyboard.insertText('指で書きました。');
    await page.getByRole('button', { name: words.sendReply }).tap();
    await hana.seeText('指で書きました。');
    await page.getByRole('button', { name: words.signOut }).tap();
    await hana.see('button', words.signIn);
    const small = await hana.inPage(() =>
      [...document.querySelectorAll('a, button, input')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width < 24 || box.height < 24;
      }).length,
    );
    expectEqual(small, 0, 'the number of targets too small for a finger');
  });
}
