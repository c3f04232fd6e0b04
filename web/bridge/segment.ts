// Cuts text into units: what is drawn, measured and kept as one. Pure, so that it runs under node.
// Serves src/platform/web/web_text_platform.cpp through glyphs.ts.

export type Unit = {
  begin: number; // Bytes of UTF-8.
  end: number;
  advance: number;
  flags: number;
  text: string;
  // Its outermost clusters: what its neighbours see of it.
  first: string;
  last: string;
};

export type Segmenting = {
  language: string;
  // Only between clusters, nothing joined.
  clusters: boolean;
  measure(text: string): number;
};

// As src/platform/web/web_text_platform.cpp reads them; the lowest two bits say where lines end.
export const breakForbidden = 0;
export const breakAllowed = 1;
export const breakMandatory = 2;
export const whiteSpace = 1 << 2;
export const single = 1 << 3;
export const coloured = 1 << 4;
export const rightToLeft = 1 << 5;

const clustersMax = 64;
const unitMaxPx = 512;
const sameWidthPx = 0.25;
const wholePixelPx = 1 / 16;

const enum Class {
  Word,
  Space,
  Newline,
  Emoji,
  Ideograph,
  SouthEast, // Thai, Lao, Khmer, Myanmar: words without spaces.
}

type Cluster = { text: string; begin: number; end: number; kind: Class };

// JIS X 4051: what may not begin a line, and what may not end one.
const noStart = new Set(
  "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー’”）〕］｝〉》」』】〙〗〟｠»ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ〜゠–…‥％‰′″℃，．：；！？)]},.:;!?%。」、・｣､｡･",
);
const noEnd = new Set("‘“（〔［｛〈《「『【〘〖〝｟«([{「｢￥＄＃$¥#");

// Full-width marks of which neighbours share their white space (CSS text-spacing-trim).
const wideMark = /^[、。，．・：；「」『』（）［］｛｝〔〕〈〉《》【】〖〗]$/;

const emoji = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=.*\uFE0F)|[0-9#*]\uFE0F?\u20E3)/su;
const rtl = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}]|[\u{1E800}-\u{1EFFF}]/u;
const addressLike = /:\/\/|^www\.|^[^\s/]+\/[^\s/]+\//;
const numberLike = /^[0-9:.,/#%+()-]+$/;

function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; ++i) {
    const c = text.charCodeAt(i);
    if (c < 0x80) bytes += 1;
    else if (c < 0x800) bytes += 2;
    else if (c >= 0xd800 && c < 0xdc00) {
      bytes += 4;
      ++i;
    } else bytes += 3;
  }
  return bytes;
}

function isSpace(c: number): boolean {
  return (
    c === 0x20 || c === 0x09 || c === 0x1680 || c === 0x200b || c === 0x205f || c === 0x3000 ||
    (c >= 0x2000 && c <= 0x200a && c !== 0x2007)
  );
}

function isIdeograph(c: number): boolean {
  return (
    (c >= 0x2e80 && c <= 0x312f) || (c >= 0x31a0 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ||
    (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff01 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) ||
    (c >= 0x20000 && c <= 0x3ffff) || (c >= 0xa000 && c <= 0xa4cf)
  );
}

function classOf(text: string): Class {
  const c = text.codePointAt(0) ?? 0;
  if (c === 0x0a || c === 0x0d || c === 0x2028 || c === 0x2029) return Class.Newline;
  if (isSpace(c)) return Class.Space;
  if (text.length === 1 && c < 0x2000) {
    return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff)
      ? Class.SouthEast
      : Class.Word;
  }
  if ((c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff)) {
    return Class.SouthEast;
  }
  if (emoji.test(text)) return Class.Emoji;
  return isIdeograph(c) ? Class.Ideograph : Class.Word;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const wordsByLanguage = new Map<string, Intl.Segmenter>();

function wordsOf(text: string): Iterable<{ segment: string }> {
  const c = text.charCodeAt(0);
  const language = c < 0x0e80 ? "th" : c < 0x1000 ? "lo" : c < 0x1780 ? "my" : "km";
  let segmenter = wordsByLanguage.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    wordsByLanguage.set(language, segmenter);
  }
  return segmenter.segment(text);
}

