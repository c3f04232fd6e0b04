// Starts the module in a page and drives it: input in, a frame of pixels and meaning out. The page
// (assets/pages/shell.html, widget.html) says in meta elements where the module and the strings are.
import { backendImports, load, open, started } from "./backend";
import { Changes } from "./changes";
import { copyAsMeant } from "./copying";
import { showCrash, showUnsupported } from "./crash";
import { Drawing } from "./drawing";
import { Events } from "./events";
import { Fetcher } from "./fetch";
import { Files } from "./files";
import { Frames } from "./frames";
import { Glyphs } from "./glyphs";
import { Kind } from "./kinds";
import { Mirror } from "./mirror";
import { Module, packedTexts } from "./module";
import { Page } from "./page";
import { place } from "./place";
import { Plain } from "./plain";
import { Session } from "./session";
import { setting } from "./setting";
import { Surroundings } from "./surroundings";
import { Viewer } from "./viewer";
import { wasiImports } from "./wasi";
import { Zone } from "./zone";

declare global {
  interface Window {
    // For tests: how many frames were drawn, whether more are planned, and a context to lose.
    genkan?: {
      frames: number;
      idle: boolean;
      renderer: string;
      loseContext(): void;
      restoreContext(): void;
      crash(): void;
    };
  }
}

export class Client {
  private readonly module = new Module();
  private readonly canvas = document.createElement("canvas");
  private readonly root = document.createElement("div");
  private readonly basePath = setting("base").replace(/\/$/, "");
  private readonly language = document.documentElement.lang;
  private readonly zone = new Zone(setting("zone"));
  private readonly mirror = new Mirror(this.root, this.basePath);
  private readonly tell = (kind: Kind, handle: number, number: number, text: string): void =>
    this.events.send(kind, handle, number, text);
  private readonly files = new Files(this.basePath, setting("api"), this.tell);
  private readonly session = place.session?.(this.tell) ?? new Session(this.basePath, this.tell);
  private readonly page = new Page(this.module, this.mirror, this.files, this.session, this.basePath);
  private readonly frames = new Frames(() => this.draw());
  private readonly fetcher = new Fetcher(this.module, this.basePath, setting("api"), () =>
    this.frames.schedule(),
  );
  private readonly glyphs: Glyphs;
  private readonly drawing: Drawing;
  private readonly plain: Plain;
  private readonly surroundings: Surroundings;
  private readonly events: Events;

  constructor() {
    this.canvas.id = "canvas";
    this.canvas.setAttribute("aria-hidden", "true");
    this.root.id = "meaning";
    document.body.append(this.canvas, this.root);
    const family = getComputedStyle(this.root).fontFamily;
    const again = (): void => {
      this.sayWay();
      this.drawAllAgain();
    };
    const { module, canvas: first, mirror } = this;
    this.drawing = new Drawing(module, first, () => this.glyphs, () => mirror, again, (canvas) => {
      this.surroundings.watch(canvas);
      this.plain.look();
    });
    this.glyphs = new Glyphs(this.module, family, this.language, this.drawing.way === "raster");
    this.plain = new Plain(setting("plain"), () => this.drawing.way === "plain", again);
    this.surroundings = new Surroundings(this.canvas, () => this.plain.on, () => this.frames.schedule());
    copyAsMeant(this.root);
    new Viewer(this.root);
    this.sayWay();
    this.events = new Events(module, mirror, this.frames, this.root, () => this.drawing.strips, () => this.files);
  }

  // For the tests, as an attribute of the document.
  private sayWay(): void {
    document.documentElement.dataset.renderer = this.plain?.on ? "plain" : this.drawing.way;
  }

  // What was drawn is gone, or the fonts are not what they were.
  private drawAllAgain(): void {
    if (!this.module.started) return;
    this.glyphs.forget();
    this.module.exports.genkan_pixels_lost();
    this.frames.schedule();
  }

  // Asks for what every first screen needs, while the module is on its way.
  startEarly(): void {
    if (setting("mode") !== "http") return;
    this.fetcher.startEarly("/v1/session");
    // As src/client/ticket_pages.cpp asks for its first page.
    const { pathname, searchParams } = new URL(this.page.path, location.origin);
    const state = searchParams.get("state");
    const filter = state === "open" || state === "closed" ? `&state=${state}` : "";
    if (pathname === "/tickets") this.fetcher.startEarly(`/v1/tickets?limit=100${filter}`);
  }

