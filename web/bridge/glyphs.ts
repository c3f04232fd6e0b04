// Text by the browser's own engine: cut, measured and drawn on a canvas that is uploaded once a
// frame and never read back. Serves src/platform/web/web_text_platform.cpp.
import { density } from "./density";
import type { Module } from "./module";
import { Neighbours } from "./neighbours";
import { segment } from "./segment";

// Of TextCall in src/platform/web/web_text_platform.cpp.
const isRightToLeft = 1;
const inClusters = 2;
const inLightInk = 4;
const isColoured = 8;

const gap = 1;
const widthsMax = 20000;
const digit = /\p{Nd}/u;

// As the page's own code.
const codeFamily = "ui-monospace, monospace";

type Face = { font: string; language: string; rightToLeft: boolean };

type Drawing = Face & {
  text: string;
  light: boolean;
  coloured: boolean;
  colour: string; // Of what has none of its own, where the unit is coloured.
  x: number; // In the atlas.
  y: number;
  width: number;
  height: number;
  originX: number;
  originY: number;
  pageX: number;
  pageY: number;
};

// Puts the upper `height` rows of a canvas into the atlas, piece by piece.
export type GlyphTarget = {
  upload(page: HTMLCanvasElement, width: number, height: number): void;
  copy(from: { x: number; y: number; width: number; height: number }, x: number, y: number): void;
};

// Where there is no canvas nothing is drawn (plain.ts), and lengths need only be likely.
const roughly = {
  font: "",
  measureText: (text: string) => ({
    width: 8 * text.length,
    fontBoundingBoxAscent: 12,
    fontBoundingBoxDescent: 4,
    actualBoundingBoxLeft: 0,
    actualBoundingBoxRight: 0,
  }),
} as unknown as CanvasRenderingContext2D;

// From ImGui's order of bytes; 0: the ink's own.
function cssColour(colour: number, light: boolean): string {
  if (colour === 0) return light ? "#fff" : "#000";
  return `rgb(${colour & 255} ${(colour >> 8) & 255} ${(colour >> 16) & 255})`;
}

export class Glyphs {
  private readonly page = document.createElement("canvas");
  private readonly pageWidth: number;
  private readonly pageHeight: number;
  private readonly context: CanvasRenderingContext2D;
  private readonly widths = new Map<string, number>();
  private readonly neighbours = new Neighbours();
  private ratio = 1;
  private zoom = 1; // How much text is enlarged when it is drawn.
  private face: Face = { font: "", language: "", rightToLeft: false };
  private waiting: Drawing[] = [];

  constructor(
    private readonly module: Module,
    private readonly family: string,
    private readonly pageLanguage: string,
    readBack: boolean,
  ) {
    // Where pixels are read back, each read copies the whole page: a small one is quicker.
    this.pageWidth = readBack ? 1024 : 2048;
    this.pageHeight = readBack ? 192 : 512;
    this.page.width = this.pageWidth;
    this.page.height = this.pageHeight;
    this.page.lang = pageLanguage;
    this.context = this.page.getContext("2d", { willReadFrequently: readBack }) ?? roughly;
  }

  imports(): WebAssembly.ModuleImports {
    return {
      text_metrics: (weight: number, size: number, out: number) => this.metrics(weight, size, out),
      text_segment: (call: number) => this.segment(call),
      text_measure: (call: number) => this.measure(call),
      text_draw: (call: number) => this.draw(call),
    };
  }

  // Nothing that was measured or drawn holds any more: the fonts changed.
  forget(): void {
    this.widths.clear();
    this.neighbours.forget();
    this.waiting = [];
    this.face = { font: "", language: "", rightToLeft: false };
  }

  private font(weight: number, size: number): string {
    return this.inPixels(weight, size / this.zoom);
  }

  private inPixels(weight: number, size: number): string {
    return `${weight || 400} ${size}px ${weight === 0 ? codeFamily : this.family}`;
  }

