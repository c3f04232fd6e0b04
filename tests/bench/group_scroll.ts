// Scrolling 100,000 tickets for 10 s: Genkan against React with TanStack Virtual, in turn, in the
// same browser with the same flags, data and script.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

import { launchChromiumServer, WITHOUT_GPU } from '../web/support/chromium';
import { median, progress, rounded, type Figures } from './figures';
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

export async function scrollGroup(): Promise<Figures> {
  const folder = process.env.GENKAN_BENCH_PAGES!;
  const files = await serveFolder(folder);
  const origin = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  const ours: Run[] = [];
  const theirs: Run[] = [];
  try {
    for (let round = 0; round < ROUNDS; ++round) {
      progress(`scroll: round ${round + 1} of ${ROUNDS}`);
      ours.push(await runOnce(`${origin}/genkan/tickets?renderer=raster`, '[role=row]', WITHOUT_GPU));
      theirs.push(await runOnce(`${origin}/rival/list.html`, '[role=row]', WITHOUT_GPU));
    }
  } finally {
    files.close();
  }
  const of = (runs: Run[], part: keyof Run): number => median(runs.map((run) => run[part]));
  const ratios = ours.map((run, i) => run.cpuMillisPerFrame / theirs[i]!.cpuMillisPerFrame);
  const keepsUp = of(ours, 'fps') >= of(theirs, 'fps') * 0.98;
  return {
    scroll_cpu_ratio_raster: keepsUp ? rounded(median(ratios), 3) : null,
    scroll_cpu_ratio_webgl: null,
    scroll_fps: rounded(of(ours, 'fps'), 1),
    rival_fps: rounded(of(theirs, 'fps'), 1),
    scroll_cpu_ms_per_frame: rounded(of(ours, 'cpuMillisPerFrame'), 2),
    rival_cpu_ms_per_frame: rounded(of(theirs, 'cpuMillisPerFrame'), 2),
    main_ms_per_frame: rounded(of(ours, 'mainMillisPerFrame'), 2),
    rival_main_ms_per_frame: rounded(of(theirs, 'mainMillisPerFrame'), 2),
    longest_frame_ms: rounded(of(ours, 'longestFrameMillis'), 1),
    rival_longest_frame_ms: rounded(of(theirs, 'longestFrameMillis'), 1),
    memory_mib: Math.round(of(ours, 'memoryMib')),
    rival_memory_mib: Math.round(of(theirs, 'memoryMib')),
  };
}
