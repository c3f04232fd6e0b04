// Thousands of people with the portal open, and how long a reply takes to reach those who see it.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const OPENED_AT_ONCE = 50;

export interface Streams {
  // When each of these people, by number, hears of the ticket next.
  heard(people: number[], ticket: number): Promise<number[]>;
  close(): void;
}

interface Waiting {
  person: number;
  ticket: number;
  resolve(at: number): void;
}

export async function openStreams(origin: string, cookies: string, count: number): Promise<Streams> {
  const tokens = readFileSync(cookies, 'utf8').trim().split('\n').slice(0, count);
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
  const waiting = new Set<Waiting>();
  const tell = (person: number, text: string): void => {
    const now = performance.now();
    for (const each of waiting) {
      if (each.person !== person || !text.includes(String(each.ticket))) continue;
      waiting.delete(each);
      each.resolve(now);
    }
  };
  const open = (token: string, person: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = request(
        `${origin}/bench/v1/changes`,
        { agent, headers: { Cookie: `sid=${token}`, Accept: 'text/event-stream' } },
        (answer) => {
          if (answer.statusCode !== 200) return reject(new Error(`stream: ${answer.statusCode}`));
          answer.setEncoding('utf8');
          answer.on('data', (text: string) => tell(person, text));
          answer.on('error', () => undefined);
          resolve();
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  for (let first = 0; first < tokens.length; first += OPENED_AT_ONCE) {
    const some = tokens.slice(first, first + OPENED_AT_ONCE);
    await Promise.all(some.map((token, i) => open(token, first + i)));
  }
  return {
    heard(people, ticket) {
      return Promise.all(
        people.map(
          (person) =>
            new Promise<number>((resolve) => waiting.add({ person, ticket, resolve })),
        ),
      );
    },
    close: () => agent.destroy(),
  };
}
