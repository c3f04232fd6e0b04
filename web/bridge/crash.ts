// What a person sees when the program cannot go on: a page of its own with a heading, a sentence and
// a button, never a dead canvas. The words are built in, since the strings file itself may be what
// is missing.
import {
  "crash.text" as textEn,
  "crash.title" as titleEn,
  "crash.unsupported" as unsupportedEn,
  "crash.unsupported_title" as unsupportedTitleEn,
  "frame.reload" as reloadEn,
} from "../../assets/strings/en.json";
import {
  "crash.text" as textJa,
  "crash.title" as titleJa,
  "crash.unsupported" as unsupportedJa,
  "crash.unsupported_title" as unsupportedTitleJa,
  "frame.reload" as reloadJa,
} from "../../assets/strings/ja.json";

const inJapanese = (): boolean => document.documentElement.lang.startsWith("ja");

function element(tag: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

// Takes the place of all there was.
function showPanel(title: string, text: string): HTMLElement {
  const said = element("div");
  said.setAttribute("role", "alert");
  said.append(element("h1", title), element("p", text));
  const panel = element("main");
  panel.className = "panel";
  panel.append(said);
  document.body.replaceChildren(panel);
  document.title = title;
  return panel;
}

export function showCrash(): void {
  const panel = inJapanese() ? showPanel(titleJa, textJa) : showPanel(titleEn, textEn);
  const button = element("button", inJapanese() ? reloadJa : reloadEn);
  button.addEventListener("click", () => location.reload());
  panel.append(button);
  button.focus();
}

export function showUnsupported(): void {
  if (inJapanese()) showPanel(unsupportedTitleJa, unsupportedJa);
  else showPanel(unsupportedTitleEn, unsupportedEn);
}
