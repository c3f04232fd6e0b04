// A page in an engine at a device pixel ratio of its own: an emulated one lays out text otherwise.
import { launch } from "puppeteer-core";

import { launchChromium, SOFTWARE_WEBGL } from "../web/support/chromium";
import { openDisplay } from "../web/support/display";
import { WebDriver } from "../web/support/webdriver";
import { MINIBROWSER } from "../web/support/webkit_person";

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

const firefox: Engine = {
  name: "Firefox",
  ratios: [1, 1.25, 1.5, 2, 3],
  async open(url, ratio) {
    const browser = await launch({
      browser: "firefox",
      executablePath: process.env.GENKAN_FIREFOX ?? "/usr/bin/firefox-esr",
      headless: true,
      extraPrefsFirefox: { "layout.css.devPixelsPerPx": String(ratio) },
    });
    const page = await browser.newPage();
    await page.goto(url);
    return {
      value: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
      close: () => browser.close(),
    };
  },
};

// GTK knows whole ratios only.
const webkit: Engine = {
  name: "WebKitGTK",
  ratios: [1, 2, 3],
  async open(url, ratio) {
    const display = await openDisplay();
    const driver = await WebDriver.start("WebKitWebDriver", { ...display.env, GDK_SCALE: String(ratio) });
    await driver.begin({ "webkitgtk:browserOptions": { binary: MINIBROWSER, args: ["--automation"] } });
    await driver.call("POST", "/url", { url });
    return {
      value: <T>(expression: string) =>
        driver.call("POST", "/execute/sync", { script: `return ${expression}`, args: [] }) as Promise<T>,
      async close() {
        await driver.end();
        display.close();
      },
    };
  },
};

export const engines: readonly Engine[] = [chromium, firefox, webkit];
