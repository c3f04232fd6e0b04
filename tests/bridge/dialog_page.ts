// A dialog over a page, by the orders that src/platform/web/page_stream.cpp writes and with nobody to
// draw it: what of it the document does, and what the module would be told.
import { Events, Kind } from "../../web/bridge/events";
import type { Frames } from "../../web/bridge/frames";
import { Mirror } from "../../web/bridge/mirror";
import type { Module } from "../../web/bridge/module";
import { Part, Role } from "../../web/bridge/nodes";
import { Op, Stream } from "../../web/bridge/stream";

declare global {
  interface Window {
    openDialog(): void;
    closeDialog(): void;
    // What the module was told: the kind and the node.
    told: string[];
  }
}

class Orders {
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
  create(handle: number, parent: number, role: Role, name: string, top: number): this {
    this.byte(Op.Create).word(handle).word(parent).word(0).byte(role).word(Part.Rect | Part.States | Part.Text);
    this.float(20).float(top).float(300).float(role === Role.Dialog ? 200 : 40).word(0);
    return this.text(name).word(0).float(14).float(24).float(0).float(0).byte(0);
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

window.told = [];
const root = document.getElementById("meaning")!;
document.documentElement.className = "running";
const mirror = new Mirror(root, "");
const exports = {
  genkan_event: (kind: Kind, handle: number) => window.told.push(`${["click", "input", "scroll", "focus", "submit", "navigate", "escape", "rest"][kind]} ${handle}`),
};
const module = {
  exports,
  lendText: (_text: string, use: (address: number, bytes: number) => void) => use(0, 0),
} as unknown as Module;
const frames = { schedule: () => undefined, scheduleOnce: () => undefined } as unknown as Frames;
new Events(module, mirror, frames, root, () => undefined);

new Orders()
  .create(1, 0, Role.Root, "", 0)
  .create(2, 1, Role.Button, "Before", 20)
  .create(3, 1, Role.Button, "Open", 70)
  .create(4, 1, Role.Button, "After", 120)
  .apply();

window.openDialog = () =>
  new Orders()
    .create(5, 1, Role.Dialog, "Leave without sending?", 200)
    .create(6, 5, Role.Button, "Stay", 220)
    .create(7, 5, Role.Button, "Leave", 270)
    .apply();
// What is inside goes first, as ui::DiffSemantics tells it.
window.closeDialog = () => new Orders().remove(7).remove(6).remove(5).apply();
