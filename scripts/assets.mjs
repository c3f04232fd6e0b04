// Makes the folder that `genkan serve --static` serves, from the module, web/ and assets/:
//
//   assets.json             logical name -> public path, {"genkan.wasm": "/assets/genkan.3fa9c1d2.wasm"}
//   assets/<hashed name>    what browsers fetch, cached for ever; beside each its .br
//   files/<path>            assets/ as it is, for the Router: pages, strings, the OpenAPI document
//   kb/<name>               the example of help pages with the portal in them
//   open/<name>             what pages of other sites fetch, at addresses that stay: genkan.js is the
//                           loader of the element <genkan-portal>, "loader.js" in the manifest
//
//   node scripts/assets.mjs --wasm FILE --manage-wasm FILE --desk-wasm FILE --out DIR
import { buildSync } from "esbuild";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    wasm: { type: "string" },
    "manage-wasm": { type: "string" },
    "desk-wasm": { type: "string" },
    out: { type: "string" },
  },
});
if (!values.wasm || !values["manage-wasm"] || !values["desk-wasm"] || !values.out) {
  console.error("assets: --wasm FILE, --manage-wasm FILE, --desk-wasm FILE and --out DIR are needed");
  process.exit(1);
}
const out = values.out;

function bundled(entry) {
  const result = buildSync({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["chrome109", "firefox115", "safari16"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  });
  return Buffer.from(result.outputFiles[0].contents);
}

// Without what the page says itself (assets/pages/shell.html).
function strings(...files) {
  const texts = files.flatMap((file) => Object.entries(JSON.parse(readFileSync(join(root, file), "utf8"))));
  return Buffer.from(JSON.stringify(Object.fromEntries(texts.filter(([key]) => !key.startsWith("crash.")))));
}

const languages = readdirSync(join(root, "assets/strings"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.slice(0, -5));

// Every part a browser can fetch, by its logical name.
const parts = {
  "genkan.wasm": () => readFileSync(values.wasm),
  // For those who set the portal up: the same client with more screens and more words.
  "manage.wasm": () => readFileSync(values["manage-wasm"]),
  // For those who answer.
  "desk.wasm": () => readFileSync(values["desk-wasm"]),
  "genkan.js": () => bundled("web/bridge/main.ts"),
  "pages.js": () => bundled("web/pages/pages.ts"),
  "passkeys.js": () => bundled("web/pages/passkeys.ts"),
  "genkan.css": () => bundled("assets/styles/genkan.css"),
  // For the portal in a frame in another page: the program with what is different there.
  "embed.js": () => bundled("web/embed/frame.ts"),
  "embed.css": () => bundled("assets/styles/embed.css"),
  "handover.js": () => bundled("web/embed/handover.ts"),
  "loader.js": () => bundled("web/embed/loader.ts"),
  "plain.css": () => bundled("assets/styles/plain.css"),
  "pages.css": () => bundled("assets/styles/pages.css"),
  ...Object.fromEntries(
    languages.flatMap((language) => [
      [`strings/${language}.json`, () => strings(`assets/strings/${language}.json`)],
      ...["manage", "desk"].map((wing) => [
        `strings/${wing}/${language}.json`,
        () => strings(`assets/strings/${language}.json`, `assets/strings/${wing}/${language}.json`),
      ]),
    ]),
  ),
  "icon.svg": () => readFileSync(join(root, "assets/icon.svg")),
};

function compressed(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

mkdirSync(join(out, "assets"), { recursive: true });
const manifest = {};
const kept = new Set();
for (const [name, make] of Object.entries(parts)) {
  const bytes = make();
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const hashed = name.replaceAll("/", "-").replace(/\.(\w+)$/, `.${hash}.$1`);
  manifest[name] = `/assets/${hashed}`;
  kept.add(hashed).add(`${hashed}.br`);
  if (!existsSync(join(out, "assets", `${hashed}.br`))) {
    writeFileSync(join(out, "assets", hashed), bytes);
    writeFileSync(join(out, "assets", `${hashed}.br`), compressed(bytes));
  }
}
for (const old of readdirSync(join(out, "assets"))) {
  if (!kept.has(old)) rmSync(join(out, "assets", old));
}
for (const folder of ["files", "open", "kb"]) rmSync(join(out, folder), { recursive: true, force: true });
mkdirSync(join(out, "open"));
for (const ending of ["", ".br"]) {
  cpSync(join(out, manifest["loader.js"].slice(1) + ending), join(out, "open", `genkan.js${ending}`));
}
cpSync(join(root, "web/embed/genkan.d.ts"), join(out, "open/genkan.d.ts"));
for (const name of ["index.html", "ja.html", "kb.css"]) {
  cpSync(join(root, "web/kb", name), join(out, "kb", name));
}
writeFileSync(join(out, "kb/kb.js"), bundled("web/kb/kb.ts"));
cpSync(join(root, "assets"), join(out, "files"), { recursive: true });
writeFileSync(join(out, "assets.json"), JSON.stringify(manifest, null, 2) + "\n");