  imports(): WebAssembly.Imports {
    const { module } = this;
    return {
      genkan: {
        ...this.glyphs.imports(),
        ...this.drawing.imports(),
        ...this.fetcher.imports(),
        ...backendImports(module, () => this.frames.schedule(), (data) => this.events.send(Kind.Changes, 0, 0, data)),
        page_apply: (address: number, bytes: number) => this.page.apply(address, bytes),
        crash: (address: number, bytes: number) => this.crash(module.text(address, bytes)),
        number_of: (address: number, bytes: number) => Number(module.text(address, bytes)),
        sine: Math.sin,
        cosine: Math.cos,
        now_millis: () => Date.now(),
        zone_offset_minutes: (millis: number) => this.zone.offsetMinutes(millis),
        random_fill: (address: number, bytes: number) => {
          crypto.getRandomValues(module.bytes.subarray(address, address + bytes));
        },
      },
      wasi_snapshot_preview1: wasiImports(module, (message) => this.crash(message)),
      env: { emscripten_notify_memory_growth: () => undefined },
    };
  }

  start(instance: WebAssembly.Instance, strings: string): void {
    const { module } = this;
    module.attach(instance);
    module.exports._initialize();
    open(module);
    const texts = [this.page.path, this.language, strings, ...this.page.kept];
    module.lend(packedTexts(texts), (address, bytes) => module.exports.genkan_start(address, bytes));
    addEventListener("popstate", () => this.events.send(Kind.Navigate, 0, 0, this.page.path));
    document.fonts.addEventListener("loadingdone", () => this.drawAllAgain());
    const self = this;
    window.genkan = {
      get frames() {
        return self.frames.count;
      },
      get idle() {
        return self.frames.idle;
      },
      get renderer() {
        return document.documentElement.dataset.renderer ?? "";
      },
      loseContext: () => this.drawing.loseContext(),
      restoreContext: () => this.drawing.restoreContext(),
      crash: () => this.crash("asked for by a test"),
    };
    // A trap outside of a frame: in an event or an answer.
    addEventListener("error", (event) => this.trapped(event.error));
    addEventListener("unhandledrejection", (event) => this.trapped(event.reason));
    // Back from the browser's page cache, perhaps after signing out: nothing is shown unasked.
    addEventListener("pageshow", (event) => {
      if (event.persisted) location.reload();
    });
    document.getElementById("app")?.remove();
    document.body.classList.add("running");
    this.frames.start();
    if (setting("mode") !== "http") return;
    new Changes(this.basePath, setting("api"), setting("moment"), (data) =>
      this.events.send(Kind.Changes, 0, 0, data),
    );
  }

  // Draws what is there anew, in the colours that there are now.
  redraw(): void {
    this.frames.schedule();
  }

  // Goes to a path within the application, as by the browser's own keys.
  go(path: string): void {
    this.events.send(Kind.Navigate, 0, 0, path);
  }

  // What still hears of anything says it to nobody.
  end(): void {
    this.frames.stop();
    this.module.detach();
  }

  private draw(): { again: boolean; deadline: number | undefined } {
    try {
      this.page.beginFrame();
      this.events.beforeFrame();
      const { size, scale, flags } = this.surroundings;
      const { exports } = this.module;
      const input = exports.genkan_frame_input();
      const view = this.module.view;
      view.setFloat64(input, Date.now(), true);
      view.setFloat32(input + 8, size.width, true);
      view.setFloat32(input + 12, size.height, true);
      view.setFloat32(input + 16, scale, true);
      view.setFloat32(input + 20, this.events.pointer.x, true);
      view.setFloat32(input + 24, this.events.pointer.y, true);
      view.setUint32(input + 28, flags, true);
      exports.genkan_frame();
      place.drawn?.();
    } catch (error) {
      this.crash(String(error));
    }
    return { again: this.page.frameWanted, deadline: this.page.deadline };
  }

  private trapped(error: unknown): void {
    if (error instanceof WebAssembly.RuntimeError) this.crash(String(error));
  }

  private crash(message: string): void {
    console.error(message);
    this.frames.stop();
    showCrash();
  }
}

const leavingMs = 200;

// Undefined where the program cannot run here, which the page then says.
export async function run(): Promise<Client | undefined> {
  if (typeof WebAssembly !== "object") {
    showUnsupported();
    return undefined;
  }
  let client: Client;
  try {
    client = new Client();
  } catch (error) {
    console.error(error);
    showUnsupported();
    return undefined;
  }
  client.startEarly();
  try {
    client.start(...(await load(client.imports())));
    started(() => {
      client.end();
      void run();
    });
    return client;
  } catch (error) {
    // Whoever leaves while it loads cuts the loading short; for them there is no later.
    setTimeout(() => {
      console.error(error);
      showCrash();
    }, leavingMs);
    return undefined;
  }
}
