// The native element of each role, and what of a node goes where in it. Nothing here goes through
// style attributes or markup, so the page's content security policy can be strict.
import { markKeys } from "./marking";
import { type NodeParts, Part, Role, State } from "./nodes";

export type Mirrored = {
  handle: number;
  role: Role;
  parts: NodeParts;
  // What stands in the document, where children go, and what takes focus and states.
  outer: HTMLElement;
  content: HTMLElement;
  control: HTMLElement;
  // The text layer, in front of any children.
  layer: Node[];
  parent: Mirrored | undefined;
};

const tags: Partial<Record<Role, string>> = {
  [Role.Banner]: "header",
  [Role.Navigation]: "nav",
  [Role.Main]: "main",
  [Role.Form]: "form",
  [Role.Search]: "form",
  [Role.Paragraph]: "p",
  [Role.Text]: "span",
  [Role.Time]: "time",
  [Role.Link]: "a",
  [Role.Button]: "button",
  [Role.Tab]: "button",
  [Role.TextField]: "input",
  [Role.TextArea]: "textarea",
  [Role.Select]: "select",
  [Role.Checkbox]: "input",
  [Role.Image]: "img",
  [Role.Radio]: "input",
  [Role.List]: "ul",
  [Role.ListItem]: "li",
  [Role.Article]: "article",
  [Role.Dialog]: "dialog",
  [Role.Quote]: "blockquote",
  [Role.Code]: "pre",
};

const ariaRoles: Partial<Record<Role, string>> = {
  [Role.Table]: "table",
  [Role.Row]: "row",
  [Role.ColumnHeader]: "columnheader",
  [Role.Cell]: "cell",
  [Role.Status]: "status",
  [Role.Alert]: "alert",
  [Role.RadioGroup]: "radiogroup",
  [Role.Search]: "search",
  [Role.Toolbar]: "toolbar",
  [Role.Separator]: "separator",
  [Role.TabList]: "tablist",
  [Role.Tab]: "tab",
  [Role.TabPanel]: "tabpanel",
  // Lists without bullets are no lists to some engines.
  [Role.List]: "list",
};

// Their name is what they hold; the others' is an attribute.
const namedByText = new Set<Role>([
  Role.Heading, Role.Paragraph, Role.Text, Role.Time, Role.Link, Role.Button, Role.ColumnHeader,
  Role.Cell, Role.ListItem, Role.Status, Role.Alert, Role.Code, Role.Tab,
]);

// Those whose label stands beside them.
export const isCheck = (role: Role): boolean => role === Role.Checkbox || role === Role.Radio;

export const isButton = (role: Role): boolean => role === Role.Button || role === Role.Tab;

export const isField = (role: Role): boolean =>
  role === Role.TextField || role === Role.TextArea || role === Role.Select || isCheck(role);

