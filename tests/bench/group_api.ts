// How fast the API answers with a million tickets in SQLite: the list against nginx sending the
// same bytes from a file and against Fastify with better-sqlite3, then filters, search, threads and
// replies, and how long a reply takes to reach open pages.
//
// Every request is of another of 10,000 people. The list's main figure has answers kept that were
// given before, as servers are run; a reply is then seen by the next read, which is checked here.
// `list_uncached_*` are the same requests with nothing kept.
import { readFileSync } from 'node:fs';

import { serveFolder } from '../web/support/portal_server';
import { dataFolder, type DataFolder } from './api_data';
import { fastifyRival, nginxRival, type Rival } from './api_rivals';
import { openStreams } from './api_streams';
import { median, progress, rounded, type Figures } from './figures';
import { treeMemoryMib } from './process_cpu';
import { load, type Load, type Loaded } from './wrk';

const MANY = 1_000_000;
const FEW = 10_000;
const ROUNDS = 3;
const SECONDS = 6;
const STREAMS = 5_000;
const REPLIES_HEARD = 60;
const LIST = '/bench/v1/tickets?limit=25';

// The load comes from one address, as from a proxy in front; no log of requests, as nginx has none.
const OPTIONS = ['--trusted-proxies', '127.0.0.1', '--log-level', 'warning'];

type Server = Awaited<ReturnType<typeof serveFolder>>;

const SEARCHES: Record<string, string[]> = {
  latin: ['carrier', 'pick-up', 'tomorrow', 'timeout', 'SK-2026-118902', 'wrong carrier'],
  kanji1: ['請', '返', '在', '納', '注', '本'],
  kanji2: ['請求', '返品', '在庫', '注文', '本日', '確認'],
  kanji3: ['請求書', '納品書', '再設定', '出荷ラ', '在庫数', '本日中'],
};

async function listOf(server: Server, data: DataFolder, person: number): Promise<string> {
  const cookie = readFileSync(data.cookies, 'utf8').split('\n')[person]!;
  const answer = await fetch(server.url + LIST, { headers: { Cookie: `sid=${cookie}` } });
  if (answer.status !== 200) throw new Error(`api: the list is answered ${answer.status}`);
  return answer.text();
}

interface Row {
  number: number;
  last_activity_at_millis: number;
}

function rowsOf(list: string): Row[] {
  return (JSON.parse(list) as { tickets: Row[] }).tickets;
}

// A ticket that the person and their colleagues see, by its number.
async function someTicket(server: Server, data: DataFolder, person: number): Promise<number> {
  return rowsOf(await listOf(server, data, person))[0]!.number;
}

async function reply(server: Server, data: DataFolder, person: number, ticket: number, key: string) {
  const cookie = readFileSync(data.cookies, 'utf8').split('\n')[person]!;
  const answer = await fetch(`${server.url}/bench/v1/tickets/${ticket}/replies`, {
    method: 'POST',
    headers: {
      Cookie: `sid=${cookie}`,
      'Content-Type': 'application/json',
      'Genkan-Api': '1',
      'Idempotency-Key': key,
    },
    body: JSON.stringify({ text: `Measured with ${key}.` }),
  });
  if (answer.status !== 201) throw new Error(`api: a reply is answered ${answer.status}`);
}

// Keeping answers counts only if the next read sees a write.
async function checkNextReadSees(server: Server, data: DataFolder): Promise<void> {
  for (let person = 0; person < 20; ++person) {
    const before = rowsOf(await listOf(server, data, person));
    await listOf(server, data, person);
    const { number, last_activity_at_millis: last } = before[5]!;
    await reply(server, data, person, number, `next-read-${person}-${Date.now()}`);
    const now = rowsOf(await listOf(server, data, person)).find((row) => row.number === number);
    if (now !== undefined && now.last_activity_at_millis <= last) {
      throw new Error('api: a list was kept over a reply');
    }
  }
}

