// What a page loads to show the portal in it: the element <genkan-portal>. Until it is opened, or
// comes near what is seen, it fetches nothing. See genkan.d.ts for what a page may do with it.
import en from "../../assets/strings/widget/en.json";
import ja from "../../assets/strings/widget/ja.json";
import pl from "../../assets/strings/widget/pl.json";
import { fromFrame, type Message, read } from "./messages";
import { sheet } from "./sheet";

type Identity = string | (() => string | Promise<string>);

const words: Record<string, typeof en> = { en, ja, pl };
const attributes = ["src", "locale", "theme", "view", "ticket", "position", "label"];
const views: Record<string, string> = { tickets: "/tickets", new: "/tickets/new", search: "/search" };
// How long a frame may take to say that it is there.
const patienceMs = 20_000;

const made = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  values: Record<string, string>,
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
  return element;
};

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? "null");
  } catch {
    return undefined;
  }
}

class Portal extends HTMLElement {
  static observedAttributes = [...attributes, "prefill"];

  #root = this.attachShadow({ mode: "open" });
  #frame: HTMLIFrameElement | undefined;
  #panel: HTMLElement | undefined;
  #button: HTMLButtonElement | undefined;
  #port: MessagePort | undefined;
  #identity: Identity | undefined;
  #prefill: unknown;
  #watch: IntersectionObserver | undefined;
  #timer = 0;

  connectedCallback(): void {
    // What was set before the element was known.
    for (const name of [...attributes, "prefill"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name as keyof this];
      delete this[name as keyof this];
      this[name as keyof this] = value;
    }
    this.#root.adoptedStyleSheets = [sheet()];
    if (this.#floats) this.#drawButton();
    else {
      this.#watch = new IntersectionObserver(
        (seen) => seen.some((one) => one.isIntersecting) && this.#load(this.#root),
        { rootMargin: "200px" },
      );
      this.#watch.observe(this);
    }
  }

  disconnectedCallback(): void {
    this.#watch?.disconnect();
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = this.#frame = this.#panel = this.#button = undefined;
    this.#root.replaceChildren();
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value) return;
    if (name === "prefill") this.prefill = parsed(value);
    else if (name === "theme") this.#say({ type: "theme", theme: this.#theme });
    else if (name === "view" || name === "ticket") this.#say({ type: "go", path: this.#path });
    else if (this.#frame !== undefined) this.#point();
  }

  get prefill(): unknown {
    return this.#prefill;
  }
  set prefill(value: unknown) {
    this.#prefill = value;
    this.#sayPrefill();
  }

  open(): void {
    if (!this.#floats) return this.#load(this.#root);
    if (!this.#panel || !this.#button || !this.#panel.hidden) return;
    this.#panel.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    this.#load(this.#panel);
    this.#frame?.focus();
    this.#say({ type: "focus" });
    this.#tell("open");
  }

  close(): void {
    if (!this.#panel || !this.#button || this.#panel.hidden) return;
    this.#panel.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
    this.#button.focus();
    this.#tell("close");
  }

  toggle(): void {
    if (this.#panel?.hidden === false) this.close();
    else this.open();
  }

  show(view: string | number): void {
    if (typeof view === "number") this.setAttribute("ticket", String(view));
    else {
      this.removeAttribute("ticket");
      this.setAttribute("view", view);
    }
    this.#say({ type: "go", path: this.#path });
    this.open();
  }

  identify(identity: Identity): void {
    this.#identity = identity;
    this.#say({ type: "identify" });
  }

  signOut(): void {
    this.#identity = undefined;
    this.#say({ type: "signout" });
  }

  get #floats(): boolean {
    return this.hasAttribute("position");
  }

  get #words(): typeof en {
    return words[this.#locale.split("-")[0]!.toLowerCase()] ?? en;
  }

  get #locale(): string {
    return this.getAttribute("locale") || document.documentElement.lang || "en";
  }

  get #theme(): string {
    const theme = this.getAttribute("theme") ?? "";
    return /^(light|dark)$/.test(theme) ? theme : "auto";
  }

  get #path(): string {
    const ticket = this.getAttribute("ticket") ?? "";
    if (/^\d{1,15}$/.test(ticket)) return `/tickets/${ticket}`;
    return views[this.getAttribute("view") ?? ""] ?? "/tickets";
  }

