// What a day of new text costs in memory: the list jumps from place to place, so that every frame
// shows numbers and subjects that no frame before it has shown, each a unit of its own. Memory early
// in the walk against memory at its end, in each renderer.
import type { Page } from 'playwright-core';

import { serveBenchPage } from '../bridge/bench_page';
import { launchChromium } from '../web/support/chromium';
import { progress, rounded, type Figures } from './figures';

const ROWS = 100_000;
const ROW_PX = 56;
const ROWS_IN_SIGHT = 9;
// Twice over all rows: a number and a subject in each.
const ROUNDS = 2;
const MIB = 1 << 20;

export interface Memory {
  heap: number;
  module: number;
}

// Has the module's memory kept where a measurement finds it.
export async function keepModule(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (source, imports) => {
      const made = await start(source, imports);
      Object.assign(window, { keptMemory: made.instance.exports.memory });
      return made;
    };
  });
}

export async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const module = await page.evaluate(
    () => (window as unknown as { keptMemory: WebAssembly.Memory }).keptMemory.buffer.byteLength,
  );
  await session.detach();
  return { heap: usedSize / MIB, module: module / MIB };
}

// Shows the rows from `first` up to `end`, a screen in each frame.
export async function walk(page: Page, first: number, end: number): Promise<void> {
  await page.evaluate(
    async ([from, to, step, height]) => {
      const scroller = [...document.querySelectorAll('.scroller')].find((e) => e.scrollHeight > 1e6);
      if (scroller === undefined) throw new Error('there is no list');
      for (let row = from!; row < to!; row += step!) {
        scroller.scrollTop = row * height!;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }
    },
    [first, end, ROWS_IN_SIGHT, ROW_PX],
  );
}

export async function glyphsGroup(): Promise<Figures> {
  const site = await serveBenchPage();
  const figures: Figures = {};
  try {
    for (const renderer of ['raster', 'webgl']) {
      progress(`glyphs: ${ROUNDS * ROWS} rows of new text, ${renderer}`);
      const browser = await launchChromium();
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await keepModule(page);
      await page.goto(`${site.origin}/desk/tickets?renderer=${renderer}`);
      await page.getByRole('row').nth(5).waitFor({ state: 'attached' });
      await walk(page, 0, ROWS / 10);
      const early = await memoryOf(page);
      for (let round = 0; round < ROUNDS; ++round) await walk(page, 0, ROWS);
      const late = await memoryOf(page);
      figures[`glyph_memory_mib_start_${renderer}`] = rounded(early.heap + early.module, 1);
      figures[`glyph_memory_mib_end_${renderer}`] = rounded(late.heap + late.module, 1);
      await browser.close();
    }
  } finally {
    site.stop();
  }
  return figures;
}
