// Lays out the client over its own 100,000 tickets as plain files, beside the rival.
//
//   node tests/bench/genkan_page.mjs MODULE STATIC OUT
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [module, folder, out] = process.argv.slice(2);
const assets = JSON.parse(readFileSync(join(folder, "assets.json"), "utf8"));
mkdirSync(out, { recursive: true });
for (const name of ["genkan.js", "genkan.css", "strings/en.json"]) {
  copyFileSync(join(folder, assets[name]), join(out, name.replace("/", "-")));
}
copyFileSync(module, join(out, "genkan.wasm"));
writeFileSync(
  join(out, "tickets"),
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tickets</title>
<meta name="genkan-mode" content="bench">
<meta name="genkan-api" content="1">
<meta name="genkan-base" content="/genkan">
<meta name="genkan-module" content="genkan.wasm">
<meta name="genkan-strings" content="strings-en.json">
<link rel="stylesheet" href="genkan.css">
<body><main id="app"></main><script type="module" src="genkan.js"></script>
</html>
`,
);
