// What the API is measured against, each serving the same answer on this machine: nginx from a
// file, and Fastify with better-sqlite3 from the same tickets.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

import type { DataFolder } from './api_data';
import { progress } from './figures';

export interface Rival {
  origin: string;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function answers(origin: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; ++tries) {
    if (child.exitCode !== null) break;
    try {
      await fetch(origin);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`api: nothing answers at ${origin}`);
}

async function running(origin: string, child: ChildProcess, clean = () => {}): Promise<Rival> {
  await answers(origin, child);
  return {
    origin,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      clean();
    },
  };
}

// One file for every path, sent by the kernel, with no log: as fast as it gets.
export async function nginxRival(body: string): Promise<Rival> {
  const folder = mkdtempSync(join(tmpdir(), 'genkan-nginx-'));
  const port = await freePort();
  writeFileSync(join(folder, 'list.json'), body);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `user ${userInfo().username}; daemon off; pid ${folder}/pid; error_log ${folder}/errors;
     worker_processes ${availableParallelism()};
     events { worker_connections 1024; }
     http {
       access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
       types { application/json json; } ${temporary}
       server { listen 127.0.0.1:${port}; root ${folder}; location / { try_files /list.json =404; } }
     }`,
  );
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'errors')]);
  const clean = () => rmSync(folder, { recursive: true, force: true });
  return running(`http://127.0.0.1:${port}`, child, clean);
}

const RIVAL = 'build/bench-rival';

// better-sqlite3 is built here, against the headers that belong to node.
function installFastify(): void {
  mkdirSync(RIVAL, { recursive: true });
  cpSync('tests/bench/rival_api', RIVAL, { recursive: true });
  const locked = readFileSync('tests/bench/rival_api/package-lock.json', 'utf8');
  const installed = join(RIVAL, 'node_modules/.genkan');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === locked) return;
  progress('api: installing Fastify and better-sqlite3');
  const prefix = dirname(dirname(process.execPath));
  const npm = (args: string[]): void => {
    const done = spawnSync('npm', args, {
      cwd: RIVAL,
      encoding: 'utf8',
      env: { ...process.env, npm_config_build_from_source: 'true', npm_config_nodedir: prefix },
    });
    if (done.status !== 0) throw new Error(`npm ${args.join(' ')}: ${done.stderr}`);
  };
  npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  npm(['rebuild', 'better-sqlite3', '--loglevel=error']);
  writeFileSync(installed, locked);
}

export async function fastifyRival(data: DataFolder): Promise<Rival> {
  installFastify();
  const file = join(data.path, 'rival.db');
  const filled = spawnSync(
    process.execPath,
    [join(RIVAL, 'fill.mjs'), join(data.path, 'genkan.db'), data.cookies, file],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (filled.status !== 0) throw new Error('api: the rival has no database');
  const port = await freePort();
  const child = spawn(process.execPath, [join(RIVAL, 'server.mjs'), file, String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return running(`http://127.0.0.1:${port}`, child);
}
