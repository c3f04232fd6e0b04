// Links in a frame: the program's own screens stay in it, everything else opens a tab. What the API
// holds is fetched by who is there, since the browser may have no cookie to ask with.
import { saveAnswer, showAnswer } from "../bridge/fetched";

type Ask = (url: string, init: RequestInit) => Promise<Response>;

const screen = /^\/(tickets|search)(\/|$|\?)/;

export function keepLinksInside(base: string, portal: string, ask: Ask): void {
  const inside = (address: string): string | undefined => {
    const { origin, pathname, search } = new URL(address);
    const ours = origin === location.origin && pathname.startsWith(`${base}/`);
    return ours ? pathname.slice(base.length) + search : undefined;
  };
  addEventListener(
    "click",
    (event) => {
      const link = (event.target as Element).closest?.("a");
      if (!link?.href) return;
      const path = inside(link.href);
      // Pictures are shown, not saved (web/bridge/viewer.ts).
      if (link.querySelector("img") !== null) return;
      if (path?.startsWith("/v1/")) {
        event.preventDefault();
        event.stopPropagation();
        void ask(link.href, {}).then(saveAnswer);
      } else if (path === undefined || !screen.test(path)) {
        if (path !== undefined) link.href = portal + path;
        link.target = "_blank";
        link.rel = "noopener";
      }
    },
    { capture: true },
  );
  addEventListener(
    "error",
    ({ target }) => {
      const image = target instanceof HTMLImageElement ? target : undefined;
      if (image !== undefined && inside(image.src)?.startsWith("/v1/")) void ask(image.src, {}).then((answer) => showAnswer(image, answer));
    },
    { capture: true },
  );
}
