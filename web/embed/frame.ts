// The portal in another page's frame (assets/pages/widget.html): who is there, what the page wants
// and is told, and whatever is different from a tab of its own. Loads the program once somebody is in.
import { type Client, run } from "../bridge/client";
import { Kind } from "../bridge/kinds";
import { place } from "../bridge/place";
import { setting } from "../bridge/setting";
import { Admission } from "./admission";
import { keepInMemory } from "./memory";
import { Host, meetHost } from "./host";
import { keepLinksInside } from "./links";
import { Prefill } from "./prefill";
import { forceScheme } from "./scheme";

const base = setting("base");
const portal = setting("portal");

class Frame {
  private client: Client | undefined;
  private readonly prefill = new Prefill();
  private readonly admission: Admission;
  private height = 0;

  constructor(private readonly host: Host) {
    const admission = new Admission(host, base, portal);
    this.admission = admission;
    place.apart = ` ${crypto.randomUUID()}`;
    place.ask = async (url, init) => {
      const answer = await fetch(url, { ...init, headers: { ...init.headers, ...admission.headers } });
      if (init.method === "POST" && url === `${base}/v1/tickets` && answer.ok) void this.tellCreated(answer.clone());
      return answer;
    };
    place.session = (tell) => admission.keeper(() => tell(Kind.Session, 0, 0, ""));
    place.push = (address) => history.replaceState(null, "", address);
    place.leave = (address) => this.leave(address.slice(base.length));
    place.drawn = () => this.drawn();
    keepLinksInside(base, portal, place.ask);
    host.hear = (message) => this.hear(message);
    addEventListener("keydown", (event) => this.key(event));
    new MutationObserver(() => this.tellUnread()).observe(document.head, { childList: true, subtree: true });
  }

  async start(): Promise<void> {
    const { hello } = this.host;
    if (hello.theme !== "auto") forceScheme(hello.theme === "dark");
    this.host.say({ type: "ready" });
    this.admission.shown = () => this.drawn();
    await this.admission.letIn();
    history.replaceState(null, "", base + (hello.path || "/tickets"));
    this.client = await run();
    if (this.client === undefined) this.host.say({ type: "error", code: "failed" });
    this.tellUnread();
  }

  private hear({ type, ...said }: Record<string, unknown>): void {
    if (type === "go") this.go(String(said.path));
    else if (type === "theme") {
      if (said.theme === "auto") return location.replace(this.host.start);
      forceScheme(said.theme === "dark");
      this.client?.redraw();
    } else if (type === "prefill") {
      this.prefill.want(String(said.subject), String(said.message));
      this.drawn();
    } else if (type === "focus") this.admission.focus();
    else if (type === "identify") this.admission.identify();
    else if (type === "identity") this.admission.take(String(said.token));
    else if (type === "signout") void this.admission.signOut().then(() => this.begin());
  }

  private go(path: string): void {
    this.host.hello.path = path;
    if (this.client === undefined) return;
    history.replaceState(null, "", base + path);
    this.client.go(path);
  }

  // After signing out, and for somebody else, from the start.
  private begin(): void {
    this.host.say({ type: "signedout" });
    location.replace(this.host.start);
  }

  private leave(path: string): void {
    if (path === "/" || path.startsWith("/sign-in")) this.begin();
    else open(portal + path, "_blank", "noopener");
  }

  private drawn(): void {
    this.prefill.fill();
    if (!this.host.hello.inline) return;
    const scroller = document.querySelector<HTMLElement>("#meaning .scroller");
    const content = scroller?.querySelector(":scope > .content");
    let height = this.admission.height;
    if (height === 0 && scroller && content) height = innerHeight - scroller.clientHeight + content.clientHeight;
    if (height === 0 || height === this.height) return;
    this.height = height;
    this.host.say({ type: "height", px: Math.ceil(height) });
  }

  private key(event: KeyboardEvent): void {
    const own = document.querySelector("#meaning dialog[open], #meaning :popover-open") !== null;
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || own) return;
    this.host.say({ type: "close" });
  }

  // The title counts what is unread on every screen.
  private unread = -1;
  private tellUnread(): void {
    const count = Number(/^\((\d+)\) /.exec(document.title)?.[1] ?? 0);
    if (this.client === undefined || count === this.unread) return;
    this.unread = count;
    this.host.say({ type: "unread", count });
  }

  private async tellCreated(answer: Response): Promise<void> {
    const { number } = (await answer.json()) as { number?: number };
    if (number !== undefined) this.host.say({ type: "ticketcreated", number });
  }
}

keepInMemory();
void meetHost(setting("origins").split(" ")).then((host) => new Frame(host).start());
