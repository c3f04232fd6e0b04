// What the bridge cuts text into, under node: clusters, units, and where lines may end. Ends with
// `N passed, N failed`.
//
//   node scripts/run_ts.mjs tests/bridge/segment_test.ts
import {
  breakAllowed, breakMandatory, coloured, rightToLeft, segment, single, type Unit, whiteSpace,
} from "../../web/bridge/segment";

// Half as wide as high but for Han, kana and Hangul; "AV" is kerned.
function measure(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\uD7FF\uF900-\uFFEF]|[\u{1F000}-\u{3FFFF}]/u.test(character) ? 10 : 5;
  return width - (text.match(/AV/g)?.length ?? 0);
}

function unitsOf(text: string, language = "en", clusters = false): Unit[] {
  return segment(text, { language, clusters, measure });
}

function textsOf(text: string, units: readonly Unit[]): string[] {
  const bytes = new TextEncoder().encode(text);
  return units.map(({ begin, end }) => new TextDecoder().decode(bytes.subarray(begin, end)));
}

const cut = (text: string, language = "en"): string => textsOf(text, unitsOf(text, language)).join("|");

// The text with a bar wherever a line may end.
function breaks(text: string, language = "en"): string {
  const units = unitsOf(text, language);
  const texts = textsOf(text, units);
  return texts
    .map((part, i) => part + ((units[i] as Unit).flags & 3 && i + 1 < texts.length ? "|" : ""))
    .join("");
}

