// Which of the ways to show the page this browser gets: WebGL2 where a GPU does it, else the
// rasteriser in the module, else WebGL2 in software where reading pixels back is not exact, else
// nothing is drawn and the page is plain (plain.ts).
// `?renderer=webgl|raster|plain` decides for the whole visit, for tests and for those who know better.
import type { Glyphs } from "./glyphs";
import type { Module } from "./module";
import { RasterRenderer, readbackIsExact } from "./raster";
import { Renderer } from "./renderer";
import type { Strips } from "./strips";
import type { Mirror } from "./mirror";

const key = "genkan-renderer";

export type Way = "webgl" | "raster" | "plain";

// How long a lost context may take to come back before another way is taken.
const lossMillis = 3000;

// What engines without a GPU call themselves. Not all of them admit to a performance caveat.
const inSoftware = /swiftshader|llvmpipe|softpipe|basic render|software/i;

function wish(): string {
  const asked = new URLSearchParams(location.search).get("renderer");
  try {
    if (asked !== null) sessionStorage.setItem(key, asked);
    return asked ?? sessionStorage.getItem(key) ?? "";
  } catch {
    return asked ?? "";
  }
}

// A canvas of its own each time: one that gave a context of one kind gives no other.
function gives(kind: string): boolean {
  return document.createElement("canvas").getContext(kind) !== null;
}

function hasGpu(): boolean {
  const gl = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (gl === null) return false;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER) as unknown;
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !inSoftware.test(String(name));
}

function choose(): Way {
  const wished = wish();
  // Without a 2D canvas there are no glyphs for either of the others.
  if (wished === "plain" || !gives("2d")) return "plain";
  if (wished === "raster") return wished;
  if (wished === "webgl" && gives("webgl2")) return wished;
  if (hasGpu()) return "webgl";
  if (readbackIsExact()) return "raster";
  return gives("webgl2") ? "webgl" : "plain";
}

const calls = [
  "texture_create",
  "texture_update",
  "texture_destroy",
  "render",
  "raster_glyphs",
  "raster_show",
  "raster_strip",
];

export class Drawing {
  way = choose();
  private renderer: Renderer | RasterRenderer | undefined;
  private bound: Record<string, (...values: number[]) => number> = {};

  // `replaced` is told of the canvas that stands in for one whose context is lost for good.
  constructor(
    private readonly module: Module,
    private canvas: HTMLCanvasElement,
    private readonly glyphs: () => Glyphs,
    private readonly mirror: () => Mirror,
    private readonly redraw: () => void,
    private readonly replaced: (canvas: HTMLCanvasElement) => void,
  ) {
    this.begin();
  }

  private begin(): void {
    const { module, canvas, glyphs, mirror } = this;
    if (this.way === "raster") {
      this.renderer = new RasterRenderer(module, canvas, glyphs, mirror);
    } else if (this.way === "webgl") {
      this.renderer = new Renderer(module, canvas, glyphs, this.redraw);
      let timer: ReturnType<typeof setTimeout> | undefined;
      canvas.addEventListener("webglcontextlost", () => {
        timer = setTimeout(() => this.giveUp(), lossMillis);
      });
      canvas.addEventListener("webglcontextrestored", () => clearTimeout(timer));
    } else {
      this.renderer = undefined;
    }
    this.bound = { ...this.renderer?.imports() } as typeof this.bound;
  }

  private giveUp(): void {
    const canvas = this.canvas.cloneNode() as HTMLCanvasElement;
    this.canvas.replaceWith(canvas);
    this.canvas = canvas;
    this.way = readbackIsExact() ? "raster" : "plain";
    this.begin();
    this.replaced(canvas);
    this.redraw();
  }

  // The module calls those of the way it is told; the others do nothing.
  imports(): WebAssembly.ModuleImports {
    const called = (name: string) => (...values: number[]) => this.bound[name]?.(...values) ?? 0;
    return {
      draws_in_memory: () => (this.way === "raster" ? 1 : 0),
      ...Object.fromEntries(calls.map((name) => [name, called(name)])),
    };
  }

  // Of the rasteriser: what scrolls by itself.
  get strips(): Strips | undefined {
    return this.renderer instanceof RasterRenderer ? this.renderer.strips : undefined;
  }

  loseContext(): void {
    if (this.renderer instanceof Renderer) this.renderer.loseContext();
  }

  restoreContext(): void {
    if (this.renderer instanceof Renderer) this.renderer.restoreContext();
  }
}
