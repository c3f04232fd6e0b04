// A WebDriver program of one's own and the one session it holds, over plain HTTP.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

import { until } from './waiting';

// Free a moment ago.
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export class WebDriver {
  readonly complaints: string[] = [];
  #session = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly address: string,
  ) {
    const listen = (part: Buffer): void => {
      for (const line of part.toString().split('\n')) {
        if (!/^CONSOLE .*\bERROR\b/.test(line) || /Failed to load resource/.test(line)) continue;
        this.complaints.push(line);
      }
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
  }

  static async start(program: string, env: NodeJS.ProcessEnv): Promise<WebDriver> {
    const port = await freePort();
    const child = spawn(program, [`--port=${port}`], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const failed = new Promise<never>((_, reject) =>
      child.once('error', () => reject(new Error(`${program} cannot be started: scripts/setup installs it`))),
    );
    const orphaned = (): void => void child.kill();
    process.once('exit', orphaned);
    child.once('exit', () => process.off('exit', orphaned));
    const driver = new WebDriver(child, `http://127.0.0.1:${port}`);
    await Promise.race([failed, driver.#ready()]);
    return driver;
  }

  async begin(capabilities: object): Promise<void> {
    const answer = (await this.#send('POST', '/session', {
      capabilities: { alwaysMatch: capabilities },
    })) as { sessionId: string };
    this.#session = `/session/${answer.sessionId}`;
  }

  call(method: string, path: string, body?: object): Promise<unknown> {
    return this.#send(method, this.#session + path, body);
  }

  async end(): Promise<void> {
    if (this.#session !== '') await this.call('DELETE', '').catch(() => undefined);
    this.child.kill();
  }

  #ready(): Promise<void> {
    return until('the WebDriver to answer', async () => (await this.#send('GET', '/status')) !== undefined);
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.address + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
    if (value && typeof value === 'object' && value.error && !response.ok) {
      throw new Error(`WebDriver ${path.replace(/^\/session\/[^/]*/, '')}: ${value.error} ${value.message}`);
    }
    return value;
  }
}
