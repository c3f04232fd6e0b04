// The backend across the network. The demo's bundle has web/demo/backend.ts in this file's place.
import type { Module } from "./module";
import { setting } from "./setting";

// What a program asks of its backend beside the client's own requests.
export const ask: typeof fetch = (target, init) => fetch(target, init);

// Where the reader is: path and query within the origin.
export const where = (): { pathname: string; search: string } => location;

// What the module imports beside the client's own.
export const backendImports = (
  _module: Module,
  _frameWanted: () => void,
  _changed: (data: string) => void,
): WebAssembly.ModuleImports => ({});

// The module, and the strings file.
export const load = (imports: WebAssembly.Imports): Promise<[WebAssembly.Instance, string]> =>
  Promise.all([
    WebAssembly.instantiateStreaming(fetch(setting("module")), imports).then(({ instance }) => instance),
    fetch(setting("strings")).then((response) => response.text()),
  ]);

// Before the client starts in the module.
export const open = (_module: Module): void => undefined;

// The client runs; `restart` ends it and starts another.
export const started = (_restart: () => void): void => undefined;
