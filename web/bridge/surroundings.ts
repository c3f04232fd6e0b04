// The window as a frame needs it: size in device pixels, ratio, colours, motion. Tells when any of
// it changed. Serves src/platform/web/exports.cpp.

const dark = matchMedia("(prefers-color-scheme: dark)");
const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");
const moreContrast = matchMedia("(prefers-contrast: more)");
const forcedColours = matchMedia("(forced-colors: active)");

// The engine's own count of device pixels, unless an emulated ratio makes it a count of others.
function nearest(exact: number | undefined, computed: number): number {
  return exact !== undefined && Math.abs(exact - computed) < 2 ? exact : Math.round(computed);
}

export class Surroundings {
  private width = 0;
  private height = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly changed: () => void,
  ) {
    for (const query of [dark, lessMotion, moreContrast, forcedColours]) {
      query.addEventListener("change", changed);
    }
    this.watchRatio();
    const observer = new ResizeObserver(([entry]) => this.measure(entry));
    try {
      observer.observe(canvas, { box: "device-pixel-content-box" });
    } catch {
      observer.observe(canvas);
    }
    this.measure(undefined);
  }

  get scale(): number {
    return devicePixelRatio > 0 ? devicePixelRatio : 1;
  }

  get size(): { width: number; height: number } {
    return { width: this.width / this.scale, height: this.height / this.scale };
  }

  // The bits of FrameWords::flags in src/platform/web/exports.cpp.
  get flags(): number {
    return (
      (dark.matches ? 1 : 0) |
      (lessMotion.matches ? 2 : 0) |
      (moreContrast.matches || forcedColours.matches ? 4 : 0)
    );
  }

  private measure(entry: ResizeObserverEntry | undefined): void {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const width = nearest(exact?.inlineSize, this.canvas.clientWidth * this.scale);
    const height = nearest(exact?.blockSize, this.canvas.clientHeight * this.scale);
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.changed();
  }

  // A media query for the present ratio stops matching when it changes.
  private watchRatio(): void {
    matchMedia(`(resolution: ${this.scale}dppx)`).addEventListener(
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
