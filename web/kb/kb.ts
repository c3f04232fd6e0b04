// An example of help pages with the portal in them: a search over the articles, and a "No" that opens
// the form of a new ticket with the article in it. The portal is reached by this machine's other name,
// so that it is of another origin, as it is for everybody's help pages.
import type { GenkanPortalElement } from "../embed/genkan";

const { hostname, port, protocol } = location;
const portal = `${protocol}//${hostname === "localhost" ? "127.0.0.1" : "localhost"}${port && `:${port}`}`;
const words = document.body.dataset as Record<string, string>;
const articles = [...document.querySelectorAll("article")];
const floating = document.querySelector<GenkanPortalElement>("#floating")!;

function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

// Full-width forms and case make no difference.
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function search(typed: string): void {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  for (const article of articles) {
    const text = folded(article.textContent ?? "");
    article.hidden = !wanted.every((word) => text.includes(word));
  }
  const n = articles.filter((article) => !article.hidden).length;
  const said = n === 0 ? words["none"] : filled(words["found"]!, { n: String(n) });
  document.getElementById("found")!.textContent = wanted.length === 0 ? "" : said!;
}

function answer(article: HTMLElement, helped: boolean): void {
  article.querySelector("[role=status]")!.textContent = words["thanks"]!;
  if (helped) return;
  const title = article.querySelector("h2")!.textContent!;
  const address = `${location.origin}${location.pathname}#${article.id}`;
  floating.prefill = {
    subject: filled(words["subject"]!, { title }),
    message: `${filled(words["message"]!, { title, address })}\n`,
  };
  floating.show("new");
}

for (const element of document.querySelectorAll<GenkanPortalElement>("genkan-portal")) element.src = portal;
document.querySelector("form")!.addEventListener("submit", (event) => event.preventDefault());
document.querySelector<HTMLInputElement>("#search")!.addEventListener("input", ({ target }) => {
  search((target as HTMLInputElement).value);
});
for (const article of articles) {
  for (const button of article.querySelectorAll("button")) {
    button.addEventListener("click", () => answer(article, button.dataset["answer"] === "yes"));
  }
}
