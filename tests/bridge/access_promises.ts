// What only a pointer that can move and a dialog can show, for seam_test.ts.
import type { Browser, Page } from "playwright-core";

import type { Opened, Options } from "./seam_test";
import { servePage } from "./page_site";

export type Bench = {
  promise(sentence: string, keep: () => Promise<Opened | undefined>): Promise<void>;
  opened(options?: Options): Promise<Opened>;
  atRest(page: Page): Promise<void>;
  check(condition: boolean, otherwise: string): void;
  browser: Browser;
};

const contentOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const meaning = document.querySelector("#meaning")!;
    return `${location.href} ${meaning.querySelectorAll("*").length} ${meaning.textContent}`;
  });

async function middleOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await page.getByRole("link", { name }).first().boundingBox();
  if (box === null) throw new Error(`${name} has no place`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function promisePointer({ promise, opened, atRest, check }: Bench): Promise<void> {
  await promise("a press that slides off before it is let go does nothing", async () => {
    const one = await opened();
    const { mouse } = one.page;
    await one.page.getByRole("row").nth(5).waitFor({ state: "attached" });
    await atRest(one.page);
    const before = await contentOf(one.page);
    const { x, y } = await middleOf(one.page, "チケットを作成");
    await mouse.move(x, y);
    await mouse.down();
    await atRest(one.page);
    check((await contentOf(one.page)) === before, "the press alone was acted on");
    await mouse.move(x, y + 300);
    await mouse.up();
    await atRest(one.page);
    check((await contentOf(one.page)) === before, "the press was acted on after it slid off");
    await mouse.click(x, y);
    await one.page.getByLabel("件名").waitFor();
    return one;
  });

  await promise("hovering and going through the page by keyboard bring nothing that was not there", async () => {
    const one = await opened();
    await one.page.getByRole("row").nth(5).waitFor({ state: "attached" });
    await atRest(one.page);
    const before = await contentOf(one.page);
    for (const name of ["チケットを作成", "対応中", "すべて"]) {
      const { x, y } = await middleOf(one.page, name);
      await one.page.mouse.move(x, y);
      await atRest(one.page);
      check((await contentOf(one.page)) === before, `hovering over ${name} brought something`);
    }
    for (let i = 0; i < 8; ++i) {
      await one.page.keyboard.press("Tab");
      await atRest(one.page);
      check((await contentOf(one.page)) === before, `the focus brought something at stop ${i}`);
    }
    return one;
  });
}

async function promiseDialog({ promise, check, browser }: Bench): Promise<void> {
  await promise("a dialog holds the focus, is left by Escape and gives the focus back", async () => {
    const site = await servePage("tests/bridge/dialog_page.ts");
    try {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${site.origin}/en`);
      const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? "");
      await page.getByRole("button", { name: "Open" }).focus();
      await page.evaluate(() => window.openDialog());
      await page.getByRole("dialog", { name: "Leave without sending?" }).waitFor();
      // It is there before what it holds, so the browser puts the focus on it, and its name is said.
      check(await page.evaluate(() => document.activeElement instanceof HTMLDialogElement), "the focus is outside");
      const stops = new Set<string>();
      for (const key of ["Tab", "Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"]) {
        await page.keyboard.press(key);
        // Between the last stop and the first there is the browser's own window.
        stops.add(await page.evaluate(() => (document.activeElement === document.body ? "" : document.activeElement!.textContent!)));
      }
      for (const outside of ["Before", "Open", "After"]) {
        check(!stops.has(outside), `Tab led out of the dialog to ${outside}`);
      }
      check(stops.has("Stay") && stops.has("Leave"), `Tab came by ${[...stops].join(", ")}`);
      check((await page.getByRole("button", { name: "After" }).count()) === 0 ||
        !(await page.getByRole("button", { name: "After" }).click({ timeout: 300, trial: true }).then(() => true, () => false)),
        "what is behind the dialog can be pressed");
      await page.keyboard.press("Escape");
      check((await page.evaluate(() => window.told)).includes("escape 5"), "Escape was not told of");
      check(await page.getByRole("dialog").isVisible(), "the browser closed it before it was decided");
      await page.evaluate(() => window.closeDialog());
      check((await focused()) === "Open", `${await focused()} has the focus, not what had it before`);
    } finally {
      site.stop();
    }
    return undefined;
  });
}

async function promiseFields({ promise, check, browser }: Bench): Promise<void> {
  await promise("every kind of field is the browser's own, with its picker, keyboard and keys", async () => {
    const site = await servePage("tests/bridge/fields_page.ts");
    try {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${site.origin}/en`);
      const told = async (line: string): Promise<void> => {
        const lines = await page.evaluate(() => window.told);
        check(lines.includes(line), `"${line}" was not told, but ${lines.join(", ")}`);
      };
      const kinds = await page.evaluate(() =>
        [...document.querySelectorAll("input, select")].map((one) =>
          `${(one as HTMLInputElement).type} ${one.getAttribute("inputmode") ?? ""}`.trim()),
      );
      check(kinds.join(", ") === "text, date, text decimal, tel, time, file, select-one, checkbox, radio, radio, radio", kinds.join(", "));

      await page.getByLabel("Day").fill("2027-01-15");
      await told("input 3 2027-01-15");
      // Set while it has the focus, which no other than a text takes a caret for.
      await page.evaluate(() => window.setValue(3, "2027-02-01"));
      check((await page.getByLabel("Day").inputValue()) === "2027-02-01", "the day was not set");
      await page.getByLabel("Amount").fill("３.５");
      await told("input 4 ３.５");

      const logo = page.getByLabel("Logo");
      check((await logo.getAttribute("accept")) === "image/png", "what it takes is not said");
      await logo.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("abc") });
      await page.waitForFunction(() => window.told.includes("input 14 a.png\ndata:image/png;base64,YWJj"));
      await logo.setInputFiles({ name: "b.png", mimeType: "image/png", buffer: Buffer.alloc(2 ** 20 + 1) });
      await page.waitForFunction(() => window.told.includes("input 14 b.png"));

      const colour = page.getByLabel("Colour");
      check((await colour.inputValue()) === "g", "the select shows another than was said");
      await colour.focus();
      await page.keyboard.press("ArrowDown");
      await told("input 6 b");
      await page.evaluate(() => window.setValue(6, "r"));
      check((await colour.inputValue()) === "r", "the select was not set");
      check((await colour.getAttribute("aria-required")) === "true", "it is not said to be required");

      const box = page.getByRole("checkbox", { name: "Tell me", description: "Please say so" });
      await page.getByText("Tell me").click();
      await told("click 7");
      check(await box.isChecked(), "the box was not checked");
      await page.evaluate(() => window.check(7, false));
      check(!(await box.isChecked()), "the box was not cleared");
      await box.focus();
      await page.keyboard.press("Space");
      check((await page.evaluate(() => window.told)).filter((line) => line === "click 7").length === 2, "Space did not press it");

      const size = page.getByRole("radiogroup", { name: "Size" });
      await size.getByRole("radio", { name: "Small" }).focus();
      await page.keyboard.press("ArrowDown");
      await told("click 10");
      check(await size.getByRole("radio", { name: "Large" }).isChecked(), "the arrow did not choose");
      check(await page.getByRole("radio", { name: "Sweet" }).isChecked(), "another group was changed");
      await page.keyboard.press("Tab");
      const next = await page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent);
      check(next === "Sweet", `Tab led to ${next}, not to the next group`);
    } finally {
      site.stop();
    }
    return undefined;
  });
}

export async function promiseAccess(bench: Bench): Promise<void> {
  await promiseFields(bench);
  await promisePointer(bench);
  await promiseDialog(bench);
}
