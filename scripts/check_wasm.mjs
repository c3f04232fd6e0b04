// Fails when a module imports anything but what the page supplies: the functions of web/bridge/
// (module "genkan"), the few WASI calls of the C library, randomness, and the notice that memory grew.
import { readFileSync } from "node:fs";

const allowed = new Set([
  "env.getentropy",
  "env.emscripten_notify_memory_growth",
  "wasi_snapshot_preview1.args_get",
  "wasi_snapshot_preview1.args_sizes_get",
  "wasi_snapshot_preview1.environ_get",
  "wasi_snapshot_preview1.environ_sizes_get",
  "wasi_snapshot_preview1.clock_time_get",
  "wasi_snapshot_preview1.fd_write",
  "wasi_snapshot_preview1.fd_close",
  "wasi_snapshot_preview1.fd_seek",
  "wasi_snapshot_preview1.fd_read",
  "wasi_snapshot_preview1.proc_exit",
]);

const file = process.argv[2];
const foreign = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(file)))
  .map(({ module, name }) => `${module}.${name}`)
  .filter((name) => !name.startsWith("genkan.") && !allowed.has(name));
if (foreign.length > 0) {
  console.error(`${file}: undefined symbols: ${foreign.join(", ")}`);
  process.exit(1);
}
