// Plain: the semantics tree itself, made visible by a style sheet that is loaded only then. For
// whoever asks for it, where nothing can be drawn, and where the person's own colours or letter
// spacing reign, which reach the document's text and never a canvas.

const forcedColours = matchMedia("(forced-colors: active)");
const probePx = 20;

// Feels what a person's own style sheet does to text: its size changes with them.
function makeProbe(): HTMLElement {
  const probe = document.createElement("p");
  probe.id = "probe";
  probe.setAttribute("aria-hidden", "true");
  probe.textContent = "x x";
  document.body.append(probe);
  return probe;
}

function isSpacedOut(probe: HTMLElement): boolean {
  const { letterSpacing, wordSpacing } = getComputedStyle(probe);
  const apart = parseFloat(letterSpacing) > 0 || parseFloat(wordSpacing) > 0;
  return apart || probe.offsetHeight > 1.1 * probePx;
}

export class Plain {
  on = false;
  private readonly probe = makeProbe();
  private sheet: HTMLLinkElement | undefined;

  constructor(
    private readonly href: string,
    private readonly undrawn: () => boolean,
    private readonly changed: () => void,
  ) {
    forcedColours.addEventListener("change", () => this.look());
    new ResizeObserver(() => this.look()).observe(this.probe);
    this.look();
  }

  look(): void {
    const on = this.undrawn() || forcedColours.matches || isSpacedOut(this.probe);
    if (on === this.on) return;
    this.on = on;
    this.show(on);
    this.changed();
  }

  private show(on: boolean): void {
    if (this.sheet === undefined) {
      this.sheet = document.createElement("link");
      this.sheet.rel = "stylesheet";
      this.sheet.href = this.href;
      document.head.append(this.sheet);
    }
    this.sheet.media = on ? "all" : "not all";
  }
}
