// When to draw: only after something changed. One animation frame at a time, two more to settle,
// and at most one timer, for the earliest known deadline. Idle is no frame and no timer.

const settlingFrames = 2;

export class Frames {
  // For tests: frames drawn, and whether anything is planned.
  count = 0;
  private wanted = 0;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  // `draw` returns the next deadline in milliseconds since 1970, if there is one.
  constructor(private readonly draw: () => { again: boolean; deadline: number | undefined }) {
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.flush();
      else this.schedule();
    });
    addEventListener("pagehide", () => this.flush());
  }

  get idle(): boolean {
    return !this.running || (this.asked === 0 && this.wanted === 0);
  }

  // Something changed. Hidden pages get no animation frames; the change is drawn when they come back.
  schedule(): void {
    this.wanted = settlingFrames + 1;
    this.ask();
  }

  // Something moved that is drawn in full at once.
  scheduleOnce(): void {
    this.wanted = Math.max(this.wanted, 1);
    this.ask();
  }

  start(): void {
    this.running = true;
    this.schedule();
  }

  stop(): void {
    this.running = false;
    cancelAnimationFrame(this.asked);
    clearTimeout(this.timer);
  }

  // What was typed last is kept for a reload by the frame that is planned, and a page that goes away
  // gets no more of them.
  private flush(): void {
    if (this.asked === 0 || !this.running) return;
    cancelAnimationFrame(this.asked);
    this.frame();
  }

  private ask(): void {
    if (this.asked !== 0 || !this.running) return;
    this.asked = requestAnimationFrame(() => this.frame());
  }

  private frame(): void {
    this.asked = 0;
    --this.wanted;
    ++this.count;
    clearTimeout(this.timer);
    this.timer = undefined;
    const { again, deadline } = this.draw();
    if (again) this.wanted = Math.max(this.wanted, 1);
    if (this.wanted > 0) this.ask();
    else if (deadline !== undefined && this.running) {
      // Timers hold 31 bits; a later deadline is looked at again.
      const delay = Math.min(Math.max(0, deadline - Date.now()), 0x7fffffff);
      this.timer = setTimeout(() => this.schedule(), delay);
    }
  }
}
