// What the demo costs whoever tries it: all bytes that a plain static host sends until the list stands,
// and how long it takes from the choice of a person, for whom ten thousand tickets are made then.
import { launchChromium, WITHOUT_GPU } from '../web/support/chromium';
import { startPlainHost } from '../web/support/plain_host';
import { median, progress, rounded, type Figures } from './figures';

const ROUNDS = 5;

export async function demoFigures(): Promise<Figures> {
  const browser = await launchChromium(WITHOUT_GPU);
  const host = await startPlainHost('build/demo', '/demo/');
  const times: number[] = [];
  let bytes = 0;
  try {
    for (let round = 0; round < ROUNDS; ++round) {
      progress(`embed: the demo, ${round + 1} of ${ROUNDS}`);
      host.bytes = 0;
      const context = await browser.newContext({ locale: 'ja-JP' });
      const page = await context.newPage();
      const begun = performance.now();
      await page.goto(host.url);
      const choice = page.getByRole('button').first();
      await choice.waitFor();
      const loaded = performance.now() - begun;
      const chosen = performance.now();
      await choice.click();
      await page.getByRole('table').getByRole('link').first().waitFor();
      times.push(loaded + performance.now() - chosen);
      bytes = host.bytes;
      await context.close();
    }
  } finally {
    await browser.close();
    await host.stop();
  }
  return { demo_bytes: bytes, demo_first_list_ms: rounded(median(times), 0) };
}
