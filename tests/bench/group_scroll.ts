// Scrolling 100,000 tickets for 10 s: Genkan against React with TanStack Virtual, in turn, in the
// same browser with the same flags, data and script; and, for the record, against SlickGrid.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

import { launchChromiumServer, SOFTWARE_WEBGL, WITHOUT_GPU } from '../web/support/chromium';
import { median, progress, rounded, type Figures } from './figures';
import { diffMillis, watchModule } from './module_time';
import { treeCpuSeconds, treeMemoryMib } from './process_cpu';

const SECONDS = 10;
const PIXELS_PER_FRAME = 37;
const ROUNDS = 3;
const TYPES: Record<string, string> = {
  '': 'text/html',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

interface Run {
  fps: number;
  cpuMillisPerFrame: number;
  mainMillisPerFrame: number;
  longestFrameMillis: number;
  memoryMib: number;
}

function serveFolder(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    readFile(join(folder, path)).then(
      (body) => {
        response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
        response.end(body);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

// Moves the scroller by the same step in every displayed frame.
function scrollInPage([seconds, step]: readonly [number, number]): Promise<{
  frames: number;
  millis: number;
  longest: number;
}> {
  const scroller = [...document.querySelectorAll('div')].find(
    (element) => getComputedStyle(element).overflowY === 'auto' && element.scrollHeight > 1e6,
  )!;
  return new Promise((resolve) => {
    let frames = 0;
    let started = 0;
    let last = 0;
    let longest = 0;
    const tick = (now: number): void => {
      if (started === 0) started = now;
      else longest = Math.max(longest, now - last);
      last = now;
      if (now - started >= seconds * 1000) {
        resolve({ frames, millis: now - started, longest });
        return;
      }
      scroller.scrollTop += step;
      ++frames;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

async function measure(page: Page, pid: number): Promise<Run> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const mainSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')!.value;
  };
  await page.evaluate(scrollInPage, [1, PIXELS_PER_FRAME] as const);
  const cpuBefore = treeCpuSeconds(pid);
  const mainBefore = await mainSeconds();
  const { frames, millis, longest } = await page.evaluate(scrollInPage, [
    SECONDS,
    PIXELS_PER_FRAME,
  ] as const);
  return {
    fps: (frames * 1000) / millis,
    cpuMillisPerFrame: ((treeCpuSeconds(pid) - cpuBefore) * 1000) / frames,
    mainMillisPerFrame: (((await mainSeconds()) - mainBefore) * 1000) / frames,
    longestFrameMillis: longest,
    memoryMib: treeMemoryMib(pid),
  };
}

async function runOnce(url: string, ready: string, drawing: string[]): Promise<Run> {
  const { server, browser, pid } = await launchChromiumServer(drawing);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url);
    await page.locator(ready).first().waitFor({ state: 'attached' });
    await page.waitForTimeout(1000);
    return await measure(page, pid);
  } finally {
    await browser.close();
    await server.close();
  }
}

// Whether this machine has a GPU that the browser draws WebGL with.
async function hasGpu(): Promise<boolean> {
  const { server, browser } = await launchChromiumServer([]);
  try {
    const page = await browser.newPage();
    return await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2', {
        failIfMajorPerformanceCaveat: true,
      });
      const info = gl?.getExtension('WEBGL_debug_renderer_info');
      const name = String(gl?.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
      return gl !== null && !/swiftshader|llvmpipe|softpipe|software/i.test(name);
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

// The module's part of a frame in which the whole window is drawn, as WebGL does in every one.
async function moduleFigures(url: string): Promise<Figures> {
  progress('scroll: the module by itself');
  const { server, browser } = await launchChromiumServer(SOFTWARE_WEBGL);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await watchModule(page);
    const started = performance.now();
    await page.goto(`${url}?renderer=webgl`);
    await page.locator('[role=row]').first().waitFor({ state: 'attached' });
    const firstFrame = performance.now() - started;
    await page.waitForTimeout(1000);
    await page.evaluate(() => (window.moduleMillis!.length = 0));
    await page.evaluate(scrollInPage, [5, PIXELS_PER_FRAME] as const);
    const times = await page.evaluate(() => window.moduleMillis!);
    return {
      imgui_ms: rounded(median(times), 2),
      semantics_ms: rounded(await diffMillis(page), 3),
      first_frame_ms: Math.round(firstFrame),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

type Pair = { ours: Run[]; theirs: Run[] };

// In turn, so that whatever else the machine does meets all of them.
async function measureAll(origin: string): Promise<{ raster: Pair; webgl: Pair; grid: Run[] }> {
  const gpu = await hasGpu();
  const raster: Pair = { ours: [], theirs: [] };
  const webgl: Pair = { ours: [], theirs: [] };
  const grid: Run[] = [];
  for (let round = 0; round < ROUNDS; ++round) {
    progress(`scroll: round ${round + 1} of ${ROUNDS}`);
    const genkan = `${origin}/genkan/tickets`;
    raster.ours.push(await runOnce(`${genkan}?renderer=raster`, '[role=row]', WITHOUT_GPU));
    raster.theirs.push(await runOnce(`${origin}/rival/list.html`, '[role=row]', WITHOUT_GPU));
    grid.push(await runOnce(`${origin}/rival/grid.html`, '.slick-row', WITHOUT_GPU));
    if (!gpu) continue;
    webgl.ours.push(await runOnce(`${genkan}?renderer=webgl`, '[role=row]', []));
    webgl.theirs.push(await runOnce(`${origin}/rival/list.html`, '[role=row]', []));
  }
  return { raster, webgl, grid };
}

const of = (runs: Run[], part: keyof Run): number => median(runs.map((run) => run[part]));

// Null where our frames are fewer than the rival's: then the work per frame says nothing.
function ratioOf(ours: Run[], theirs: Run[]): number | null {
  if (ours.length === 0 || of(ours, 'fps') < of(theirs, 'fps') * 0.98) return null;
  const ratios = ours.map((run, i) => run.cpuMillisPerFrame / theirs[i]!.cpuMillisPerFrame);
  return rounded(median(ratios), 3);
}

export async function scrollGroup(): Promise<Figures> {
  const files = await serveFolder(process.env.GENKAN_BENCH_PAGES!);
  const origin = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  try {
    const { raster, webgl, grid } = await measureAll(origin);
    const { ours, theirs } = raster;
    const figures: Figures = {
      scroll_cpu_ratio_raster: ratioOf(ours, theirs),
      scroll_cpu_ratio_webgl: ratioOf(webgl.ours, webgl.theirs),
      scroll_cpu_ratio_to_grid: ratioOf(ours, grid),
      scroll_fps: rounded(of(ours, 'fps'), 1),
      rival_fps: rounded(of(theirs, 'fps'), 1),
      grid_fps: rounded(of(grid, 'fps'), 1),
      ...(await moduleFigures(`${origin}/genkan/tickets`)),
    };
    for (const [name, runs] of [['', ours], ['rival_', theirs], ['grid_', grid]] as const) {
      figures[`${name}scroll_cpu_ms_per_frame`] = rounded(of(runs, 'cpuMillisPerFrame'), 2);
      figures[`${name}main_ms_per_frame`] = rounded(of(runs, 'mainMillisPerFrame'), 2);
      figures[`${name}longest_frame_ms`] = rounded(of(runs, 'longestFrameMillis'), 1);
      figures[`${name}memory_mib`] = Math.round(of(runs, 'memoryMib'));
    }
    return figures;
  } finally {
    files.close();
  }
}
