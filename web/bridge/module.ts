// The running module: its memory and its exports. Serves src/platform/web/exports.cpp.

export type Exports = {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  genkan_allocate(bytes: number): number;
  genkan_release(address: number): void;
  genkan_start(address: number, bytes: number): void;
  genkan_frame_input(): number;
  genkan_frame(): void;
  genkan_event(kind: number, handle: number, number: number, address: number, bytes: number): void;
  genkan_fetch_done(id: number, status: number, address: number, bytes: number): void;
  genkan_pixels_lost(): void;
};

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class Module {
  private exports_: Exports | undefined;
  private bytes_ = new Uint8Array(0);
  private view_ = new DataView(new ArrayBuffer(0));

  attach(instance: WebAssembly.Instance): void {
    this.exports_ = instance.exports as unknown as Exports;
  }

  // Lets go of the instance and its memory.
  detach(): void {
    this.exports_ = undefined;
    this.bytes_ = new Uint8Array(0);
    this.view_ = new DataView(new ArrayBuffer(0));
  }

  get started(): boolean {
    return this.exports_ !== undefined;
  }

  get exports(): Exports {
    if (this.exports_ === undefined) throw new Error("the module has not started");
    return this.exports_;
  }

  // Memory that grew has a new buffer.
  private refresh(): void {
    const buffer = this.exports.memory.buffer;
    if (this.bytes_.buffer === buffer) return;
    this.bytes_ = new Uint8Array(buffer);
    this.view_ = new DataView(buffer);
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    this.refresh();
    return this.bytes_ as Uint8Array<ArrayBuffer>;
  }

  get view(): DataView {
    this.refresh();
    return this.view_;
  }

  text(address: number, bytes: number): string {
    return bytes === 0 ? "" : decoder.decode(this.bytes.subarray(address, address + bytes));
  }

  // Calls `use` with a copy of `data` in the module's memory.
  lend(data: Uint8Array, use: (address: number, bytes: number) => void): void {
    const address = this.exports.genkan_allocate(data.length);
    this.bytes.set(data, address);
    use(address, data.length);
    this.exports.genkan_release(address);
  }

  lendText(text: string, use: (address: number, bytes: number) => void): void {
    if (text === "") use(0, 0);
    else this.lend(encoder.encode(text), use);
  }
}

// Each text with its length in front, as ByteReader in src/platform/web/bytes.h reads them.
export function packedTexts(texts: readonly (string | Uint8Array)[]): Uint8Array {
  const parts = texts.map((text) => (typeof text === "string" ? encoder.encode(text) : text));
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(packed.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    packed.set(part, at + 4);
    at += 4 + part.length;
  }
  return packed;
}