function set(element: Element, attribute: string, value: string | undefined): void {
  if (value === undefined || value === "") element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

function make(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

// What a phone's keyboard is, begins words with, and says that its Enter does.
type Hints = { type: string; mode: string; capitals: string; enter: string };
const hints = (type: string, mode: string, capitals: string, enter: string): Hints => ({ type, mode, capitals, enter });

// By FieldKind. A number is a text, since a number field refuses full-width digits and others' commas.
const kinds: Hints[] = [
  hints("text", "", "sentences", "send"),
  hints("email", "", "none", "send"),
  hints("search", "", "none", "search"),
  hints("date", "", "none", "send"),
  hints("text", "decimal", "none", "send"),
  hints("tel", "", "none", "send"),
  hints("time", "", "none", "send"),
  hints("file", "", "none", ""),
  hints("file", "", "none", ""),
];
const searchKind = 2;
const severalFiles = 8;
const areaHints = hints("", "", "sentences", "enter");

function hint(control: HTMLElement, { mode, capitals, enter }: Hints): void {
  control.autocapitalize = capitals;
  set(control, "inputmode", mode);
  // Not every engine has the property.
  control.setAttribute("enterkeyhint", enter);
  control.spellcheck = capitals === "sentences";
}

function applyKind(control: HTMLElement, kind: number): void {
  const own = kinds[kind] ?? areaHints;
  (control as HTMLInputElement).type = own.type;
  (control as HTMLInputElement).multiple = kind === severalFiles;
  hint(control, own);
}

function tagOf(role: Role, level: number): string {
  if (role === Role.Heading) return `h${Math.min(6, Math.max(1, level))}`;
  return role === Role.List && level > 0 ? "ol" : (tags[role] ?? "div");
}

export function makeElement(handle: number, role: Role, parts: NodeParts): Mirrored {
  const tag = tagOf(role, parts.level);
  const control = make(tag, "node");
  const node: Mirrored = {
    handle, role, parts, outer: control, content: control, control, layer: [], parent: undefined,
  };
  set(control, "role", ariaRoles[role]);
  // The skip link leads to "#main".
  control.id = role === Role.Main ? "main" : `n${handle}`;
  if (isField(role)) {
    control.className = "control";
    if (role === Role.TextField || role === Role.TextArea) control.dir = "auto";
    if (role === Role.TextArea) hint(control, areaHints);
    else if (role === Role.TextField) applyKind(control, parts.fieldKind);
    if (isCheck(role)) (control as HTMLInputElement).type = role === Role.Radio ? "radio" : "checkbox";
    const label = make("label", isCheck(role) ? "beside text" : "label") as HTMLLabelElement;
    label.htmlFor = control.id;
    const description = make("span", "description");
    description.id = `d${handle}`;
    node.outer = make("div", "node field");
    // Beside its field, the label lies in front: its words can be selected, and press it.
    node.outer.append(...(isCheck(role) ? [control, label] : [label, control]), description);
  } else if (role === Role.Scroller) {
    control.className = "node scroller";
    control.tabIndex = 0;
    node.content = make("div", "content");
    control.append(node.content);
  } else if (isButton(role)) {
    (control as HTMLButtonElement).type = "button";
  } else if (role === Role.Image) {
    // Fetched only where it comes near what is in sight.
    (control as HTMLImageElement).loading = "lazy";
  } else if (role === Role.Form || role === Role.Search) {
    (control as HTMLFormElement).noValidate = true;
  }
  return node;
}

export function applyText(node: Mirrored): void {
  const { parts, control, role } = node;
  if (isCheck(role)) {
    layText(node, control.nextSibling as HTMLElement, true);
  } else if (isField(role)) {
    (node.outer.firstChild as HTMLElement).textContent = parts.name;
    // Its label is not drawn.
    if (parts.fieldKind === searchKind) (control as HTMLInputElement).placeholder = parts.name;
    control.style.setProperty("font-size", `${parts.fontPx > 0 ? parts.fontPx : 16}px`);
    if (parts.linePx > 0) control.style.setProperty("line-height", `${parts.linePx}px`);
  } else if (namedByText.has(role) && (role !== Role.Link || parts.fontPx > 0)) {
    if (parts.fontPx > 0) control.classList.add("text");
    layText(node, control, !isButton(role));
  } else if (role === Role.Image) {
    (control as HTMLImageElement).alt = parts.name;
  } else {
    set(control, "aria-label", parts.name);
    if (role === Role.Scroller || role === Role.Group) {
      set(control, "role", parts.name === "" ? undefined : "group");
    }
  }
}

// Where a link in a text may lead; all else is text.
const outward = /^(https?|mailto):/i;

// What is marked in a text: its words in the elements that say what they are.
function marked(kinds: string, href: string, words: Node): HTMLElement {
  let element: HTMLElement | undefined;
  const wrap = (tag: string): void => {
    const outer = document.createElement(tag);
    outer.append(element ?? words);
    element = outer;
  };
  if (kinds.includes("c")) wrap("code");
  if (kinds.includes("s")) wrap("strong");
  if (outward.test(href)) {
    wrap("a");
    const link = element as unknown as HTMLAnchorElement;
    link.href = href;
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
  if (element === undefined) wrap("mark");
  return element as unknown as HTMLElement;
}

// A text as it crosses (page_stream.cpp): what is marked stands between U+FFF9 and U+FFFB.
function withMarks(text: string): Node[] {
  return text.split(/[\uFFF9\uFFFB]/).map((part, place) => {
    if (place % 2 === 0) return document.createTextNode(part);
    const [kinds = "", href = "", words = ""] = part.split("\uFFFA");
    return marked(kinds, href, document.createTextNode(words));
  });
}

// Begins with what goes on from the line before.
const goesOn = /^\uFFF9\w*\+/;

function lineOf(nodes: Node[]): HTMLElement {
  const line = make("span", "line");
  line.append(...nodes);
  return line;
}

// The link at the end of the last line, made one that holds whole lines: one link has one element.
function reachingOn(layer: Node[]): Element | undefined {
  const last = layer.at(-1);
  if (last instanceof HTMLAnchorElement) return last;
  const link = (layer.at(-2) as Element | undefined)?.lastElementChild;
  if (!(link instanceof HTMLAnchorElement)) return undefined;
  layer.pop();
  link.replaceChildren(lineOf([...link.childNodes]));
  layer.push(link);
  return link;
}

// Where a line may end, without being a character of the text.
const lineEnd = (): Node => document.createElement("wbr");

function pushLine(layer: Node[], text: string): void {
  const nodes = withMarks(text);
  const link = goesOn.test(text) ? reachingOn(layer) : undefined;
  if (link !== undefined) {
    // Before it is the empty text.
    const part = nodes.splice(0, 2)[1] as Element;
    link.append(lineEnd(), lineOf([...part.childNodes]));
    if (nodes.every((node) => node.textContent === "")) return;
  }
  layer.push(lineOf(nodes), lineEnd());
}

// The node's text in `holder`, where the canvas shows it.
function layText(node: Mirrored, holder: HTMLElement, fromTop: boolean): void {
  const { parts, role } = node;
  for (const old of node.layer) old.parentNode?.removeChild(old);
  node.layer = [];
  // A column's name is that of the link in it, where there is one.
  if (role === Role.ColumnHeader && node.content.childElementCount > 0) return;
  if (parts.fontPx > 0) {
    holder.style.setProperty("font-size", `${parts.fontPx}px`);
    holder.style.setProperty("line-height", `${parts.linePx}px`);
    holder.style.setProperty("font-weight", parts.strong ? "600" : "400");
    holder.style.setProperty("padding-inline-start", `${parts.textX}px`);
    if (fromTop) holder.style.setProperty("padding-top", `${parts.textY}px`);
  }
  holder.classList.toggle("lines", parts.lines.length > 1);
  if (role === Role.Status || role === Role.Alert) {
    // An element, since not every engine tells of text alone that comes into a live region.
    const said = make("p", "line");
    said.textContent = parts.name;
    if (parts.name !== "") node.layer.push(said);
  } else if (parts.lines.length > 1) {
    for (const text of parts.lines) pushLine(node.layer, text);
  } else if (parts.name !== "") {
    node.layer.push(...withMarks(parts.name));
  }
  holder.prepend(...node.layer);
}

function applyStates(node: Mirrored): void {
  const { control, role } = node;
  const { states } = node.parts;
  const has = (state: State): boolean => (states & state) !== 0;
  if ("disabled" in control) (control as HTMLButtonElement).disabled = has(State.Disabled);
  else set(control, "aria-disabled", has(State.Disabled) ? "true" : undefined);
  set(control, "aria-invalid", has(State.Invalid) ? "true" : undefined);
  // Not `required` itself, by which engines call an untouched field invalid.
  if (isField(role) && role !== Role.Radio) set(control, "aria-required", has(State.Required) ? "true" : undefined);
  if (isCheck(role)) (control as HTMLInputElement).checked = has(State.Checked);
  set(control, "aria-current", has(State.Current) ? "page" : undefined);
  set(control, "aria-busy", has(State.Busy) ? "true" : undefined);
  if (role === Role.Tab) {
    set(control, "aria-selected", String(has(State.Pressed)));
    control.tabIndex = has(State.Pressed) ? 0 : -1;
    return;
  }
  const pressable = has(State.Pressed) || has(State.Pressable);
  set(control, "aria-pressed", pressable ? String(has(State.Pressed)) : undefined);
  if (has(State.Expanded)) control.setAttribute("aria-expanded", "true");
  else if (has(State.Expandable)) control.setAttribute("aria-expanded", "false");
  else if (control.hasAttribute("aria-expanded")) control.setAttribute("aria-expanded", "false");
  const sorted = [has(State.SortedAscending), has(State.SortedDescending)];
  const order = sorted[0] && sorted[1] ? "other" : sorted[0] ? "ascending" : "descending";
  set(control, "aria-sort", sorted[0] || sorted[1] ? order : undefined);
  if (role === Role.Link) set(control, "target", has(State.NewTab) ? "_blank" : undefined);
  control.classList.toggle("skip", has(State.SkipLink));
  if (has(State.Focusable)) control.tabIndex = -1;
}

function applyField(node: Mirrored): void {
  const { control, parts, role } = node;
  if (role === Role.TextField) applyKind(control, parts.fieldKind);
  else if (role !== Role.TextArea) return;
  if (parts.lengthMax > 0) (control as HTMLInputElement).maxLength = parts.lengthMax;
  else control.removeAttribute("maxlength");
}

function applyOptions(node: Mirrored): void {
  const options = node.parts.options.map((option) => {
    const [value = "", label = value] = option.split("\n");
    return new Option(label, value);
  });
  (node.control as HTMLSelectElement).replaceChildren(...options);
}

function applyTable(node: Mirrored): void {
  const { control, parts } = node;
  const number = (value: number): string | undefined => (value > 0 ? String(value) : undefined);
  set(control, "aria-rowindex", node.role === Role.Row ? number(parts.rowIndex) : undefined);
  set(control, "aria-colindex", number(parts.columnIndex));
  set(control, "aria-rowcount", number(parts.rowCount));
  set(control, "aria-colcount", number(parts.columnCount));
}

// The caret stays before what followed it.
function setValue(field: HTMLInputElement, value: string): void {
  // A select has none.
  const caret = document.activeElement === field ? (field.selectionEnd ?? null) : null;
  const behind = field.value.length - (caret ?? 0);
  field.value = value;
  if (caret !== null) {
    const place = Math.max(0, value.length - behind);
    field.setSelectionRange(place, place);
  }
}

// Never while an input method is at work, and never what is there already: that moves the caret.
function applyValue(node: Mirrored, composing: boolean): void {
  if (node.role === Role.Time) {
    (node.control as HTMLTimeElement).dateTime = node.parts.value;
  } else if (node.role === Role.Button) {
    set(node.control, "data-mark", node.parts.value);
    const key = Object.keys(markKeys).find((letter) => markKeys[letter] === node.parts.value);
    set(node.control, "aria-keyshortcuts", key && `Control+${key.toUpperCase()}`);
  } else if (isField(node.role) && !isCheck(node.role)) {
    const field = node.control as HTMLInputElement;
    // What is chosen is the person's and the browser's; the value is what may be.
    if (field.type === "file") field.accept = node.parts.value;
    else if (!composing && field.value !== node.parts.value) setValue(field, node.parts.value);
  }
}

function applyDescription(node: Mirrored): void {
  if (!isField(node.role)) {
    set(node.control, "aria-description", node.parts.description);
    return;
  }
  const description = node.outer.lastChild as HTMLElement;
  description.textContent = node.parts.description;
  set(node.control, "aria-describedby", node.parts.description === "" ? undefined : description.id);
}

// All but the place, which depends on the parent's.
export function applyParts(node: Mirrored, composing: boolean, basePath: string): void {
  const { parts, control } = node;
  const { mask } = parts;
  if (mask & Part.Language) set(control, "lang", parts.language);
  if (mask & Part.Text) applyText(node);
  if (mask & Part.States) applyStates(node);
  if (mask & Part.Field) applyField(node);
  if (mask & Part.Options) applyOptions(node);
  if (mask & (Part.Value | Part.Options)) applyValue(node, composing);
  if (mask & Part.Description) applyDescription(node);
  if (mask & Part.Href) {
    const address = parts.href.startsWith("/") ? basePath + parts.href : parts.href;
    set(control, node.role === Role.Image ? "src" : "href", address);
  }
  if (mask & Part.Autocomplete) set(control, "autocomplete", parts.autocomplete);
  if (mask & Part.Table) applyTable(node);
}
