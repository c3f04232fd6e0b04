// A scroller in motion. Its transparent text need not be painted: nobody can see it, and the browser
// would paint new rows of it in every frame. The elements stay as they are for focus and for
// assistive technology; only their painting stops, and starts again when the scroll rests.

// What a screen reader finds may lag behind what is seen by this long (src/ui/ticket_rows.h).
const restMillis = 100;

export class Motion {
  private last = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly rested: () => void,
  ) {}

  // Once per scroll event. One timer for as long as the motion lasts, set anew only when it fires.
  moved(): void {
    this.last = performance.now();
    if (this.timer !== undefined) return;
    // Fields show their own text, so what holds one is painted throughout.
    if (this.scroller.querySelector(".control") === null) this.scroller.classList.add("moving");
    this.wait(restMillis);
  }

  private wait(millis: number): void {
    this.timer = setTimeout(() => {
      const rest = this.last + restMillis - performance.now();
      if (rest > 1) {
        this.wait(rest);
        return;
      }
      this.timer = undefined;
      this.scroller.classList.remove("moving");
      this.rested();
    }, millis);
  }
}
