// What only Chromium's driver can do: emulate a person's settings, compose as an input method does,
// touch, print. A scenario that needs it says so by name where an engine has nothing like it.
import type { CDPSession, Page } from 'playwright-core';

import type { Person } from '../person';
import { Lacking } from './waiting';

export interface Chromium {
  page: Page;
  session(): Promise<CDPSession>;
}

export function chromiumOf(person: Person): Chromium {
  const { page } = person as Person & { page?: Page };
  if (page === undefined) throw new Lacking('only the driver of Chromium can do this');
  return { page, session: () => page.context().newCDPSession(page) };
}
