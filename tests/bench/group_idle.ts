// What the portal costs while nothing happens: frames drawn, and the processor's time over that of
// an empty page in the same browser with the same flags.
import type { Page } from 'playwright-core';

import { launchChromiumServer, WITHOUT_GPU } from '../web/support/chromium';
import { PASSWORD, startPortal } from '../web/support/portal_server';
import { progress, rounded, type Figures } from './figures';
import { treeCpuSeconds } from './process_cpu';

const SECONDS = 60;
const SETTLING_MILLIS = 10_000;

async function cpuPercentOf(open: (page: Page) => Promise<void>): Promise<{
  percent: number;
  frames: number;
}> {
  const { server, browser, pid } = await launchChromiumServer(WITHOUT_GPU);
  try {
    const context = await browser.newContext({ locale: 'ja-JP' });
    const page = await context.newPage();
    await open(page);
    await page.waitForTimeout(SETTLING_MILLIS);
    const frames = () => page.evaluate(() => window.genkan?.frames ?? 0);
    const framesBefore = await frames();
    const cpuBefore = treeCpuSeconds(pid);
    await page.waitForTimeout(SECONDS * 1000);
    const percent = ((treeCpuSeconds(pid) - cpuBefore) / SECONDS) * 100;
    return { percent, frames: (await frames()) - framesBefore };
  } finally {
    await browser.close();
    await server.close();
  }
}

export async function idleGroup(): Promise<Figures> {
  const portal = await startPortal();
  try {
    progress(`idle: ${SECONDS} s of the portal`);
    const ours = await cpuPercentOf(async (page) => {
      await page.goto(`${portal.url}/tickets`);
      await page.getByLabel('メールアドレス').fill('hana@sakura.example');
      await page.getByLabel('パスワード').fill(PASSWORD);
      await page.getByRole('button', { name: 'ログイン', exact: true }).click();
      await page.getByRole('table').getByRole('link').first().waitFor();
    });
    progress(`idle: ${SECONDS} s of an empty page`);
    const empty = await cpuPercentOf(async (page) => {
      await page.setContent('<!doctype html><title>Empty</title>');
    });
    return {
      idle_frames_60s: ours.frames,
      idle_core_percent: rounded(ours.percent, 2),
      idle_core_percent_over_empty: rounded(ours.percent - empty.percent, 2),
    };
  } finally {
    await portal.stop();
  }
}
