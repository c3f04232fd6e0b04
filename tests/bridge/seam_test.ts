// The seam between the module and the page, in Chromium: what a browser does of itself stays its
// own. Ends with `N passed, N failed`.
//
//   node scripts/run_ts.mjs tests/bridge/seam_test.ts [PART OF A NAME]
import type { Browser, Page } from "playwright-core";

import { keepModule, memoryOf, walk } from "../bench/group_glyphs";
import { launchChromium } from "../web/support/chromium";
import { serveBenchPage } from "./bench_page";
import { promiseAccess } from "./access_promises";

export type Opened = { page: Page; complaints: string[] };
export type Options = { path?: string; origin?: string; scale?: number; before?: (page: Page) => Promise<unknown> };

const wanted = process.argv[2] ?? "";
const site = await serveBenchPage();
const browser: Browser = await launchChromium();
let passed = 0;
let failed = 0;

async function opened({ path = "/desk/tickets", origin = site.origin, scale = 1, before }: Options = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 640 },
    deviceScaleFactor: scale,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await before?.(page);
  await page.goto(origin + path);
  return { page, complaints };
}

async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => window.genkan?.idle === true);
  // What a deadline of a tenth of a second brings.
  await page.waitForTimeout(300);
  await page.waitForFunction(() => window.genkan?.idle === true);
}

function check(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}

async function promise(sentence: string, keep: () => Promise<Opened | undefined>): Promise<void> {
  if (!sentence.includes(wanted)) return;
  try {
    const left = await keep();
    check((left?.complaints.length ?? 0) === 0, `the page complained: ${left?.complaints.join("; ")}`);
    ++passed;
  } catch (error) {
    ++failed;
    console.error(`FAIL ${sentence}\n     ${String(error)}`);
  }
  for (const context of browser.contexts()) await context.close();
}

const shot = async (page: Page): Promise<string> =>
  (await page.screenshot({ animations: "disabled", caret: "hide" })).toString("base64");

await promise("nothing is drawn while nothing changes", async () => {
  const one = await opened();
  await one.page.getByRole("row").nth(5).waitFor({ state: "attached" });
  await atRest(one.page);
  const before = await one.page.evaluate(() => window.genkan?.frames);
  await one.page.waitForTimeout(2000);
  check((before ?? 0) > 0, "no frame was ever drawn");
  check((await one.page.evaluate(() => window.genkan?.frames)) === before, "frames were drawn");
  return one;
});

await promise("the list is a table of links under one heading", async () => {
  const one = await opened();
  await one.page.getByRole("heading", { level: 1, name: "チケット" }).waitFor({ state: "attached" });
  const table = one.page.getByRole("table");
  await table.getByRole("row").nth(3).waitFor({ state: "attached" });
  check((await table.getAttribute("aria-rowcount")) === "100001", "not all rows are counted");
  const href = await table.getByRole("link").first().getAttribute("href");
  check(href === "/desk/tickets/1", `the first row leads to ${href}`);
  return one;
});

await promise("a scroll brings other rows, in pixels and, at rest, in meaning", async () => {
  const one = await opened();
  await one.page.getByRole("row").nth(5).waitFor({ state: "attached" });
  await atRest(one.page);
  const before = await shot(one.page);
  await one.page.evaluate(() => {
    const scroller = [...document.querySelectorAll(".scroller")].find((e) => e.scrollHeight > 1e6);
    if (scroller) scroller.scrollTop = 56 * 50_000;
  });
  await one.page.getByRole("row", { name: /^#50001 / }).waitFor({ state: "attached" });
  await atRest(one.page);
  check((await shot(one.page)) !== before, "the pixels stayed");
  const count = await one.page.locator("#meaning *").count();
  check(count < 1000, `${count} elements are mounted`);
  return one;
});

await promise("a lost context comes back with all that was drawn", async () => {
  const one = await opened({ path: "/desk/tickets?renderer=webgl" });
  await one.page.getByRole("row").nth(5).waitFor({ state: "attached" });
  await atRest(one.page);
  const before = await shot(one.page);
  await one.page.evaluate(() => window.genkan?.loseContext());
  await one.page.waitForTimeout(200);
  await one.page.evaluate(() => window.genkan?.restoreContext());
  await one.page.waitForTimeout(500);
  await atRest(one.page);
  check((await shot(one.page)) === before, "it looks otherwise than before");
  return one;
});

await promise("both renderers show text at device pixels", async () => {
  for (const renderer of ["webgl", "raster"]) {
    const one = await opened({ path: `/desk/tickets?renderer=${renderer}`, scale: 1.5 });
    await one.page.getByRole("row").nth(5).waitFor({ state: "attached" });
    await atRest(one.page);
    const size = await one.page.evaluate(() => {
      const canvas = document.querySelector("canvas");
      return [canvas?.width, canvas?.height, window.genkan?.renderer].join(" ");
    });
    check(size === `1500 960 ${renderer}`, `the canvas is ${size}`);
    check(one.complaints.length === 0, one.complaints.join("; "));
  }
  return undefined;
});

await promise("a plain click on a link stays in the page, a modified one is the browser's", async () => {
  const one = await opened();
  const link = one.page.getByRole("link", { name: "チケットを作成" });
  await link.click({ modifiers: ["Control"] });
  await one.page.waitForTimeout(500);
  check(one.page.url().endsWith("/desk/tickets"), "a modified click led away");
  check(one.page.context().pages().length === 2, "no other tab was opened");
  await link.click();
  await one.page.getByLabel("件名").waitFor();
  check(one.page.url().endsWith("/desk/tickets/new"), `the path is ${one.page.url()}`);
  await one.page.goBack();
  await one.page.getByRole("table").waitFor({ state: "attached" });
  await one.page.goForward();
  await one.page.getByLabel("件名").waitFor();
  return one;
});

await promise("what is typed is the field's own, and a reload keeps it", async () => {
  const one = await opened({ path: "/desk/tickets/new" });
  await one.page.getByLabel("件名").fill("届かない 📦");
  await one.page.getByLabel("メッセージ").fill("一行目\n二行目");
  await atRest(one.page);
  await one.page.reload();
  const subject = one.page.getByLabel("件名");
  await subject.waitFor();
  await atRest(one.page);
  check((await subject.inputValue()) === "届かない 📦", "the subject is lost");
  check((await one.page.getByLabel("メッセージ").inputValue()) === "一行目\n二行目", "the text is lost");
  return one;
});

await promise("while an input method composes, Enter sends nothing and nothing is written", async () => {
  const one = await opened({ path: "/desk/tickets/new" });
  const subject = one.page.getByLabel("件名");
  await subject.focus();
  const session = await one.page.context().newCDPSession(one.page);
  for (const text of ["に", "にほ", "にほん", "日本"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await atRest(one.page);
  }
  const element = await subject.elementHandle();
  await element?.evaluate((field) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, isComposing: true })),
  );
  await atRest(one.page);
  check(one.page.url().endsWith("/desk/tickets/new"), "the form was sent");
  check((await one.page.getByText("件名を入力").count()) === 0, "the field was checked");
  await session.send("Input.insertText", { text: "日本" });
  await atRest(one.page);
  check((await subject.inputValue()) === "日本", `the field holds ${await subject.inputValue()}`);
  return one;
});

