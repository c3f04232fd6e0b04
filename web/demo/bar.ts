// What the demo shows beside the portal: who one is in it, and what becomes of what one did.
import { save } from "../bridge/fetched";
import { startAnew } from "./backend";
import { manager, tab } from "./tab";

// Sample people that one can be, with what they see.
const people = [
  ["hana@sakura.example", "demo.customer"],
  ["ken@sakura.example", "demo.colleague"],
  ["noor@atlas.example", "demo.other"],
  [manager, "demo.manager"],
] as const;

const offered = (): (typeof people)[number][] => people.filter(([email]) => email !== manager || tab.hasWing);

function text(key: string): string {
  return tab.texts[key] ?? key;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  words = "",
  ...inside: HTMLElement[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.append(words, ...inside);
  return made;
}

function button(key: string, press: () => void): HTMLButtonElement {
  const made = element("button", text(key));
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

function become(email: string): void {
  tab.person = email;
  history.pushState(null, "", email === manager ? "#/manage" : "#/tickets");
}

// Takes the place of all there was, until somebody is chosen.
export function choosePerson(): Promise<void> {
  return new Promise((resolve) => {
    const buttons = offered().map(([email, key]) =>
      button(key, () => {
        become(email);
        page.remove();
        const bar = document.getElementById("demo");
        if (bar !== null) showBar();
        resolve();
      }),
    );
    const page = element("main", "", element("h1", text("demo.title")), element("p", text("demo.sign_in")));
    page.append(...buttons, element("p", text("demo.stays")));
    page.className = "panel choose";
    document.getElementById("app")?.remove();
    document.body.classList.remove("running");
    document.title = text("demo.title");
    document.body.append(page);
    buttons[0]?.focus();
  });
}

function role(): HTMLElement[] {
  const choice = element("select");
  const fill = (): void =>
    choice.replaceChildren(
      ...offered().map(([email, key]) => new Option(text(key), email, false, email === tab.person)),
    );
  fill();
  tab.wingCame = fill;
  choice.addEventListener("change", () => {
    become(choice.value);
    startAnew();
  });
  choice.id = "role";
  const label = element("label", text("demo.you_are"));
  label.htmlFor = choice.id;
  return [label, choice];
}

function opener(): HTMLElement {
  const field = element("input");
  field.type = "file";
  field.hidden = true;
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    field.value = "";
    if (file === undefined) return;
    if (await tab.journal.restore(await file.text())) startAnew();
    else alert(text("demo.no_file"));
  });
  const press = button("demo.open", () => field.click());
  return element("span", "", press, field);
}

export function showBar(): void {
  document.getElementById("demo")?.remove();
  const bar = element("aside", "", element("strong", text("demo.name")), ...role());
  bar.id = "demo";
  bar.setAttribute("aria-label", text("demo.title"));
  bar.append(
    button("demo.save", () => save(new Blob([tab.journal.text()], { type: "application/json" }), "genkan-demo.jsonl")),
    opener(),
    button("demo.reset", () => {
      if (!confirm(text("demo.reset_sure"))) return;
      void tab.journal.clear().then(startAnew);
    }),
  );
  document.body.append(bar);
  document.body.classList.add("demo");
}
