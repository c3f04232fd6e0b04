// A scroll region whose content may be higher than engines can lay out: above the cap the position
// maps in proportion, and small moves go by true pixels.
import type { Mirrored } from "./elements";

export const spacerMaxPx = 8_000_000;

export class ScrollMap {
  // Where the content's top is, in the module's pixels; rows are placed relative to it.
  origin = 0;
  private spacer = 0;
  private lastTop = 0;
  private position = 0;

  constructor(private readonly node: Mirrored) {}

  resize(): void {
    const { contentHeight } = this.node.parts;
    this.spacer = Math.min(contentHeight, spacerMaxPx);
    this.node.content.style.setProperty("height", `${this.spacer}px`);
  }

  // Where the element stands for a position in the module's pixels.
  topFor(position: number): number {
    const { contentHeight, height } = this.node.parts;
    if (contentHeight <= this.spacer) return position;
    return (position / (contentHeight - height)) * (this.spacer - height);
  }

  // The module's scroll position for the element's; true where the origin moved.
  scrolled(top: number): { position: number; moved: boolean } {
    const { contentHeight, height } = this.node.parts;
    if (contentHeight <= this.spacer) {
      this.position = top;
      return { position: top, moved: false };
    }
    const max = contentHeight - height;
    const share = Math.min(1, Math.max(0, top / (this.spacer - height)));
    const small = Math.abs(top - this.lastTop) < 2 * height && share > 0 && share < 1;
    this.position = small ? this.position + top - this.lastTop : share * max;
    this.position = Math.min(max, Math.max(0, this.position));
    this.lastTop = top;
    const origin = this.position - top;
    const moved = origin !== this.origin;
    this.origin = origin;
    return { position: this.position, moved };
  }
}
