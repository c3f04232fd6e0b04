// Whether a plain page is sound for axe and for our own checks, on a phone's width and a screen's.
import type { Person } from '../person';
import { expectEqual } from '../scenario';
import { unsound } from './soundness';

export async function sound(person: Person, page: string): Promise<void> {
  for (const [width, height] of [[320, 256], [1280, 800]] as const) {
    await person.resize(width, height);
    const found = [...(await person.axe()), ...(await unsound(person))];
    expectEqual(found, [], `what is unsound on ${page} at ${width}`);
  }
}
