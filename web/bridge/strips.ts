// What a scroller holds, drawn by the module: canvases that lie in the scroller's content and move
// with it, so that the browser scrolls and nothing is drawn until it comes near what is not drawn
// yet. Serves src/platform/web/raster_renderer.cpp.
import { density } from "./density";
import type { Mirrored } from "./elements";
import type { Mirror } from "./mirror";
import type { Module } from "./module";
import { Surface } from "./surface";

// CSS pixels that stay drawn around what can be seen, for scrolls that the browser carries out
// before it tells: half of what src/ui/painter.cpp draws.
const ahead = 128;

type Slot = {
  surface: Surface;
  // In CSS pixels of the content; empty where the slot shows nothing.
  top: number;
  bottom: number;
};

export class Strips {
  private readonly slots: Slot[] = [];
  private scroller: Mirrored | undefined;

  constructor(
    private readonly module: Module,
    private readonly mirror: () => Mirror,
    private readonly put: (surface: Surface, call: number) => void,
  ) {}

  imports(): WebAssembly.ModuleImports {
    return { raster_strip: (call: number) => this.show(call) };
  }

  // Whether a scroll to there shows nothing that is not drawn.
  covers(scroller: Mirrored, position: number): boolean {
    if (scroller !== this.scroller) return false;
    const { height, contentHeight } = scroller.parts;
    const drawn = this.slots.filter(({ top, bottom }) => top < bottom);
    const first = Math.min(...drawn.map(({ top }) => top));
    const last = Math.max(...drawn.map(({ bottom }) => bottom));
    return first <= Math.max(0, position - ahead) &&
      last >= Math.min(contentHeight, position + height + ahead);
  }

  // The origin of the scroller's content has moved.
  place(): void {
    const scroller = this.scroller;
    const origin = (scroller && this.mirror().scrollMapOf(scroller)?.origin) ?? 0;
    for (const { surface, top } of this.slots) {
      surface.canvas.style.setProperty("top", `${top - origin}px`);
    }
  }

  private show(call: number): void {
    const { view } = this.module;
    const [at, handle, index] = [0, 4, 8].map((offset) => view.getUint32(call + offset, true)) as
      [number, number, number];
    const slot = (this.slots[at] ??= this.makeSlot());
    const scroller = this.mirror().nodeOf(handle);
    if (scroller === undefined) {
      slot.top = slot.bottom = 0;
      slot.surface.canvas.remove();
      return;
    }
    this.scroller = scroller;
    const { canvas } = slot.surface;
    this.put(slot.surface, call + 12);
    const height = canvas.height / density();
    const moved = slot.top !== index * height || slot.bottom !== slot.top + height;
    slot.top = index * height;
    slot.bottom = slot.top + height;
    if (canvas.parentNode !== scroller.content) scroller.content.prepend(canvas);
    else if (!moved) return;
    canvas.style.setProperty("width", `${canvas.width / density()}px`);
    canvas.style.setProperty("height", `${height}px`);
    this.place();
  }

  private makeSlot(): Slot {
    const canvas = document.createElement("canvas");
    canvas.className = "strip";
    canvas.setAttribute("aria-hidden", "true");
    return { surface: new Surface(canvas), top: 0, bottom: 0 };
  }
}
