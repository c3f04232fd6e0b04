// What is copied or dragged away is the text as it is meant: in reading order, without the line ends
// of the layout, paragraphs and rows on lines of their own, cells apart by tabs. And without its
// style: elsewhere it must not be transparent.

const strength = ["", " ", "\t", "\n"];

// How an element stands apart from its neighbours.
function apart(element: Element): string {
  if (!element.classList.contains("node")) return "";
  const role = element.getAttribute("role");
  if (role === "cell" || role === "columnheader") return "\t";
  return element.matches("a,button,span,time") ? " " : "\n";
}

// The strongest of all that ends or begins between two texts.
function between(last: Element, next: Element): string {
  let found = "";
  for (const [from, other] of [[last, next], [next, last]] as const) {
    for (let at: Element | null = from; at !== null && !at.contains(other); at = at.parentElement) {
      const own = apart(at);
      if (strength.indexOf(own) > strength.indexOf(found)) found = own;
    }
  }
  return found;
}

// An empty line between two paragraphs of a message has the height of a line.
const emptyLinePx = 26;

function emptyLines(last: Element, next: Element): string {
  const before = last.closest("p,pre");
  const after = next.closest("p,pre");
  if (before === null || after === null || before === after) return "";
  if (before.closest("article") !== after.closest("article")) return "";
  const room = after.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
  return "\n".repeat(Math.max(0, Math.floor(room / emptyLinePx + 0.2)));
}

// What an item of a message begins with, as it is written.
function signOf(item: Element): string {
  const list = item.parentElement;
  if (list === null || list.hasAttribute("aria-label") || item.closest("article") === null) return "";
  return list.tagName === "OL" ? `${[...list.children].indexOf(item) + 1}. ` : "- ";
}

export function meantText(selection: Selection, root: Element): string {
  let text = "";
  let last: Element | undefined;
  const range = selection.getRangeAt(0);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement as Element;
    if (!range.intersectsNode(node)) continue;
    const begin = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    if (begin >= end) continue;
    let gap = last === undefined ? "" : between(last, parent);
    if (gap === "\n" && last !== undefined) gap += emptyLines(last, parent);
    const item = parent.closest("li");
    const sign = gap.startsWith("\n") && item !== null && !item.contains(last ?? null) ? signOf(item) : "";
    text = (gap === "" ? text : text.trimEnd() + gap) + sign + node.data.slice(begin, end);
    last = parent;
  }
  return text;
}

export function copyAsMeant(root: HTMLElement): void {
  const take = (event: Event, data: DataTransfer | null): boolean => {
    const selection = getSelection();
    const { target } = event;
    const ownText = target instanceof Element && target.matches("input,textarea,a,a *");
    if (selection === null || selection.isCollapsed || ownText || !selection.containsNode(root, true)) {
      return false;
    }
    data?.clearData();
    data?.setData("text/plain", meantText(selection, root));
    return true;
  };
  addEventListener("copy", (event) => {
    if (take(event, event.clipboardData)) event.preventDefault();
  });
  // A link that is dragged is a link; text that is dragged is its text.
  addEventListener("dragstart", (event) => void take(event, event.dataTransfer));
}
