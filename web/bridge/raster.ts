// Shows frames that the module drew in its own memory, and lends it the glyphs' pixels. Serves
// src/platform/web/raster_renderer.cpp.
import type { GlyphTarget, Glyphs } from "./glyphs";
import type { Mirror } from "./mirror";
import type { Module } from "./module";
import { Strips } from "./strips";
import { Surface } from "./surface";

// Draws a known pattern and reads it back. Privacy modes answer a read with noise, and then every
// letter would be rubbish.
export function readbackIsExact(): boolean {
  const canvas = document.createElement("canvas");
  canvas.width = 16;
  canvas.height = 16;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return false;
  for (let i = 0; i < 16; ++i) {
    context.fillStyle = `rgb(${i * 16}, ${255 - i * 16}, ${i % 2 === 0 ? 7 : 200})`;
    context.fillRect(i, 0, 1, 16);
  }
  const { data } = context.getImageData(0, 0, 16, 16);
  for (let at = 0; at < data.length; at += 4) {
    const i = (at / 4) % 16;
    const wanted = [i * 16, 255 - i * 16, i % 2 === 0 ? 7 : 200, 255];
    if (wanted.some((value, channel) => data[at + channel] !== value)) return false;
  }
  return true;
}

export class RasterRenderer implements GlyphTarget {
  readonly strips: Strips;
  private readonly surface: Surface;
  private atlas = 0;
  private atlasWidth = 0;
  // How many glyphs were written where another one stood.
  private reused = 0;
  private glyphPixels: ImageData | undefined;

  constructor(
    private readonly module: Module,
    canvas: HTMLCanvasElement,
    private readonly glyphs: () => Glyphs,
    mirror: () => Mirror,
  ) {
    this.strips = new Strips(module, mirror, (surface, call) => this.show(surface, call));
    this.surface = new Surface(canvas);
  }

  imports(): WebAssembly.ModuleImports {
    return {
      raster_glyphs: (atlas: number, width: number) => {
        this.atlas = atlas;
        this.atlasWidth = width;
        this.reused = 0;
        this.glyphs().flush(this);
        return this.reused;
      },
      raster_show: (call: number) => this.show(this.surface, call),
      ...this.strips.imports(),
    };
  }

  upload(page: HTMLCanvasElement, width: number, height: number): void {
    const context = page.getContext("2d");
    this.glyphPixels = context?.getImageData(0, 0, width, height);
  }

  // Into the module's atlas, premultiplied.
  copy(
    from: { x: number; y: number; width: number; height: number },
    x: number,
    y: number,
  ): void {
    const pixels = this.glyphPixels;
    if (pixels === undefined) return;
    const { bytes } = this.module;
    if (this.standsInUse(from, x, y)) ++this.reused;
    for (let row = 0; row < Math.min(from.height, pixels.height - from.y); ++row) {
      let source = 4 * ((from.y + row) * pixels.width + from.x);
      let target = this.atlas + 4 * ((y + row) * this.atlasWidth + x);
      for (let column = 0; column < Math.min(from.width, pixels.width - from.x); ++column) {
        const alpha = pixels.data[source + 3] ?? 0;
        for (let channel = 0; channel < 3; ++channel) {
          bytes[target + channel] = Math.round(((pixels.data[source + channel] ?? 0) * alpha) / 255);
        }
        bytes[target + 3] = alpha;
        source += 4;
        target += 4;
      }
    }
  }

  private standsInUse(size: { width: number; height: number }, x: number, y: number): boolean {
    const words = new Uint32Array(this.module.bytes.buffer);
    for (let row = 0; row < size.height; ++row) {
      const start = this.atlas / 4 + (y + row) * this.atlasWidth + x;
      for (let at = start; at < start + size.width; ++at) if (words[at] !== 0) return true;
    }
    return false;
  }

  private show(surface: Surface, call: number): void {
    const { view, bytes } = this.module;
    const [address, width, height, top, bottom] = [0, 4, 8, 12, 16].map((offset) =>
      view.getUint32(call + offset, true),
    ) as [number, number, number, number, number];
    if (top >= bottom) return;
    const pixels = new Uint8ClampedArray(bytes.buffer, address, 4 * width * height);
    surface.show(new ImageData(pixels, width, height), top, bottom);
  }
}
