// How many canvas pixels a CSS pixel has: the device's, and twice as many while the page is pinched to
// a larger size, so that what is looked at closely is sharp.

let pinched = 1;

export function deviceRatio(): number {
  return devicePixelRatio > 0 ? devicePixelRatio : 1;
}

export function density(): number {
  return deviceRatio() * pinched;
}

// In two steps, not with every move of the fingers; and no more pixels than a good phone's screen.
// True where the density has changed.
export function feelPinch(): boolean {
  const now = (visualViewport?.scale ?? 1) > 1.25 && deviceRatio() <= 2 ? 2 : 1;
  const changed = now !== pinched;
  pinched = now;
  return changed;
}