  // Some engines set text in CSS pixels and then enlarge it, others in device pixels; where
  // advances are rounded the two differ. Ours is set as the page's is.
  private settleZoom(): void {
    if (this.ratio === density()) return;
    this.ratio = density();
    this.zoom = 1;
    const sample = "Hamburgefonstiv 0123";
    const [inPage] = this.neighbours.widths([sample], this.pageLanguage, this.font(400, 13));
    const widthAt = (zoom: number): number => {
      this.zoom = zoom;
      this.context.font = this.font(400, 13 * this.ratio);
      return this.context.measureText(sample).width * zoom;
    };
    const away = (zoom: number): number => Math.abs(widthAt(zoom) - (inPage ?? 0) * this.ratio);
    this.zoom = away(this.ratio) + 0.5 < away(1) ? this.ratio : 1;
    this.widths.clear();
    this.face = { font: "", language: "", rightToLeft: false };
  }

  private use(face: Face): void {
    const context = this.context as CanvasRenderingContext2D & { lang?: string };
    if (face.language !== this.face.language) {
      if (context.lang !== undefined) context.lang = face.language;
      else {
        // The element's language is read when the font changes, and only of one in the page.
        this.page.lang = face.language;
        this.neighbours.hold(this.page);
        context.font = "1px x";
      }
      context.font = face.font;
    } else if (face.font !== this.face.font) {
      context.font = face.font;
    }
    if (face.rightToLeft !== this.face.rightToLeft) {
      context.direction = face.rightToLeft ? "rtl" : "ltr";
    }
    context.textAlign = "left";
    this.face = face;
  }

  private faceOf(call: number): Face {
    const view = this.module.view;
    const language = this.module.text(view.getUint32(call + 8, true), view.getUint32(call + 12, true));
    this.settleZoom();
    return {
      font: this.font(view.getInt32(call + 16, true), view.getFloat32(call + 20, true)),
      language: language === "" ? this.pageLanguage : language,
      rightToLeft: (view.getUint32(call + 24, true) & isRightToLeft) !== 0,
    };
  }

  // The same font in the page's own pixels.
  private pageFont(call: number): string {
    const view = this.module.view;
    const size = view.getFloat32(call + 20, true) / density();
    return this.inPixels(view.getInt32(call + 16, true), size);
  }

  private textOf(call: number): string {
    const view = this.module.view;
    return this.module.text(view.getUint32(call, true), view.getUint32(call + 4, true));
  }

  // A line that is one unit: with spaces that do not part it, so that it is set in one go and its
  // fonts are chosen as for the page's text. Not between digits, where it would change their order.
  private unitOf(call: number): string {
    const text = this.textOf(call);
    return text.replace(/ /g, (space, at: number) =>
      digit.test(text[at - 1] ?? "") && digit.test(text[at + 1] ?? "") ? space : "\u00A0",
    );
  }

  private metrics(weight: number, size: number, out: number): void {
    this.settleZoom();
    this.use({ font: this.font(weight, size), language: this.pageLanguage, rightToLeft: false });
    const measured = this.context.measureText("x");
    this.module.view.setFloat32(out, measured.fontBoundingBoxAscent * this.zoom, true);
    this.module.view.setFloat32(out + 4, measured.fontBoundingBoxDescent * this.zoom, true);
  }

