// A screen nobody looks at, for engines that draw in a window only.
import { spawn } from 'node:child_process';

// Where a browser runs: its screen and its message bus, as variables of the environment.
export interface Seat {
  env: NodeJS.ProcessEnv;
  // Whether assistive technology listens on the bus.
  assisted: boolean;
  close(): void;
}

export function openDisplay(): Promise<Seat> {
  const args = ['-displayfd', '3', '-screen', '0', '2600x1800x24', '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.once('exit', () => child.kill());
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('Xvfb cannot be started: scripts/setup installs it')));
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3]!.once('data', (number: Buffer) =>
      resolve({
        env: { ...process.env, DISPLAY: `:${number.toString().trim()}` },
        assisted: false,
        close: () => void child.kill(),
      }),
    );
  });
}
