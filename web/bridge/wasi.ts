// The few calls that the C library makes: messages to the console, a clock, an end.
import type { Module } from "./module";

const success = 0;
const notSupported = 58;

export function wasiImports(module: Module, crash: (message: string) => void): WebAssembly.ModuleImports {
  return {
    args_get: () => success,
    args_sizes_get: (count: number, bytes: number) => {
      module.view.setUint32(count, 0, true);
      module.view.setUint32(bytes, 0, true);
      return success;
    },
    environ_get: () => success,
    environ_sizes_get: (count: number, bytes: number) => {
      module.view.setUint32(count, 0, true);
      module.view.setUint32(bytes, 0, true);
      return success;
    },
    clock_time_get: (_clock: number, _precision: bigint, out: number) => {
      module.view.setBigUint64(out, BigInt(Math.round(Date.now() * 1e6)), true);
      return success;
    },
    fd_write: (_file: number, vectors: number, count: number, written: number) => {
      let bytes = 0;
      let text = "";
      for (let i = 0; i < count; ++i) {
        const length = module.view.getUint32(vectors + 8 * i + 4, true);
        text += module.text(module.view.getUint32(vectors + 8 * i, true), length);
        bytes += length;
      }
      if (text.trim() !== "") console.error(text.trimEnd());
      module.view.setUint32(written, bytes, true);
      return success;
    },
    fd_close: () => success,
    fd_read: () => notSupported,
    fd_seek: () => notSupported,
    proc_exit: (code: number) => {
      crash(`exit ${code}`);
      throw new WebAssembly.RuntimeError("exit");
    },
  };
}
