// Keeps the document in step with the semantics tree: real elements at the right places, over the
// canvas. Serves src/platform/web/page_stream.cpp.
import { applyParts, applyText, isField, makeElement, type Mirrored } from "./elements";
import { emptyParts, Part, readParts, Role } from "./nodes";
import { ScrollMap } from "./scrollers";
import { Op, type Stream } from "./stream";

export class Mirror {
  private readonly nodes = new Map<number, Mirrored>();
  private readonly owners = new WeakMap<Element, Mirrored>();
  private readonly scrollMaps = new WeakMap<Mirrored, ScrollMap>();
  // Elements that are out of the tree and still in the document.
  private gone: Element[] = [];
  // Has the focus, was within the window before this frame, and moves.
  private followed: Element | undefined;
  // The field in which an input method is at work.
  composing: Element | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly basePath: string,
  ) {}

  // The node that an event in the document belongs to.
  ownerOf(target: EventTarget | null): Mirrored | undefined {
    for (let element = target instanceof Element ? target : null; element; element = element.parentElement) {
      const owner = this.owners.get(element);
      if (owner !== undefined) return owner;
    }
    return undefined;
  }

  nodeOf(handle: number): Mirrored | undefined {
    return this.nodes.get(handle);
  }

  scrollMapOf(node: Mirrored): ScrollMap | undefined {
    return this.scrollMaps.get(node);
  }

  focus(handle: number): void {
    this.nodes.get(handle)?.control.focus();
  }

  // Ends what the orders of a frame began. What has the focus stays in sight, whatever grew above
  // it. What went leaves the document only after the focus was
  // given away: else that falls to the document in between, and a screen reader takes the document
  // for where the person is.
  sweep(): void {
    for (const element of this.gone) element.remove();
    this.gone = [];
    if (this.followed?.isConnected && !isInSight(this.followed)) this.followed.scrollIntoView({ block: "nearest" });
    this.followed = undefined;
  }

  // Applies one order; false where it is not one for the mirror.
  apply(op: Op, stream: Stream): boolean {
    if (op === Op.Remove) this.remove(stream.word());
    else if (op === Op.Create) this.create(stream);
    else if (op === Op.Move) this.move(stream.word(), stream.word(), stream.word());
    else if (op === Op.Change) this.change(stream.word(), stream);
    else return false;
    return true;
  }

  private remove(handle: number): void {
    const node = this.nodes.get(handle);
    if (node === undefined) return;
    this.nodes.delete(handle);
    // Closing gives the focus back to where it came from.
    if (node.role === Role.Dialog) (node.control as HTMLDialogElement).close();
    this.gone.push(node.outer);
  }

  private create(stream: Stream): void {
    const handle = stream.word();
    const parent = stream.word();
    const before = stream.word();
    const role = stream.byte() as Role;
    const parts = emptyParts();
    readParts(stream, parts);
    const node = role === Role.Root ? this.rootNode(handle) : makeElement(handle, role, parts);
    node.parts = parts;
    this.nodes.set(handle, node);
    this.owners.set(node.control, node);
    this.owners.set(node.outer, node);
    if (role === Role.Scroller) this.scrollMaps.set(node, new ScrollMap(node));
    applyParts(node, false, this.basePath);
    if (role !== Role.Root) this.insert(node, parent, before);
    this.place(node);
    if (role === Role.Dialog) (node.control as HTMLDialogElement).showModal();
    if (parts.scrollStart > 0) node.control.scrollTop = this.scrollMaps.get(node)?.topFor(parts.scrollStart) ?? 0;
  }

  private rootNode(handle: number): Mirrored {
    const { root } = this;
    return {
      handle, role: Role.Root, parts: emptyParts(), outer: root, content: root, control: root,
      layer: [], parent: undefined,
    };
  }

  private insert(node: Mirrored, parent: number, before: number): void {
    node.parent = this.nodes.get(parent);
    const content = node.parent?.content ?? this.root;
    content.insertBefore(node.outer, this.nodes.get(before)?.outer ?? null);
    if (node.parent?.role === Role.ColumnHeader) applyText(node.parent);
    // Those of one group are alternatives.
    if (node.parent?.role === Role.Toolbar) node.control.tabIndex = content.firstElementChild === node.outer ? 0 : -1;
    if (node.role === Role.Radio) (node.control as HTMLInputElement).name = `g${parent}`;
  }

  private move(handle: number, parent: number, before: number): void {
    const node = this.nodes.get(handle);
    if (node === undefined) return;
    this.insert(node, parent, before);
    this.place(node);
  }

  private change(handle: number, stream: Stream): void {
    const node = this.nodes.get(handle);
    if (node === undefined) {
      readParts(stream, emptyParts());
      return;
    }
    const { x, y } = node.parts;
    readParts(stream, node.parts);
    if (y !== node.parts.y && document.activeElement === node.control && isInSight(node.control)) {
      this.followed = node.control;
    }
    applyParts(node, this.composing === node.control, this.basePath);
    if (node.parts.mask & (Part.Rect | Part.Content)) this.place(node);
    // The children's places are in the window or a scroller: they stay where they are.
    if ((x !== node.parts.x || y !== node.parts.y) && node.role !== Role.Scroller) {
      for (const child of node.content.children) {
        const owner = this.owners.get(child);
        if (owner !== undefined) this.place(owner);
      }
    }
  }

  // Relative to the parent's box, as absolute positions are.
  private place(node: Mirrored): void {
    const { parts, parent, outer } = node;
    if (node.role === Role.Root) return;
    let left = parts.x;
    let top = parts.y;
    if (parent !== undefined && parent.role === Role.Scroller) {
      top -= this.scrollMaps.get(parent)?.origin ?? 0;
    } else if (parent !== undefined && parent.role !== Role.Root) {
      left -= parent.parts.x;
      top -= parent.parts.y;
    }
    outer.style.setProperty("left", `${left}px`);
    outer.style.setProperty("top", `${top}px`);
    outer.style.setProperty("width", `${parts.width}px`);
    outer.style.setProperty("height", `${parts.height}px`);
    if (node.role === Role.Scroller) this.scrollMaps.get(node)?.resize();
  }

  // After a scroll beyond what engines can lay out, the mirrored rows move with the origin.
  placeChildren(node: Mirrored): void {
    for (const child of node.content.children) {
      const owner = this.owners.get(child);
      if (owner !== undefined) this.place(owner);
    }
  }

  // The single-line field or text area an event is about.
  fieldOf(target: EventTarget | null): Mirrored | undefined {
    const node = this.ownerOf(target);
    return node !== undefined && isField(node.role) && node.control === target ? node : undefined;
  }
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
