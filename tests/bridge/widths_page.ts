// In the browser: each sample as the client lays it out (web/bridge/glyphs.ts asked as
// src/ui/text_engine.cpp asks it) and as a span of the page has it. Device pixels.
import { Glyphs } from "../../web/bridge/glyphs";
import type { Module } from "../../web/bridge/module";
import { samples } from "./width_samples";

export type Width = { sample: string; weight: number; size: number; ours: number; dom: number };

declare global {
  interface Window {
    widths(): Width[];
  }
}

const textAt = 1024;
const languageAt = 512;
const callAt = 16;
const outAt = 1 << 19;
const rightToLeftBit = 1 << 5;
const sizes = [13, 15, 24];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

class Memory {
  readonly bytes = new Uint8Array(1 << 20);
  readonly view = new DataView(this.bytes.buffer);
  text(address: number, bytes: number): string {
    return decoder.decode(this.bytes.subarray(address, address + bytes));
  }
}

type Imports = { text_segment(call: number): number; text_measure(call: number): void };
type Call = { text: string; language: string; weight: number; size: number; rightToLeft?: boolean };
type Cut = { text: string; advance: number; flags: number };

class Bridge {
  private readonly memory = new Memory();
  private readonly imports: Imports;

  constructor(family: string, language: string) {
    const glyphs = new Glyphs(this.memory as unknown as Module, family, language, false);
    this.imports = glyphs.imports() as Imports;
  }

  // Of TextCall in src/platform/web/web_text_platform.cpp.
  private write(call: Call): void {
    const { view, bytes } = this.memory;
    const text = encoder.encode(call.text);
    const language = encoder.encode(call.language);
    bytes.set(text, textAt);
    bytes.set(language, languageAt);
    const words = [textAt, text.length, languageAt, language.length, call.weight];
    words.forEach((word, i) => view.setUint32(callAt + 4 * i, word, true));
    view.setFloat32(callAt + 20, call.size, true);
    view.setUint32(callAt + 24, call.rightToLeft === true ? 1 : 0, true);
    view.setUint32(callAt + 28, outAt, true);
  }

  cut(call: Call): Cut[] {
    this.write(call);
    const { view } = this.memory;
    const cuts: Cut[] = [];
    const count = this.imports.text_segment(callAt);
    for (let at = outAt; at < outAt + 16 * count; at += 16) {
      const begin = view.getUint32(at, true);
      const text = this.memory.text(textAt + begin, view.getUint32(at + 4, true) - begin);
      cuts.push({ text, advance: view.getFloat32(at + 8, true), flags: view.getUint32(at + 12, true) });
    }
    return cuts;
  }

  // Of one line: the sum of its units, or, where some run from right to left, the whole.
  width(call: Call): number {
    const cuts = this.cut(call);
    if (!cuts.some(({ flags }) => (flags & rightToLeftBit) !== 0)) {
      return cuts.reduce((sum, { advance }) => sum + advance, 0);
    }
    this.write({ ...call, rightToLeft: /^[\u0590-\u08FF]/.test(call.text) });
    this.imports.text_measure(callAt);
    return this.memory.view.getFloat32(outAt + 16, true);
  }
}

function placed(language: string, text: string, style: Partial<CSSStyleDeclaration>): HTMLSpanElement {
  const span = document.createElement("span");
  span.lang = language;
  span.dir = "auto";
  span.textContent = text;
  Object.assign(span.style, { position: "absolute", whiteSpace: "pre", lineHeight: "24px", ...style });
  document.getElementById("meaning")?.append(span);
  return span;
}

const family = getComputedStyle(document.getElementById("meaning") as Element).fontFamily;
const bridge = new Bridge(family, document.documentElement.lang);

window.widths = () => {
  const widths: Width[] = [];
  for (const { name, language, text } of samples) {
    for (const weight of [400, 600]) {
      for (const size of sizes) {
        const span = placed(language, text, { fontSize: `${size}px`, fontWeight: `${weight}` });
        const dom = span.getBoundingClientRect().width * devicePixelRatio;
        const ours = bridge.width({ text, language, weight, size: size * devicePixelRatio });
        widths.push({ sample: name, weight, size, ours, dom });
        span.remove();
      }
    }
  }
  return widths;
};
