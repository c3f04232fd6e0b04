// A page in an engine at a device pixel ratio of its own: an emulated one lays out text otherwise.
import { launchChromium, SOFTWARE_WEBGL } from "../web/support/chromium";

export type RatioPage = {
  // Of an expression, in the page.
  value<T>(expression: string): Promise<T>;
  close(): Promise<void>;
};

export type Engine = {
  name: string;
  ratios: readonly number[];
  open(url: string, ratio: number): Promise<RatioPage>;
};

const chromium: Engine = {
  name: "Chromium",
  ratios: [1, 1.25, 1.5, 2, 3],
  async open(url, ratio) {
    const browser = await launchChromium([...SOFTWARE_WEBGL, `--force-device-scale-factor=${ratio}`]);
    const page = await (await browser.newContext({ viewport: null })).newPage();
    await page.goto(url);
    return {
      value: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
      close: () => browser.close(),
    };
  },
};

export const engines: readonly Engine[] = [chromium];
