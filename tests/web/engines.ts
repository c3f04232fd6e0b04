// The browsers that scenarios run in, each behind its adapter.
import { launchAssistedChromium, launchChromium } from './support/chromium';
import { chromiumPerson } from './support/chromium_person';
import { openDisplay, type Seat } from './support/display';
import { Firefoxes } from './support/firefox_person';
import { webkitPerson } from './support/webkit_person';
import type { Person, PersonOptions } from './person';

export interface Engine {
  // A person at a fresh browser, nobody signed in.
  person(url: string, options: PersonOptions): Promise<Person>;
  close(): Promise<void>;
}

// Each opens its browser at a seat, or at one of its own where none is given.
export const ENGINES: Record<string, (seat?: Seat) => Promise<Engine>> = {
  async chromium(seat) {
    const browser = await (seat ? launchAssistedChromium(seat.env) : launchChromium());
    return {
      person: (url, options) => chromiumPerson(browser, url, options),
      close: () => browser.close(),
    };
  },
  async firefox(seat) {
    const own = seat ?? (await openDisplay());
    const firefoxes = new Firefoxes(own);
    return {
      person: (url, options) => firefoxes.person(url, options),
      async close() {
        await firefoxes.close();
        if (seat === undefined) own.close();
      },
    };
  },
  async webkit(seat) {
    const own = seat ?? (await openDisplay());
    return {
      person: (url, options) => webkitPerson(own, url, options),
      async close() {
        if (seat === undefined) own.close();
      },
    };
  },
};
