// Makes the folder of the demo, which any static host serves from any path: index.html, and packs,
// which are compressed files of names and contents, because such a host compresses nothing.
//
//   demo.pack            the module, script, styles and sample data
//   <language>.pack      texts
//   manage.pack, manage.<language>.pack     the same for whoever manages, fetched after the list stands
//
// Fails where what is fetched until the list stands is more than demo_bytes of scripts/budget.json.
//
//   node scripts/demo.mjs --wasm FILE --manage-wasm FILE --out DIR
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { deflateRawSync } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { wasm: { type: "string" }, "manage-wasm": { type: "string" }, out: { type: "string" } },
});
if (!values.wasm || !values["manage-wasm"] || !values.out) {
  console.error("demo: --wasm FILE, --manage-wasm FILE and --out DIR are needed");
  process.exit(1);
}
const out = values.out;

// web/demo/backend.ts in the place of the backend across the network.
const inTab = {
  name: "in-tab",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/backend$/ }, () => ({ path: join(root, "web/demo/backend.ts") }));
  },
};

async function bundled(entry) {
  const result = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["chrome109", "firefox115", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
    plugins: [inTab],
  });
  return Buffer.from(result.outputFiles[0].contents);
}

const read = (path) => readFileSync(join(root, path));
const compact = (path, isKept = () => true) =>
  Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(read(path))).filter(([key]) => isKept(key)))));

// Each name and content with its length in front, as web/demo/boot.ts reads them.
function pack(files) {
  const parts = Object.entries(files).flatMap(([name, content]) => [Buffer.from(name), content]);
  const framed = parts.flatMap((part) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(part.length);
    return [size, part];
  });
  return deflateRawSync(Buffer.concat(framed), { level: 9, memLevel: 9 });
}

// Of what the backend alone says, what a customer's API answers hold.
const isSaid = (key) => !/^(mail|sign_in|account|address|consent|passkeys|register|reset|set_up|storage|welcome|page|preview)\./.test(key);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(
  join(out, "demo.pack"),
  pack({
    "demo.js": await bundled("web/demo/start.ts"),
    "demo.css": await bundled("web/demo/demo.css"),
    "plain.css": await bundled("assets/styles/plain.css"),
    "sample/sample.json": compact("assets/sample/sample.json"),
    "demo.wasm": readFileSync(values.wasm),
  }),
);
writeFileSync(join(out, "manage.pack"), pack({ "manage.wasm": readFileSync(values["manage-wasm"]) }));
const languages = readdirSync(join(root, "assets/strings")).filter((name) => name.endsWith(".json"));
for (const name of languages) {
  writeFileSync(
    join(out, name.replace(/json$/, "pack")),
    pack({
      [`strings/${name}`]: compact(`assets/strings/${name}`),
      [`strings/server/${name}`]: compact(`assets/strings/server/${name}`, isSaid),
      [`strings/demo/${name}`]: compact(`assets/strings/demo/${name}`),
    }),
  );
  writeFileSync(
    join(out, `manage.${name.replace(/json$/, "pack")}`),
    pack({ [`strings/manage/${name}`]: compact(`assets/strings/manage/${name}`) }),
  );
}
const boot = (await bundled("web/demo/boot.ts")).toString().trim();
const digest = `sha256-${createHash("sha256").update(boot).digest("base64")}`;
const page = read("web/demo/index.html").toString();
writeFileSync(join(out, "index.html"), page.replace("{{boot_digest}}", digest).replace("{{boot}}", () => boot));

const sent = (name) => statSync(join(out, name)).size;
const texts = Math.max(...languages.map((name) => sent(name.replace(/json$/, "pack"))));
const bytes = sent("index.html") + sent("demo.pack") + texts;
const allowed = JSON.parse(read("scripts/budget.json")).demo_bytes;
if (bytes > allowed) {
  console.error(`demo: ${bytes} bytes until the list stands, and scripts/budget.json allows ${allowed}`);
  process.exit(1);
}
