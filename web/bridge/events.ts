// What people do in the document, told to the module before the next frame. Activation has one
// path: the DOM's click, whatever caused it. Serves src/platform/web/exports.cpp.
import { isButton, isCheck, isField, type Mirrored } from "./elements";
import type { Files } from "./files";
import type { Frames } from "./frames";
import { Kind } from "./kinds";
import { mark, markKeys } from "./marking";
import type { Mirror } from "./mirror";
import type { Module } from "./module";
import { Motion } from "./motion";
import { Role } from "./nodes";
import { rove, roved } from "./roving";
import type { Strips } from "./strips";

const sameMomentMillis = 30;
const fileBytesMax = 1024 * 1024;

export class Events {
  pointer = { x: -1, y: -1 };
  private composedAt = -Infinity;
  private readonly motions = new WeakMap<Mirrored, Motion>();
  // Scrolled to since the last frame.
  private readonly scrolled = new Map<Mirrored, number>();

  constructor(
    private readonly module: Module,
    private readonly mirror: Mirror,
    private readonly frames: Frames,
    root: HTMLElement,
    private readonly strips: () => Strips | undefined,
    private readonly files: () => Files,
  ) {
    // On the document: with a listener on an element, readers call all that is in it clickable.
    document.addEventListener("click", (event) => this.click(event));
    root.addEventListener("input", (event) => this.input(event));
    root.addEventListener("compositionstart", (event) => {
      this.mirror.composing = event.target as Element;
      this.compose(event, true);
    });
    root.addEventListener("compositionend", (event) => {
      this.mirror.composing = undefined;
      this.composedAt = event.timeStamp;
      this.compose(event, false);
      this.input(event);
    });
    root.addEventListener("focusin", (event) => this.focus(event.target));
    root.addEventListener("focusout", (event) => {
      if (event.relatedTarget === null) this.focus(null);
    });
    root.addEventListener("keydown", (event) => this.key(event));
    root.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener("cancel", (event) => this.escape(event), { capture: true });
    root.addEventListener("scroll", (event) => this.scroll(event), { capture: true, passive: true });
    document.addEventListener("paste", (event) => this.bring(event, event.clipboardData));
    document.addEventListener("drop", (event) => this.bring(event, event.dataTransfer));
    // Else a browser would leave the page for a file that is dropped.
    document.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    for (const [name, present] of [["online", 1], ["offline", 0]] as const) {
      addEventListener(name, () => this.send(Kind.Network, 0, present, ""));
    }
    addEventListener("pointermove", (event) => this.point(event.clientX, event.clientY), { passive: true });
    document.documentElement.addEventListener("pointerleave", () => this.point(-1, -1));
  }

  send(kind: Kind, handle: number, number: number, text: string): void {
    this.tell(kind, handle, number, text);
    this.frames.schedule();
  }

  // A scroll by itself needs no frame where what it shows is drawn; the next one hears of it.
  beforeFrame(): void {
    for (const [node, position] of this.scrolled) this.tell(Kind.Scroll, node.handle, position, "");
    this.scrolled.clear();
  }

  private tell(kind: Kind, handle: number, number: number, text: string): void {
    if (!this.module.started) return;
    this.module.lendText(text, (address, bytes) => {
      this.module.exports.genkan_event(kind, handle, number, address, bytes);
    });
  }

  private point(x: number, y: number): void {
    this.pointer = { x, y };
    this.frames.schedule();
  }

  private click(event: MouseEvent): void {
    const dialog = event.target instanceof HTMLDialogElement ? event.target : undefined;
    const node = this.mirror.ownerOf(event.target);
    if (node === undefined) return;
    if (dialog !== undefined && outside(dialog, event)) {
      this.send(Kind.Escape, node.handle, 0, "");
    } else if (node.role === Role.Button && node.parts.value !== "") {
      this.mark(node.control, node.parts.value);
    } else if (isButton(node.role)) {
      this.send(Kind.Click, node.handle, 0, "");
    } else if (node.role === Role.Link && isOurs(node.control as HTMLAnchorElement, event)) {
      event.preventDefault();
      this.send(Kind.Click, node.handle, 0, "");
    }
  }

  // Into the text area of the form, not into what an input method is at work on.
  private mark(within: Element, kind: string): void {
    const area = within.closest("form")?.querySelector("textarea");
    if (area && !area.disabled && this.mirror.composing === undefined) mark(area, kind);
  }

  private compose(event: Event, begins: boolean): void {
    const node = this.mirror.fieldOf(event.target);
    if (node !== undefined) this.send(Kind.Compose, node.handle, begins ? 1 : 0, "");
  }

