// Shows the pictures of a thread one at a time, in a dialog of the document: what the canvas draws lies
// behind the elements. Serves the thumbnails of ui/message_view.cpp, which are links around pictures.
import { setting } from "./setting";

const thumbnail = "a:has(> img)";

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, words = ""): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

function button(words: string, pressed: () => void): HTMLButtonElement {
  const made = make("button", setting(words));
  made.addEventListener("click", pressed);
  return made;
}

export class Viewer {
  private links: HTMLAnchorElement[] = [];

  constructor(private readonly root: HTMLElement) {
    root.addEventListener("click", (event) => this.press(event), true);
    // What is no picture after all has the file's link beside it. It may yet come another way, where
    // the browser cannot ask for it (web/embed/links.ts).
    for (const outcome of ["error", "load"]) {
      root.addEventListener(outcome, ({ target }) => {
        (target as Element).closest<HTMLElement>(thumbnail)?.style.setProperty("display", outcome === "load" ? "" : "none");
      }, true);
    }
  }

  private press(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>(thumbnail);
    // With a key held the browser opens it elsewhere.
    if (link === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.links = [...this.root.querySelectorAll<HTMLAnchorElement>(thumbnail)].filter((each) => each.checkVisibility());
    // Not every engine gives it to a link that is pressed; it comes back to it afterwards.
    link.focus();
    this.open(this.links.indexOf(link));
  }

  private open(first: number): void {
    const dialog = make("dialog");
    const name = make("h2");
    const picture = make("img");
    const download = make("a", setting("viewer-download"));
    let at = first;
    const step = (by: number): void => {
      const { length } = this.links;
      at = (at + by + length) % length;
      const link = this.links[at] as HTMLAnchorElement;
      picture.src = download.href = link.href;
      picture.alt = name.textContent = download.download = dialog.ariaLabel = (link.firstElementChild as HTMLImageElement).alt;
    };
    dialog.className = "over viewer";
    name.ariaLive = "polite";
    dialog.append(name, picture);
    if (this.links.length > 1) dialog.append(button("viewer-previous", () => step(-1)), button("viewer-next", () => step(1)));
    dialog.append(download, button("viewer-close", () => dialog.close()));
    dialog.addEventListener("keydown", ({ key }) => {
      const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      if (key === "ArrowLeft" || key === "ArrowRight") step(key === forward ? 1 : -1);
    });
    dialog.addEventListener("close", () => dialog.remove());
    step(0);
    document.body.append(dialog);
    dialog.showModal();
  }
}
