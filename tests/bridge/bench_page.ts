// The client over its own 100,000 tickets, served as the portal serves it: one strict policy, no
// inline script or style.
import { buildSync } from "esbuild";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const root = process.cwd();
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'";

function bundled(entry: string): Buffer {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    logLevel: "error",
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

// The second does not ship: a portal that begins at the right.
const strings = { ja: "assets/strings/ja.json", ar: "tests/fixtures/strings/ar.json" };

// As assets/pages/shell.html has them.
const crashWords = (language: keyof typeof strings): string => {
  const words = JSON.parse(readFileSync(join(root, strings[language]), "utf8")) as Record<string, string>;
  const keys = {
    "crash-title": "crash.title", "crash-text": "crash.text", "crash-reload": "frame.reload",
    "unsupported-title": "crash.unsupported_title", "unsupported-text": "crash.unsupported",
  };
  return Object.entries(keys)
    .map(([name, key]) => `<meta name="genkan-${name}" content="${words[key] ?? ""}">`)
    .join("");
};

const pageIn = (language: keyof typeof strings): string => `<!doctype html>
<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Genkan</title>
<meta name="genkan-mode" content="bench"><meta name="genkan-api" content="1">
<meta name="genkan-base" content="/desk"><meta name="genkan-module" content="/genkan.wasm">
<meta name="genkan-strings" content="/strings.json">
${crashWords(language)}<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/genkan.css"><script type="module" src="/genkan.js"></script></head>
<body><main id="app"><p role="status">…</p></main></body></html>`;

export type BenchPage = { origin: string; stop(): void };

export async function serveBenchPage(language: keyof typeof strings = "ja"): Promise<BenchPage> {
  const files: Record<string, [string, Buffer]> = {
    "/genkan.js": ["text/javascript", bundled("web/bridge/main.ts")],
    "/genkan.css": ["text/css", bundled("shell/genkan.css")],
    "/genkan.wasm": ["application/wasm", readFileSync(join(root, "build/web-release/genkan_bench.wasm"))],
    "/strings.json": ["application/json", readFileSync(join(root, strings[language]))],
    "/icon.svg": ["image/svg+xml", readFileSync(join(root, "assets/icon.svg"))],
  };
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [type, body] = files[pathname] ?? ["text/html; charset=utf-8", Buffer.from(pageIn(language))];
    response.setHeader("Content-Type", type);
    response.setHeader("Content-Security-Policy", policy);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