  // What is being composed is nobody's business but the input method's: no draft, no check and no
  // change of height before it has ended.
  private input(event: Event): void {
    const node = this.mirror.fieldOf(event.target);
    if (node === undefined || this.mirror.composing === node.control) return;
    const field = node.control as HTMLInputElement;
    // The box is the other way already; of radios, the arrow keys press them too.
    if (isCheck(node.role)) return this.send(Kind.Click, node.handle, 0, "");
    if (field.multiple) return this.take(node, field);
    if (field.type === "file") return this.read(node, field.files?.[0]);
    node.parts.value = field.value;
    this.send(Kind.Input, node.handle, 0, field.value);
  }

  // The field is empty again, so that the same file can be chosen once more.
  private take(node: Mirrored, field: HTMLInputElement): void {
    this.files().take(node, [...(field.files ?? [])]);
    field.value = "";
  }

  // Files that are pasted or dropped anywhere are for the field that takes some.
  private bring(event: Event, data: DataTransfer | null): void {
    if (data === null || data.files.length === 0) return;
    event.preventDefault();
    const node = this.mirror.ownerOf(document.querySelector("input[multiple]:enabled"));
    if (node !== undefined) this.files().take(node, [...data.files]);
  }

  // A file comes with its name, and with its content where that is small.
  private read(node: Mirrored, file: File | undefined): void {
    if (file === undefined) return;
    const tell = (content: string): void => this.send(Kind.Input, node.handle, 0, `${file.name}\n${content}`);
    if (file.size > fileBytesMax) return tell("");
    const reader = new FileReader();
    reader.onload = () => tell(String(reader.result));
    reader.onerror = () => tell("");
    reader.readAsDataURL(file);
  }

  private focus(target: EventTarget | null): void {
    if (target instanceof Element) rove(target);
    this.send(Kind.Focus, this.mirror.ownerOf(target)?.handle ?? 0, 0, "");
  }

  // Enter that ends a composition is the input method's; some engines end it before the key, and
  // some of those do not mark the key: then it is of the same moment. None takes Control and Enter.
  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) this.leave(event.target);
    if (event.isComposing || event.keyCode === 229) return;
    if (roved(event) || this.marked(event)) return event.preventDefault();
    if (event.key !== "Enter") return;
    const alone = !event.ctrlKey && !event.metaKey;
    if (alone && event.timeStamp - this.composedAt < sameMomentMillis) return event.preventDefault();
    const node = this.mirror.fieldOf(event.target);
    if (node === undefined || node.role === Role.Select) return;
    if (node.role === Role.TextArea && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.send(Kind.Submit, node.handle, 0, "");
  }

  // Control or Command with a letter, in a text area whose form has that mark.
  private marked(event: KeyboardEvent): boolean {
    const kind = markKeys[event.key.toLowerCase()];
    const area = event.target;
    if (kind === undefined || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return false;
    if (!(area instanceof HTMLTextAreaElement) || !area.form?.querySelector(`[data-mark="${kind}"]`)) return false;
    this.mark(area, kind);
    return true;
  }

  // Of a dialog the browser tells by itself, by "cancel".
  private leave(target: EventTarget | null): void {
    const node = this.mirror.ownerOf(target);
    if (node !== undefined && (target as Element).closest("dialog") === null) this.send(Kind.Escape, node.handle, 0, "");
  }

  private escape(event: Event): void {
    const node = this.mirror.ownerOf(event.target);
    if (node?.role !== Role.Dialog) return;
    event.preventDefault();
    this.send(Kind.Escape, node.handle, 0, "");
  }

  private motionOf(node: Mirrored): Motion {
    let motion = this.motions.get(node);
    if (motion === undefined) {
      motion = new Motion(node.control, () => this.rested(node));
      this.motions.set(node, motion);
    }
    return motion;
  }

  private scroll(event: Event): void {
    const node: Mirrored | undefined = this.mirror.ownerOf(event.target);
    const map = node && this.mirror.scrollMapOf(node);
    if (node === undefined || map === undefined || isField(node.role)) return;
    const { position, moved } = map.scrolled(node.control.scrollTop);
    if (moved) {
      this.mirror.placeChildren(node);
      this.strips()?.place();
    }
    this.motionOf(node).moved();
    this.scrolled.set(node, position);
    if (this.strips()?.covers(node, position) !== true) this.frames.scheduleOnce();
  }

  private rested(node: Mirrored): void {
    const map = this.mirror.scrollMapOf(node);
    if (map === undefined || !node.control.isConnected) return;
    this.scrolled.delete(node);
    this.send(Kind.Rest, node.handle, map.scrolled(node.control.scrollTop).position, "");
  }
}

function outside(dialog: HTMLDialogElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  const within = (at: number, low: number, high: number): boolean => at >= low && at <= high;
  return (
    event.detail > 0 &&
    !(within(event.clientX, box.left, box.right) && within(event.clientY, box.top, box.bottom))
  );
}

const isFile = /\/v1\/attachments\//;

// An unmodified click on a link into the application; all others are the browser's.
function isOurs(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return event.button === 0 && !modified && link.target === "" && link.origin === location.origin && !isFile.test(link.pathname);
}