let passed = 0;
let failed = 0;
function promise(sentence: string, keep: () => void): void {
  try {
    keep();
    ++passed;
  } catch (error) {
    ++failed;
    console.error(`FAIL ${sentence}\n     ${String(error)}`);
  }
}
function same(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${left} is not ${right}`);
}

promise("units cover the text without gaps, in bytes of UTF-8", () => {
  for (const text of ["", "plain", "日本語 text 👨‍👩‍👧‍👦\r\nمرحبا\t\u200Bend", "\uE000\u{20BB7}", "é e\u0301"]) {
    let at = 0;
    for (const { begin, end } of unitsOf(text)) {
      same(begin, at);
      at = end;
    }
    same(at, new TextEncoder().encode(text).length);
  }
});

promise("a Latin word is one unit, kerned as a whole", () => {
  same(cut("AVATAR to me"), "AVATAR| |to| |me");
  same(unitsOf("AVA")[0]?.advance, 14);
  same((unitsOf("word")[0]?.flags ?? 0) & single, 0);
});

promise("digits, kana and kanji stand alone", () => {
  same(cut("#12 14:05"), "#|1|2| |1|4|:|0|5");
  same(cut("日本ご"), "日|本|ご");
  for (const unit of unitsOf("日14")) same(unit.flags & single, single);
});

promise("digits that end between pixels stay together, so that their gaps are even", () => {
  const units = segment("1405", { language: "en", clusters: false, measure: (text) => text.length * 7.4 });
  same(units.length, 1);
});

promise("an emoji with all that belongs to it is one coloured unit", () => {
  same(cut("a👨‍👩‍👧‍👦b"), "a|👨‍👩‍👧‍👦|b");
  same(cut("🇫🇷🇯🇵"), "🇫🇷|🇯🇵");
  same(cut("👋🏽1️⃣❤️"), "👋🏽|1️⃣|❤️");
  for (const unit of unitsOf("👋🏽1️⃣❤️")) same(unit.flags & (coloured | single), coloured);
  same((unitsOf("™")[0]?.flags ?? 0) & coloured, 0);
});

promise("private use and what is above the BMP are never themselves", () => {
  for (const text of ["\uE000", "\uF8FF", "\u{20BB7}", "\u{1D400}"]) {
    for (const unit of unitsOf(text)) same(unit.flags & single, 0);
  }
});

promise("no line begins with a closing mark or ends with an opening one", () => {
  same(breaks("日本「語」です。次", "ja"), "日|本|「語」|で|す。|次");
  same(breaks("サッカー、ちょっと", "ja"), "サッ|カー、|ちょっ|と");
  same(breaks("価格（税込）は", "ja"), "価|格|（税|込）|は");
});

promise("whatever is written in Japanese, no line begins or ends with a mark that may not", () => {
  const marks = "、。」』）】ーぁっゃゅょァッャュョ々！？「『（【";
  const letters = "日本語のカナabc 12";
  const noStart = /^[、。」』）】ーぁっゃゅょァッャュョ々！？]/;
  const noEnd = /[「『（【]$/;
  let seed = 7;
  const next = (count: number): number => (seed = (seed * 48271) % 2147483647) % count;
  for (let round = 0; round < 500; ++round) {
    let text = "日";
    for (let i = 0; i < 40; ++i) {
      const from = next(3) === 0 ? marks : letters;
      text += from[next(from.length)];
    }
    // After a space of the person's own a line may end whatever follows.
    const lines = breaks(text, "ja").split("|");
    same(lines.join(""), text);
    lines.forEach((line, i) => {
      const afterSpace = i > 0 && lines[i - 1]?.endsWith(" ") === true;
      if (!afterSpace && noStart.test(line)) throw new Error(`${line} begins a line of ${text}`);
      if (i + 1 < lines.length && noEnd.test(line)) throw new Error(`${line} ends a line of ${text}`);
    });
  }
});

promise("what joins joins, and what parts parts", () => {
  same(breaks("10\u00A0kg of\u202Fit"), "10\u00A0kg |of\u202Fit");
  same(breaks("a\u2060b-\u2060c d"), "a\u2060b-\u2060c |d");
  same(breaks("long\u200Bword"), "long\u200B|word");
});

promise("full-width marks that share their space are one unit", () => {
  const closer = (text: string): number => measure(text) - (text.match(/[。」](?=[「」])/g)?.length ?? 0) * 5;
  const text = "です。「はい」";
  const units = segment(text, { language: "ja", clusters: false, measure: closer });
  same(textsOf(text, units).join("|"), "で|す|。「|は|い|」");
  same(units[2]?.advance, 15);
  same((units[1]?.flags ?? 0) & 3, 0);
});

promise("Latin among Japanese may be broken off, its marks may not", () => {
  same(breaks("注文ABCの", "ja"), "注|文|ABC|の");
  same(breaks("注文(ABC)の。", "ja"), "注|文|(ABC)|の。");
});

promise("lines end after spaces and hyphens, not inside numbers", () => {
  same(breaks("well-known fact"), "well-|known |fact");
  same(breaks("2026-11-22 or -5"), "2026-11-22 |or |-5");
  same(breaks("no\u00A0break"), "no\u00A0break");
});

promise("an address may be broken after its separators", () => {
  same(breaks("https://a.example/b/c?d=e&f"), "https://|a.|example/|b/|c?|d=|e&|f");
  same(breaks("and/or"), "and/or");
});

promise("Thai is broken between words", () => {
  same(breaks("สวัสดีครับ", "th"), "สวัสดี|ครับ");
});

promise("a newline ends a line and is not drawn", () => {
  const flags = unitsOf("a\nb")[1]?.flags ?? 0;
  same(flags & 3, breakMandatory);
  same(flags & whiteSpace, whiteSpace);
  same(cut("a\r\nb"), "a|\r\n|b");
});

promise("right-to-left words say so", () => {
  same((unitsOf("مرحبا")[0]?.flags ?? 0) & rightToLeft, rightToLeft);
  same((unitsOf("abc")[0]?.flags ?? 0) & rightToLeft, 0);
});

promise("a unit is at most 64 clusters and 512 pixels", () => {
  const units = unitsOf("w".repeat(100_000));
  for (const { begin, end, advance } of units) {
    if (end - begin > 64 || advance > 512) throw new Error(`${end - begin} clusters, ${advance} px`);
  }
  for (const unit of units.slice(0, -1)) same(unit.flags & 3, 0);
});

promise("between clusters everything comes apart", () => {
  const text = "क्षe\u0301a";
  same(textsOf(text, unitsOf(text, "hi", true)).at(-1), "a");
  same(textsOf(text, unitsOf(text, "hi", true)).at(-2), "e\u0301");
  for (const unit of unitsOf("abc", "en", true)) same(unit.flags & 3, breakAllowed);
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
