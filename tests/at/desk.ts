// A screen, a message bus and the accessibility bus of one's own, with a reader that listens there
// as a screen reader does. Whatever of these is missing fails the tests.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { openDisplay, type Seat } from '../web/support/display';

const ROOT = process.env.GENKAN_ROOT ?? process.cwd();

export interface AtNode {
  role: string;
  name: string;
  description: string;
  states: string[];
  attributes: Record<string, string>;
  text: string;
  children: AtNode[];
}

export interface AtEvent {
  event: string;
  role: string;
  name: string;
  text: string;
  live: string;
  content: string;
}

export interface Desk extends Seat {
  // The documents that can be seen on the screen.
  documents(): Promise<{ application: string; tree: AtNode }[]>;
  // Hears what is told from now on.
  listen(): Promise<void>;
  events: AtEvent[];
}

function startBus(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('dbus-daemon cannot be started: scripts/setup installs it')));
    child.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}`)));
    createInterface(child.stdout!).once('line', (address) => resolve({ child, address }));
  });
}

export async function openDesk(): Promise<Desk> {
  const display = await openDisplay();
  const bus = await startBus({ ...display.env, GTK_A11Y: 'atspi' });
  const env: NodeJS.ProcessEnv = { ...display.env, DBUS_SESSION_BUS_ADDRESS: bus.address };
  delete env.NO_AT_BRIDGE;
  const reader = spawn('/usr/bin/python3', [join(ROOT, 'tests/at/reader.py')], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const events: AtEvent[] = [];
  const waiting: { resolve(line: never): void; reject(error: Error): void }[] = [];
  const answer = (): Promise<never> =>
    new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  createInterface(reader.stdout!).on('line', (line) => {
    const message = JSON.parse(line) as AtEvent;
    if ('event' in message) events.push(message);
    else waiting.shift()?.resolve(message as never);
  });
  let ended = false;
  reader.once('exit', (code) => {
    ended = true;
    for (const one of waiting) one.reject(new Error(`the reader of the accessibility bus ended with ${code}`));
  });
  await answer();
  const ask = async <T>(order: string): Promise<T> => {
    if (ended) throw new Error('the reader of the accessibility bus has ended');
    const told = answer();
    reader.stdin!.write(`${order}\n`);
    return told as T;
  };
  return {
    env,
    assisted: true,
    events,
    async listen() {
      await ask('listen');
      events.length = 0;
    },
    async documents() {
      return (await ask<{ documents: { application: string; tree: AtNode }[] }>('tree')).documents;
    },
    close() {
      reader.stdin!.end();
      bus.child.kill();
      display.close();
    },
  };
}
