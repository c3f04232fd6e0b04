// A portal of one's own: a fresh data folder with the sample tickets, served on a free port.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = process.env.GENKAN_ROOT ?? process.cwd();
const PROGRAM = process.env.GENKAN_SERVER ?? join(ROOT, 'build/native-release/genkan');
const STATIC = process.env.GENKAN_STATIC ?? join(ROOT, 'build/web-release/static');

export const PASSWORD = 'genkan-demo';

export interface PortalServer {
  url: string;
  data: string;
  // What the server said before it was ready, such as the link to the set-up page.
  greeting: string;
  process: ChildProcess;
  // Ends the server and starts it again on the same data and port.
  restart(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

// Runs one command of the server program to its end and returns what it printed.
export function genkan(args: string[], input = ''): string {
  const done = spawnSync(PROGRAM, args, { input, encoding: 'utf8' });
  if (done.status !== 0) {
    throw new Error(`genkan ${args.join(' ')} ended with ${done.status}: ${done.stderr}`);
  }
  return done.stdout;
}

interface Started {
  child: ChildProcess;
  url: string;
  greeting: string;
}

function start(data: string, port: number, options: string[] = []): Promise<Started> {
  const args = ['serve', '--data', data, '--port', String(port), '--static', STATIC, ...options];
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr!.on('data', (part: Buffer) => (errors = (errors + part.toString()).slice(-4000)));
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout!.on('data', (part: Buffer) => {
      printed += part.toString();
      const ready = /ready (http:\/\/\S+)/.exec(printed);
      if (ready) resolve({ child, url: ready[1]!.replace(/\/$/, ''), greeting: printed });
    });
    child.once('exit', (code) => reject(new Error(`genkan serve ended with ${code}: ${errors}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

export async function startPortal(fill: (data: string) => void = fillSample): Promise<PortalServer> {
  const data = mkdtempSync(join(tmpdir(), 'genkan-'));
  fill(data);
  let { child, url, greeting } = await start(data, 0);
  const port = Number(new URL(url).port);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended(child);
  };
  return {
    get url() {
      return url;
    },
    get process() {
      return child;
    },
    get greeting() {
      return greeting;
    },
    data,
    async restart() {
      await end('SIGTERM');
      ({ child, url, greeting } = await start(data, port));
    },
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

// Serves a folder that stays, with options of `genkan serve`, until `stop`.
export async function serveFolder(
  data: string,
  options: string[],
): Promise<{ url: string; process: ChildProcess; stop(): Promise<void> }> {
  const { child, url } = await start(data, 0, options);
  return {
    url,
    process: child,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

// Changes some settings of a portal that is served, as its manager's shell would.
export function applySettings(data: string, change: (settings: Record<string, any>) => void): void {
  const settings = JSON.parse(genkan(['admin', 'export-settings', '--data', data])) as Record<string, any>;
  change(settings);
  const file = join(data, 'new-settings.json');
  writeFileSync(file, JSON.stringify(settings));
  genkan(['admin', 'apply-settings', file, '--data', data]);
}

let sample = '';

// The sample tickets: made once, then copied.
export function fillSample(data: string): void {
  if (sample === '') {
    sample = mkdtempSync(join(tmpdir(), 'genkan-sample-'));
    process.once('exit', () => rmSync(sample, { recursive: true, force: true }));
    genkan(['sample', '--data', sample]);
  }
  cpSync(sample, data, { recursive: true });
}
