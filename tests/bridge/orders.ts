// A page with the mirror and the events of the client and no module: by the orders that
// src/platform/web/page_stream.cpp writes, with nobody to draw, and with what the module would be told.
import { Events } from "../../web/bridge/events";
import { Files } from "../../web/bridge/files";
import { Kind } from "../../web/bridge/kinds";
import type { Frames } from "../../web/bridge/frames";
import { Mirror } from "../../web/bridge/mirror";
import type { Module } from "../../web/bridge/module";
import { Part, Role, type State } from "../../web/bridge/nodes";
import { Op, Stream } from "../../web/bridge/stream";

declare global {
  interface Window {
    // What the module was told: the kind and the node, and the text where there is one.
    told: string[];
  }
}

window.told = [];
const root = document.getElementById("meaning")!;
document.documentElement.className = "running";
const mirror = new Mirror(root, "");
let lent = "";
const kinds = ["click", "input", "scroll", "focus", "submit", "navigate", "escape", "rest"];
const exports = {
  genkan_event: (kind: Kind, handle: number) => window.told.push(`${kinds[kind]} ${handle} ${lent}`.trim()),
};
const module = {
  started: true,
  exports,
  lendText: (text: string, use: (address: number, bytes: number) => void) => {
    lent = text;
    use(0, 0);
  },
} as unknown as Module;
const frames = { schedule: () => undefined, scheduleOnce: () => undefined } as unknown as Frames;
const files = new Files("", "1", () => undefined);
new Events(module, mirror, frames, root, () => undefined, () => files);

export type Field = { kind?: number; value?: string; options?: string[]; states?: State; description?: string };

export class Orders {
  private readonly bytes: number[] = [];

  byte(value: number): this {
    this.bytes.push(value & 255);
    return this;
  }
  word(value: number): this {
    return this.byte(value).byte(value >> 8).byte(value >> 16).byte(value >> 24);
  }
  float(value: number): this {
    return this.word(new DataView(new Float32Array([value]).buffer).getInt32(0, true));
  }
  text(value: string): this {
    const encoded = new TextEncoder().encode(value);
    this.word(encoded.length);
    this.bytes.push(...encoded);
    return this;
  }
  create(handle: number, parent: number, role: Role, name: string, top: number, field: Field = {}): this {
    const { kind = 0, value = "", options = [], states = 0, description = "" } = field;
    this.byte(Op.Create).word(handle).word(parent).word(0).byte(role);
    // As PageStream does: only what is other than at first.
    const more = (value !== "" ? Part.Value : 0) | (description !== "" ? Part.Description : 0) |
      (options.length > 0 ? Part.Options : 0) | (kind !== 0 ? Part.Field : 0);
    this.word(Part.Rect | Part.States | Part.Text | more);
    this.float(20).float(top).float(300).float(role === Role.Dialog ? 200 : 40).word(states);
    this.text(name).word(0).float(14).float(24).float(0).float(0).byte(0);
    if (value !== "") this.text(value);
    if (description !== "") this.text(description);
    if (options.length > 0) this.word(options.length);
    for (const option of options) this.text(option);
    return kind !== 0 ? this.byte(kind).word(0) : this;
  }
  states(handle: number, states: number): this {
    return this.byte(Op.Change).word(handle).word(Part.States).word(states);
  }
  value(handle: number, value: string): this {
    return this.byte(Op.Change).word(handle).word(Part.Value).text(value);
  }
  remove(handle: number): this {
    return this.byte(Op.Remove).word(handle);
  }
  apply(): void {
    const view = new DataView(new Uint8Array(this.bytes).buffer);
    const text = (address: number, length: number): string =>
      new TextDecoder().decode(new Uint8Array(view.buffer, address, length));
    const stream = new Stream({ view, text } as unknown as Module, 0, view.byteLength);
    while (!stream.done) mirror.apply(stream.byte() as Op, stream);
  }
}
