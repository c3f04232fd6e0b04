// Which of the ways to draw this browser gets: WebGL2 where a GPU does it, else the rasteriser in
// the module, else WebGL2 in software where reading pixels back is not exact.
// `?renderer=webgl|raster` decides for the whole visit, for tests and for those who know better.
import type { Glyphs } from "./glyphs";
import type { Module } from "./module";
import { RasterRenderer, readbackIsExact } from "./raster";
import { Renderer } from "./renderer";
import type { Strips } from "./strips";
import type { Mirror } from "./mirror";

const key = "genkan-renderer";

export type Drawing = {
  readonly kind: "webgl" | "raster";
  // Of the rasteriser: what scrolls by itself.
  readonly strips: Strips | undefined;
  imports(): WebAssembly.ModuleImports;
  loseContext(): void;
  restoreContext(): void;
};

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

function choose(): "webgl" | "raster" {
  const wished = wish();
  if (wished === "webgl" || wished === "raster") return wished;
  // A canvas of its own: one that gave a context of one kind gives no other.
  const trial = document.createElement("canvas");
  const gl = trial.getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  const info = gl?.getExtension("WEBGL_debug_renderer_info");
  const name = gl?.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER) as unknown;
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  const fast = gl !== null && !inSoftware.test(String(name));
  return fast || !readbackIsExact() ? "webgl" : "raster";
}

// Imports of the way that was not chosen; the module calls none of them.
const unused: WebAssembly.ModuleImports = Object.fromEntries(
  [
    "texture_create",
    "texture_update",
    "texture_destroy",
    "render",
    "raster_glyphs",
    "raster_show",
    "raster_strip",
  ].map((name) => [name, () => 0]),
);

export function startDrawing(
  module: Module,
  canvas: HTMLCanvasElement,
  glyphs: () => Glyphs,
  mirror: () => Mirror,
  restored: () => void,
): Drawing {
  const kind = choose();
  const renderer =
    kind === "webgl"
      ? new Renderer(module, canvas, glyphs, restored)
      : new RasterRenderer(module, canvas, glyphs, mirror);
  document.documentElement.dataset.renderer = kind;
  return {
    kind,
    strips: renderer instanceof RasterRenderer ? renderer.strips : undefined,
    imports: () => ({
      ...unused,
      draws_in_memory: () => (kind === "raster" ? 1 : 0),
      ...renderer.imports(),
    }),
    loseContext: () => renderer instanceof Renderer && renderer.loseContext(),
    restoreContext: () => renderer instanceof Renderer && renderer.restoreContext(),
  };
}
