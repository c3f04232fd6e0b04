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

// The names of `bytes`' imports that nobody supplies.
function foreign(bytes) {
  return WebAssembly.Module.imports(new WebAssembly.Module(bytes))
    .map(({ module, name }) => `${module}.${name}`)
    .filter((name) => !name.startsWith("genkan.") && !allowed.has(name));
}

// A module that imports one function, `module`.f, and nothing else.
function importing(module) {
  const entry = [1, module.length, ...Buffer.from(module), 1, 0x66, 0, 0];
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 2, entry.length, ...entry]);
}

if (foreign(importing("env")).join() !== "env.f" || foreign(importing("genkan")).length > 0) {
  throw new Error("check_wasm does not tell the page's functions from others");
}

const file = process.argv[2];
const names = foreign(readFileSync(file));
if (names.length > 0) {
  console.error(`${file}: undefined symbols: ${names.join(", ")}`);
  process.exit(1);
}
