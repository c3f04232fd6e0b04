// Waiting for what a page will show, without guessing how long it takes.
export const WAIT_MILLIS = 20_000;

// Asks until it holds. A page on its way to another one answers with errors, which are no answer.
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + WAIT_MILLIS;
  let trouble = '';
  for (;;) {
    try {
      if (await holds()) return;
      trouble = '';
    } catch (error) {
      if (error instanceof Lacking) throw error;
      trouble = `; last: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (Date.now() > end) throw new Error(`waited ${WAIT_MILLIS} ms for ${what}${trouble}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// What an engine or its driver cannot do. A scenario that meets this is listed by name as lacking:
// it has neither passed nor failed.
export class Lacking extends Error {}
