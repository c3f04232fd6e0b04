// Data folders with many tickets, made once for each number of tickets, seed and schema and kept
// under the build folder; their sessions are made anew for each run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { progress, rounded } from './figures';

const FOLDERS = 'build/bench-data';
const PROGRAM = 'build/native-release/genkan_api_data';
const SEED = 1;
// Each contact has a hundred tickets and each company a thousand, however many there are.
const TICKETS_PER_CONTACT = 100;

export interface DataFolder {
  path: string;
  cookies: string;
  tickets: number;
  contacts: number;
  seconds: number; // What it took to make, once.
  mib: number;
}

// The number of the newest migration: a folder of an older schema is made anew.
function schemaNumber(): number {
  const source = readFileSync('src/server/sqlite_migrations.cpp', 'utf8');
  const numbers = [...source.matchAll(/Migration\{(\d+),/g)].map((found) => Number(found[1]));
  return Math.max(...numbers);
}

function fill(folder: string, tickets: number, contacts: number): void {
  const done = spawnSync(PROGRAM, [folder, String(tickets), String(contacts), String(SEED)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) throw new Error(`api: ${folder} could not be made`);
}

export function dataFolder(tickets: number): DataFolder {
  const contacts = tickets / TICKETS_PER_CONTACT;
  const path = join(FOLDERS, `${tickets}-seed${SEED}-schema${schemaNumber()}`);
  const madeFile = join(path, 'made.json');
  if (!existsSync(madeFile)) {
    progress(`api: making ${tickets} tickets, once`);
    const part = `${path}.part`;
    mkdirSync(part, { recursive: true });
    const begun = performance.now();
    fill(part, tickets, contacts);
    const seconds = rounded((performance.now() - begun) / 1000, 0);
    writeFileSync(join(part, 'made.json'), JSON.stringify({ seconds }));
    renameSync(part, path);
  } else {
    fill(path, tickets, contacts);
  }
  const { seconds } = JSON.parse(readFileSync(madeFile, 'utf8')) as { seconds: number };
  const mib = rounded(statSync(join(path, 'genkan.db')).size / 1024 / 1024, 0);
  progress(`api: ${tickets} tickets in ${path}: made in ${seconds} s, ${mib} MiB`);
  return { path, cookies: join(path, 'cookies.txt'), tickets, contacts, seconds, mib };
}
