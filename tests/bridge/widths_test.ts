// Text of every script as the client sets it, against the page's own, in each engine and at each
// ratio. Ends with `N passed, N failed`.
//
//   node scripts/run_ts.mjs tests/bridge/widths_test.ts [PART OF A NAME]
import { servePage } from "./page_site";
import { engines, type RatioPage } from "./ratio_pages";
import { samples } from "./width_samples";
import type { Width } from "./widths_page";

const offMaxPx = 0.5;
const wanted = process.argv[2] ?? "";
const site = await servePage("tests/bridge/widths_page.ts");
let passed = 0;
let failed = 0;

function check(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}

async function promise(sentence: string, keep: () => Promise<void>): Promise<void> {
  if (!sentence.includes(wanted)) return;
  try {
    await keep();
    ++passed;
  } catch (error) {
    ++failed;
    console.error(`FAIL ${sentence}\n     ${String(error)}`);
  }
}

async function ready(page: RatioPage, ratio: number): Promise<void> {
  for (let tries = 0; !(await page.value<boolean>("typeof widths === 'function'")); ++tries) {
    check(tries < 100, "the page did not start");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  check((await page.value<number>("devicePixelRatio")) === ratio, "the ratio is another");
}

const off = ({ ours, dom }: Width): number => Math.abs(ours - dom);

for (const engine of engines) {
  for (const ratio of engine.ratios) {
    // Half of them in a page whose own Han characters are Japanese.
    const language = ratio === 1 || ratio === 2 ? "ja" : "en";
    await promise(`${engine.name} at ${ratio}: lines of every script are as wide as the page's own`, async () => {
      const page = await engine.open(`${site.origin}/${language}`, ratio);
      try {
        await ready(page, ratio);
        const widths = await page.value<Width[]>("widths()");
        check(widths.length === samples.length * 6, `${widths.length} lines were measured`);
        check(widths.every(({ dom }) => dom > 40), "the page measures nothing");
        const bad = widths.filter((width) => !(off(width) <= offMaxPx));
        const words = bad.map((one) => `${one.sample} ${one.weight} ${one.size}px: ${one.ours} is not ${one.dom}`);
        check(bad.length === 0, words.join("\n     "));
      } finally {
        await page.close();
      }
    });
  }
}

site.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