function* clusterTexts(text: string): Iterable<string> {
  // What ASCII joins is a carriage return and a newline only.
  if (/^[\x00-\x7F]*$/.test(text)) {
    for (let i = 0; i < text.length; ++i) {
      const pair = text[i] === "\r" && text[i + 1] === "\n";
      yield pair ? "\r\n" : (text[i] as string);
      if (pair) ++i;
    }
    return;
  }
  for (const { segment } of graphemes.segment(text)) yield segment;
}

function clustersOf(text: string): Cluster[] {
  const clusters: Cluster[] = [];
  let begin = 0;
  for (const cluster of clusterTexts(text)) {
    const end = begin + bytesOf(cluster);
    clusters.push({ text: cluster, begin, end, kind: classOf(cluster) });
    begin = end;
  }
  return clusters;
}

function isSingle(cluster: string): boolean {
  const c = cluster.charCodeAt(0);
  return cluster.length === 1 && (c < 0xd800 || c > 0xf8ff);
}

function textOf(clusters: readonly Cluster[]): string {
  let text = "";
  for (const cluster of clusters) text += cluster.text;
  return text;
}

// Where a run of word clusters may be broken inside: after hyphens, and in addresses.
function breaksInside(run: readonly Cluster[]): number[] {
  const whole = textOf(run);
  const address = addressLike.test(whole);
  const stops: number[] = [];
  for (let i = 0; i + 1 < run.length; ++i) {
    const mark = run[i]?.text ?? "";
    const next = run[i + 1]?.text ?? "";
    const hyphen = /^[-\u2010\u2013\u2014]$/.test(mark) && i > 0 && /^[\p{L}\p{N}]/u.test(next);
    const numbered = hyphen && /^[0-9]/.test(next) && !/\p{L}/u.test(run[i - 1]?.text ?? "");
    const part = address && /^[/?&.=_]$/.test(mark) && !/^[/?&.=]$/.test(next);
    if ((hyphen && !numbered) || part) stops.push(i + 1);
  }
  stops.push(run.length);
  return stops;
}

class Segmenter {
  readonly units: Unit[] = [];

  constructor(private readonly options: Segmenting) {}

  add(clusters: readonly Cluster[], flags: number): void {
    const first = clusters[0];
    const last = clusters[clusters.length - 1];
    if (first === undefined || last === undefined) return;
    const text = textOf(clusters);
    const space = this.options.measure(" ");
    let advance = 0;
    if (first.kind === Class.Newline) advance = space;
    else if (first.kind === Class.Space) {
      for (const { text: c } of clusters) advance += c === "\t" ? 4 * space : c === "\u200B" ? 0 : this.options.measure(c);
    } else advance = this.options.measure(text);
    this.units.push({
      begin: first.begin,
      end: last.end,
      advance,
      flags: flags | (rtl.test(text) ? rightToLeft : 0),
      text,
      first: first.text,
      last: last.text,
    });
  }

  // At most clustersMax clusters and unitMaxPx, else several units that hang together.
  addLimited(clusters: readonly Cluster[], flags: number): void {
    for (let begin = 0; begin < clusters.length; ) {
      let count = Math.min(clusters.length - begin, clustersMax);
      while (count > 1 && this.options.measure(textOf(clusters.slice(begin, begin + count))) > unitMaxPx) {
        count = Math.ceil(count / 2);
      }
      this.add(clusters.slice(begin, begin + count), flags);
      begin += count;
    }
  }

  // A piece of a word without a break inside. Digits stand alone where nothing is lost by it: they
  // add up to the whole, and each ends on a whole pixel, so that their gaps stay even.
  addPiece(piece: readonly Cluster[]): void {
    const text = textOf(piece);
    if (numberLike.test(text) && text.length <= clustersMax) {
      const widths = piece.map(({ text: c }) => this.options.measure(c));
      const sum = widths.reduce((all, width) => all + width, 0);
      const even = widths.every((width) => Math.abs(width - Math.round(width)) <= wholePixelPx);
      if (even && Math.abs(sum - this.options.measure(text)) <= sameWidthPx) {
        for (const cluster of piece) this.add([cluster], single);
        return;
      }
    }
    const alone = piece.length === 1 && isSingle(text);
    this.addLimited(piece, alone && !rtl.test(text) ? single : 0);
  }

