// Runs a TypeScript program under node: bundled into build/ first, packages left outside.
//
//   node scripts/run_ts.mjs FILE [ARGUMENT...]
import { build } from "esbuild";
import { rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  console.error("run_ts: say which file to run");
  process.exit(1);
}
// A name of its own: two runs of one program at a time must not read each other's half-written file.
const outfile = join(root, "build", "ts", `${basename(file, ".ts")}.${process.pid}.mjs`);
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node18",
  packages: "external",
  sourcemap: "inline",
  logLevel: "error",
});
process.argv = [process.argv[0], file, ...rest];
const loaded = import(pathToFileURL(outfile).href);
process.on("exit", () => rmSync(outfile, { force: true }));
await loaded;
