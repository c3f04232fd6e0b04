// What units gain or lose by standing side by side: kerning from kana to kana and over a space, a
// space in the font of its neighbour. A canvas sets words one by one and knows nothing of it, so the
// page itself is asked, once for each pair; drawn text then ends where the page's own text ends.
import { density } from "./density";
import { breakMandatory, rightToLeft, type Unit, whiteSpace } from "./segment";

const gainsMax = 20000;
const pairsMax = 400;
const lineMax = 2000;
// Widths of elements are whole 64ths of a CSS pixel: what is less is none.
const noticedPx = 1 / 24;
// Of these no two are ever kerned.
const square = /^[\u3400-\u9FFF\uAC00-\uD7A3]$/;

// A unit's last cluster, a space or nothing, and the next unit's first; `unit` is made wider.
type Pair = { key: string; unit: Unit; parts: [before: string, space: string, after: string] };

function pairsOf(units: readonly Unit[], prefix: string): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i + 1 < units.length; ++i) {
    let unit = units[i] as Unit;
    let next = units[i + 1] as Unit;
    if ((unit.flags & whiteSpace) !== 0) continue;
    const before = unit.last;
    let space = "";
    if (next.text === " " && i + 2 < units.length) {
      space = " ";
      unit = next;
      next = units[i + 2] as Unit;
    }
    if ((next.flags & whiteSpace) !== 0) continue;
    if (space === "" && square.test(before) && square.test(next.first)) continue;
    pairs.push({ key: `${prefix}${before}\n${space}${next.first}`, unit, parts: [before, space, next.first] });
  }
  return pairs;
}

export class Neighbours {
  private readonly holder = document.createElement("div");
  private readonly probe = document.createElement("div");
  private readonly gains = new Map<string, number>();

  constructor() {
    this.holder.setAttribute("aria-hidden", "true");
    Object.assign(this.holder.style, {
      position: "fixed", contain: "strict", visibility: "hidden", whiteSpace: "pre",
    });
    this.holder.append(this.probe);
    document.body.append(this.holder);
  }

  hold(canvas: HTMLCanvasElement): void {
    if (!canvas.isConnected) this.holder.append(canvas);
  }

  forget(): void {
    this.gains.clear();
  }

  // Adds to each unit's advance what stands between it and the next, in device pixels.
  settle(units: readonly Unit[], language: string, font: string): void {
    for (let begin = 0; begin < units.length; ) {
      let end = begin;
      while (end < units.length && (units[end] as Unit).flags !== (whiteSpace | breakMandatory)) ++end;
      const line = units.slice(begin, end);
      if (!line.some(({ flags }) => (flags & rightToLeft) !== 0)) this.settleLine(line, language, font);
      begin = end + 1;
    }
  }

  private settleLine(line: readonly Unit[], language: string, font: string): void {
    const unknown: Pair[] = [];
    for (const pair of pairsOf(line, `${font}\n${language}\n`)) {
      const gain = this.gains.get(pair.key);
      if (gain === undefined) unknown.push(pair);
      else pair.unit.advance += gain * density();
    }
    if (unknown.length === 0) return;
    this.ask(line, unknown.slice(0, pairsMax), language, font);
    for (const { key, unit } of unknown) unit.advance += (this.gains.get(key) ?? 0) * density();
  }

  // Of texts as the page sets them, in CSS pixels.
  widths(texts: readonly string[], language: string, font: string): number[] {
    this.probe.lang = language;
    this.probe.style.font = font;
    const boxes = texts.map((text) => {
      const box = document.createElement("span");
      box.style.display = "inline-block";
      box.textContent = text;
      return box;
    });
    this.probe.append(...boxes);
    const widths = boxes.map((box) => box.getBoundingClientRect().width);
    this.probe.textContent = "";
    return widths;
  }

  // Most lines are as wide as their units, which says it of all pairs at once.
  private ask(line: readonly Unit[], pairs: readonly Pair[], language: string, font: string): void {
    if (this.gains.size > gainsMax) this.gains.clear();
    const text = line.map((unit) => unit.text).join("");
    const sum = line.reduce((all, { advance }) => all + advance, 0) / density();
    const none = text.length <= lineMax && Math.abs((this.widths([text], language, font)[0] ?? 0) - sum) < noticedPx;
    const widths = none ? [] : this.widths(pairs.flatMap(({ parts }) => [parts.join(""), ...parts]), language, font);
    pairs.forEach(({ key }, i) => {
      const [together = 0, ...alone] = widths.slice(4 * i, 4 * i + 4);
      const gain = alone.reduce((rest, width) => rest - width, together);
      this.gains.set(key, Math.abs(gain) < noticedPx ? 0 : gain);
    });
  }
}
