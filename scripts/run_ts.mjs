// Runs a TypeScript program under node: bundled into build/ first, packages left outside.
//
//   node scripts/run_ts.mjs FILE [ARGUMENT...]
import { build } from "esbuild";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  console.error("run_ts: say which file to run");
  process.exit(1);
}
const outfile = join(root, "build", "ts", `${basename(file, ".ts")}.mjs`);
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
await import(pathToFileURL(outfile).href);
