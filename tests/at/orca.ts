// Orca, a screen reader that people use, and everything it says.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { until } from '../web/support/waiting';
import type { Desk } from './desk';

const ROOT = process.env.GENKAN_ROOT ?? process.cwd();

export interface Orca {
  // Forgets what was said so far.
  fresh(): void;
  // Waits until all of these were said, in this order, each by an utterance of its own.
  hears(...sentences: RegExp[]): Promise<void>;
  // A key of the keyboard itself, which Orca sees before the browser does.
  key(name: string): void;
  // What was said since fresh().
  said(): string[];
  close(): void;
}

export function startOrca(desk: Desk): Orca {
  const home = mkdtempSync(join(tmpdir(), 'genkan-orca-'));
  const log = join(home, 'speech');
  const program = join(ROOT, 'tests/at/orca_by_lines.py');
  const child = spawn('/usr/bin/python3', [program, '--replace', '--debug-file', log, '-u', home], {
    env: { ...desk.env, LANG: 'C.UTF-8', HOME: home, XDG_RUNTIME_DIR: home },
    stdio: 'inherit',
  });
  let ended = false;
  child.once('exit', () => (ended = true));
  const orphaned = (): void => void child.kill();
  process.once('exit', orphaned);
  const utterances = (): string[] => {
    if (ended) throw new Error('Orca has ended');
    if (!existsSync(log)) return [];
    return [...readFileSync(log, 'utf8').matchAll(/SPEECH OUTPUT: '(.*?)'(?:[[{]| voice=|$)/gm)].map(
      ([, words]) => words!.trim(),
    );
  };
  let from = 0;
  const said = (): string[] => utterances().slice(from).filter((one) => one !== '');
  const orca: Orca = {
    fresh() {
      from = utterances().length;
    },
    key(name) {
      const firefox = ['search', '--onlyvisible', '--class', 'firefox', 'windowfocus', '%@'];
      spawnSync('xdotool', firefox, { env: desk.env });
      const pressed = spawnSync('xdotool', ['key', name], { env: desk.env });
      if (pressed.status !== 0) throw new Error('xdotool cannot press a key: scripts/setup installs it');
    },
    said,
    async hears(...sentences) {
      const missing = (): RegExp | undefined => {
        let at = 0;
        const heard = said();
        return sentences.find((sentence) => {
          const found = heard.findIndex((one, i) => i >= at && sentence.test(one));
          at = found + 1;
          return found < 0;
        });
      };
      await until('the speech', async () => missing() === undefined).catch(() => {
        throw new Error(`${missing()} was not said; it said: ${said().join(' | ')}`);
      });
    },
    close() {
      process.off('exit', orphaned);
      child.kill();
      child.once('exit', () => rmSync(home, { recursive: true, force: true }));
    },
  };
  return orca;
}
