// Load by wrk: 64 connections, each asking as soon as it was answered, as many people in turn.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONNECTIONS = 64;

export interface Load {
  // Where, such as "http://127.0.0.1:8080".
  origin: string;
  // A file with the value of one session's cookie in each line.
  cookies: string;
  // Paths of which each request takes one; "3 /path" is for the third person alone.
  paths: string[];
  seconds: number;
  // A body to post; `{key}` is another one in each.
  post?: string;
  connections?: number;
  seed?: number;
}

export interface Loaded {
  requests: number;
  failed: number;
  rps: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
}

export async function load(asked: Load): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'genkan-wrk-'));
  try {
    const paths = join(folder, 'paths.txt');
    writeFileSync(paths, asked.paths.join('\n') + '\n');
    const connections = asked.connections ?? CONNECTIONS;
    const child = spawn(
      'wrk',
      ['-t', '1', '-c', String(connections), '-d', `${asked.seconds}s`, '--timeout', '10s'].concat(
        ['-s', 'tests/bench/wrk/person.lua', asked.origin],
      ),
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          COOKIES: asked.cookies,
          PATHS: paths,
          SEED: String(asked.seed ?? 1),
          ...(asked.post === undefined ? {} : { POST: asked.post }),
        },
      },
    );
    let printed = '';
    child.stdout.on('data', (part: Buffer) => (printed += part.toString()));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    const line = printed.trim().split('\n').at(-1)!;
    if (code !== 0) throw new Error(`wrk ended with ${code}: ${line}`);
    const loaded = JSON.parse(line) as Loaded;
    // A rate of refusals would say nothing.
    if (loaded.failed > 0) throw new Error(`api: ${loaded.failed} of ${line} failed`);
    return loaded;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
