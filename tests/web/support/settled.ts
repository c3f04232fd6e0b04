// Waiting for what no role can tell: that the screen is at rest, that a draft would survive.
import type { Person } from '../person';
import { until } from './waiting';

// No frame is planned: what is on the screen is what will stay there.
export function settled(person: Person): Promise<void> {
  return until('the page to be at rest', () =>
    person.inPage(() => document.readyState === 'complete' && (window.genkan?.idle ?? true)),
  );
}

export function draftKept(person: Person, text: string): Promise<void> {
  return until(`the draft "${text}" to be kept`, async () => {
    const kept = await person.inPage(() => Object.values(sessionStorage).map(String));
    return kept.some((one) => one.includes(text));
  });
}
