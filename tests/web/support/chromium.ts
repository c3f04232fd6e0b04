// Debian's Chromium as the tests and benchmarks start it.
import { chromium, type Browser, type BrowserServer } from 'playwright-core';

const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// How the browser draws: WebGL2 emulated in software, or no GPU process at all.
export const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
export const WITHOUT_GPU = ['--disable-gpu'];

const EXECUTABLE = process.env.GENKAN_CHROMIUM ?? '/usr/bin/chromium';

export function launchChromium(drawing: string[] = SOFTWARE_WEBGL): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: [...QUIET, ...drawing] });
}

// In a window, telling assistive technology all it knows.
export function launchAssistedChromium(env: NodeJS.ProcessEnv): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [...QUIET, ...SOFTWARE_WEBGL, '--force-renderer-accessibility'],
    headless: false,
    env: env as Record<string, string>,
  });
}

// A browser whose process id is known, so that its CPU time can be read.
export async function launchChromiumServer(
  drawing: string[],
): Promise<{ server: BrowserServer; browser: Browser; pid: number }> {
  const server = await chromium.launchServer({
    executablePath: EXECUTABLE,
    args: [...QUIET, ...drawing],
  });
  const browser = await chromium.connect(server.wsEndpoint());
  return { server, browser, pid: server.process().pid! };
}
