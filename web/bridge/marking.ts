// Marks in what is being written (domain/rich_text.h), by a button or a key. The text changes as by
// typing, so that the browser's own undo takes it back.

// By the letter that is pressed with Control or Command.
export const markKeys: Record<string, string> = { b: "strong", e: "code", k: "link" };

const around: Record<string, string> = { strong: "**", code: "`" };

function replace(area: HTMLTextAreaElement, from: number, to: number, text: string): void {
  area.setSelectionRange(from, to);
  // The only way that keeps what was typed undoable; where it is missing, the text changes all the same.
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function enclose(area: HTMLTextAreaElement, sign: string): void {
  const { value, selectionStart: from, selectionEnd: to } = area;
  const size = sign.length;
  const enclosed = value.slice(from - size, from) === sign && value.slice(to, to + size) === sign;
  const words = value.slice(from, to);
  if (enclosed) {
    replace(area, from - size, to + size, words);
    area.setSelectionRange(from - size, to - size);
  } else {
    replace(area, from, to, sign + words + sign);
    area.setSelectionRange(from + size, to + size);
  }
}

function link(area: HTMLTextAreaElement): void {
  const { value, selectionStart: from, selectionEnd: to } = area;
  const words = value.slice(from, to);
  const isAddress = /^(https?:\/\/|mailto:)\S+$/i.test(words);
  const address = isAddress ? words : "https://";
  replace(area, from, to, `[${isAddress ? "" : words}](${address})`);
  // What is missing is typed next.
  if (isAddress || words === "") area.setSelectionRange(from + 1, from + 1);
  else area.setSelectionRange(from + words.length + 3, from + words.length + 3 + address.length);
}

// Whole lines get what they begin with, or lose it where all have it.
function begin(area: HTMLTextAreaElement, lead: (line: number) => string, has: RegExp): void {
  const { value, selectionStart, selectionEnd } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const next = value.indexOf("\n", selectionEnd);
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split("\n");
  const all = lines.every((line) => has.test(line));
  const text = lines.map((line, i) => (all ? line.replace(has, "") : lead(i) + line)).join("\n");
  replace(area, from, to, text);
  area.setSelectionRange(lines.length > 1 ? from : from + text.length, from + text.length);
}

export function mark(area: HTMLTextAreaElement, kind: string): void {
  area.focus();
  const several = area.value.slice(area.selectionStart, area.selectionEnd).includes("\n");
  if (kind === "code" && several) enclose(area, "\n```\n");
  else if (around[kind] !== undefined) enclose(area, around[kind]);
  else if (kind === "link") link(area);
  else if (kind === "quote") begin(area, () => "> ", /^> ?/);
  else if (kind === "numbers") begin(area, (line) => `${line + 1}. `, /^\d+\. /);
  else begin(area, () => "- ", /^- /);
}
