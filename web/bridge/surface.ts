// A canvas that shows pixels the module has drawn in its memory. Where the engine can be handed a
// whole picture it is: a canvas that is drawn on is copied by Chromium for every frame it is in,
// changed or not, and one that was handed a picture only when there is a new one.
let stage: OffscreenCanvas | undefined;
let stageContext: OffscreenCanvasRenderingContext2D | null = null;

// The stage on which pictures are made before they are handed over; null where there is none.
function stageOf(width: number, height: number): OffscreenCanvasRenderingContext2D | null {
  if (typeof OffscreenCanvas !== "function") return null;
  if (stage === undefined) {
    stage = new OffscreenCanvas(width, height);
    stageContext = stage.getContext("2d", { alpha: false });
  }
  if (stage.width !== width || stage.height !== height) {
    stage.width = width;
    stage.height = height;
  }
  return stageContext;
}

export class Surface {
  private readonly handed: ImageBitmapRenderingContext | null;
  private readonly drawn: CanvasRenderingContext2D | null = null;

  constructor(readonly canvas: HTMLCanvasElement) {
    this.handed = stageOf(1, 1) && canvas.getContext("bitmaprenderer", { alpha: false });
    if (this.handed !== null) return;
    this.drawn = canvas.getContext("2d", { alpha: false });
    if (this.drawn === null) throw new Error("no 2D canvas");
  }

  // `top` to `bottom` are the rows that have changed since the last picture of this size.
  show(picture: ImageData, top: number, bottom: number): void {
    const { canvas } = this;
    const { width, height } = picture;
    const resized = canvas.width !== width || canvas.height !== height;
    if (resized) {
      canvas.width = width;
      canvas.height = height;
    }
    if (this.handed !== null) {
      const context = stageOf(width, height)!;
      context.putImageData(picture, 0, 0);
      this.handed.transferFromImageBitmap(context.canvas.transferToImageBitmap());
    } else if (resized) {
      this.drawn!.putImageData(picture, 0, 0);
    } else {
      this.drawn!.putImageData(picture, 0, 0, 0, top, width, bottom - top);
    }
  }
}
