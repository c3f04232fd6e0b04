// How long a manager waits for contacts and companies that they look for, among 100,000 in 20,000
// companies and among 100: by names, kana, addresses and companies, of one letter to many, over
// HTTP. A search is over when it has twenty or has seen all, as many requests as that takes.
import { genkan, PASSWORD, startPortal, type PortalServer } from '../web/support/portal_server';
import { median, progress, rounded, type Figures } from './figures';

const MANY = 100_000;
const FEW = 100;
const ROUNDS = 7;
const WANTED = 20;

// Common and rare, found and not: what is found nowhere is looked for everywhere.
const CONTACTS = [
  'Haddad', 'kowal', 'noor', 'Chloé', 'ja port', 'Ｎｇｕｙｅｎ',
  '佐藤', 'さとう', 'ｻﾄｳ', 'サイトウ ハナ', '森 健', 'ゑ津子', 'みさき',
  'contact77@', 'contact99999@bench.example', '@bench.example', 'bench.exampl', 'nobody@bench',
  'Company 77', 'Company 19999', '株式会社',
  'o', 'z', '花', 'ゑ', 'ン', 'ou', 'zz', '9@', '健', 'さと', 'naz', '777', '恵', 'ぬ', 'ヱツ',
];
const COMPANIES = ['Company 77', 'company 19999', 'Ｃｏｍｐａｎｙ', 'c', '7', '1999', 'ny 1', '株式会社', 'nobody', 'ゑ'];

type List = 'contacts' | 'companies';

async function signIn(portal: PortalServer): Promise<string> {
  const answer = await fetch(`${portal.url}/bench/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Genkan-Api': '1' },
    body: JSON.stringify({ email: 'owner@bench.example', password: PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`people: the manager is answered ${answer.status}`);
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}

// Milliseconds until the search is over, and how many requests it took.
async function search(
  portal: PortalServer,
  cookie: string,
  list: List,
  typed: string,
): Promise<{ millis: number; requests: number }> {
  const begun = performance.now();
  let found = 0;
  let after = '';
  let requests = 0;
  do {
    const query = `q=${encodeURIComponent(typed)}&limit=${WANTED}` + (after ? `&after=${after}` : '');
    const answer = await fetch(`${portal.url}/bench/v1/${list}?${query}`, {
      headers: { Cookie: cookie },
    });
    if (answer.status !== 200) throw new Error(`people: "${typed}" is answered ${answer.status}`);
    const part = (await answer.json()) as { next: string } & Partial<Record<List, unknown[]>>;
    found += part[list]!.length;
    after = part.next;
    ++requests;
  } while (found < WANTED && after !== '');
  return { millis: performance.now() - begun, requests };
}

function percentile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
}

async function timesOf(portal: PortalServer, cookie: string, list: List, words: string[]): Promise<number[]> {
  for (const typed of words) await search(portal, cookie, list, typed);
  const times: number[] = [];
  for (const typed of words) {
    const own: number[] = [];
    let requests = 0;
    for (let round = 0; round < ROUNDS; ++round) {
      const one = await search(portal, cookie, list, typed);
      own.push(one.millis);
      requests = one.requests;
    }
    times.push(...own);
    progress(`people: ${list} "${typed}" ${rounded(median(own), 1)} ms, ${requests} requests`);
  }
  return times;
}

async function among(contacts: number): Promise<Record<List, number[]>> {
  progress(`people: ${contacts} contacts`);
  const portal = await startPortal((data) => {
    genkan(['sample', '--data', data, '--contacts', String(contacts), '--seed', '7']);
  });
  try {
    const cookie = await signIn(portal);
    return {
      contacts: await timesOf(portal, cookie, 'contacts', CONTACTS),
      companies: await timesOf(portal, cookie, 'companies', COMPANIES),
    };
  } finally {
    await portal.stop();
  }
}

export async function peopleGroup(): Promise<Figures> {
  const few = await among(FEW);
  const many = await among(MANY);
  return {
    contact_search_p50_ms: rounded(median(many.contacts), 1),
    contact_search_p95_ms: rounded(percentile(many.contacts, 0.95), 1),
    contact_search_max_ms: rounded(Math.max(...many.contacts), 1),
    contact_search_100_p95_ms: rounded(percentile(few.contacts, 0.95), 1),
    company_search_p95_ms: rounded(percentile(many.companies, 0.95), 1),
  };
}