  // Marks that the browser sets closer together than one by one are one unit; else each is its own.
  addMarks(run: readonly Cluster[]): void {
    let sum = 0;
    for (const { text } of run) sum += this.options.measure(text);
    const closer = run.length > 1 && this.options.measure(textOf(run)) < sum - sameWidthPx;
    if (closer) this.addLimited(run, breakAllowed);
    else for (const cluster of run) this.add([cluster], single | breakAllowed);
  }

  addWord(run: readonly Cluster[]): void {
    let begin = 0;
    for (const stop of breaksInside(run)) {
      this.addPiece(run.slice(begin, stop));
      this.allowBreak(breakAllowed);
      begin = stop;
    }
  }

  addSouthEast(run: readonly Cluster[]): void {
    let at = 0;
    for (const { segment } of wordsOf(textOf(run))) {
      const begin = at;
      for (let length = 0; length < segment.length && at < run.length; ++at) {
        length += run[at]?.text.length ?? 1;
      }
      this.addLimited(run.slice(begin, at), 0);
      this.allowBreak(breakAllowed);
    }
  }

  allowBreak(kind: number): void {
    const last = this.units[this.units.length - 1];
    if (last !== undefined) last.flags = (last.flags & ~3) | kind;
  }

  // Takes back what the rules for a line's begin and end forbid.
  settleBreaks(): void {
    for (let i = 0; i + 1 < this.units.length; ++i) {
      const unit = this.units[i] as Unit;
      const next = this.units[i + 1] as Unit;
      if ((unit.flags & 3) !== breakAllowed || (unit.flags & whiteSpace) !== 0) continue;
      const before = unit.last.at(-1) ?? "";
      const after = next.first[0] ?? "";
      if ((next.flags & whiteSpace) !== 0 || noEnd.has(before) || noStart.has(after)) {
        unit.flags &= ~3;
      }
    }
  }
}

function runEnd(clusters: readonly Cluster[], begin: number): number {
  const kind = clusters[begin]?.kind;
  let end = begin + 1;
  while (end < clusters.length && clusters[end]?.kind === kind) ++end;
  return end;
}

export function segment(text: string, options: Segmenting): Unit[] {
  const clusters = clustersOf(text);
  const segmenter = new Segmenter(options);
  for (let i = 0; i < clusters.length; ) {
    const cluster = clusters[i] as Cluster;
    let end = i + 1;
    if (cluster.kind === Class.Newline) {
      segmenter.add([cluster], whiteSpace | breakMandatory);
    } else if (cluster.kind === Class.Space) {
      end = options.clusters ? end : Math.min(runEnd(clusters, i), i + clustersMax);
      segmenter.add(clusters.slice(i, end), whiteSpace | breakAllowed);
    } else if (cluster.kind === Class.Emoji) {
      segmenter.add([cluster], coloured | breakAllowed);
    } else if (wideMark.test(cluster.text) && !options.clusters) {
      while (end < clusters.length && end < i + clustersMax && wideMark.test(clusters[end]?.text ?? "")) ++end;
      segmenter.addMarks(clusters.slice(i, end));
    } else if (cluster.kind === Class.Ideograph || options.clusters) {
      segmenter.add([cluster], (isSingle(cluster.text) ? single : 0) | breakAllowed);
    } else {
      end = runEnd(clusters, i);
      const run = clusters.slice(i, end);
      if (cluster.kind === Class.SouthEast) segmenter.addSouthEast(run);
      else segmenter.addWord(run);
      const next = clusters[end];
      const joins = next !== undefined && (next.kind === Class.Word || next.kind === Class.SouthEast);
      if (joins) segmenter.allowBreak(breakForbidden);
    }
    i = end;
  }
  segmenter.settleBreaks();
  return segmenter.units;
}
