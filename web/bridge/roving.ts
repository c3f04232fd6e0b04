// Of a row of buttons or tabs that belong together, one is a stop of the keyboard; arrows lead to the others.

const bars = '[role="toolbar"], [role="tablist"]';

const buttonsOf = (bar: Element): HTMLButtonElement[] => [...bar.querySelectorAll<HTMLButtonElement>("button:enabled")];

// Makes the button the stop of its bar.
export function rove(button: Element): void {
  const bar = button.closest(bars);
  if (bar === null) return;
  for (const each of buttonsOf(bar)) each.tabIndex = each === button ? 0 : -1;
}

// Whether the key was one that moves within a bar.
export function roved(event: KeyboardEvent): boolean {
  const bar = (event.target as Element).closest(bars);
  if (bar === null) return false;
  const buttons = buttonsOf(bar);
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const { length } = buttons;
  const places: Record<string, number> = { [forward]: at + 1, [back]: at - 1 + length, Home: 0, End: length - 1 };
  const place = places[event.key];
  if (place === undefined || length === 0) return false;
  const next = buttons[place % length] as HTMLButtonElement;
  rove(next);
  next.focus();
  return true;
}
