// Who is there: known by a cookie that is good in this page's frames alone, by a token of the page
// around, or by signing in, here or in a window of its own. The session's token stays in memory.
import type { Keeper } from "../bridge/place";
import { setting } from "../bridge/setting";
import type { Host } from "./host";

const api = setting("api");
const tokenForm = /^[\w-]{43}$/;

const element = <Kind extends HTMLElement>(id: string): Kind | null => document.getElementById(id) as Kind | null;

export class Admission {
  // What each request says of who asks.
  headers: Record<string, string> = { "genkan-language": document.documentElement.lang };
  // When a dialog was opened or closed.
  shown: () => void = () => undefined;
  private readonly signIn = element<HTMLDialogElement>("sign-in")!;
  private readonly consent = element<HTMLDialogElement>("consent")!;
  private readonly email = element<HTMLInputElement>("email");
  private readonly password = element<HTMLInputElement>("password");
  private readonly problem = element("problem")!;
  private in: (() => void) | undefined;
  private covered = false;
  // Whether the page may name somebody.
  private identifies = false;

  constructor(
    private readonly host: Host,
    private readonly base: string,
    private readonly portal: string,
  ) {
    this.identifies = host.hello.identifies;
    const accent = setting("accent");
    if (accent !== "") this.headers["genkan-accent"] = accent;
    for (const dialog of [this.signIn, this.consent]) {
      // Nothing lies behind them that could be gone back to.
      dialog.addEventListener("cancel", (event) => event.preventDefault());
      dialog.addEventListener("close", () => this.in && dialog.showModal());
    }
    this.signIn.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    element("other-way")!.addEventListener("click", () => this.openWindow());
    element("consent-given")!.addEventListener("click", () => void this.enter());
  }

  // Ends once somebody is in.
  async letIn(): Promise<void> {
    if (!this.identifies && (await this.isKnown())) return;
    await new Promise<void>((letIn) => {
      this.in = letIn;
      if (this.consent.open) return;
      if (this.identifies) this.host.say({ type: "identity" });
      else this.ask();
    });
  }

  // The height of what is asked; 0: nothing is.
  get height(): number {
    const open = [this.signIn, this.consent].find((dialog) => dialog.open);
    return open === undefined ? 0 : open.scrollHeight + 48;
  }

  focus(): void {
    if (this.signIn.open) (this.email ?? element("other-way")!).focus();
    else document.querySelector<HTMLElement>("#meaning h1, #meaning main")?.focus();
  }

  // The page has somebody to name. Who is in already gives way to them from the start.
  identify(): void {
    this.identifies = true;
    if (this.in !== undefined) this.host.say({ type: "identity" });
    else location.replace(this.host.start);
  }

  // The page's answer; empty: it names nobody.
  take(token: string): void {
    if (token === "") void this.isKnown().then((known) => (known ? this.close() : this.consent.open || this.ask()));
    else void this.exchange(token);
  }

  async signOut(): Promise<void> {
    await fetch(`${this.base}/v1/session`, { method: "DELETE", headers: { "genkan-api": api, ...this.headers } });
  }

  // The session's end and its return, as the module has them.
  keeper(look: () => void): Keeper {
    return {
      update: (_, signIn) => {
        if (signIn !== "" && !this.covered) {
          this.covered = true;
          this.host.say({ type: "signedout" });
          void this.letIn().then(look);
        }
        const back = signIn === "" && this.covered;
        if (back) this.covered = false;
        return back;
      },
    };
  }

  private ask(): void {
    if (!this.signIn.open) this.signIn.showModal();
    this.shown();
  }

  private close(): void {
    const letIn = this.in;
    this.in = undefined;
    for (const dialog of [this.signIn, this.consent]) if (dialog.open) dialog.close();
    this.say("");
    this.shown();
    letIn?.();
  }

  // Whether a cookie of before says who is in.
  private async isKnown(): Promise<boolean> {
    return setting("known") === "1" && this.check();
  }

  // Whether somebody is in, who has consented where that is asked.
  private async check(): Promise<boolean> {
    const init = { headers: { "genkan-api": api, ...this.headers } };
    const answer = await fetch(`${this.base}/v1/session`, init).catch(() => undefined);
    if (answer?.status !== 403) return answer?.ok === true;
    if (!this.consent.open) this.consent.showModal();
    this.shown();
    return false;
  }

  private async enter(): Promise<void> {
    if (await this.check()) this.close();
  }

  private async send(): Promise<void> {
    const body = { email: this.email!.value, password: this.password!.value };
    if (await this.obtain("session", body)) this.password!.value = "";
    else this.password!.select();
  }

  private async exchange(token: string): Promise<void> {
    if (await this.obtain("identity", { token })) return;
    this.host.say({ type: "error", code: "identity_refused" });
    this.ask();
  }

  // A session of the backend, and in.
  private async obtain(way: string, body: object): Promise<boolean> {
    this.say("");
    try {
      const answer = await fetch(`${this.base}/v1/widget/${way}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", "genkan-api": api },
      });
      const said = (await answer.json()) as { token?: string; code?: string };
      if (answer.ok) return this.hold(String(said.token));
      this.say(said.code ?? "other");
    } catch {
      this.say("other");
    }
    return false;
  }

  private hold(token: string): boolean {
    if (!tokenForm.test(token)) return false;
    this.headers = { ...this.headers, authorization: `Bearer ${token}` };
    void this.enter();
    return true;
  }

  private say(code: string): void {
    const sentences = this.problem.dataset;
    this.problem.textContent = code === "" ? "" : (sentences[code] ?? sentences["other"] ?? "");
  }

  // By whatever way the portal has, at the portal's own pages, which hand a session over to this
  // very origin.
  private openWindow(): void {
    const address = `${this.portal}/widget-sign-in?lang=${document.documentElement.lang}`;
    const opened = open(address, "_blank", "popup,width=520,height=720");
    const heard = ({ source, origin, data }: MessageEvent): void => {
      if (source !== opened || origin !== location.origin || typeof data?.genkan_token !== "string") return;
      removeEventListener("message", heard);
      this.hold(data.genkan_token);
    };
    addEventListener("message", heard);
  }
}
