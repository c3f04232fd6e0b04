// Runs a wasm program under node's WASI, which needs no JavaScript of Emscripten's.
//
//   node --no-warnings scripts/run_wasm.mjs FILE [ARGUMENT...]
import { randomFillSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const args = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args, env: {}, returnOnExit: true });
const { instance } = await WebAssembly.instantiate(readFileSync(args[0]), {
  wasi_snapshot_preview1: wasi.wasiImport,
  genkan: {
    number_of: (address, bytes) =>
      Number(Buffer.from(instance.exports.memory.buffer, address, bytes).toString()),
    sine: Math.sin,
    cosine: Math.cos,
  },
  env: {
    emscripten_notify_memory_growth() {},
    getentropy(address, bytes) {
      randomFillSync(new Uint8Array(instance.exports.memory.buffer, address, bytes));
      return 0;
    },
  },
});
process.exitCode = wasi.start(instance);
