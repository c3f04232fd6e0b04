// What a first visit costs: bytes over the wire, time to a list that can be used, and the frames
// drawn while nothing happens.
import type { CDPSession, Page } from 'playwright-core';

import { launchChromium } from '../web/support/chromium';
import { PASSWORD, startPortal } from '../web/support/portal_server';
import { median, progress, type Figures } from './figures';

const IDLE_SECONDS = 60;
const VISITS = 5;

// Counts every byte that arrives, as sent: headers and compressed bodies.
async function countBytes(page: Page): Promise<{ session: CDPSession; bytes: Map<string, number> }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const paths = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on('Network.requestWillBeSent', (event) => {
    paths.set(event.requestId, new URL(event.request.url).pathname);
  });
  session.on('Network.loadingFinished', (event) => {
    const path = paths.get(event.requestId) ?? '?';
    bytes.set(path, (bytes.get(path) ?? 0) + event.encodedDataLength);
  });
  session.on('Network.responseReceivedExtraInfo', (event) => {
    if (event.statusCode < 300 || event.statusCode >= 400) return;
    // A redirect has no loadingFinished of its own.
    bytes.set('redirects', (bytes.get('redirects') ?? 0) + (event.headersText?.length ?? 0));
  });
  return { session, bytes };
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/tickets`);
  await page.getByLabel('メールアドレス').fill('hana@sakura.example');
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
}

async function listUsable(page: Page): Promise<void> {
  await page.getByRole('table').getByRole('link').first().waitFor();
}

export async function pageGroup(): Promise<Figures> {
  const portal = await startPortal();
  const browser = await launchChromium();
  try {
    progress('page: bytes of a first visit');
    const context = await browser.newContext({ locale: 'ja-JP' });
    const page = await context.newPage();
    const { bytes } = await countBytes(page);
    await signIn(page, portal.url);
    await listUsable(page);
    await page.waitForTimeout(5000);
    const figures: Figures = { wire_bytes: 0 };
    for (const [path, count] of bytes) {
      figures.wire_bytes! += count;
      const asset = /^\/assets\/(?:.*\/)?([^/.]+)\.[0-9a-f]+\.(\w+)$/.exec(path);
      if (asset) figures[`bytes_${asset[1]}_${asset[2]}`] = count;
    }

    progress(`page: frames in ${IDLE_SECONDS} s of doing nothing`);
    const frames = () => page.evaluate(() => window.genkan!.frames);
    const before = await frames();
    await page.waitForTimeout(IDLE_SECONDS * 1000);
    figures.idle_frames_60s = (await frames()) - before;

    progress(`page: time to the list, ${VISITS} visits with an empty cache`);
    const times: number[] = [];
    const state = await context.storageState();
    for (let visit = 0; visit < VISITS; ++visit) {
      const fresh = await browser.newContext({ storageState: state, locale: 'ja-JP' });
      const tab = await fresh.newPage();
      const started = performance.now();
      await tab.goto(`${portal.url}/tickets`, { waitUntil: 'commit' });
      await listUsable(tab);
      times.push(performance.now() - started);
      await fresh.close();
    }
    figures.first_list_ms = Math.round(median(times));
    return figures;
  } finally {
    await browser.close();
    await portal.stop();
  }
}
