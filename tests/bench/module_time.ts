// How long the module itself works on a frame, without what it asks of the page meanwhile.
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    moduleMillis?: number[];
    benchDiff?: (rounds: number) => void;
  }
}

// Before the page is opened: notes the time of every frame from then on.
export async function watchModule(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    const times: number[] = (window.moduleMillis = []);
    WebAssembly.instantiateStreaming = async (source, imports) => {
      let outside = 0;
      const supplied = imports!.genkan as Record<string, (...values: unknown[]) => unknown>;
      for (const [name, supply] of Object.entries(supplied)) {
        if (typeof supply !== 'function') continue;
        supplied[name] = (...values) => {
          const began = performance.now();
          const answer = supply(...values);
          outside += performance.now() - began;
          return answer;
        };
      }
      const { module, instance } = await start(source, imports);
      const exports = { ...instance.exports } as Record<string, unknown>;
      const frame = exports.genkan_frame as () => void;
      exports.genkan_frame = () => {
        outside = 0;
        const began = performance.now();
        frame();
        times.push(performance.now() - began - outside);
      };
      window.benchDiff = exports.genkan_bench_diff as (rounds: number) => void;
      return { module, instance: { exports } as unknown as WebAssembly.Instance };
    };
  });
}

// Milliseconds that comparing two trees of a list takes, of which every third row is new.
export function diffMillis(page: Page): Promise<number> {
  return page.evaluate(() => {
    const rounds = 200;
    window.benchDiff!(rounds);
    const began = performance.now();
    window.benchDiff!(rounds);
    return (performance.now() - began) / rounds;
  });
}
