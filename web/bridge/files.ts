// Files that people choose, paste or drop: held here, sent in parts, and told of to the module, which
// knows their names and numbers alone. Serves src/ui/chosen_files.cpp.
import type { Mirrored } from "./elements";
import { Kind } from "./kinds";
import { place } from "./place";

// As domain::kFilePartBytesMax; smaller, for progress to be seen.
const partBytes = 512 * 1024;

// In the order of ui::FileOrder::Kind.
const enum Order { Forget, Remove, Again }

type Held = { file: File; upload: string; received: number; abort: AbortController };
type Answer = { id: string; received: number };
type Tell = (kind: Kind, handle: number, number: number, text: string) => void;

// Why a file did not arrive: the key of a sentence, and what stands in it.
class Refusal extends Error {
  constructor(readonly words: string[]) {
    super(words[0]);
  }
}

export class Files {
  // Who sends them, by the backend's id: nothing of theirs goes out once somebody else is signed in.
  person = "";
  // What waits for a session.
  private waiting: (() => void)[] = [];
  private sessions = 0;
  private readonly held = new Map<number, Held>();
  private last = 0;
  private queue = Promise.resolve();

  constructor(
    private readonly basePath: string,
    private readonly apiNumber: string,
    private readonly tell: Tell,
  ) {}

  // `node` is the field that takes them.
  take(node: Mirrored, files: Iterable<File>): void {
    for (const file of files) {
      const number = ++this.last;
      this.held.set(number, { file, upload: "", received: 0, abort: new AbortController() });
      this.tell(Kind.Input, node.handle, 0, `${number}\n${file.size}\n${file.name}`);
      this.send(number);
    }
  }

  order(number: number, order: number): void {
    const held = this.held.get(number);
    if (held === undefined) return;
    if (order === Order.Again) return this.send(number);
    held.abort.abort();
    this.held.delete(number);
    if (order === Order.Remove && held.upload !== "") {
      held.abort = new AbortController();
      void this.ask(held, "DELETE", `/${held.upload}`, "").catch(() => undefined);
    }
  }

  // There is a session again.
  goOn(): void {
    ++this.sessions;
    for (const goesOn of this.waiting.splice(0)) goesOn();
  }

  // One after the other, so that the first is there soon.
  private send(number: number): void {
    this.queue = this.queue.then(async () => {
      const held = this.held.get(number);
      if (held === undefined) return;
      try {
        await this.sendParts(number, held);
        this.tell(Kind.File, 0, number, `d\n${held.upload}`);
      } catch (error) {
        if (!this.held.has(number)) return;
        const words = error instanceof Refusal ? error.words : ["error.offline"];
        this.tell(Kind.File, 0, number, ["f", ...words].join("\n"));
      }
    });
  }

  private async sendParts(number: number, held: Held): Promise<void> {
    const { file } = held;
    if (held.upload === "") {
      const body = JSON.stringify({ file_name: file.name, bytes: file.size });
      const begun = await this.ask(held, "POST", "", body);
      held.upload = begun.id;
      held.received = 0;
    }
    while (held.received < file.size) {
      const part = file.slice(held.received, held.received + partBytes);
      const answer = await this.ask(held, "PATCH", `/${held.upload}?offset=${held.received}`, part);
      held.received = answer.received;
      this.tell(Kind.File, 0, number, `p\n${held.received}`);
    }
  }

  private async ask(held: Held, method: string, path: string, body: string | Blob): Promise<Answer> {
    const type = typeof body === "string" ? "application/json" : "application/octet-stream";
    const asked = this.sessions;
    const response = await place.ask(`${this.basePath}/v1/uploads${path}`, {
      method,
      body: body === "" ? null : body,
      headers: { "content-type": type, "genkan-api": this.apiNumber, "genkan-person": this.person },
      credentials: "same-origin",
      redirect: "error",
      signal: held.abort.signal,
    });
    if (response.status === 401) {
      // Nothing is lost: it goes on from here once there is a session again, which there may be by
      // now. Whether it is over the module finds out.
      if (asked === this.sessions) {
        this.tell(Kind.Session, 0, 0, "");
        await new Promise<void>((goesOn) => this.waiting.push(goesOn));
      }
      return this.ask(held, method, path, body);
    }
    const answer = response.status === 204 ? {} : await response.json();
    if (response.ok) return answer;
    const params: Record<string, string> = answer.params ?? {};
    // An answer was lost on its way: the rest goes on from where it says.
    if (response.status === 409 && params.received !== undefined) {
      return { id: held.upload, received: Number(params.received) };
    }
    // What was refused is forgotten there: the next try begins anew.
    if (response.status === 404 || response.status === 422) held.upload = "";
    throw new Refusal([answer.message_key || `error.${answer.code}`, ...Object.entries(params).flat()]);
  }
}
