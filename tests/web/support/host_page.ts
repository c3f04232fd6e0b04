// A page of somebody else's, on an origin of its own, that shows a portal in it. Its policy is as strict
// as the README's lines allow.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  // By the address of this machine, which is the portal's site too, and by its name, which is not.
  origin: string;
  named: string;
  // What stands in the body from now on.
  show(body: string): void;
  close(): void;
}

// The lines that the README gives, and the page's own sign in browsers.
export const policyFor = (portal: string): string =>
  `default-src 'none'; img-src 'self'; script-src ${portal}; connect-src ${portal}; frame-src ${portal}; base-uri 'none'`;

// `head`: what loads the portal's element; other pages have nothing of it.
export async function startHostPage(
  portal: string,
  head = `<script type="module" src="${portal}/genkan.js"></script>`,
): Promise<HostPage> {
  let body = '';
  const server = createServer((request, answer) => {
    const known = request.url === '/';
    answer.writeHead(known ? 200 : 204, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyFor(portal),
    });
    answer.end(
      known
        ? `<!doctype html><html lang="en"><head><title>Help</title>` +
            `${head}</head>` +
            `<body><button>Before</button>${body}<button>After</button></body></html>`
        : '',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    named: `http://localhost:${port}`,
    show: (shown) => void (body = shown),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
