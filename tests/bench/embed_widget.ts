// What the portal costs a page that shows it, before anybody has opened it: the loader's bytes as they
// go over the wire, and the time of the page's main thread over that of the same page without it.
import { get } from 'node:http';

import { launchChromium, WITHOUT_GPU } from '../web/support/chromium';
import { startHostPage, type HostPage } from '../web/support/host_page';
import { startPortal } from '../web/support/portal_server';
import { median, progress, rounded, type Figures } from './figures';
import type { Browser } from 'playwright-core';

const ROUNDS = 15;
const SETTLING_MILLIS = 1_000;

function bytesOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

// The main thread's tasks of one visit, in milliseconds, and how many requests it made to the portal.
async function visit(browser: Browser, host: HostPage, portal: string): Promise<{ millis: number; asked: number }> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let asked = 0;
    page.on('request', (request) => (asked += request.url().startsWith(portal) ? 1 : 0));
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(`${host.origin}/`);
    await page.waitForTimeout(SETTLING_MILLIS);
    const { metrics } = await session.send('Performance.getMetrics');
    return { millis: metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000, asked };
  } finally {
    await context.close();
  }
}

export async function widgetFigures(): Promise<Figures> {
  const portal = await startPortal();
  const withIt = await startHostPage(portal.url);
  const without = await startHostPage(portal.url, '');
  const browser = await launchChromium(WITHOUT_GPU);
  try {
    withIt.show(`<genkan-portal src="${portal.url}" position="bottom-right"></genkan-portal>`);
    without.show('<p>Help</p>');
    const over: number[] = [];
    for (let round = 0; round < ROUNDS; ++round) {
      progress(`embed: visit ${round + 1} of ${ROUNDS}`);
      const bare = await visit(browser, without, portal.url);
      const shown = await visit(browser, withIt, portal.url);
      if (shown.asked !== 1) throw new Error(`an unopened widget asked ${shown.asked} times`);
      over.push(shown.millis - bare.millis);
    }
    return {
      loader_bytes: await bytesOf(`${portal.url}/genkan.js`),
      widget_idle_ms: rounded(median(over), 2),
    };
  } finally {
    await browser.close();
    withIt.close();
    without.close();
    await portal.stop();
  }
}
