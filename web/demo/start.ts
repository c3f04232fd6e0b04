// The demo: the portal's client with its backend in the same tab. boot.ts has fetched all there is.
import { saveAnswer, showAnswer } from "../bridge/fetched";
import { startAnew, where } from "./backend";
import { choosePerson, showBar } from "./bar";
import { tab } from "./tab";

// What assets/pages/shell.html says in meta elements.
function say(name: string, content: string): void {
  const meta = document.createElement("meta");
  meta.name = `genkan-${name}`;
  meta.content = content;
  document.head.append(meta);
}

function styleAddress(name: string): string {
  return URL.createObjectURL(new Blob([tab.files.get(name)!], { type: "text/css" }));
}

function sayAll(): void {
  const { texts } = tab;
  say("mode", "demo");
  say("api", "1");
  say("base", "#");
  say("plain", styleAddress("plain.css"));
  say("crash-title", texts["crash.title"]!);
  say("crash-text", texts["crash.text"]!);
  say("crash-reload", texts["frame.reload"]!);
  say("ended-title", texts["ended.title"]!);
  say("ended-text", texts["ended.text"]!);
  say("ended-sign-in", texts["frame.sign_in_again"]!);
  say("ended-leave", texts["ended.leave"]!);
  for (const word of ["previous", "next", "download", "close"]) say(`viewer-${word}`, texts[`viewer.${word}`]!);
  say("unsupported-title", texts["crash.unsupported_title"]!);
  say("unsupported-text", texts["crash.unsupported"]!);
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = styleAddress("demo.css");
  document.head.append(style);
}

// Files and lists come out of the tab, too: nothing behind "#/v1/" is an address of the host's.
function download(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const address = link?.getAttribute("href") ?? "";
  // Pictures are shown, not saved (web/bridge/viewer.ts).
  if (!address.startsWith("#/v1/") || link?.querySelector("img")) return;
  event.preventDefault();
  event.stopPropagation();
  void tab.ask(address).then(saveAnswer);
}

// A picture of the tab's, which the browser cannot ask for.
function showPicture({ target }: Event): void {
  const image = target instanceof HTMLImageElement ? target : undefined;
  const { hash } = image === undefined ? { hash: "" } : new URL(image.src);
  if (image !== undefined && hash.startsWith("#/v1/")) void tab.ask(hash).then((answer) => showAnswer(image, answer));
}

export async function start(files: Map<string, Uint8Array<ArrayBuffer>>, language: string): Promise<void> {
  tab.fill(files, language);
  sayAll();
  await tab.journal.open();
  tab.journal.renewed = startAnew;
  addEventListener("click", download, { capture: true });
  addEventListener("error", showPicture, { capture: true });
  if (tab.person === "" || where().pathname === "/sign-in") await choosePerson();
  showBar();
  await import("../bridge/main");
  // Signing out leads there.
  addEventListener("hashchange", () => {
    if (where().pathname === "/sign-in") void choosePerson().then(startAnew);
  });
}
