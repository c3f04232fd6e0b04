// Scenarios: sentences about what a person can do, run one after another against a portal of their
// own with the sample tickets.
import type { Person, PersonOptions } from './person';
import type { PortalServer } from './support/portal_server';
import { Lacking } from './support/waiting';

export interface Scene {
  portal: PortalServer;
  engine: string;
  // Which way the page is shown in this run; undefined: as the page chooses.
  renderer: PersonOptions['renderer'];
  // A person at a fresh browser, nobody signed in.
  person(options?: PersonOptions): Promise<Person>;
  // The same, signed in and looking at the ticket list.
  signedIn(email: string, options?: PersonOptions): Promise<Person>;
}

// For what is promised of the canvas: the plain way has none.
export function needsCanvas({ renderer }: Scene): void {
  if (renderer === 'plain') throw new Lacking('the plain way has no canvas');
}

type Body = (scene: Scene) => Promise<void>;

export interface Scenario {
  name: string;
  body: Body;
  journey: boolean;
}

export const scenarios: Scenario[] = [];

// Registers a scenario; its name is the promise that it holds.
export function scenario(name: string, body: Body): void {
  scenarios.push({ name, body, journey: false });
}

// The same for one of the dozen that scripts/test runs in every engine with every renderer.
export function journey(name: string, body: Body): void {
  scenarios.push({ name, body, journey: true });
}

export function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

export function expectEqual<T>(found: T, wanted: T, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what} is ${a}, not ${b}`);
}
