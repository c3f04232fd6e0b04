// Reads what the module says about the page after each frame: one stream of small orders.
// Written by src/platform/web/page_stream.cpp.
import type { Module } from "./module";

export const enum Op {
  Remove = 1,
  Create = 2,
  Move = 3,
  Change = 4,
  Title = 10,
  PushPath = 11,
  ReplacePath = 12,
  Focus = 13,
  Leave = 14,
  Keep = 15,
  FrameWanted = 16,
  Deadline = 17,
  OpenTab = 18,
  File = 19,
  Session = 20,
}

export class Stream {
  private at: number;
  private readonly end: number;

  constructor(
    private readonly module: Module,
    address: number,
    bytes: number,
  ) {
    this.at = address;
    this.end = address + bytes;
  }

  // Asked for each time: what the document does in between may let the memory grow.
  private get view(): DataView {
    return this.module.view;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  byte(): number {
    return this.view.getUint8(this.at++);
  }

  word(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  signed(): number {
    return this.word() | 0;
  }

  float(): number {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  double(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  text(): string {
    const bytes = this.word();
    this.at += bytes;
    return this.module.text(this.at - bytes, bytes);
  }
}
