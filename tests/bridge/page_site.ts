// One script of the tests under the client's own style sheet, in a page of any language.
import { buildSync } from "esbuild";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const root = process.cwd();

function bundled(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

const pageIn = (language: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>Genkan</title>
<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script></head>
<body><div id="meaning"></div></body></html>`;

// The page is at `${origin}/LANGUAGE`.
export type Site = { origin: string; stop(): void };

export async function servePage(script: string): Promise<Site> {
  const files: Record<string, [string, string]> = {
    "/page.js": ["text/javascript", bundled(script)],
    "/page.css": ["text/css", bundled("shell/genkan.css")],
  };
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    const [type, body] = files[path] ?? ["text/html; charset=utf-8", pageIn(path.slice(1))];
    response.setHeader("Content-Type", type);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
