// Requests to the backend, and the answers' way back. Serves src/platform/web/fetch_transport.cpp.
import type { Module } from "./module";
import { place } from "./place";

const timeoutMs = 30_000;
// What src/platform/web/fetch_transport.cpp takes for a status when no answer came.
const statusOffline = 0;
const statusTimeout = -1;

type Answer = { status: number; headers: string; body: Uint8Array };

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await place.ask(url, {
      ...init,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      signal: abort.signal,
    });
    let headers = "";
    response.headers.forEach((value, name) => {
      headers += `${name}: ${value}\n`;
    });
    return { status: response.status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return { status: abort.signal.aborted ? statusTimeout : statusOffline, headers: "", body: new Uint8Array(0) };
  } finally {
    clearTimeout(timer);
  }
}

export class Fetcher {
  private readonly early = new Map<string, Promise<Answer>>();

  constructor(
    private readonly module: Module,
    private readonly basePath: string,
    private readonly apiNumber: string,
    private readonly answered: () => void,
  ) {}

  imports(): WebAssembly.ModuleImports {
    return { fetch_send: (call: number) => this.send(call) };
  }

  // Asks for what the module will ask for first, while it is still on its way.
  startEarly(target: string): void {
    this.early.set(target, ask(this.basePath + target, { headers: { "genkan-api": this.apiNumber } }));
  }

  private send(call: number): void {
    const view = this.module.view;
    const word = (index: number): number => view.getUint32(call + 4 * index, true);
    const id = word(0);
    const method = this.module.text(word(1), word(2));
    const target = this.module.text(word(3), word(4));
    const headers: Record<string, string> = {};
    for (const line of this.module.text(word(5), word(6)).split("\n")) {
      const colon = line.indexOf(": ");
      if (colon > 0) headers[line.slice(0, colon)] = line.slice(colon + 2);
    }
    const body = word(8) === 0 ? null : this.module.bytes.slice(word(7), word(7) + word(8));
    const early = method === "GET" ? this.early.get(target) : undefined;
    this.early.delete(target);
    const answer =
      early ?? ask(this.basePath + target, { method, body, headers });
    void answer.then((result) => this.deliver(id, result));
  }

  private deliver(id: number, answer: Answer): void {
    const head = new TextEncoder().encode(answer.headers + "\n");
    const whole = new Uint8Array(head.length + answer.body.length);
    whole.set(head);
    whole.set(answer.body, head.length);
    this.module.lend(whole, (address, bytes) => {
      this.module.exports.genkan_fetch_done(id, answer.status, address, bytes);
    });
    this.answered();
  }
}