// By where they stand, from the edge at which the language begins.
const placesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rtl = document.documentElement.dir === "rtl";
    const round = (value: number): number => Math.round(value);
    return [...document.querySelectorAll("#meaning .node")].map((element) => {
      const { left, right, top, height } = element.getBoundingClientRect();
      return [element.tagName, round(rtl ? innerWidth - right : left), round(top), round(height)].join(" ");
    });
  });

await promise("a portal that begins at the right is the mirror image, in pixels and in meaning", async () => {
  const arabic = await serveBenchPage("ar");
  try {
    const path = "/desk/tickets?renderer=webgl";
    const [left, right] = [await opened({ path }), await opened({ path, origin: arabic.origin })];
    for (const { page } of [left, right]) {
      await page.getByRole("row").nth(5).waitFor({ state: "attached" });
      await atRest(page);
    }
    const rows = (places: string[]): string[] => places.filter((place) => place.endsWith(" 56"));
    const seen = rows(await placesOf(right.page));
    check(seen.length > 10, `only ${seen.length} rows`);
    check(JSON.stringify(seen) === JSON.stringify(rows(await placesOf(left.page))), "rows are not mirrored");
    // The text layer stands at the right, under what is drawn.
    const heading = await right.page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("h1") as Element);
      return range.getBoundingClientRect().right;
    });
    check(heading > 900 && heading < 1000, `the heading ends at ${heading}`);
    check(left.complaints.length === 0, left.complaints.join("; "));
    return right;
  } finally {
    arabic.stop();
  }
});

await promise("memory stands still while new text goes by", async () => {
  for (const renderer of ["webgl", "raster"]) {
    const path = `/desk/tickets?renderer=${renderer}`;
    const one = await opened({ path, before: keepModule });
    await one.page.getByRole("row").nth(5).waitFor({ state: "attached" });
    await walk(one.page, 0, 6000);
    const early = await memoryOf(one.page);
    await walk(one.page, 6000, 12_000);
    const late = await memoryOf(one.page);
    check(late.module <= early.module + 1, `the module took ${early.module}, then ${late.module} MiB`);
    check(late.heap <= early.heap + 4, `scripts took ${early.heap}, then ${late.heap} MiB`);
    check(one.complaints.length === 0, one.complaints.join("; "));
  }
  return undefined;
});

await promise("the keyboard reaches everything and can be seen to", async () => {
  const one = await opened();
  await one.page.getByRole("row").nth(5).waitFor({ state: "attached" });
  const reached: string[] = [];
  for (let i = 0; i < 9; ++i) {
    await one.page.keyboard.press("Tab");
    const { name, outline } = await one.page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      return { name: element.textContent, outline: getComputedStyle(element).outlineStyle };
    });
    check(outline === "solid", `${name} has no focus ring`);
    reached.push(name ?? "");
  }
  check(reached.includes("チケットを作成"), `Tab came by ${reached.join(", ")}`);
  return one;
});

await promise("a module that cannot start leaves a sentence and a button", async () => {
  const one = await opened({
    before: (page) => page.route("**/genkan.wasm", (route) =>
      route.fulfill({ contentType: "application/wasm", body: "nonsense" })),
  });
  await one.page.getByRole("alert").waitFor();
  await one.page.getByRole("button", { name: "再読み込み" }).waitFor();
  return undefined;
});

await promise("a browser without WebAssembly is told which ones work", async () => {
  const one = await opened({
    before: (page) => page.addInitScript("delete window.WebAssembly"),
  });
  await one.page.getByText(/Firefox/).waitFor();
  return undefined;
});

await promiseAccess({ promise, opened, atRest, check, browser });

await browser.close();
site.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