  private widthOf(text: string): number {
    const key = `${this.face.font}\n${this.face.language}\n${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      if (this.widths.size >= widthsMax) this.widths.clear();
      width = this.context.measureText(text).width * this.zoom;
      this.widths.set(key, width);
    }
    return width;
  }

  private segment(call: number): number {
    const face = this.faceOf(call);
    const clusters = (this.module.view.getUint32(call + 24, true) & inClusters) !== 0;
    this.use(face);
    const units = segment(this.textOf(call), {
      language: face.language,
      clusters,
      measure: (text) => this.widthOf(text),
    });
    if (!clusters) this.neighbours.settle(units, face.language, this.pageFont(call));
    const view = this.module.view;
    let out = view.getUint32(call + 28, true);
    for (const unit of units) {
      view.setUint32(out, unit.begin, true);
      view.setUint32(out + 4, unit.end, true);
      view.setFloat32(out + 8, unit.advance, true);
      view.setUint32(out + 12, unit.flags, true);
      out += 16;
    }
    return units.length;
  }

  private measure(call: number): void {
    this.use(this.faceOf(call));
    const box = this.context.measureText(this.unitOf(call));
    const view = this.module.view;
    const out = view.getUint32(call + 28, true);
    const blank =
      box.actualBoundingBoxLeft + box.actualBoundingBoxRight <= 0 ||
      box.actualBoundingBoxAscent + box.actualBoundingBoxDescent <= 0;
    const padded = (length: number): number => (blank ? 0 : Math.ceil(length * this.zoom) + 1);
    view.setFloat32(out, padded(box.actualBoundingBoxLeft), true);
    view.setFloat32(out + 4, padded(box.actualBoundingBoxRight), true);
    view.setFloat32(out + 8, padded(box.actualBoundingBoxAscent), true);
    view.setFloat32(out + 12, padded(box.actualBoundingBoxDescent), true);
    view.setFloat32(out + 16, box.width * this.zoom, true);
  }

  private draw(call: number): void {
    const view = this.module.view;
    const flags = view.getUint32(call + 24, true);
    this.waiting.push({
      ...this.faceOf(call),
      text: this.unitOf(call),
      light: (flags & inLightInk) !== 0,
      coloured: (flags & isColoured) !== 0,
      x: view.getInt32(call + 32, true),
      y: view.getInt32(call + 36, true),
      width: view.getInt32(call + 40, true),
      height: view.getInt32(call + 44, true),
      originX: view.getFloat32(call + 48, true),
      originY: view.getFloat32(call + 52, true),
      colour: cssColour(view.getUint32(call + 56, true), (flags & inLightInk) !== 0),
      pageX: 0,
      pageY: 0,
    });
  }

  // Draws what this frame asked for. Called before the frame's own drawing.
  flush(target: GlyphTarget): void {
    while (this.waiting.length > 0) {
      const count = this.place();
      this.paint(this.waiting.slice(0, count), target);
      this.waiting = this.waiting.slice(count);
    }
  }

  // Finds places on the page, in rows; returns for how many of the waiting there was room.
  private place(): number {
    let x = 0;
    let y = 0;
    let rowHeight = 0;
    let count = 0;
    for (const drawing of this.waiting) {
      if (x + drawing.width > this.pageWidth) {
        x = 0;
        y += rowHeight + gap;
        rowHeight = 0;
      }
      if (y + drawing.height > this.pageHeight && count > 0) break;
      drawing.pageX = x;
      drawing.pageY = y;
      x += drawing.width + gap;
      rowHeight = Math.max(rowHeight, drawing.height);
      ++count;
    }
    return count;
  }

  private paint(drawings: readonly Drawing[], target: GlyphTarget): void {
    const context = this.context;
    const height = Math.min(this.pageHeight, Math.max(...drawings.map((d) => d.pageY + d.height)));
    const width = Math.min(this.pageWidth, Math.max(...drawings.map((d) => d.pageX + d.width)));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.pageWidth, height);
    const fill = (colour: string, which: (drawing: Drawing) => boolean): boolean => {
      context.fillStyle = colour;
      const chosen = drawings.filter(which);
      for (const drawing of chosen) {
        this.use(drawing);
        context.setTransform(
          this.zoom, 0, 0, this.zoom, drawing.pageX + drawing.originX, drawing.pageY + drawing.originY,
        );
        context.fillText(drawing.text, 0, 0);
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      return chosen.length > 0;
    };
    // Dark ink is drawn black, since engines thicken light text, and then made white: the texture
    // holds coverage, which the vertices colour. What has its own colours comes after that.
    if (fill("#000", (d) => !d.coloured && !d.light)) {
      context.globalCompositeOperation = "source-in";
      context.fillStyle = "#fff";
      context.fillRect(0, 0, width, height);
      context.globalCompositeOperation = "source-over";
    }
    fill("#fff", (d) => !d.coloured && d.light);
    for (const colour of new Set(drawings.map((d) => d.colour))) {
      fill(colour, (d) => d.coloured && d.colour === colour);
    }
    target.upload(this.page, width, height);
    for (const { pageX, pageY, width: w, height: h, x, y } of drawings) {
      target.copy({ x: pageX, y: pageY, width: w, height: h }, x, y);
    }
  }
}
