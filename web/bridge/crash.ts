// What a person sees when the program cannot go on: a page of its own with a heading, a sentence and
// a button, never a dead canvas. The page brings the words, in its language, since the strings file
// itself may be what is missing.
import { setting } from "./setting";

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
  const panel = showPanel(setting("crash-title"), setting("crash-text"));
  const button = element("button", setting("crash-reload"));
  button.addEventListener("click", () => location.reload());
  panel.append(button);
  button.focus();
}

export function showUnsupported(): void {
  showPanel(setting("unsupported-title"), setting("unsupported-text"));
}
