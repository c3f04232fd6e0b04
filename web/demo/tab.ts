// The backend in this tab, as the page reaches it. Serves src/platform/web/main_demo.cpp.
import { packedTexts, type Exports, type Module } from "../bridge/module";
import { Zone } from "../bridge/zone";
import { Journal } from "./journal";
import { unpacked } from "./unpacked";

type DemoExports = Exports & {
  genkan_demo_open(address: number, bytes: number): void;
  genkan_demo_replay(address: number, bytes: number): number;
  genkan_demo_sign_in(address: number, bytes: number): void;
  genkan_demo_look(): void;
  genkan_demo_ask(address: number, bytes: number): number;
};

export const manager = "owner@genkan.example";

const personKey = "genkan-demo-person";
const decoder = new TextDecoder();

class Tab {
  readonly journal = new Journal();
  files = new Map<string, Uint8Array<ArrayBuffer>>();
  language = "en";
  texts: Record<string, string> = {};
  // Told once somebody can manage.
  wingCame = (): void => undefined;
  private module: Module | undefined;
  private wing: Promise<void> | undefined;
  private readonly compiled = new Map<string, Promise<WebAssembly.Module>>();
  private readonly zones: Zone[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  fill(files: Map<string, Uint8Array<ArrayBuffer>>, language: string): void {
    this.files = files;
    this.language = language;
    for (const room of ["server/", "", "demo/"]) Object.assign(this.texts, JSON.parse(this.file(`strings/${room}${language}.json`)));
    this.journal.heard = (line) => this.hear(line);
  }

  file(name: string): string {
    return decoder.decode(this.files.get(name));
  }

  // By their e-mail; empty: nobody has been chosen.
  get person(): string {
    return sessionStorage.getItem(personKey) ?? "";
  }

  set person(email: string) {
    // What somebody else typed is not theirs.
    sessionStorage.clear();
    sessionStorage.setItem(personKey, email);
  }

  imports(module: Module, frameWanted: () => void, changed: (data: string) => void): WebAssembly.ModuleImports {
    return {
      demo_keep: (address: number, bytes: number) => this.journal.keep(module.text(address, bytes)),
      demo_changed: (address: number, bytes: number) => changed(module.text(address, bytes)),
      demo_wake: (instant: number) => {
        if (instant === 0) return frameWanted();
        clearTimeout(this.timer);
        this.timer = setTimeout(frameWanted, Math.max(0, instant - Date.now()));
      },
      demo_zone: (address: number, bytes: number) => this.zones.push(new Zone(module.text(address, bytes))) - 1,
      demo_zone_offset: (zone: number, instant: number) => this.zones[zone]?.offsetMinutes(instant) ?? 0,
    };
  }

  get hasWing(): boolean {
    return this.files.has("manage.wasm");
  }

  // What only managers need. Without a network there is none, and nobody who manages.
  fetchWing(): Promise<void> {
    this.wing ??= this.openWing().catch((error: unknown) => {
      this.wing = undefined;
      throw error;
    });
    return this.wing;
  }

  private async openWing(): Promise<void> {
    const packs = await Promise.all([unpacked("manage.pack"), unpacked(`manage.${this.language}.pack`)]);
    for (const [name, content] of packs.flat()) this.files.set(name, content);
    this.wingCame();
  }

  // What a manager has done only the manager's module can do again.
  private get needsWing(): boolean {
    return this.person === manager || this.journal.lines.some((line) => JSON.parse(line).person === manager);
  }

  async instantiate(imports: WebAssembly.Imports): Promise<[WebAssembly.Instance, string]> {
    const { needsWing, language } = this;
    if (needsWing) await this.fetchWing();
    const name = needsWing ? "manage.wasm" : "demo.wasm";
    const compiled = this.compiled.get(name) ?? WebAssembly.compile(this.files.get(name)!);
    this.compiled.set(name, compiled);
    const strings = this.file(`strings/${language}.json`);
    if (!needsWing) return [await WebAssembly.instantiate(await compiled, imports), strings];
    const more = { ...JSON.parse(strings), ...JSON.parse(this.file(`strings/manage/${language}.json`)) };
    return [await WebAssembly.instantiate(await compiled, imports), JSON.stringify(more)];
  }

  open(module: Module): void {
    this.module = module;
    const texts: (string | Uint8Array)[] = [String(this.journal.beganAt), this.language];
    for (const [name, content] of this.files) if (name.endsWith(".json")) texts.push(name, content);
    const { exports } = this;
    module.lend(packedTexts(texts), (address, bytes) => exports.genkan_demo_open(address, bytes));
    for (const line of this.journal.lines) this.replay(line);
    module.lendText(this.person, (address, bytes) => exports.genkan_demo_sign_in(address, bytes));
  }

  // As fetch() of the path behind the "#".
  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const body = new Uint8Array(await new Response(init.body ?? null).arrayBuffer());
    const type = new Headers(init.headers).get("content-type") ?? "";
    const packed = packedTexts([init.method ?? "GET", address.replace(/^#/, ""), type, body]);
    const [status = "", headers = "", content] = this.answer(packed);
    this.exports.genkan_demo_look();
    const lines = decoder.decode(headers as Uint8Array).split("\n").filter((line) => line !== "");
    const fields = lines.map((line) => line.split(": ", 2) as [string, string]);
    const code = Number(decoder.decode(status as Uint8Array));
    return new Response(code === 204 ? null : (content ?? null), { status: code, headers: fields });
  }

  private answer(packed: Uint8Array): Uint8Array<ArrayBuffer>[] {
    const module = this.module!;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    module.lend(packed, (address, bytes) => {
      let at = this.exports.genkan_demo_ask(address, bytes);
      for (let part = 0; part < 3; ++part) {
        const size = module.view.getUint32(at, true);
        parts.push(module.bytes.slice(at + 4, at + 4 + size));
        at += 4 + size;
      }
    });
    return parts;
  }

  private hear(line: string): void {
    if (this.module?.started !== true) return;
    this.replay(line);
    this.exports.genkan_demo_look();
  }

  private replay(line: string): void {
    const { exports } = this;
    this.module!.lendText(line, (address, bytes) => exports.genkan_demo_replay(address, bytes));
  }

  private get exports(): DemoExports {
    return this.module!.exports as DemoExports;
  }
}

export const tab = new Tab();
