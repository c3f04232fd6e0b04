// While a list scrolls, its transparent text need not be painted: nobody can see it, and the browser
// would paint new rows of it in every frame. The elements stay as they are for focus and for
// assistive technology; only their painting stops, and starts again when the scroll rests.

const restMillis = 120;

export class Motion {
  private last = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly scroller: HTMLElement) {}

  // Once per scroll event. One timer for as long as the motion lasts, set anew only when it fires.
  moved(): void {
    this.last = performance.now();
    // Fields show their own text, so what holds one is painted throughout.
    if (this.timer !== undefined || this.scroller.querySelector(".control") !== null) return;
    this.scroller.classList.add("moving");
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
    }, millis);
  }
}