function onList(origin: string, data: DataFolder): Load {
  return { origin, cookies: data.cookies, paths: [LIST], seconds: SECONDS };
}

// Everybody looks at their list once.
async function askOnceEach(origin: string, data: DataFolder): Promise<void> {
  const cookies = readFileSync(data.cookies, 'utf8').trim().split('\n');
  const next = cookies.values();
  const ask = async (): Promise<void> => {
    for (const cookie of next) {
      await (await fetch(origin + LIST, { headers: { Cookie: `sid=${cookie}` } })).arrayBuffer();
    }
  };
  await Promise.all([ask(), ask(), ask(), ask()]);
}

// The same requests to all of them in turn, several times.
async function listAgainst(rivals: Record<string, string>, data: DataFolder) {
  const rates: Record<string, Loaded[]> = {};
  for (let round = 0; round < ROUNDS; ++round) {
    for (const [name, origin] of Object.entries(rivals)) {
      const one = await load({ ...onList(origin, data), seed: round + 1 });
      progress(`api: list, ${name}: ${one.rps} a second, p99 ${one.p99_ms} ms`);
      (rates[name] ??= []).push(one);
    }
  }
  return rates;
}

function ratio(a: Loaded[], b: Loaded[]): number {
  return rounded(median(a.map((one, round) => one.rps / b[round]!.rps)), 2);
}

// A person's first page, one at a time, with nothing kept.
async function firstPageMillis(data: DataFolder): Promise<number> {
  const server = await serveFolder(data.path, [...OPTIONS, '--answer-memory-mib', '0']);
  try {
    await load({ ...onList(server.url, data), connections: 1 });
    const one = await load({ ...onList(server.url, data), connections: 1, seed: 2 });
    progress(`api: first page of ${data.tickets}, one at a time: ${one.p50_ms} ms`);
    return one.p50_ms;
  } finally {
    await server.stop();
  }
}

// Of people and tickets they see.
async function pathsOfThreads(server: Server, data: DataFolder): Promise<string[]> {
  const paths: string[] = [];
  for (let i = 0; i < 200; ++i) {
    const person = (i * 47) % data.contacts;
    paths.push(`${person + 1} /bench/v1/tickets/${await someTicket(server, data, person)}`);
  }
  return paths;
}

async function otherReads(server: Server, data: DataFolder): Promise<Figures> {
  const figures: Figures = {};
  const measure = async (name: string, asked: Partial<Load>): Promise<Loaded> => {
    const one = await load({ ...onList(server.url, data), ...asked });
    progress(`api: ${name}: ${one.rps} a second, p50 ${one.p50_ms} ms, p99 ${one.p99_ms} ms`);
    figures[`${name}_rps`] = one.rps;
    figures[`${name}_p50_ms`] = one.p50_ms;
    figures[`${name}_p99_ms`] = one.p99_ms;
    return one;
  };
  await measure('filtered', { paths: ['/bench/v1/tickets?limit=25&priority=high'] });
  const threads = await pathsOfThreads(server, data);
  await measure('thread', { paths: threads });
  let worst = 0;
  for (const [name, words] of Object.entries(SEARCHES)) {
    const paths = words.map((word) => `/bench/v1/search?q=${encodeURIComponent(word)}`);
    worst = Math.max(worst, (await measure(`search_${name}`, { paths })).p95_ms);
  }
  figures.search_p95_ms = worst;
  await measure('reply', {
    paths: threads.map((path) => `${path}/replies`),
    post: JSON.stringify({ text: 'Measured {key}.' }),
  });
  return figures;
}

