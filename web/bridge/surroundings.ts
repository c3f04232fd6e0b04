// The window as a frame needs it: size in device pixels, ratio, colours, motion. Tells when any of
// it changed. Serves src/platform/web/exports.cpp.
import { density, deviceRatio, feelPinch } from "./density";
import { place } from "./place";

const dark = matchMedia("(prefers-color-scheme: dark)");
const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");
const moreContrast = matchMedia("(prefers-contrast: more)");

// The engine's own count of device pixels, unless an emulated ratio makes it a count of others.
function nearest(exact: number | undefined, computed: number): number {
  return exact !== undefined && Math.abs(exact - computed) < 2 ? exact : Math.round(computed);
}

export class Surroundings {
  private width = 0;
  private height = 0;
  private readonly observer = new ResizeObserver(([entry]) => this.measure(entry));

  constructor(
    private canvas: HTMLCanvasElement,
    private readonly isPlain: () => boolean,
    private readonly changed: () => void,
  ) {
    for (const query of [dark, lessMotion, moreContrast]) {
      query.addEventListener("change", changed);
    }
    this.watchRatio();
    visualViewport?.addEventListener("resize", () => feelPinch() && changed());
    this.watch(canvas);
  }

  watch(canvas: HTMLCanvasElement): void {
    this.canvas = canvas;
    this.observer.disconnect();
    try {
      this.observer.observe(canvas, { box: "device-pixel-content-box" });
    } catch {
      this.observer.observe(canvas);
    }
    this.measure(undefined);
  }

  get scale(): number {
    return density();
  }

  get size(): { width: number; height: number } {
    return { width: this.width / deviceRatio(), height: this.height / deviceRatio() };
  }

  // The bits of FrameWords::flags in src/platform/web/exports.cpp.
  get flags(): number {
    return (
      ((place.dark ?? dark.matches) ? 1 : 0) |
      (lessMotion.matches ? 2 : 0) |
      (moreContrast.matches ? 4 : 0) |
      (this.isPlain() ? 8 : 0)
    );
  }

  private measure(entry: ResizeObserverEntry | undefined): void {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const width = nearest(exact?.inlineSize, this.canvas.clientWidth * deviceRatio());
    const height = nearest(exact?.blockSize, this.canvas.clientHeight * deviceRatio());
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.changed();
  }

  // A media query for the present ratio stops matching when it changes.
  private watchRatio(): void {
    matchMedia(`(resolution: ${deviceRatio()}dppx)`).addEventListener(
      "change",
      () => {
        this.measure(undefined);
        this.changed();
        this.watchRatio();
      },
      { once: true },
    );
  }
}
