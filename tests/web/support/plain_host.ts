// A static host that knows nothing but files: no compression, no headers of its own, no paths but
// those of files. Serves one folder below a path.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = { '.html': 'text/html' };

export interface PlainHost {
  // Of the folder, with a slash at the end.
  url: string;
  // Paths that were asked for, in their order, and the bytes of what was answered.
  asked: string[];
  bytes: number;
  // From now on nobody is there.
  stop(): Promise<void>;
}

export async function startPlainHost(folder: string, path: string): Promise<PlainHost> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://host').pathname;
    host.asked.push(asked);
    const inside = asked.startsWith(path) ? normalize(asked.slice(path.length) || 'index.html') : '..';
    const file = join(folder, inside);
    if (inside.startsWith('..') || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const content = readFileSync(file);
    host.bytes += content.length;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-length': content.length }).end(content);
  });
  const host: PlainHost = {
    url: '',
    asked: [],
    bytes: 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return host;
}
