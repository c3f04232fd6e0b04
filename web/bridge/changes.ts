// Listens for changes: one stream of events for all tabs of a portal in this browser, read by the
// tab that was looked at last. Serves PortalClient::NoteChanges.
import { place } from "./place";

const hiddenMs = 60_000;
// The server says something every 15 seconds.
const silentMs = 45_000;
const retryMs = { least: 1_000, most: 60_000 };

export class Changes {
  private readonly channel: BroadcastChannel;
  private turn: AbortController | undefined;
  private failures = 0;
  private timer: number | undefined;

  // `last` is the moment that the page was made at; `tell` is told what has changed since, and ""
  // where the reader may read no more.
  constructor(
    private readonly basePath: string,
    private readonly apiNumber: string,
    private last: string,
    private readonly tell: (data: string) => void,
  ) {
    this.channel = new BroadcastChannel(`genkan-changes ${basePath}${place.apart}`);
    this.channel.onmessage = ({ data }) => this.take(data as [string, string]);
    document.addEventListener("visibilitychange", () => this.look());
    addEventListener("online", () => this.look());
    this.look();
  }

  private look(): void {
    clearTimeout(this.timer);
    if (document.hidden) this.timer = window.setTimeout(() => this.turn?.abort(), hiddenMs);
    else this.takeTurn(true);
  }

  // Listens from where this tab has heard. One that listens already gives way, and takes over when
  // this one lets go. Only over https and on this machine are there locks; elsewhere each tab that
  // is seen listens.
  private takeTurn(atOnce: boolean): void {
    this.turn?.abort();
    const turn = new AbortController();
    this.turn = turn;
    let had = false;
    const listen = (): Promise<void> => {
      had = true;
      return this.listen(turn.signal);
    };
    if (navigator.locks === undefined) return void listen();
    const how = atOnce ? { steal: true } : { signal: turn.signal };
    navigator.locks.request(this.channel.name, how, listen).catch(() => {
      if (turn.signal.aborted) return;
      if (had) this.takeTurn(false);
      else void listen();
    });
  }

  private async listen(turn: AbortSignal): Promise<void> {
    while (!turn.aborted) {
      const line = new AbortController();
      const hangUp = (): void => line.abort();
      turn.addEventListener("abort", hangUp);
      const over = await this.read(line).catch(() => false);
      turn.removeEventListener("abort", hangUp);
      if (over) return;
      const longest = Math.min(retryMs.least * 2 ** this.failures++, retryMs.most);
      await new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)));
    }
  }

  // Reads until the line ends. True where asking again is of no use: nobody is signed in.
  private async read(line: AbortController): Promise<boolean> {
    const response = await place.ask(`${this.basePath}/v1/changes`, {
      headers: { "genkan-api": this.apiNumber, "last-event-id": this.last },
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      signal: line.signal,
    });
    if (response.status === 401 || response.status === 403) this.tell("");
    if (!response.ok || response.body === null) return response.status < 500;
    this.failures = 0;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ""; ; ) {
      const silent = setTimeout(() => line.abort(), silentMs);
      const { done, value } = await reader.read().finally(() => clearTimeout(silent));
      if (done) return false;
      const events = (text + value).split("\n\n");
      text = events.pop()!;
      for (const event of events) this.hear(event);
    }
  }

  private hear(event: string): void {
    const [, id, data] = /^id: (.*)\ndata: (.*)$/.exec(event) ?? [];
    if (id === undefined || data === undefined) return;
    this.channel.postMessage([id, data]);
    this.take([id, data]);
  }

  private take([id, data]: [string, string]): void {
    this.last = id;
    this.tell(data);
  }
}
