// What a person sees when the program cannot go on: a sentence and a button, never a dead canvas.
// The words are built in, since the strings file itself may be what is missing.
import {
  "crash.text" as textEn,
  "crash.unsupported" as unsupportedEn,
  "frame.reload" as reloadEn,
} from "../../assets/strings/en.json";
import {
  "crash.text" as textJa,
  "crash.unsupported" as unsupportedJa,
  "frame.reload" as reloadJa,
} from "../../assets/strings/ja.json";

const inJapanese = (): boolean => document.documentElement.lang.startsWith("ja");

function panel(text: string): HTMLElement {
  const made = document.createElement("div");
  made.className = "panel";
  made.setAttribute("role", "alert");
  const sentence = document.createElement("p");
  sentence.textContent = text;
  made.append(sentence);
  return made;
}

export function showCrash(): void {
  const made = panel(inJapanese() ? textJa : textEn);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = inJapanese() ? reloadJa : reloadEn;
  button.addEventListener("click", () => location.reload());
  made.append(button);
  document.body.replaceChildren(made);
}

export function showUnsupported(): void {
  document.body.replaceChildren(panel(inJapanese() ? unsupportedJa : unsupportedEn));
}
