// Where the program is: in a tab of its own, as written here, or in another page's frame, which puts
// its own in the place of what differs there (web/embed/frame.ts).
import { ask } from "./backend";
import type { Kind } from "./kinds";

// Who is signed in, as the module says; see Session.
export interface Keeper {
  update(person: string, signIn: string): boolean;
}

type Place = {
  // Asks the backend.
  ask(url: string, init: RequestInit): Promise<Response>;
  // What sets the channels of this page apart from those of other pages of this browser.
  apart: string;
  // Whether colours are dark, where that is not the browser's to say.
  dark?: boolean;
  session?(tell: (kind: Kind, handle: number, number: number, text: string) => void): Keeper;
  // After each frame.
  drawn?(): void;
  push(address: string): void;
  leave(address: string): void;
};

export const place: Place = {
  ask,
  apart: "",
  push: (address) => history.pushState(null, "", address),
  leave: (address) => location.assign(address),
};
