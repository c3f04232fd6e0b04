// What was done in the demo, line by line as the module writes it, in the browser's own storage: for
// the next time, for other tabs, and to be saved as a file.
const store = "lines";

type Record = { began_at_millis: number } | string;

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export class Journal {
  lines: string[] = [];
  beganAt = Date.now();
  // Told of what another tab has done, and that all was begun anew there.
  heard = (_line: string): void => undefined;
  renewed = (): void => undefined;
  private database: IDBDatabase | undefined;
  // One for each folder that a demo lies in.
  private readonly name = `genkan-demo ${new URL(".", location.href).pathname}`;
  private readonly channel = new BroadcastChannel(this.name);

  async open(): Promise<void> {
    this.channel.onmessage = ({ data }) => void this.take(data as string);
    try {
      const request = indexedDB.open(this.name);
      request.onupgradeneeded = () => request.result.createObjectStore(store, { autoIncrement: true });
      this.database = await settled(request);
      await this.read();
    } catch {
      // Forbidden or broken: it lasts as long as the page.
    }
  }

  keep(line: string): void {
    this.lines.push(line);
    this.write(line);
    this.channel.postMessage(line);
  }

  async clear(): Promise<void> {
    await this.replace(Date.now(), []);
  }

  text(): string {
    return [JSON.stringify({ began_at_millis: this.beganAt }), ...this.lines, ""].join("\n");
  }

  // False where `text` is nothing that text() has made.
  async restore(text: string): Promise<boolean> {
    try {
      const [first = "", ...lines] = text.split("\n").filter((line) => line !== "");
      const beganAt = Number(JSON.parse(first).began_at_millis);
      const whole = lines.every((line) => typeof JSON.parse(line).target === "string");
      if (!whole || !(beganAt > 0)) return false;
      await this.replace(beganAt, lines);
      return true;
    } catch {
      return false;
    }
  }

  private async replace(beganAt: number, lines: string[]): Promise<void> {
    this.objects()?.clear();
    this.beganAt = beganAt;
    this.lines = lines;
    this.write({ began_at_millis: beganAt });
    for (const line of lines) this.write(line);
    await this.done();
    this.channel.postMessage("");
  }

  private async take(line: string): Promise<void> {
    if (line !== "") {
      this.lines.push(line);
      return this.heard(line);
    }
    await this.read();
    this.renewed();
  }

  private async read(): Promise<void> {
    const objects = this.objects();
    if (objects === undefined) return;
    const [first, ...lines] = (await settled(objects.getAll())) as Record[];
    if (typeof first !== "object") return this.write({ began_at_millis: this.beganAt });
    this.beganAt = first.began_at_millis;
    this.lines = lines.filter((line) => typeof line === "string");
  }

  private write(record: Record): void {
    this.objects()?.add(record);
  }

  private objects(): IDBObjectStore | undefined {
    return this.database?.transaction(store, "readwrite").objectStore(store);
  }

  // Writes come one after the other, so that what is asked now is answered after them.
  private async done(): Promise<void> {
    const objects = this.objects();
    if (objects !== undefined) await settled(objects.count());
  }
}
