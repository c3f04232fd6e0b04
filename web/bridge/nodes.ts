// A node of the semantics tree as it crosses: see include/genkan/ui/semantics.h.
import type { Stream } from "./stream";

// In the order of ui::Role.
export const enum Role {
  Root, Banner, Navigation, Main, Form, Group, Scroller, Heading, Paragraph, Text, Time, Link,
  Button, TextField, TextArea, Select, Table, Row, ColumnHeader, Cell, List, ListItem, Article,
  Status, Alert, Dialog, Image, Checkbox, Radio, RadioGroup, Search, Quote, Code,
  Toolbar, Separator, TabList, Tab, TabPanel,
}

export const enum State {
  Disabled = 1 << 0,
  Invalid = 1 << 1,
  Required = 1 << 2,
  Expanded = 1 << 3,
  Current = 1 << 4,
  Busy = 1 << 5,
  Pressed = 1 << 6,
  SkipLink = 1 << 7,
  Focusable = 1 << 8,
  Pressable = 1 << 9,
  SortedDescending = 1 << 10,
  Checked = 1 << 11,
  NewTab = 1 << 12,
  SortedAscending = 1 << 13,
  Expandable = 1 << 14,
}

// Which parts follow in the stream, in this order. As in src/platform/web/page_stream.cpp.
export const enum Part {
  Rect = 1 << 0,
  States = 1 << 1,
  Text = 1 << 2,
  Value = 1 << 3,
  Description = 1 << 4,
  Href = 1 << 5,
  Language = 1 << 6,
  Autocomplete = 1 << 7,
  Options = 1 << 8,
  Field = 1 << 9,
  Table = 1 << 10,
  Content = 1 << 11,
}

export type NodeParts = {
  mask: number;
  x: number;
  y: number;
  width: number;
  height: number;
  states: number;
  name: string;
  lines: string[];
  fontPx: number;
  linePx: number;
  textX: number;
  textY: number;
  strong: boolean;
  value: string;
  description: string;
  href: string;
  language: string;
  autocomplete: string;
  options: string[];
  fieldKind: number;
  lengthMax: number;
  level: number;
  rowIndex: number;
  columnIndex: number;
  rowCount: number;
  columnCount: number;
  contentHeight: number;
  scrollStart: number;
};

export function emptyParts(): NodeParts {
  return {
    mask: 0, x: 0, y: 0, width: 0, height: 0, states: 0, name: "", lines: [], fontPx: 0, linePx: 0, textX: 0, textY: 0,
    strong: false, value: "", description: "", href: "", language: "", autocomplete: "",
    options: [], fieldKind: 0, lengthMax: 0, level: 0, rowIndex: 0, columnIndex: 0, rowCount: 0,
    columnCount: 0, contentHeight: 0, scrollStart: 0,
  };
}

function texts(stream: Stream): string[] {
  return Array.from({ length: stream.word() }, () => stream.text());
}

// Reads what changed into `parts`; `mask` then says what it was.
export function readParts(stream: Stream, parts: NodeParts): void {
  const mask = stream.word();
  parts.mask = mask;
  if (mask & Part.Rect) {
    parts.x = stream.float();
    parts.y = stream.float();
    parts.width = stream.float();
    parts.height = stream.float();
  }
  if (mask & Part.States) parts.states = stream.word();
  if (mask & Part.Text) {
    parts.name = stream.text();
    parts.lines = texts(stream);
    parts.fontPx = stream.float();
    parts.linePx = stream.float();
    parts.textX = stream.float();
    parts.textY = stream.float();
    parts.strong = stream.byte() !== 0;
  }
  if (mask & Part.Value) parts.value = stream.text();
  if (mask & Part.Description) parts.description = stream.text();
  if (mask & Part.Href) parts.href = stream.text();
  if (mask & Part.Language) parts.language = stream.text();
  if (mask & Part.Autocomplete) parts.autocomplete = stream.text();
  if (mask & Part.Options) parts.options = texts(stream);
  if (mask & Part.Field) {
    parts.fieldKind = stream.byte();
    parts.lengthMax = stream.signed();
  }
  if (mask & Part.Table) {
    parts.level = stream.signed();
    parts.rowIndex = stream.signed();
    parts.columnIndex = stream.signed();
    parts.rowCount = stream.signed();
    parts.columnCount = stream.signed();
  }
  if (mask & Part.Content) {
    parts.contentHeight = stream.float();
    parts.scrollStart = stream.float();
  }
}