// From the reply until those who see the ticket are told, with thousands of streams open.
async function eventDelays(server: Server, data: DataFolder): Promise<Figures> {
  progress(`api: ${STREAMS} open streams`);
  const streams = await openStreams(server.url, data.cookies, STREAMS);
  const delays: number[] = [];
  try {
    const companies = data.contacts / 10;
    for (let i = 0; i < REPLIES_HEARD; ++i) {
      const person = (i * 61) % companies;
      // All ten of a company see its tickets; those with a stream are told.
      const colleagues = [...Array(10).keys()].map((n) => person + n * companies);
      const ticket = await someTicket(server, data, person);
      const heard = streams.heard(colleagues.filter((each) => each < STREAMS), ticket);
      const begun = performance.now();
      await reply(server, data, person, ticket, `event-${i}-${Date.now()}`);
      for (const at of await heard) delays.push(at - begun);
    }
  } finally {
    streams.close();
  }
  delays.sort((a, b) => a - b);
  const at = (part: number): number => rounded(delays[Math.floor(part * (delays.length - 1))]!, 1);
  return { event_p50_ms: at(0.5), event_p99_ms: at(0.99), event_streams: STREAMS };
}

async function listFigures(server: Server, data: DataFolder): Promise<Figures> {
  await checkNextReadSees(server, data);
  const body = await listOf(server, data, 0);
  const rivals: Rival[] = [await nginxRival(body), await fastifyRival(data)];
  try {
    const [nginx, fastify] = rivals as [Rival, Rival];
    // So that what is kept is kept and what is read lies in memory, for all of them.
    for (const origin of [server.url, fastify.origin]) await askOnceEach(origin, data);
    const rates = await listAgainst(
      { genkan: server.url, nginx: nginx.origin, fastify: fastify.origin },
      data,
    );
    const rps = (name: string): number => rounded(median(rates[name]!.map((one) => one.rps)), 0);
    return {
      list_rps_over_fastify: ratio(rates.genkan!, rates.fastify!),
      list_rps_over_nginx_file: ratio(rates.genkan!, rates.nginx!),
      list_rps: rps('genkan'),
      list_fastify_rps: rps('fastify'),
      list_nginx_file_rps: rps('nginx'),
      list_p50_ms: median(rates.genkan!.map((one) => one.p50_ms)),
      list_p99_ms: median(rates.genkan!.map((one) => one.p99_ms)),
    };
  } finally {
    for (const rival of rivals) await rival.stop();
  }
}

async function uncachedFigures(data: DataFolder): Promise<Figures> {
  const server = await serveFolder(data.path, [...OPTIONS, '--answer-memory-mib', '0']);
  try {
    await load(onList(server.url, data));
    const one = await load({ ...onList(server.url, data), seed: 2 });
    progress(`api: list, nothing kept: ${one.rps} a second`);
    return { list_uncached_rps: one.rps, list_uncached_p99_ms: one.p99_ms };
  } finally {
    await server.stop();
  }
}

export async function apiGroup(): Promise<Figures> {
  const few = dataFolder(FEW);
  const many = dataFolder(MANY);
  const figures: Figures = { load_seconds_1m: many.seconds, file_mib_1m: many.mib };
  figures.first_page_growth_1m_over_10k = rounded(
    (await firstPageMillis(many)) / (await firstPageMillis(few)),
    2,
  );
  Object.assign(figures, await uncachedFigures(many));
  const server = await serveFolder(many.path, OPTIONS);
  try {
    await new Promise((resolve) => setTimeout(resolve, 5000));
    figures.server_idle_mib = rounded(treeMemoryMib(server.process.pid!), 0);
    Object.assign(figures, await listFigures(server, many));
    Object.assign(figures, await otherReads(server, many));
    Object.assign(figures, await eventDelays(server, many));
    figures.server_busy_mib = rounded(treeMemoryMib(server.process.pid!), 0);
  } finally {
    await server.stop();
  }
  return figures;
}

// The same first page of ten million tickets: an hour and 10 GB to make, so only where it is named.
export async function api10mGroup(): Promise<Figures> {
  const few = await firstPageMillis(dataFolder(FEW));
  const most = await firstPageMillis(dataFolder(10 * MANY));
  return { first_page_growth_10m_over_10k: rounded(most / few, 2) };
}
