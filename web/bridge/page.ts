// The tab around the canvas: title, history, what is kept for a reload. Applies the orders of
// src/platform/web/page_stream.cpp, the mirror's among them.
import { where } from "./backend";
import type { Files } from "./files";
import type { Mirror } from "./mirror";
import type { Module } from "./module";
import { type Keeper, place } from "./place";
import { Op, Stream } from "./stream";

const keptPrefix = "genkan:";

export class Page {
  // Of the frame that was applied last.
  frameWanted = false;
  deadline: number | undefined;

  constructor(
    private readonly module: Module,
    private readonly mirror: Mirror,
    private readonly files: Files,
    private readonly session: Keeper,
    private readonly basePath: string,
  ) {
    history.scrollRestoration = "manual";
  }

  // The path within the application, query included.
  get path(): string {
    const { pathname, search } = where();
    const inside = pathname.startsWith(this.basePath + "/") || pathname === this.basePath;
    return (inside ? pathname.slice(this.basePath.length) : pathname) + search;
  }

  // Drafts and the like, as key, value, key, value.
  get kept(): string[] {
    const texts: string[] = [];
    for (let i = 0; i < sessionStorage.length; ++i) {
      const key = sessionStorage.key(i) ?? "";
      if (key.startsWith(keptPrefix)) {
        texts.push(key.slice(keptPrefix.length), sessionStorage.getItem(key) ?? "");
      }
    }
    return texts;
  }

  beginFrame(): void {
    this.frameWanted = false;
    this.deadline = undefined;
  }

  apply(address: number, bytes: number): void {
    const stream = new Stream(this.module, address, bytes);
    let focus = 0;
    while (!stream.done) {
      const op = stream.byte() as Op;
      if (this.mirror.apply(op, stream)) continue;
      if (op === Op.Focus) focus = stream.word();
      else this.applyOwn(op, stream);
    }
    if (focus !== 0) this.mirror.focus(focus);
    this.mirror.sweep();
  }

  private applyOwn(op: Op, stream: Stream): void {
    switch (op) {
      case Op.Title:
        document.title = stream.text();
        break;
      case Op.PushPath:
        place.push(this.basePath + stream.text());
        break;
      case Op.ReplacePath:
        history.replaceState(null, "", this.basePath + stream.text());
        break;
      case Op.Leave:
        place.leave(this.basePath + stream.text());
        break;
      case Op.OpenTab:
        open(this.basePath + stream.text(), "_blank", "noopener");
        break;
      case Op.Keep:
        this.keep(stream.text(), stream.text());
        break;
      case Op.File:
        this.files.order(stream.word(), stream.byte());
        break;
      case Op.Session:
        this.sayWho(stream.text(), stream.text());
        break;
      case Op.FrameWanted:
        this.frameWanted = true;
        break;
      case Op.Deadline:
        this.deadline = stream.double();
        break;
      default:
        throw new Error(`unknown order ${op}`);
    }
  }

  private sayWho(person: string, signIn: string): void {
    this.files.person = person;
    if (this.session.update(person, signIn)) this.files.goOn();
  }

  private keep(key: string, value: string): void {
    try {
      if (value === "") sessionStorage.removeItem(keptPrefix + key);
      else sessionStorage.setItem(keptPrefix + key, value);
    } catch {
      // Full or forbidden: the draft lives in the field alone.
    }
  }
}
