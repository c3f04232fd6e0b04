// Bad days of the network, made in the page: what happens to requests whose target holds `part`,
// until the page is loaded anew. What the browser itself can do (being offline) it does.
import type { Person } from '../person';

export type Trouble =
  | 'lost' // They arrive and are done, and no answer comes back.
  | 'refused' // They fail for good.
  | 'stalled' // They are on their way for ever.
  | 'empty' // A list answers that there is nothing.
  | 'outdated' // They come from a client that is too old.
  | 'none';

interface Asked {
  part: string;
  how: Trouble;
  posts: boolean;
}

function makeTrouble({ part, how, posts }: Asked): void {
  const kept = window as unknown as { genkanFetch?: typeof fetch };
  const ask = (kept.genkanFetch ??= window.fetch.bind(window));
  window.fetch = async (input, init) => {
    if (!String(input).includes(part) || (posts && init?.method !== 'POST')) return ask(input, init);
    switch (how) {
      case 'none':
        return ask(input, init);
      case 'stalled':
        return new Promise(() => undefined);
      case 'empty':
        return Response.json({ columns: [{ field: 'subject', kind: 'text', label: '' }], tickets: [], next_cursor: '', total: 0, first_at: 0 });
      case 'refused':
        return new Response('{"code":"internal"}', {
          status: 500,
          headers: { 'content-type': 'application/problem+json' },
        });
      case 'outdated':
        return ask(input, { ...init, headers: { ...init?.headers, 'genkan-api': '0' } });
      case 'lost':
        await ask(input, init);
        throw new TypeError('the answer is lost');
    }
  };
}

export function trouble(person: Person, how: Trouble, part = '/v1/'): Promise<void> {
  const asked: Asked = { part, how, posts: how === 'lost' };
  return person.inPage(
    new Function(`(${makeTrouble.toString()})(${JSON.stringify(asked)})`) as () => void,
  );
}
