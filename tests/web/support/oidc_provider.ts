// A real OpenID Connect provider beside a portal.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { genkan, type PortalServer } from './portal_server';

const ROOT = process.env.GENKAN_ROOT ?? process.cwd();

export interface Provider {
  issuer: string;
  process: ChildProcess;
}

// Starts it and tells the portal its secret; the portal's settings are for whoever calls to make.
export async function startProvider(portal: PortalServer): Promise<Provider> {
  const redirect = `${portal.url}/sign-in/openid/answer`;
  const child = spawn('node', [join(ROOT, 'tests/server/oidc_provider.mjs'), '--redirect', redirect], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const issuer = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (part: Buffer) => {
      printed += part.toString();
      const found = /^http:\S+/m.exec(printed);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the provider ended with ${code}`)));
  });
  genkan(['admin', 'set-openid-secret', '--data', portal.data], 'provider-word\n');
  return { issuer, process: child };
}