  get #label(): string {
    return this.getAttribute("label") || this.#words["loader.open"];
  }

  // The page's accent as "#rrggbb"; empty where it sets none.
  get #accent(): string {
    const value = getComputedStyle(this).getPropertyValue("--genkan-accent").trim();
    const brush = value && document.createElement("canvas").getContext("2d");
    if (!brush) return "";
    brush.fillStyle = value;
    return String(brush.fillStyle);
  }

  #drawButton(): void {
    const button = made("button", { type: "button", part: "button", "aria-expanded": "false", "aria-controls": "panel" });
    button.textContent = this.#label;
    button.addEventListener("click", () => this.toggle());
    const panel = made("div", { id: "panel", part: "panel", role: "dialog", "aria-label": this.#label });
    panel.hidden = true;
    const close = made("button", { type: "button", part: "close", "aria-label": this.#words["loader.close"] });
    close.textContent = "×";
    close.addEventListener("click", () => this.close());
    panel.append(close);
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.#root.append(panel, button);
    this.#panel = panel;
    this.#button = button;
  }

  #load(into: ShadowRoot | HTMLElement): void {
    if (this.#frame !== undefined) return;
    this.#watch?.disconnect();
    this.#frame = made("iframe", {
      part: "frame",
      title: this.#label,
      allow: "clipboard-write",
      referrerpolicy: "strict-origin",
      sandbox:
        "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals",
    });
    this.#frame.addEventListener("load", () => this.#greet());
    this.#point();
    into.append(this.#frame);
  }

  // Leads the frame to the portal.
  #point(): void {
    const source = this.getAttribute("src");
    if (!source) return;
    const address = new URL(source.replace(/\/*$/, "") + "/embed/tickets", document.baseURI);
    address.searchParams.set("lang", this.#locale);
    if (this.#accent) address.searchParams.set("accent", this.#accent);
    this.#frame!.src = address.href;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#tell("error", { code: "unreachable" }), patienceMs);
  }

  // A channel for the frame, and for nobody but the portal's own origin in it.
  #greet(): void {
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      const message = read(fromFrame, data);
      if (message) void this.#hear(message);
    };
    this.#port = port1;
    const hello = {
      type: "hello",
      theme: this.#theme,
      path: this.#path,
      inline: !this.#floats,
      identifies: this.#identity !== undefined,
    };
    this.#frame?.contentWindow?.postMessage(hello, new URL(this.#frame.src).origin, [port2]);
  }

  async #hear({ type, ...detail }: Message): Promise<void> {
    if (type === "height") this.#frame!.style.height = `${detail.px}px`;
    else if (type === "close") this.close();
    else if (type === "identity") this.#say({ type: "identity", token: await this.#token() });
    else {
      if (type === "ready") {
        clearTimeout(this.#timer);
        this.#sayPrefill();
        if (this.#panel?.hidden === false) this.#say({ type: "focus" });
      }
      this.#tell(type, detail);
    }
  }

  // A token is good once: what is no function has no second one.
  async #token(): Promise<string> {
    const identity = this.#identity;
    if (typeof identity === "function") return Promise.resolve(identity()).catch(() => "");
    this.#identity = undefined;
    return identity ?? "";
  }

  #sayPrefill(): void {
    const { subject = "", message = "" } = (this.#prefill ?? {}) as Record<string, string>;
    if (subject || message) this.#say({ type: "prefill", subject, message });
  }

  #say(message: Message): void {
    this.#port?.postMessage(message);
  }

  #tell(type: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

for (const name of attributes) {
  Object.defineProperty(Portal.prototype, name, {
    get(this: Portal) {
      return this.getAttribute(name) ?? "";
    },
    set(this: Portal, value: unknown) {
      if (value === undefined || value === null) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}

if (!customElements.get("genkan-portal")) customElements.define("genkan-portal", Portal);
